/** Editors' pins and blocks, named by id or URL, to places in the corpus; what names nothing is a problem. */
import type { Article } from '../../src/article.ts';
import type { Problem } from '../corpus/problem.ts';
import { lineAt } from '../readers/parse-json.ts';
import { findNearestNames } from './nearest-names.ts';

export interface Choices {
  /** Per article, in the editor's order. */
  pins: number[][];
  blocks: Set<number>[];
  off: boolean[];
}

/** Where problems are told: in the rules file where that names the article, else in the article itself. */
export interface RulesText {
  file: string | undefined;
  text: string;
}

export function resolveChoices(
  articles: readonly Article[],
  rules: RulesText,
  report: (problem: Problem) => void,
): Choices {
  const places = new Map<string, number>();
  articles.forEach(({ url }, i) => void places.set(toPath(url), i).set(toKey(url), i));
  articles.forEach(({ id }, i) => void places.set(id, i));

  const choices: Choices = {
    pins: [],
    blocks: [],
    off: articles.map(({ related }) => related?.off ?? false),
  };
  articles.forEach((article, i) => {
    const tell = (name: string, what: string, remedy: string) =>
      report({
        ...locate(article, name, rules),
        what: `The related list of "${article.id}" ${what}`,
        remedy,
      });
    const resolve = (names: readonly string[], doing: 'pins' | 'blocks') =>
      names.flatMap((name) => {
        const place = places.get(name) ?? places.get(toKey(name)) ?? places.get(toPath(name));
        if (place === undefined) {
          tell(name, `${doing} "${name}", which is not in the index.`, suggest(name, articles));
        } else if (place === i) {
          tell(name, `${doing} the article itself.`, 'Leave it out.');
        } else {
          return [place];
        }
        return [];
      });
    const pins = [...new Set(resolve(article.related?.pin ?? [], 'pins'))];
    const blocks = new Set(resolve(article.related?.block ?? [], 'blocks'));
    for (const pin of pins.filter((one) => blocks.has(one))) {
      const { id } = articles[pin]!;
      tell(id, `both pins and blocks "${id}".`, 'Keep one of the two; until then it is blocked.');
    }
    if (choices.off[i] && pins.length > 0) {
      tell(articles[pins[0]!]!.id, 'is switched off and pins articles.', 'Remove "off" or the pins.');
    }
    choices.pins.push(pins.filter((pin) => !blocks.has(pin)));
    choices.blocks.push(blocks);
  });
  return choices;
}

// --- internal ---

const toKey = (url: string) => url.replace(/[?#].*$/, '').replace(/(.)\/+$/, '$1');

const toPath = (url: string) => toKey(url).replace(/^https?:\/\/[^/]+/, '');

function suggest(name: string, articles: readonly Article[]): string {
  const near = findNearestNames(
    name,
    articles.map(({ id }) => id),
  );
  const drafts = 'If it is a draft, or has "search": false, publish it first or leave it out here.';
  if (near.length === 0) return `Give the id or URL of an article. ${drafts}`;
  return `Did you mean ${near.map((id) => `"${id}"`).join(' or ')}? ${drafts}`;
}

function locate({ id }: Article, name: string, { file, text }: RulesText): Pick<Problem, 'file' | 'line'> {
  const at = text.indexOf(JSON.stringify(name));
  return file !== undefined && at >= 0 ? { file, line: lineAt(text, at) } : { file: id };
}
