/**
 * What an article consists of, for comparing it with a text that is not in the corpus: its terms, pairs of terms and
 * tags, hashed. Articles that are alike share a block, and a block is inverted, so that a term stands in it once:
 *
 *     articles: varint count | per article its numbers, see `writeProfile`
 *     three channels of bits (terms, pairs, tags): keys by ascending hash, each with its idf and the articles that hold it
 *
 * Outlines stand above them: a row for each part of a block with the heaviest terms of the part's articles, by which
 * blocks are chosen.
 */
import { BitReader, BitWriter, riceFor } from './bits.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { NO_DATE } from './columns.ts';
import { hashKey } from './ids.ts';

/** Numbers of one article; lengths and scales are kept to within 5 %. */
export interface Profile {
  doc: number;
  /** The article that stands for it, where it is a copy of another. */
  original?: number;
  /** Days since 1970, or `NO_DATE`. */
  day: number;
  /** Mean of its largest likenesses to others. */
  scale: number;
  /** ln(1 + how often others name its title). */
  named: number;
  /** Lengths of its rows of terms and pairs. */
  termLength: number;
  pairLength: number;
  /** Words, those of the title counting more. */
  words: number;
  /** Idf sum of its title. */
  titleIdf: number;
  /** Clusters of its nearest articles other than its own, ascending. */
  near: number[];
}

/** A term, pair or tag and the rows of a block that hold it. */
export interface Posting {
  /** `profileKey` of it. */
  key: number;
  idf: number;
  /** Ascending. */
  rows: number[];
  /** Per row, a small number that grows with how much of it there is. */
  classes: number[];
  /** Per row of class 1 or more, whether the title holds it; terms only. */
  inTitle?: boolean[];
}

export const CHANNELS = ['terms', 'pairs', 'tags'] as const;
export type Channel = (typeof CHANNELS)[number];

const KEY_BITS = 20;
const IDF_STEPS = 4;
const MOST_IDF_STEPS = 63;

/** A hash of 20 bits: of the keys of a block, two in a thousand are taken for another. */
export const profileKey = (text: string): number => hashKey(text)[0] >>> (32 - KEY_BITS);
/** The key of two adjacent terms. */
export const pairKey = (left: string, right: string): number => profileKey(`${left} ${right}`);
/** The key of a tag, whatever its case. */
export const tagKey = (tag: string): number => profileKey(tag.toLowerCase());

/** Weights of tags, 0–1, stand in place of idf, so many times as large. */
export const TAG_SCALE = 12;

/** How often a term stands, in classes: these and all up to the next. */
const COUNTS = [1, 2, 3, 4, 5.5, 8, 12, 18, 30];

export function toCountClass(count: number): number {
  let found = 0;
  while (found + 1 < COUNTS.length && COUNTS[found + 1]! <= count + 0.5) found++;
  return found;
}

export const fromCountClass = (found: number): number => COUNTS[Math.min(found, COUNTS.length - 1)]!;

export function encodeProfiles(
  profiles: readonly Profile[],
  channels: Readonly<Record<Channel, readonly Posting[]>>,
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter().varint(profiles.length);
  for (const profile of profiles) writeProfile(out, profile);
  const bits = new BitWriter();
  for (const channel of CHANNELS) writeChannel(bits, channels[channel], profiles.length);
  return out.raw(bits.finish()).finish();
}

/** What is wanted of a channel and who hears of it. */
export interface Visitor {
  /** Keys, ascending; absent: all. */
  keys?: Uint32Array;
  /** `place` is the key's among `keys`, or the key itself where all are wanted. */
  onEntry: (place: number, idf: number, row: number, found: number, inTitle: boolean) => void;
}

/** Reads a block's articles, and tells the visitors what of theirs they hold. */
export function readProfiles(payload: Uint8Array, visitors: Record<Channel, Visitor>): Profile[] {
  const reader = new ByteReader(payload);
  const profiles = Array.from({ length: reader.varint() }, () => readProfile(reader));
  const bits = new BitReader(payload.subarray(reader.at));
  for (const channel of CHANNELS) readChannel(bits, profiles.length, visitors[channel]);
  return profiles;
}

/** Articles of one language, or of all that may be related: what their profiles have in common. */
export interface OutlineGroup {
  /** Empty where languages are not kept apart. */
  lang: string;
  documents: number;
  meanTermLength: number;
  meanPairLength: number;
  meanWords: number;
  datedShare: number;
  recency: { weight: number; days: number };
  /** Blocks of profiles: how many bytes each has, in order. */
  blocks: number[];
  /** Rows of outlines that each block has. */
  parts: number;
}

const WEIGHT_BASE = 20;

/** Mean weight of a term in the articles of a part, in classes of half an octave. */
export const toWeightClass = (weight: number): number =>
  Math.max(0, Math.round(WEIGHT_BASE + 2 * Math.log2(weight)));

export const fromWeightClass = (found: number): number => 2 ** ((found - WEIGHT_BASE) / 2);

/**
 * @param terms Rows are the parts of the blocks of all groups, counted through.
 * @param common Terms of which no profile may tell the idf, since they weigh little; row 0 of each.
 */
