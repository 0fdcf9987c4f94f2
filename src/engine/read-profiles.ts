/**
 * The profiles of the articles that a text may relate to, within what one request may fetch: first by the blocks'
 * outlines, then by what the best articles so far are near to.
 */
import { lastAtOrBefore } from '../format/last-at-or-before.ts';
import type { OutlineGroup } from '../format/profiles.ts';
import type { Draft } from '../related/read-draft.ts';
import { DraftScorer, scoreOutlines } from '../related/score-draft.ts';
import type { Costs } from '../store/costs.ts';
import type { IndexReader } from './index-reader.ts';

/**
 * Blocks that are read in all, and their bytes with those of the outlines: an answer of ten links reads as much again as
 * a search has left. And what of that each round may have used.
 */
const MOST_BLOCKS = 9;
const MOST_BYTES = 500_000;
const ROUNDS = [0.56, 0.78, 1];
/** Best articles whose clusters are asked for the next round. */
const GUIDES = 20;
/** What outlines count beside guides. */
const OUTLINE_VOTE = 1e-3;

/**
 * @param readAs The text by the analyzer of a language. @param restricted Which articles may be links: only these guide.
 * @returns Undefined for an index without articles.
 */
export async function readProfilesFor(
  reader: IndexReader,
  readAs: (lang: string) => Draft,
  lang: string | undefined,
  restricted: Promise<(doc: number) => boolean>,
  costs: Costs,
): Promise<DraftScorer | undefined> {
  const { names, starts } = (await reader.section('profiles', costs)) ?? { names: [], starts: [] };
  if (names.length === 0) return undefined;
  const outlines = await reader.block('outlines', 0, costs);
  const chosen = chooseGroup(outlines, readAs, lang);
  if (!chosen) return undefined;
  const { group, first, likeness, scorer } = chosen;

  const read = new Set<number>();
  const room = MOST_BYTES - outlines.length;
  let bytes = 0;
  for (const share of ROUNDS) {
    const votes = toBlocks(scorer.nearClusters(GUIDES, await restricted), starts ?? []);
    // Where nothing is near yet, outlines decide.
    group.blocks.forEach((_, i) => {
      votes.set(first + i, (votes.get(first + i) ?? 0) + OUTLINE_VOTE * likeness[first + i]!);
    });
    const next: number[] = [];
    for (const [block] of [...votes].sort(([a, x], [b, y]) => y - x || a - b)) {
      const size = group.blocks[block - first];
      if (read.size >= share * MOST_BLOCKS) break;
      if (size === undefined || read.has(block) || bytes + size > share * room) continue;
      bytes += size;
      read.add(block);
      next.push(block);
    }
    for (const payload of await Promise.all(next.map((block) => reader.block('profiles', block, costs)))) {
      scorer.add(payload);
    }
  }
  return scorer;
}

// --- internal ---

/** The articles of the language asked for, else of that whose outlines know most of the text's words. */
function chooseGroup(outlines: Uint8Array, readAs: (lang: string) => Draft, lang: string | undefined) {
  let best: { group: OutlineGroup; first: number; likeness: Float64Array; scorer: DraftScorer } | undefined;
  let most = -1;
  const { groups } = scoreOutlines(outlines, { terms: [], pairs: [], title: [], words: 0 });
  let first = 0;
  for (const group of groups) {
    const here = first;
    first += group.blocks.length;
    if (lang !== undefined && group.lang !== '' && group.lang !== lang) continue;
    const draft = readAs(lang ?? group.lang);
    const { likeness, known, idfs } = scoreOutlines(outlines, draft);
    const share = Math.max(0, ...known.subarray(here, first)) / Math.max(1, draft.terms.length);
    if (share <= most) continue;
    most = share;
    best = { group, first: here, likeness, scorer: new DraftScorer(draft, group, idfs) };
  }
  return best;
}

function toBlocks(votes: ReadonlyMap<number, number>, starts: ArrayLike<number>): Map<number, number> {
  const blocks = new Map<number, number>();
  for (const [cluster, vote] of votes) {
    let block = lastAtOrBefore(starts.length, (at) => starts[at]! - cluster);
    for (; block >= 0; block--) {
      blocks.set(block, (blocks.get(block) ?? 0) + vote);
      if (starts[block]! < cluster || starts[block - 1] !== cluster) break;
    }
  }
  return blocks;
}
