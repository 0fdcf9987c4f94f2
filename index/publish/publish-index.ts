/**
 * An index into an R2 bucket, so that a reader never meets half of one: new blocks first, then the version's own copy
 * of the manifest, `manifest.bin` last. Blocks of the latest versions stay, so that one of them can be put back.
 * Knows nothing of Node: what a bucket can do is all that it needs.
 */
import { decodeManifest, MANIFEST_FILE } from '../../src/format/manifest.ts';
import { listFiles } from './list-files.ts';

/** What is used of an `R2Bucket`. */
export interface Bucket {
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  put(key: string, bytes: Uint8Array): Promise<unknown>;
  delete(keys: string[]): Promise<void>;
  list(options: { prefix: string; cursor?: string }): Promise<Listing>;
}

interface Listing {
  objects: { key: string; uploaded: Date }[];
  truncated: boolean;
  cursor?: string;
}

/** Files of an index by name; undefined when there is no such file. */
export type ReadFile = (file: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;

export interface PublishOptions {
  /** What every key begins with, such as `blog/`. @default nothing */
  prefix?: string;
  /** Versions whose blocks stay, the one that is published included. @default 5 */
  keep?: number;
  /** Told how many of the new files are there. */
  onProgress?: (done: number, total: number) => void;
}

export interface Published {
  version: string;
  /** Files that were not in the bucket before, and files that no kept version needs any more. */
  written: number;
  removed: number;
}

/** Versions kept unless told otherwise. */
const KEEP = 5;
/** Files on their way at a time. */
const AT_ONCE = 8;
/** Where each version's manifest stands, below the prefix. */
const VERSIONS = 'versions/';
/** Keys that R2 deletes in one call, at most. */
const MOST_DELETED = 1000;

/** Publishes the index whose files `read` gives. */
export async function publishIndex(
  read: ReadFile,
  bucket: Bucket,
  { prefix = '', keep = KEEP, onProgress }: PublishOptions = {},
): Promise<Published> {
  const manifestBytes = await read(MANIFEST_FILE);
  if (!manifestBytes) throw new Error('There is no manifest to publish.');
  const manifest = decodeManifest(manifestBytes);
  const there = new Set((await listObjects(bucket, prefix)).map(({ key }) => key));
  const wanted = [...(await listFiles(manifest, read))].filter((file) => !there.has(prefix + file));
  let done = 0;
  await eachAtOnce(wanted, async (file) => {
    const bytes = await read(file);
    if (!bytes) throw new Error(`The index lacks ${file}.`);
    await bucket.put(prefix + file, bytes);
    onProgress?.(++done, wanted.length);
  });
  await bucket.put(`${prefix}${VERSIONS}${manifest.version}.bin`, manifestBytes);
  await bucket.put(prefix + MANIFEST_FILE, manifestBytes);
  return {
    version: manifest.version,
    written: wanted.length,
    removed: await removeOld(bucket, prefix, keep),
  };
}

/** Puts a version back: that one, or the one published before the present one. Undefined when there is none. */
export async function rollBack(bucket: Bucket, prefix = '', to?: string): Promise<string | undefined> {
  const versions = await listVersions(bucket, prefix);
  const current = await readManifest(bucket, prefix + MANIFEST_FILE);
  const place = versions.indexOf(current?.manifest.version ?? '');
  const wanted = to ?? versions[place + 1];
  if (wanted === undefined || !versions.includes(wanted)) return undefined;
  const kept = await readManifest(bucket, `${prefix}${VERSIONS}${wanted}.bin`);
  if (!kept) return undefined;
  await bucket.put(prefix + MANIFEST_FILE, kept.bytes);
  return wanted;
}

/** Versions that can be put back, the latest first. */
export async function listVersions(bucket: Bucket, prefix = ''): Promise<string[]> {
  const objects = await listObjects(bucket, prefix + VERSIONS);
  return objects
    .sort((a, b) => b.uploaded.getTime() - a.uploaded.getTime() || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key.slice(prefix.length + VERSIONS.length, -'.bin'.length));
}

// --- internal ---

/** Removes versions beyond the latest `keep`, the current one excepted, and the blocks that only they had. */
async function removeOld(bucket: Bucket, prefix: string, keep: number): Promise<number> {
  const versions = await listVersions(bucket, prefix);
  const old = versions.slice(Math.max(1, keep));
  if (old.length === 0) return 0;
  const needed = new Set<string>();
  for (const version of versions.slice(0, Math.max(1, keep))) {
    const kept = await readManifest(bucket, `${prefix}${VERSIONS}${version}.bin`);
    const read = (file: string) => readBytes(bucket, prefix + file);
    if (kept) for (const file of await listFiles(kept.manifest, read)) needed.add(prefix + file);
  }
  const isBlock = (key: string) => /^[0-9a-f]+\.bin$/.test(key.slice(prefix.length));
  const blocks = (await listObjects(bucket, prefix)).map(({ key }) => key).filter(isBlock);
  const gone = blocks.filter((key) => !needed.has(key));
  // Manifests go first: what is cut off half way leaves blocks that nobody names, not names without blocks.
  await deleteAll(bucket, [...old.map((version) => `${prefix}${VERSIONS}${version}.bin`)]);
  await deleteAll(bucket, gone);
  return gone.length;
}

async function deleteAll(bucket: Bucket, keys: readonly string[]): Promise<void> {
  for (let at = 0; at < keys.length; at += MOST_DELETED) {
    await bucket.delete(keys.slice(at, at + MOST_DELETED));
  }
}

async function listObjects(bucket: Bucket, prefix: string): Promise<Listing['objects']> {
  const objects: Listing['objects'] = [];
  let cursor: string | undefined;
  do {
    const listing = await bucket.list({ prefix, ...(cursor !== undefined && { cursor }) });
    objects.push(...listing.objects);
    cursor = listing.truncated ? listing.cursor : undefined;
  } while (cursor !== undefined);
  return objects;
}

async function readBytes(bucket: Bucket, key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const object = await bucket.get(key);
  return object === null ? undefined : new Uint8Array(await object.arrayBuffer());
}

async function readManifest(bucket: Bucket, key: string) {
  const bytes = await readBytes(bucket, key);
  return bytes && { bytes, manifest: decodeManifest(bytes) };
}

/** Works through a list, a few at a time. */
async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const walk = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
}
