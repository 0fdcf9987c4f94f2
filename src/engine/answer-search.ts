/** Full-text search, step by step: terms, candidates, scores, order, page, passages. */
import { analyzerFor } from '../analysis/analyzer-for.ts';
import type { Answer, SearchRequest } from '../answers.ts';
import { BODY, FIELDS, TITLE } from '../format/postings.ts';
import type { Costs } from '../store/costs.ts';
import { readAllowed } from './allowed-docs.ts';
import { chooseCandidates, inverseDocumentFrequency, type QueryTerm } from './candidates.ts';
import { readFieldLengths } from './field-lengths.ts';
import type { IndexReader } from './index-reader.ts';
import { scoreCandidates } from './score-candidates.ts';
import { readTerm, readTermEntry } from './term-reader.ts';
import { toHit, toIndexInfo } from './to-hit.ts';

/** Articles that go from the bounded first step to MiniSearch. */
const CANDIDATES = 300;

export async function answerSearch(
  reader: IndexReader,
  request: SearchRequest,
  costs: Costs,
): Promise<Answer> {
  const { documents, averageLengths, languages } = reader.manifest;
  const analyzer = analyzerFor(request.lang ?? Object.keys(languages)[0] ?? 'und');
  const forms = analyzer.tokenize(request.q).map(({ form }) => form);
  const kept = forms.filter((form) => !analyzer.isStopWord(form));
  const wanted = [...new Set((kept.length > 0 ? kept : forms).map((form) => analyzer.toTerm(form)))];
  const loaded = await Promise.all(
    wanted.map(async (term) => {
      const entry = await readTermEntry(reader, term, costs);
      return entry && readTerm(reader, term, entry, costs);
    }),
  );
  const terms: QueryTerm[] = loaded
    .filter((term) => term !== undefined)
    .map((term, word) => ({ loaded: term, weight: 1, word }));
  const lengths = await readFieldLengths(reader, costs);
  const allowed = await readAllowed(reader, request, costs);
  const wordIdf = terms.map(({ loaded: { entry } }) =>
    inverseDocumentFrequency(documents, Math.max(...entry.documentFrequencies)),
  );
  const { docs, total } = chooseCandidates(terms, {
    documents,
    averageLengths,
    lengths,
    most: CANDIDATES,
    fields: [TITLE, BODY],
    wordIdf,
    all: request.operator === 'and',
    allowed,
  });
  const idfOf = new Map(terms.map(({ loaded: { term } }, i) => [term, wordIdf[i]!]));
  const scored = scoreCandidates(reader, lengths, terms, docs, FIELDS, costs)
    .map(({ doc, score, terms: matched }) => ({
      doc,
      score: score * Math.sqrt(matched.reduce((sum, term) => sum + (idfOf.get(term) ?? 0), 0)),
    }))
    .sort((a, b) => b.score - a.score || a.doc - b.doc);
  const page = scored.slice(request.offset, request.offset + request.limit);
  const hits = await Promise.all(
    page.map(async ({ doc, score }, i) =>
      toHit(await reader.article(doc, costs), { score, position: request.offset + i + 1 }),
    ),
  );
  return {
    hits,
    query: request.q,
    limit: request.limit,
    offset: request.offset,
    totalHits: total,
    totalHitsExact: true,
    facetDistribution: {},
    index: toIndexInfo(reader.manifest),
  };
}
