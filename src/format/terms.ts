/**
 * One entry of the dictionary: a term's document frequencies, its forms, and its postings and positions, either
 * inside the entry or, for a common term, in blocks of their own, whose names stand here.
 *
 *     title df | body df | forms: count, (shared with the term, rest)… | place: see `Place`
 *     title size (where the title df is not 0) | body size | positions size (where they are not inside)
 *     champions, where it has them: articles that hold the term | champions' titles, bodies | title size, body size
 *     postings and positions, or the name of the block that holds both, or of one that holds postings, of the champions'
 *     and of those that hold positions
 */
import { ByteReader, ByteWriter, sharedLength } from './bytes.ts';
import { NAME_BYTES, readName, writeName } from './directory.ts';

/** What is known of a term from its entry alone. */
export interface TermEntry {
  /** Articles that hold the term, per field. */
  documentFrequencies: [title: number, body: number];
  /** All words that the term stands for, the most frequent first. */
  forms: string[];
  /** Bytes of each field's postings and of the positions. */
  sizes: [title: number, body: number, positions: number];
  /** Postings, title first, and behind them positions unless these stand apart: in the entry, or that block. */
  data: Uint8Array | string;
  /** Blocks of positions, cut anywhere; none where they stand behind the postings. */
  positionsApart: string[];
  champions?: Champions;
}

/**
 * The postings of the articles that a search for the term alone ranks first, once more: a search of very many articles reads
 * these and not all (a champion list: Manning, Raghavan, Schütze, Introduction to Information Retrieval, 7.1.3).
 */
export interface Champions extends ChampionFacts {
  /** The block that holds them. */
  data: string;
}

export interface ChampionFacts {
  /** Articles that hold the term in any field, champions or not. */
  articles: number;
  /** Champions' postings per field, and their bytes. */
  counts: [title: number, body: number];
  sizes: [title: number, body: number];
}

/** Where postings and positions stand. */
export const Place = { inside: 0, together: 1, apart: 2 } as const;
export type Place = (typeof Place)[keyof typeof Place];
/** Added to a place where a term has champions. */
const WITH_CHAMPIONS = 4;

export function encodeTermEntry(term: string, entry: TermEntry): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  const apart = entry.positionsApart.length > 0;
  const place = entry.data instanceof Uint8Array ? Place.inside : apart ? Place.apart : Place.together;
  writeTermFacts(out, term, { ...entry, place });
  writeTermData(out, entry);
  return out.finish();
}

/** Writes what of an entry does not depend on other terms: all but the names of blocks. */
export function writeTermFacts(
  out: ByteWriter,
  term: string,
  entry: Pick<TermEntry, 'documentFrequencies' | 'forms' | 'sizes'> & {
    place: Place;
    champions?: ChampionFacts | undefined;
  },
): void {
  for (const frequency of entry.documentFrequencies) out.varint(frequency);
  out.varint(entry.forms.length);
  for (const form of entry.forms) {
    const shared = sharedLength(term, form);
    out.varint(shared).string(form.slice(shared));
  }
  out.byte(entry.champions ? entry.place | WITH_CHAMPIONS : entry.place);
  if (entry.documentFrequencies[0] > 0) out.varint(entry.sizes[0]);
  out.varint(entry.sizes[1]);
  if (entry.place !== Place.inside) out.varint(entry.sizes[2]);
  if (!entry.champions) return;
  const { articles, counts, sizes } = entry.champions;
  for (const number of [articles, ...counts, ...sizes]) out.varint(number);
}

/** Writes postings and positions, or where they stand. */
export function writeTermData(
  out: ByteWriter,
  {
    data,
    positionsApart,
    champions,
  }: Pick<TermEntry, 'data' | 'positionsApart'> & { champions?: Pick<Champions, 'data'> | undefined },
): void {
  if (data instanceof Uint8Array) out.raw(data);
  else writeName(out, data);
  if (champions) writeName(out, champions.data);
  for (const name of positionsApart) writeName(out, name);
}

export function decodeTermEntry(term: string, bytes: Uint8Array): TermEntry {
  const reader = new ByteReader(bytes);
  const documentFrequencies: TermEntry['documentFrequencies'] = [reader.varint(), reader.varint()];
  const forms = Array.from({ length: reader.varint() }, () => {
    const shared = reader.varint();
    return term.slice(0, shared) + reader.string();
  });
  const code = reader.byte();
  const place = code & ~WITH_CHAMPIONS;
  const titles = documentFrequencies[0] > 0 ? reader.varint() : 0;
  const bodies = reader.varint();
  const positions = place === Place.inside ? bytes.length - reader.at - titles - bodies : reader.varint();
  const sizes: TermEntry['sizes'] = [titles, bodies, positions];
  const facts = code & WITH_CHAMPIONS ? readChampionFacts(reader) : undefined;
  const data = place === Place.inside ? reader.raw(bytes.length - reader.at) : readName(reader);
  const champions = facts && { ...facts, data: readName(reader) };
  const names = place === Place.apart ? (bytes.length - reader.at) / NAME_BYTES : 0;
  return {
    documentFrequencies,
    forms,
    sizes,
    data,
    positionsApart: Array.from({ length: names }, () => readName(reader)),
    ...(champions && { champions }),
  };
}

// --- internal ---

function readChampionFacts(reader: ByteReader): ChampionFacts {
  return {
    articles: reader.varint(),
    counts: [reader.varint(), reader.varint()],
    sizes: [reader.varint(), reader.varint()],
  };
}
