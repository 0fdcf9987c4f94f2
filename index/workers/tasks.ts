/** What threads can do, by name. Each task is a function of its input and of what was put before all threads. */
import type { BlockKind } from '../../src/format/block.ts';
import { readKeptShared, writeKept } from '../cache/kept-file.ts';
import type { BoilerplateOptions } from '../config/config.ts';
import { lookAtText } from '../corpus/boilerplate/leave-out-boilerplate.ts';
import { invertSegment, type Text } from '../invert/invert-segment.ts';
import { joinRun } from '../invert/kept-run.ts';
import { type MergeRange, mergeTerms } from '../invert/merge-terms.ts';
import { listForms } from '../pack/list-forms.ts';
import { listSuggestions } from '../pack/list-suggestions.ts';
import { type Content, sealContent } from '../pack/seal-block.ts';
import { classifyCounts } from '../related/count-classes.ts';
import type { MentionBasis } from '../related/find-mentions.ts';
import { type JoinedTerms, toTermCorpus } from '../related/side-by-side/joined-corpus.ts';
import type { ChosenRange } from '../related/side-by-side/name-range.ts';
import {
  findCandidatesOfRange,
  findCopiesOfRange,
  findMentionsOfRange,
  nameListsOfRange,
  type RankBasis,
  type RelateBasis,
  rankRange,
} from '../related/side-by-side/relate-tasks.ts';
import type { Range } from '../related/side-by-side/reserves.ts';
import { readSegmentTerms } from '../related/side-by-side/segment-terms.ts';
import { type Limits, weighPairs } from '../related/text-index.ts';

/** Values by name, the same in every thread. */
export type Shared = Map<string, unknown>;

const basisOf = (shared: Shared) => shared.get('relateBasis') as RelateBasis;

const TASKS = {
  readKeptShared,
  writeKept,
  lookAtTexts: ({ texts, options }: { texts: readonly string[]; options: BoilerplateOptions }) =>
    texts.map((text) => lookAtText(text, options)),
  invertSegment: (articles: readonly Text[]) => joinRun(invertSegment(articles)),
  mergeRanges: (ranges: readonly MergeRange[]) => ranges.map(mergeTerms),
  readSegmentTerms,
  weighPairs: ({
    terms,
    limits,
    coarse,
  }: {
    terms: JoinedTerms;
    limits: Limits;
    coarse: boolean | undefined;
  }) => weighPairs(toTermCorpus(terms), limits, classifyCounts(terms.size, coarse)),
  findCandidates: (range: Range, shared: Shared) => findCandidatesOfRange(range, basisOf(shared)),
  findMentions: (range: Range, shared: Shared) =>
    findMentionsOfRange(range, basisOf(shared), shared.get('mentionBasis') as MentionBasis),
  findCopies: (range: Range, shared: Shared) => findCopiesOfRange(range, basisOf(shared)),
  rank: (range: Range, shared: Shared) =>
    rankRange(range, basisOf(shared), shared.get('rankBasis') as RankBasis),
  nameLists: (chosen: ChosenRange, shared: Shared) => nameListsOfRange(chosen, basisOf(shared)),
  listSuggestions,
  listForms,
  sealBlock: ({ kind, content }: { kind: BlockKind; content: Content }) => sealContent(kind, content),
};

export type TaskName = keyof typeof TASKS;
export type TaskInput<N extends TaskName> = Parameters<(typeof TASKS)[N]>[0];
export type TaskOutput<N extends TaskName> = Awaited<ReturnType<(typeof TASKS)[N]>>;

/** Does one task in this thread. */
export async function doTask<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  shared: Shared,
): Promise<TaskOutput<N>> {
  const task = TASKS[name] as unknown as (
    input: TaskInput<N>,
    shared: Shared,
  ) => TaskOutput<N> | Promise<TaskOutput<N>>;
  return task(input, shared);
}
