import { analyzerFor } from '../../../src/analysis/analyzer-for.ts';
import { chooseCandidates, type QueryTerm } from '../../../src/engine/candidates.ts';
import { readFieldLengths } from '../../../src/engine/field-lengths.ts';
import { IndexReader } from '../../../src/engine/index-reader.ts';
import { loadTerms } from '../../../src/engine/resolve-query.ts';
import { scoreCandidates } from '../../../src/engine/score-candidates.ts';
import { BODY, TITLE } from '../../../src/format/postings.ts';
import { inverseDocumentFrequency } from '../../../src/search/bm25.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { FolderStore } from '../../pack/folder-store.ts';
import { alongside } from './alongside.ts';
import type { Contestant } from './contestant.ts';

/**
 * What MiniSearch does, from the packed index: candidates, MiniSearch's scores, stored fields. No places, neighbours,
 * corrections or snippets, so that like is timed beside like.
 */
export const alongsideRanking: Contestant = {
  name: "Alongside, MiniSearch's part",
  write: alongside.write,
  async open(dir) {
    const costs = createCosts();
    const reader = await IndexReader.open(new FolderStore(dir), costs);
    const { documents, averageLengths } = reader.manifest;
    const analyzer = analyzerFor(Object.keys(reader.manifest.languages)[0] ?? 'und');
    return async (q) => {
      const forms = analyzer.tokenize(q).map(({ form }) => form);
      const loaded = await loadTerms(reader, [...new Set(forms.map(analyzer.toTerm))], costs);
      const terms = loaded.map(
        (term, word): QueryTerm => ({ loaded: term, weight: 1, word, fields: [TITLE, BODY] }),
      );
      const lengths = await readFieldLengths(reader, costs);
      const { docs } = chooseCandidates(terms, {
        documents,
        averageLengths,
        lengths,
        most: 100,
        wordIdf: loaded.map(({ postings }) =>
          inverseDocumentFrequency(documents, postings[BODY].docs.length),
        ),
        all: false,
      });
      const scores = scoreCandidates(reader, lengths, terms, docs.slice().sort(), costs);
      const best = [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 10);
      const articles = await Promise.all(best.map(([doc]) => reader.article(doc, costs)));
      return articles.map(({ id }) => id);
    };
  },
};
