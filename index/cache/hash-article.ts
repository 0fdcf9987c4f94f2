/** A hash of all of an article that its terms, weights, reasons and postings are made of: the same is the same article. */
import { hash } from 'node:crypto';
import type { Article } from '../../src/article.ts';

const DIGITS = 32;

export function hashArticle(article: Article): string {
  let digest = known.get(article);
  if (digest === undefined) {
    const { title, summary, text, lang, tags, authors } = article;
    // JSON has no line breaks: no other article gives the same bytes.
    const facts = JSON.stringify([title, summary ?? '', lang, tags, authors]);
    digest = hash('sha256', `${facts}\n${text}`).slice(0, DIGITS);
    known.set(article, digest);
  }
  return digest;
}

// --- internal ---

/** Several steps of a build ask for it. */
const known = new WeakMap<Article, string>();
