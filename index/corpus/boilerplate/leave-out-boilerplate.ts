/**
 * The texts of a corpus without what they are not about, and a report of what was left out. Works until nothing
 * more is found, so that doing it again changes nothing.
 */
import type { BoilerplateOptions } from '../../config/config.ts';
import { listKeys, SharedBlocks } from './shared-blocks.ts';
import { stripPatterns } from './strip-patterns.ts';

/** What was left out of a corpus. */
export interface BoilerplateReport {
  /** Articles that lost something. */
  articles: number;
  /** Blocks left out, over all articles. */
  blocks: number;
  /** Characters left out, over all articles. */
  characters: number;
  /** The blocks left out most often, most first. */
  samples: BoilerplateSample[];
}

export interface BoilerplateSample {
  text: string;
  /** How often it was left out. */
  count: number;
  /** Known by its wording, or shared by many articles. */
  why: 'wording' | 'shared';
}

/** Samples in a report, and characters of each. */
const SAMPLES = 20;
const SAMPLE_LENGTH = 200;

/** What can be said of a text without knowing the others: the first round's work, which threads can share. */
export interface FirstLook {
  /** The text without what its wording gives away. */
  text: string;
  /** What that was. */
  cuts: string[];
  /** Keys of the blocks that could be cut if many texts share them. */
  keys: Float64Array;
}

export function lookAtText(text: string, { patterns, shared }: BoilerplateOptions): FirstLook {
  const cuts: string[] = [];
  const kept = patterns ? stripPatterns(text, (piece) => cuts.push(piece)) : text;
  return { text: kept, cuts, keys: shared ? listKeys(kept) : new Float64Array(0) };
}

/** Leaves out what the options allow; the texts keep their order. `looks` spares the first round's work. */
export function leaveOutBoilerplate(
  texts: readonly string[],
  options: BoilerplateOptions,
  looks: ReadonlyMap<string, FirstLook> = new Map(),
): { texts: string[]; report: BoilerplateReport } {
  const record = createRecord();
  const shared = new SharedBlocks();
  let current = [...texts];
  // What changed in one round may bring another footer to the edge.
  let changed = current.map((_, i) => i);
  while (changed.length > 0) {
    const next = [...current];
    if (options.patterns) {
      for (const i of changed) {
        const look = looks.get(next[i]!);
        if (look === undefined) {
          next[i] = stripPatterns(next[i]!, (piece) => record.add(i, piece, 'wording'));
          continue;
        }
        for (const piece of look.cuts) record.add(i, piece, 'wording');
        next[i] = look.text;
        shared.learn(i, look);
      }
    }
    const stripped = options.shared ? shared.strip(next, (i, block) => record.add(i, block, 'shared')) : next;
    changed = stripped.flatMap((text, i) => (text === current[i] ? [] : [i]));
    current = stripped;
  }
  return { texts: current, report: record.toReport() };
}

// --- internal ---

function createRecord() {
  const articles = new Set<number>();
  const samples = new Map<string, BoilerplateSample>();
  let blocks = 0;
  let characters = 0;
  return {
    add(article: number, piece: string, why: BoilerplateSample['why']): void {
      articles.add(article);
      blocks++;
      characters += piece.length;
      const text = piece.length > SAMPLE_LENGTH ? `${piece.slice(0, SAMPLE_LENGTH)}…` : piece;
      const sample = samples.get(text);
      if (sample) sample.count++;
      else samples.set(text, { text, count: 1, why });
    },
    toReport(): BoilerplateReport {
      const byCount = [...samples.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
      return { articles: articles.size, blocks, characters, samples: byCount.slice(0, SAMPLES) };
    },
  };
}
