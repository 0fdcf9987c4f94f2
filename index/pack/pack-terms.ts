/** The dictionary with its postings and positions: rare terms whole in their entry, common ones in own blocks. */
import { ByteWriter } from '../../src/format/bytes.ts';
import { type Occurrence, writeOccurrences } from '../../src/format/positions.ts';
import { BODY, classOfLength, TITLE, writePosting } from '../../src/format/postings.ts';
import { encodeTermEntry, MOST_FORMS, type TermEntry } from '../../src/format/terms.ts';
import { FORM_SPAN, type Inverted, type InvertedTerm } from './invert-articles.ts';
import { type IndexFiles, packKeyed, SectionWriter, sortKeys } from './section-writer.ts';

/** Bytes of a block of the dictionary, about. */
const TERMS_BLOCK = 16 * 1024;
/** Postings and positions above these stand in blocks of their own, so that their neighbours stay small. */
const MOST_POSTINGS_INSIDE = 2 * 1024;
const MOST_POSITIONS_INSIDE = 2 * 1024;
/** Positions are cut here. */
const POSITIONS_BLOCK = 64 * 1024;

/** What the dictionary's bytes are made of, for the figures that the bench prints. */
export interface TermBytes {
  postings: number;
  positions: number;
}

export interface PackedTerms {
  sections: SectionWriter[];
  bytes: TermBytes;
}

export function packTerms(inverted: Inverted, files: IndexFiles): PackedTerms {
  const terms = new SectionWriter('terms', files);
  const postings = new SectionWriter('postings', files);
  const positions = new SectionWriter('positions', files);
  const bytes: TermBytes = { postings: 0, positions: 0 };
  const entries = function* () {
    for (const term of sortKeys(inverted.terms.keys())) {
      const entry = packTerm(inverted.terms.get(term)!, inverted, postings, positions);
      bytes.postings += entry.sizes[0] + entry.sizes[1];
      bytes.positions += entry.sizes[2];
      yield [term, encodeTermEntry(term, entry)] as const;
    }
  };
  packKeyed(terms, entries(), TERMS_BLOCK);
  return { sections: [terms, postings, positions], bytes };
}

function packTerm(
  term: InvertedTerm,
  inverted: Inverted,
  postingsSection: SectionWriter,
  positionsSection: SectionWriter,
): TermEntry {
  const titles = encodePostings(term, TITLE, inverted);
  const bodies = encodePostings(term, BODY, inverted);
  const { forms, numbers } = rankForms(term);
  const places = encodePositions(term, numbers);
  const postings = new ByteWriter().raw(titles).raw(bodies).finish();
  return {
    documentFrequencies: [term.docs[TITLE].length, term.docs[BODY].length],
    forms: forms.slice(0, MOST_FORMS),
    sizes: [titles.length, bodies.length, places.length],
    postings: postings.length <= MOST_POSTINGS_INSIDE ? postings : { block: postingsSection.add(postings) },
    positions: places.length <= MOST_POSITIONS_INSIDE ? places : packPieces(positionsSection, places),
  };
}

function encodePostings(term: InvertedTerm, field: 0 | 1, inverted: Inverted): Uint8Array {
  const out = new ByteWriter();
  let previous = -1;
  term.docs[field].forEach((doc, i) => {
    const lengthClass = classOfLength(field, inverted.lengths[field][doc]!);
    const titleWeight = field === TITLE ? inverted.titleWeights[doc] : undefined;
    writePosting(out, doc - previous - 1, term.frequencies[field][i]!, lengthClass, titleWeight);
    previous = doc;
  });
  return out.finish();
}

/** Forms by falling frequency, then alphabet, and the final number of each provisional one. */
function rankForms(term: InvertedTerm): { forms: string[]; numbers: number[] } {
  const counts = term.formCounts;
  const ranked = [...term.forms].sort(([a, i], [b, j]) => counts[j]! - counts[i]! || (a < b ? -1 : 1));
  const numbers: number[] = [];
  ranked.forEach(([, provisional], rank) => {
    numbers[provisional] = rank;
  });
  return { forms: ranked.map(([form]) => form), numbers };
}

function encodePositions(term: InvertedTerm, numbers: readonly number[]): Uint8Array {
  const out = new ByteWriter();
  for (const codes of term.occurrences) {
    const occurrences: Occurrence[] = codes.map((code) => ({
      position: Math.floor(code / FORM_SPAN),
      form: numbers[code % FORM_SPAN]!,
    }));
    occurrences.sort((a, b) => a.position - b.position);
    writeOccurrences(out, occurrences);
  }
  return out.finish();
}

function packPieces(section: SectionWriter, bytes: Uint8Array): { block: number; blocks: number } {
  let block = -1;
  let blocks = 0;
  for (let at = 0; at < bytes.length; at += POSITIONS_BLOCK) {
    const number = section.add(bytes.subarray(at, at + POSITIONS_BLOCK));
    if (blocks++ === 0) block = number;
  }
  return { block, blocks };
}
