/** Articles of a large corpus without their texts, which wait on disk: they are most of an article, and seldom asked for. */
import type { Article } from '../../src/article.ts';
import { pickTexts, readText, type SharedTexts, shareTexts } from '../related/side-by-side/shared-texts.ts';

/** Replaces every article by one that reads its text from `file` when it is asked for. */
export function putTextsAside(articles: Article[], file: string): void {
  const texts = shareTexts(articles, ({ text }) => text, file);
  articles.forEach((article, place) => {
    articles[place] = new TextAside(article, texts, place) as unknown as Article;
  });
}

/** The texts of articles that were put aside together, where any thread can read them; undefined for others. */
export function findTextsAside(articles: readonly Article[]): SharedTexts | undefined {
  const aside = articles as readonly unknown[] as readonly TextAside[];
  return aside.every((article) => article instanceof TextAside) ? TextAside.textsOf(aside) : undefined;
}

// --- internal ---

class TextAside {
  readonly #texts: SharedTexts;
  readonly #place: number;

  constructor({ text: _text, ...facts }: Article, texts: SharedTexts, place: number) {
    Object.assign(this, facts);
    this.#texts = texts;
    this.#place = place;
  }

  static textsOf(articles: readonly TextAside[]): SharedTexts | undefined {
    const places = articles.map((article) => article.#place);
    return articles[0] && pickTexts(articles[0].#texts, places);
  }

  get text(): string {
    return readText(this.#texts, this.#place);
  }
}
