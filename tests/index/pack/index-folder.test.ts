import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainWriting, IndexFolder, writeFiles } from '../../../index/pack/index-folder.ts';
import { packIndex } from '../../../index/pack/pack-index.ts';
import { checkPlan } from '../../../index/pack/plan-limits.ts';
import { decodeManifest } from '../../../src/format/manifest.ts';
import { makeArticle, noRelations } from './articles.ts';

let dir: string;

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'alongside-folder-')), 'index');
});

afterEach(() => rm(join(dir, '..'), { recursive: true }));

const pack = async (text: string) =>
  (await packIndex([makeArticle('a', 'One', text), makeArticle('b', 'Two', 'as it was')], noRelations(2)))
    .files;

/** Every file with its bytes. */
async function read(): Promise<Map<string, string>> {
  const names = (await readdir(dir)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(dir, name), 'base64')] as const)),
  );
}

describe('a folder with an index', () => {
  it('holds the new index alone after a commit, and counts what was new', async () => {
    const [first, second] = [await pack('before'), await pack('after')];
    writeFiles(first, dir);
    const written = writeFiles(second, dir);
    expect((await readdir(dir)).sort()).toEqual([...second.keys()].sort());
    expect(written).toMatchObject({
      files: second.size,
      newFiles: [...second.keys()].filter((name) => !first.has(name)).length,
    });
  });

  it('is as it was after a build that was discarded, whenever it failed', async () => {
    writeFiles(await pack('before'), dir);
    const before = await read();
    const next = [...(await pack('after'))];
    for (let count = 0; count <= next.length; count++) {
      const folder = new IndexFolder(dir);
      for (const [name, bytes] of next.slice(0, count)) folder.set(name, bytes);
      folder.discard();
      // What threads bring after the failure is let go.
      for (const [name, bytes] of next.slice(count)) folder.set(name, bytes);
      expect(await read()).toEqual(before);
    }
  });

  it('keeps its manifest and all blocks when a build is killed, and the next build clears up', async () => {
    writeFiles(await pack('before'), dir);
    const before = await read();
    const next = await pack('after');
    const killed = new IndexFolder(dir);
    for (const [name, bytes] of next) killed.set(name, bytes);
    await writeFile(join(dir, '0123456789ab.bin.part'), 'half');
    const after = await read();
    for (const [name, bytes] of before) expect(after.get(name)).toBe(bytes);
    writeFiles(next, dir);
    expect((await readdir(dir)).sort()).toEqual([...next.keys()].sort());
  });

  it('keeps what is not of the index', async () => {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, '_headers'), 'x');
    writeFiles(await pack('before'), dir);
    writeFiles(await pack('after'), dir);
    expect(await readdir(dir)).toContain('_headers');
  });

  it('stays as it was when a block cannot be written, and the fault names the remedy', async () => {
    writeFiles(await pack('before'), dir);
    const before = await read();
    const next = [...(await pack('after'))];
    const blocked = next.find(([name]) => !before.has(name))![0];
    await mkdir(join(dir, `${blocked}.part`));
    expect(() => writeFiles(new Map(next), dir)).toThrow();
    await rm(join(dir, `${blocked}.part`), { recursive: true, force: true });
    const after = await read();
    for (const [name, bytes] of before) expect(after.get(name)).toBe(bytes);
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(explainWriting(full, dir)).toMatchObject({
      name: 'Fault',
      remedy: 'Make room and build again; the last index is still there.',
    });
  });
});

describe('a plan', async () => {
  const manifest = decodeManifest((await pack('x')).get('manifest.bin')!);
  const small = { files: 20_000, largestFile: 25 * 1024 * 1024, manifest };

  it('takes what is within its limits', () => {
    expect(() => checkPlan('free', small)).not.toThrow();
    expect(() => checkPlan('paid', { ...small, files: 100_000 })).not.toThrow();
  });

  it.each([
    ['free', { files: 20_001 }, 'The index has 20,001 files; the free plan takes 20,000.'],
    ['paid', { files: 100_001 }, 'The index has 100,001 files; the paid plan takes 100,000.'],
    [
      'paid',
      { largestFile: 26_214_401 },
      'A file of the index has 26,214,401 bytes; static assets take 26,214,400.',
    ],
    [
      'free',
      { manifest: { ...manifest, sections: { dates: { blocks: 31, bytes: 1 } } } },
      'A search sorted by date would make 52 fetches; the free plan takes 50 a request.',
    ],
  ] as const)('%s refuses %o', (plan, beyond, what) => {
    expect(() => checkPlan(plan, { ...small, ...beyond })).toThrow(what);
  });
});
