/**
 * The one file of a fixed name: what the index is, and where everything else starts. It is switched last, so
 * that whoever reads it finds all that it names. The payload is JSON, since it is small and read by people.
 */
import { IndexError } from '../index-error.ts';
import { openBlock, sealBlock } from './block.ts';
import { fromUtf8, toUtf8 } from './bytes.ts';
import type { Part, Section } from './directory.ts';

export const MANIFEST_FILE = 'manifest.bin';

export interface Manifest {
  /** 16 hexadecimal digits that change with anything in the index. */
  version: string;
  /** ISO 8601 instant, or null: `SOURCE_DATE_EPOCH`, else the newest article's day. */
  builtAt: string | null;
  documents: number;
  /** Articles per language, the most frequent first. */
  languages: Record<string, number>;
  /** Mean number of different words of titles and bodies, as MiniSearch keeps it. */
  averageLengths: [title: number, body: number];
  /** Least score of a related link that is shown when a request names none, 0–100. */
  threshold: number;
  /** Words that a query's word also stands for, from the rules file. */
  synonyms: Record<string, string[]>;
  /** Names of the parameters by which URLs' queries tell articles apart, such as `p` in `/?p=1`; mostly none. */
  urlParameters: string[];
  /** Block name of each part's directory, those of related lists excepted. */
  directories: Partial<Record<Part, string>>;
  /** Directories of related lists, and the first article of each. */
  pages: { names: string[]; starts: number[] };
  /** Directories of completions, and the key at or below the first of each, where one would be too long. */
  suggestionPages?: { names: string[]; keys: string[] };
  /** Blocks of ids and URLs, in bundles that are full but for the last. */
  ids: { bundles: string[]; blocks: number };
  /** Size of every section, for people and for plans' limits. */
  sections: Partial<Record<Section, { blocks: number; bytes: number }>>;
}

export function encodeManifest(manifest: Manifest): Uint8Array<ArrayBuffer> {
  return sealBlock('manifest', toUtf8(JSON.stringify(manifest)));
}

/** @throws IndexError when the bytes are no manifest of this format. */
export function decodeManifest(bytes: Uint8Array<ArrayBuffer>): Manifest {
  const payload = openBlock('manifest', bytes);
  try {
    return JSON.parse(fromUtf8(payload)) as Manifest;
  } catch {
    throw new IndexError('index_damaged', 'The manifest is damaged: it is no JSON.');
  }
}