export function encodeOutlines(
  groups: readonly OutlineGroup[],
  terms: readonly Posting[],
  common: readonly Posting[],
): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter().string(JSON.stringify(groups));
  const bits = new BitWriter();
  writeChannel(bits, terms, countParts(groups));
  writeChannel(bits, common, 1);
  return out.raw(bits.finish()).finish();
}

export function readOutlines(
  payload: Uint8Array,
  { terms, common }: Record<'terms' | 'common', Visitor>,
): OutlineGroup[] {
  const reader = new ByteReader(payload);
  const groups = JSON.parse(reader.string()) as OutlineGroup[];
  const bits = new BitReader(payload.subarray(reader.at));
  readChannel(bits, countParts(groups), terms);
  readChannel(bits, 1, common);
  return groups;
}

// --- internal ---

const countParts = (groups: readonly OutlineGroup[]) =>
  groups.reduce((sum, { blocks, parts }) => sum + blocks.length * parts, 0);

function writeProfile(out: ByteWriter, profile: Profile): void {
  const { doc, original, day, near } = profile;
  out.varint(doc).varint(original === undefined ? 0 : original + 1);
  out.varint(day === NO_DATE ? 0 : 1 + (day < 0 ? -2 * day - 1 : 2 * day));
  for (const field of LOGARITHMIC) out.byte(toLogarithmic(profile[field]));
  out.varint(near.length);
  near.forEach((cluster, i) => {
    out.varint(cluster - (near[i - 1] ?? 0));
  });
}

function readProfile(reader: ByteReader): Profile {
  const doc = reader.varint();
  const original = reader.varint();
  const folded = reader.varint() - 1;
  const profile = {
    doc,
    ...(original > 0 && { original: original - 1 }),
    day: folded < 0 ? NO_DATE : folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2,
  } as Profile;
  for (const field of LOGARITHMIC) profile[field] = fromLogarithmic(reader.byte());
  let cluster = 0;
  profile.near = Array.from({ length: reader.varint() }, () => (cluster += reader.varint()));
  return profile;
}

const LOGARITHMIC = ['scale', 'named', 'termLength', 'pairLength', 'words', 'titleIdf'] as const;

/** Eight steps an octave, from 2⁻¹⁶ to 2¹⁶; 0 is 0. */
const toLogarithmic = (value: number): number =>
  value <= 0 ? 0 : Math.min(255, Math.max(1, Math.round(128 + 8 * Math.log2(value))));

const fromLogarithmic = (byte: number): number => (byte === 0 ? 0 : 2 ** ((byte - 128) / 8));

function writeChannel(bits: BitWriter, postings: readonly Posting[], rowCount: number): void {
  const sorted = [...postings].sort((a, b) => a.key - b.key);
  const k = riceFor(2 ** KEY_BITS, sorted.length);
  const titled = sorted.some(({ inTitle }) => inTitle);
  const toStep = (idf: number) => Math.min(MOST_IDF_STEPS, Math.round(idf * IDF_STEPS));
  const top = sorted.reduce((most, { idf }) => Math.max(most, toStep(idf)), 0);
  bits
    .bits(sorted.length, 24)
    .bits(k, 5)
    .bits(titled ? 1 : 0, 1)
    .bits(top, 6);
  let before = 0;
  for (const { key, idf, rows, classes, inTitle } of sorted) {
    // Most are rare, hence near the rarest.
    bits.rice(key - before, k).rice(top - toStep(idf), titled ? 2 : 1);
    before = key;
    bits.rice(rows.length - 1, 1);
    if (titled) bits.bits(inTitle ? 1 : 0, 1);
    const step = riceFor(rowCount, rows.length);
    rows.forEach((row, i) => {
      bits.rice(row - (rows[i - 1] ?? -1) - 1, step).unary(classes[i]!);
      if (inTitle && classes[i]! > 0) bits.bits(inTitle[i] ? 1 : 0, 1);
    });
  }
}

function readChannel(bits: BitReader, rowCount: number, { keys, onEntry }: Visitor): void {
  const count = bits.bits(24);
  const k = bits.bits(5);
  const anyTitled = bits.bits(1) === 1;
  const top = bits.bits(6);
  let key = 0;
  let next = 0;
  for (let i = 0; i < count; i++) {
    key += bits.rice(k);
    const idf = (top - bits.rice(anyTitled ? 2 : 1)) / IDF_STEPS;
    const holders = bits.rice(1) + 1;
    const titled = anyTitled && bits.bits(1) === 1;
    if (keys) while (next < keys.length && keys[next]! < key) next++;
    const wanted = !keys || keys[next] === key;
    const step = riceFor(rowCount, holders);
    let row = -1;
    for (let n = 0; n < holders; n++) {
      row += bits.rice(step) + 1;
      const found = bits.unary();
      const inTitle = titled && found > 0 && bits.bits(1) === 1;
      if (wanted && row < rowCount) onEntry(keys ? next : key, idf, row, found, inTitle);
    }
  }
}
