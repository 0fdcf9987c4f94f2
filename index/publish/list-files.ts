/** Which files an index consists of, from its manifest and the directories that this names. */

import { openBlock } from '../../src/format/block.ts';
import {
  type Directory,
  decodeDirectory,
  fileOfBlock,
  type Names,
  namesInFullBundles,
} from '../../src/format/directory.ts';
import type { Manifest } from '../../src/format/manifest.ts';

/** Names of all block files. `read` gives a file's bytes; throws when one that is needed is not there. */
export async function listFiles(
  manifest: Manifest,
  read: (file: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
): Promise<Set<string>> {
  const { pages, suggestionPages } = manifest;
  const directories = [
    ...Object.values(manifest.directories),
    ...pages.names,
    ...(suggestionPages?.names ?? []),
  ];
  const names = new Set(directories);
  const { bundles, blocks } = manifest.ids;
  for (const block of listNames(namesInFullBundles(bundles, blocks))) names.add(block);
  for (const name of directories) {
    const bytes = await read(fileOfBlock(name));
    if (!bytes) throw new Error(`The index ${manifest.version} lacks ${fileOfBlock(name)}.`);
    for (const block of listBlocks(decodeDirectory(openBlock('directory', bytes)))) names.add(block);
  }
  return new Set([...names].map(fileOfBlock));
}

function* listBlocks(directory: Directory): Generator<string> {
  for (const { names } of Object.values(directory)) yield* listNames(names);
}

function* listNames(names: Names): Generator<string> {
  for (let i = 0; i < names.length; i++) yield names.at(i)!;
}
