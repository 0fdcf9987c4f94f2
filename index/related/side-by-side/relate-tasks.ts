/**
 * What threads do for related lists, range by range, over what `shareForRelating` put before them: the steps are those
 * of the modules beside this folder, and the answers are the same whoever does the work.
 */
import type { Article } from '../../../src/article.ts';
import { toScore } from '../../../src/related/weights.ts';
import { type Candidates, findCandidates, type KnownRows } from '../find-candidates.ts';
import { findMentions, type Mentions } from '../find-mentions.ts';
import { chooseLinks, type ListRules } from '../make-lists.ts';
import { createReasoner, type Pair } from '../name-reasons.ts';
import { type Circumstances, type RankParts, rankCandidates } from '../rank-candidates.ts';
import { mayMix, type SiteRules } from '../rules.ts';
import type { TermCorpus } from '../term-corpus.ts';
import type { Limits, TextIndex } from '../text-index.ts';
import { type JoinedTerms, toTermCorpus } from './joined-corpus.ts';
import { type SharedIndex, toTextIndex } from './shared-index.ts';
import { readText, type SharedTexts } from './shared-texts.ts';

/** Links kept in reserve, from which orphans take their place. */
export const RESERVE = 40;

/** Before the first step: texts, their weights, and the tables that the steps fill. */
export interface RelateBasis {
  terms: JoinedTerms;
  texts: SharedTexts;
  /** Articles without their texts. */
  facts: Omit<Article, 'text'>[];
  index: SharedIndex;
  limits: Limits;
  candidates: Candidates;
  mentions: Mentions;
  known?: KnownRows | undefined;
}

/** Once candidates and mentions stand. */
export interface RankBasis {
  circumstances: Circumstances;
  rules: Omit<ListRules, 'mayMix'>;
  separate: SiteRules['separate'];
}

/** Articles `from … to` of the group. */
export interface Range {
  from: number;
  to: number;
}

/** The best links of a range's articles: `RESERVE` places each, of which `counts` are filled. */
export interface Reserves {
  counts: Uint8Array;
  docs: Int32Array;
  scores: Uint8Array;
  /** Text, mention, tags, named, linked and recency of each link. */
  parts: Float32Array;
}

const PARTS = [
  'text',
  'mention',
  'tags',
  'named',
  'linked',
  'recency',
] as const satisfies (keyof RankParts)[];

/** A link that still lacks its reasons; `local` is its number in the group, -1 for a pin of another one. */
export interface ChosenLink {
  doc: number;
  local: number;
  score: number;
  pinned: boolean;
  parts: Partial<RankParts>;
}

/** Answers how many of the range were known. */
export function findCandidatesOfRange({ from, to }: Range, basis: RelateBasis): number {
  const { candidates, mentions, limits, known } = basis;
  return findCandidates(roomOf(basis).index, from, to, candidates, mentions, limits, known);
}

export function findMentionsOfRange({ from, to }: Range, basis: RelateBasis): void {
  const { corpus, index } = roomOf(basis);
  findMentions(corpus, index.idf, basis.candidates, from, to, basis.mentions);
}

export function rankRange({ from, to }: Range, basis: RelateBasis, ranks: RankBasis): Reserves {
  const { corpus } = roomOf(basis);
  const { candidates, mentions } = basis;
  const rules: ListRules = {
    ...ranks.rules,
    mayMix: (a, b) =>
      mayMix({ separate: ranks.separate }, corpus.articles[a]!.section, corpus.articles[b]!.section),
  };
  const rows = to - from;
  const reserves: Reserves = {
    counts: new Uint8Array(rows),
    docs: new Int32Array(rows * RESERVE),
    scores: new Uint8Array(rows * RESERVE),
    parts: new Float32Array(rows * RESERVE * PARTS.length),
  };
  for (let i = from; i < to; i++) {
    const ranked = rankCandidates(i, candidates, mentions, ranks.circumstances);
    const links = chooseLinks(i, ranked, rules, corpus.articles, RESERVE);
    reserves.counts[i - from] = links.length;
    links.forEach(({ doc, value, parts }, slot) => {
      const at = (i - from) * RESERVE + slot;
      reserves.docs[at] = doc;
      reserves.scores[at] = toScore(value, candidates.scales[i]!);
      reserves.parts.set(
        PARTS.map((name) => parts[name]),
        at * PARTS.length,
      );
    });
  }
  return reserves;
}

/** The articles that row `row` has in reserve, best first. */
export function listReserved({ counts, docs }: Reserves, row: number): number[] {
  return [...docs.subarray(row * RESERVE, row * RESERVE + counts[row]!)];
}

/** One of the reserved links of row `row`. */
export function readReserve({ docs, scores, parts }: Reserves, row: number, slot: number) {
  const at = row * RESERVE + slot;
  return {
    local: docs[at]!,
    score: scores[at]!,
    parts: Object.fromEntries(
      PARTS.map((name, k) => [name, parts[at * PARTS.length + k]!]),
    ) as unknown as RankParts,
  };
}

/** The reasons of each pair as JSON. */
export function nameReasonsOfPairs(pairs: readonly Pair[], basis: RelateBasis): string[] {
  const room = roomOf(basis);
  room.reasoner ??= createReasoner(room.corpus, room.index);
  return room.reasoner(pairs).map((reasons) => JSON.stringify(reasons));
}

// --- internal ---

/** What a thread makes of the basis, once. */
interface Room {
  corpus: TermCorpus;
  index: TextIndex;
  reasoner?: ReturnType<typeof createReasoner>;
}

const rooms = new WeakMap<RelateBasis, Room>();

function roomOf(basis: RelateBasis): Room {
  let room = rooms.get(basis);
  if (room === undefined) {
    const articles = basis.facts.map((facts, i) => new SharedArticle(facts, basis.texts, i));
    // Nothing here asks for measures: they are for texts that are not in the corpus.
    const index = toTextIndex(basis.index) as TextIndex;
    room = { corpus: toTermCorpus(basis.terms, articles as unknown as Article[]), index };
    rooms.set(basis, room);
  }
  return room;
}

/** An article whose text is read from shared memory when it is asked for. */
class SharedArticle {
  readonly #texts: SharedTexts;
  readonly #place: number;

  constructor(facts: Omit<Article, 'text'>, texts: SharedTexts, place: number) {
    Object.assign(this, facts);
    this.#texts = texts;
    this.#place = place;
  }

  get text(): string {
    return readText(this.#texts, this.#place);
  }
}
