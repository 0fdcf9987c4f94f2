import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const page = await readFile('SECURITY.md', 'utf8');
const lines = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| threat'));

it('has a table of threats', () => {
  expect(lines.length).toBeGreaterThan(15);
});

it.each(lines)('every threat has a test of that name: %s', async (line) => {
  const [, file, name] = / `([\w/-]+)`: (.+) \|$/.exec(line)!;
  const inWorker = await readFile(`tests/src/${file}.test.ts`, 'utf8').catch(() => undefined);
  expect(inWorker ?? (await readFile(`tests/${file}.test.ts`, 'utf8'))).toContain(name);
});
