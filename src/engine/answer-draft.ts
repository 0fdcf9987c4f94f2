/** Related links for text that is not in the corpus, by the heaviest of its own words, and its copies on the site. */
import type { Answer, DraftRequest, Hit } from '../answers.ts';
import type { StoredArticle } from '../format/docs.ts';
import { BODY, fromTitleWeight } from '../format/postings.ts';
import { readDraft } from '../related/read-draft.ts';
import {
  scaleOf,
  scoreMention,
  scoreNaming,
  scoreText,
  toScore,
  toValueParts,
  weighTerm,
} from '../related/score-draft.ts';
import { isCopy } from '../related/share-text.ts';
import { inverseDocumentFrequency } from '../search/bm25.ts';
import { NO_PLACES } from '../search/places.ts';
import type { Costs } from '../store/costs.ts';
import { readAllowed, readFacetValue } from './allowed-docs.ts';
import { chooseDraftTerms } from './choose-draft-terms.ts';
import { readFieldLengths } from './field-lengths.ts';
import type { IndexReader } from './index-reader.ts';
import { DRAFT_BUDGET, type OccurrencesByDoc, readOccurrencesOf } from './read-occurrences.ts';
import { analyzersOf, loadTerms } from './resolve-query.ts';
import type { LoadedTerm } from './term-reader.ts';
import { toHit, toIndexInfo } from './to-hit.ts';

/** Articles that are compared by pairs and titles too. */
const COMPARED = 60;
/** Best articles that are read whole to see whether the draft is one of them. */
const READ_FOR_COPIES = 5;
const MOST_TAGS = 10;
const MOST_REASONS = 3;

/** An article with what it shares with the draft. */
interface Match {
  doc: number;
  text: number;
  /** Weight of each shared term, by term. */
  shared: Map<string, number>;
  /** Idf sum of the article's title, and what of it the draft holds. */
  titleWeight: number;
  titleFound: number;
  length: number;
}

interface Related {
  doc: number;
  score: number;
  parts: Record<string, number>;
  reasons: string[];
  sharedTags: string[];
}

export async function answerDraft(reader: IndexReader, request: DraftRequest, costs: Costs): Promise<Answer> {
  const [analyzer] = analyzersOf(reader, request.lang);
  const lang = request.lang ?? Object.keys(reader.manifest.languages)[0];
  const allowed = await readAllowed(reader, { ...request, ...(lang ? { lang } : {}) }, [], costs);
  const draft = readDraft(analyzer!, request.title, request.text);
  const related = await relate(reader, draft, request.tags, allowed, costs);

  const forms = (text: string) => analyzer!.tokenize(text).map(({ form }) => form);
  const own = forms(`${request.title}\n\n${request.text}`.slice(0, 64_000));
  const best = await Promise.all(
    related.slice(0, READ_FOR_COPIES).map(({ doc }) => reader.article(doc, costs)),
  );
  const isCopied = best.map((article) => isCopy(own, forms(`${article.title}\n\n${article.text}`)));
  const threshold = request.threshold ?? reader.manifest.threshold;
  const links = related.filter(({ score }, i) => score >= threshold && !isCopied[i]);
  const shown = links.slice(request.offset, request.offset + request.limit);
  const articles = await Promise.all(shown.map(({ doc }) => reader.article(doc, costs)));
  return {
    hits: shown.map((link, i) => toRelatedHit(articles[i]!, link, request.offset + i + 1, request.explain)),
    query: request.title,
    limit: request.limit,
    offset: request.offset,
    totalHits: links.length,
    totalHitsExact: links.length < COMPARED,
    facetDistribution: {},
    duplicates: best
      .map((article, i) => toRelatedHit(article, related[i]!, i + 1, request.explain))
      .filter((_, i) => isCopied[i]),
    index: toIndexInfo(reader.manifest),
  };
}

/** The articles that relate to a draft most, best first. */
async function relate(
  reader: IndexReader,
  draft: ReturnType<typeof readDraft>,
  tags: readonly string[],
  allowed: Uint8Array | undefined,
  costs: Costs,
): Promise<Related[]> {
  const { documents } = reader.manifest;
  const chosen = await chooseDraftTerms(reader, draft, costs);
  const [terms, lengths, tagged] = await Promise.all([
    loadTerms(reader, chosen.terms, costs),
    readFieldLengths(reader, costs),
    readTags(reader, tags, costs),
  ]);
  const matches = matchTerms(terms, draft.frequencies, documents, allowed);
  for (const match of matches) {
    match.length = lengths.of(BODY, match.doc);
    match.text = scoreText(
      { terms: match.text, pairs: 0, length: match.length },
      {
        terms: chosen.norm,
        pairs: 0,
        length: draft.length,
      },
    );
  }
  matches.sort((a, b) => b.text - a.text || a.doc - b.doc);
  const best = matches.slice(0, COMPARED);
  costs.candidatesRanked += best.length;

  const docs = Uint32Array.from(best, ({ doc }) => doc).sort();
  const places = await readOccurrencesOf(reader, terms, docs, DRAFT_BUDGET, costs);
  const pairs = weighPairs(draft.pairs, terms, documents);
  const titleIdfs = draft.title.map(chosen.idfOf);
  for (const match of best) {
    const found = countPairs(pairs.weights, places, match.doc);
    match.text += scoreText(
      { terms: 0, pairs: found, length: match.length },
      {
        terms: 1,
        pairs: pairs.norm,
        length: draft.length,
      },
    );
  }
  const scale = scaleOf(best.map(({ text }) => text));
  return best
    .map((match): Related => {
      const named = scoreMention(match.titleFound, match.titleWeight);
      const naming = scoreNaming(titleIdfs, (i) => places.get(draft.title[i]!)?.get(match.doc) ?? NO_PLACES);
      const shared = tagged.filter(({ docs: holders }) => holders.has(match.doc));
      const parts = toValueParts(
        match.text,
        scale,
        named,
        naming,
        shared.reduce((sum, { weight }) => sum + weight, 0),
      );
      return {
        doc: match.doc,
        score: toScore(parts.text + parts.mention + parts.tags, scale),
        parts: { ...parts },
        reasons: [...match.shared]
          .sort(([, a], [, b]) => b - a)
          .slice(0, MOST_REASONS)
          .map(([form]) => form),
        sharedTags: shared.map(({ label }) => label),
      };
    })
    .sort((a, b) => sum(b.parts) - sum(a.parts) || a.doc - b.doc);
}

