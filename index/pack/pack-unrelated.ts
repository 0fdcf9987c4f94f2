/**
 * The sections that say nothing of how articles relate: the dictionary, facets, ids. They can be packed while articles are being
 * related.
 */
import type { Article } from '../../src/article.ts';
import { findUrlParameters } from '../corpus/url-parameters.ts';
import type { InvertedCorpus } from '../invert/invert-corpus.ts';
import type { Pool } from '../workers/pool.ts';
import { packFacets, packIds } from './pack-lookups.ts';
import { packTerms, type TermBytes } from './pack-terms.ts';
import type { FileSink, IndexFiles, SectionWriter } from './section-writer.ts';

export interface UnrelatedSections {
  terms: SectionWriter[];
  facets: SectionWriter;
  ids: SectionWriter;
  /** What the dictionary's bytes are made of. */
  termBytes: TermBytes;
  /** Names of the parameters that tell URLs apart. */
  urlParameters: string[];
  corpus: Pick<InvertedCorpus, 'lengths' | 'averageLengths' | 'listForms'>;
}

export async function packUnrelated(
  articles: readonly Article[],
  corpus: InvertedCorpus,
  files: FileSink,
  pool: Pool,
): Promise<UnrelatedSections> {
  const terms = await packTerms(corpus, files, pool);
  const urlParameters = findUrlParameters(articles);
  const { lengths, averageLengths, listForms } = corpus;
  return {
    terms: terms.sections,
    facets: await packFacets(articles, files, pool),
    ids: packIds(articles, urlParameters, files),
    termBytes: terms.bytes,
    urlParameters,
    corpus: { lengths, averageLengths, listForms },
  };
}

/** The same before there is an index to write to. */
export interface PackedAhead {
  sections: UnrelatedSections;
  files: IndexFiles;
}

/** @param inverted Undefined for a corpus of which nothing is done ahead. */
export async function packAhead(
  articles: readonly Article[],
  inverted: Promise<InvertedCorpus | undefined>,
  pool: Pool,
): Promise<PackedAhead | undefined> {
  const corpus = await inverted;
  if (corpus === undefined) return undefined;
  const files: IndexFiles = new Map();
  return { files, sections: await packUnrelated(articles, corpus, files, pool) };
}
