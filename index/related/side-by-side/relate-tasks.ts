/**
 * What threads do for related lists, range by range, over the basis that `relate-articles.ts` put before them: the steps
 * are those of the modules beside this folder, and the answers are the same whoever does the work.
 */
import { toScore } from '../../../src/related/weights.ts';
import { type Candidates, findCandidates, type KnownRows } from '../find-candidates.ts';
import { CopyFinder, type CopyPair } from '../find-copies.ts';
import { findMentions, type MentionBasis, type Mentions } from '../find-mentions.ts';
import { chooseLinks, type ListRules } from '../make-lists.ts';
import { createReasoner, type Pair } from '../name-reasons.ts';
import { NumberSet } from '../number-set.ts';
import { Places } from '../places.ts';
import { CandidateRanker, type Circumstances } from '../rank-candidates.ts';
import { mayMix, type SiteRules } from '../rules.ts';
import type { TermCorpus } from '../term-corpus.ts';
import type { Limits, TextIndex } from '../text-index.ts';
import { type JoinedTerms, toTermCorpus } from './joined-corpus.ts';
import { type ChosenRange, type KnownReasons, type NamedRange, nameRange } from './name-range.ts';
import { PARTS, type Range, RESERVE, type Reserves } from './reserves.ts';
import { nameOf, type SharedFacts } from './shared-facts.ts';
import { readText } from './shared-texts.ts';

/** Before the first step: texts, their weights, and the tables that the steps fill. */
export interface RelateBasis {
  terms: JoinedTerms;
  facts: SharedFacts;
  index: TextIndex;
  limits: Limits;
  candidates: Candidates;
  mentions: Mentions;
  known?: KnownRows | undefined;
  reasons?: KnownReasons | undefined;
}

/** Once candidates and mentions stand. */
export interface RankBasis {
  circumstances: Circumstances;
  rules: Omit<ListRules, 'mayMix' | 'isOldEnough'>;
  separate: SiteRules['separate'];
  olderOnly: boolean;
}

/** Answers how many of the range were known. */
export function findCandidatesOfRange({ from, to }: Range, basis: RelateBasis): number {
  const { index, candidates, mentions, limits, known } = basis;
  return findCandidates(index, from, to, candidates, mentions, limits, known);
}

export function findMentionsOfRange({ from, to }: Range, basis: RelateBasis, titles: MentionBasis): void {
  const room = roomOf(basis);
  room.places ??= new Places(room.corpus.vocabulary.length);
  const { index, candidates, mentions } = basis;
  findMentions(room.corpus, index.idf, candidates, titles, from, to, mentions, room.places);
}

export function findCopiesOfRange({ from, to }: Range, basis: RelateBasis): CopyPair[] {
  const { facts, candidates, known } = basis;
  const room = roomOf(basis);
  room.copies ??= new CopyFinder(
    room.corpus,
    {
      titleOf: (i) => readText(facts.titles, i),
      isDated: (i) => nameOf(facts.dates, i) !== undefined,
    },
    candidates,
    known?.copies,
  );
  return room.copies.find(from, to);
}

export function rankRange({ from, to }: Range, basis: RelateBasis, ranks: RankBasis): Reserves {
  const { candidates, mentions } = basis;
  const { sections, dates } = basis.facts;
  const rules: ListRules = {
    ...ranks.rules,
    mayMix: (a, b) =>
      ranks.separate.length === 0 ||
      mayMix({ separate: ranks.separate }, nameOf(sections, a), nameOf(sections, b)),
    isOldEnough: (i, doc) => !ranks.olderOnly || (nameOf(dates, doc) ?? '') <= (nameOf(dates, i) ?? '9999'),
  };
  const rows = to - from;
  const reserves: Reserves = {
    counts: new Uint8Array(rows),
    docs: new Int32Array(rows * RESERVE),
    scores: new Uint8Array(rows * RESERVE),
    parts: new Float32Array(rows * RESERVE * PARTS.length),
  };
  const room = roomOf(basis);
  room.taken ??= new NumberSet(candidates.counts.length);
  for (let i = from; i < to; i++) {
    const ranker = new CandidateRanker(i, candidates, mentions, ranks.circumstances);
    const links = chooseLinks(i, ranker.list(), rules, RESERVE, room.taken);
    reserves.counts[i - from] = links.length;
    links.forEach(({ doc, value, entry }, slot) => {
      const parts = ranker.partsOf(entry);
      const at = (i - from) * RESERVE + slot;
      reserves.docs[at] = doc;
      reserves.scores[at] = toScore(value, candidates.scales[i]!);
      for (let k = 0; k < PARTS.length; k++) reserves.parts[at * PARTS.length + k] = parts[PARTS[k]!];
    });
  }
  return reserves;
}

/** Gives the chosen links of a range their reasons. */
export function nameListsOfRange(chosen: ChosenRange, basis: RelateBasis): NamedRange {
  const room = roomOf(basis);
  const nameReasons = (pairs: readonly Pair[]) => {
    room.reasoner ??= createReasoner(room.corpus, basis.index, basis.facts);
    return room.reasoner(pairs).map((reasons) => JSON.stringify(reasons));
  };
  return nameRange(chosen, nameReasons, basis.reasons);
}

// --- internal ---

/** What a thread makes of the basis, once. */
interface Room {
  corpus: TermCorpus;
  places?: Places;
  copies?: CopyFinder;
  taken?: NumberSet;
  reasoner?: ReturnType<typeof createReasoner>;
}

const rooms = new WeakMap<RelateBasis, Room>();

function roomOf(basis: RelateBasis): Room {
  let room = rooms.get(basis);
  if (room === undefined) {
    room = { corpus: toTermCorpus(basis.terms) };
    rooms.set(basis, room);
  }
  return room;
}