/** Adds up what the articles of every term share with the draft. */
function matchTerms(
  terms: readonly LoadedTerm[],
  frequencies: ReadonlyMap<string, number>,
  documents: number,
  allowed: Uint8Array | undefined,
): Match[] {
  const matches = new Map<number, Match>();
  for (const { term, entry, postings } of terms) {
    const [titles, bodies] = postings;
    const df = Math.max(titles.docs.length, bodies.docs.length);
    const idf = inverseDocumentFrequency(documents, df);
    const weight = weighTerm(frequencies.get(term)!, idf);
    let t = 0;
    let b = 0;
    while (t < titles.docs.length || b < bodies.docs.length) {
      const doc = Math.min(titles.docs[t] ?? 0xffffffff, bodies.docs[b] ?? 0xffffffff);
      const inTitle = titles.docs[t] === doc;
      const u =
        (inTitle ? 2 * titles.frequencies[t]! : 0) + (bodies.docs[b] === doc ? bodies.frequencies[b]! : 0);
      if (!allowed || allowed[doc] === 1) {
        let match = matches.get(doc);
        if (!match) {
          match = { doc, text: 0, shared: new Map(), titleWeight: 0, titleFound: 0, length: 0 };
          matches.set(doc, match);
        }
        const product = weight * weighTerm(u, idf);
        match.text += product;
        match.shared.set(entry.forms[0] ?? term, product);
        if (inTitle) {
          match.titleWeight = fromTitleWeight(titles.titleWeights[t]!);
          match.titleFound += idf;
        }
      }
      if (inTitle) t++;
      if (bodies.docs[b] === doc) b++;
    }
  }
  return [...matches.values()];
}

/** Pairs of the draft whose terms are known, with their idf as far as the terms' own tell it, and the squared norm. */
function weighPairs(pairs: ReadonlyMap<string, number>, terms: readonly LoadedTerm[], documents: number) {
  const known = new Map(terms.map((term) => [term.term, term]));
  const weights: { first: string; second: string; weight: number; idf: number }[] = [];
  let norm = 0;
  for (const [pair, u] of pairs) {
    const [first = '', second = ''] = pair.split(' ');
    const a = known.get(first);
    const b = known.get(second);
    if (!a || !b) continue;
    const rarer = Math.min(a.postings[BODY].docs.length, b.postings[BODY].docs.length);
    const idf = Math.log(1 + documents / Math.max(2, rarer / 4));
    const weight = weighTerm(u, idf);
    weights.push({ first, second, weight, idf });
    norm += weight * weight;
  }
  return { weights, norm };
}

/** What an article's pairs weigh: how often each stands there side by side. */
function countPairs(
  pairs: ReturnType<typeof weighPairs>['weights'],
  places: ReadonlyMap<string, OccurrencesByDoc>,
  doc: number,
): number {
  let total = 0;
  for (const { first, second, weight, idf } of pairs) {
    const a = places.get(first)?.get(doc);
    const b = places.get(second)?.get(doc);
    if (!a || !b) continue;
    const after = new Set(b.positions);
    let count = 0;
    for (const position of a.positions) if (after.has(position + 1)) count++;
    if (count > 0) total += weight * weighTerm(count, idf);
  }
  return total;
}

async function readTags(reader: IndexReader, tags: readonly string[], costs: Costs) {
  const { documents } = reader.manifest;
  const values = await Promise.all(
    tags.slice(0, MOST_TAGS).map((tag) => readFacetValue(reader, 'tag', tag, costs)),
  );
  return values
    .filter((value) => value !== undefined)
    .map(({ label, docs }) => ({
      label,
      docs: new Set(docs),
      weight: Math.log(documents / docs.length) / Math.log(Math.max(2, documents)),
    }));
}

function toRelatedHit(article: StoredArticle, link: Related, position: number, explain: boolean): Hit {
  return toHit(article, {
    score: link.score,
    position,
    reasons: [
      ...(link.reasons.length > 0 ? [{ kind: 'terms' as const, values: link.reasons }] : []),
      ...(link.sharedTags.length > 0 ? [{ kind: 'tags' as const, values: link.sharedTags }] : []),
    ],
    ...(explain ? { parts: link.parts } : {}),
  });
}

function sum(parts: Record<string, number>): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}
