import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundle, GENERATED } from '../../../index/browser/bundle.ts';
import { STATIC_FILES } from '../../../src/pages/static-files.ts';

/** What `/alongside.js` may weigh on a site's pages, gzipped. */
const MOST_BYTES = 12 * 1024;

describe('the scripts and stylesheets of the pages', () => {
  it('are what their sources say (otherwise: npm run components)', async () => {
    for (const [path, sources] of Object.entries(GENERATED)) {
      expect(await readFile(path, 'utf8')).toBe(await bundle(sources));
    }
  });

  it('give the elements in at most 12 KB', () => {
    expect(gzipSync(STATIC_FILES['/alongside.js'].body).length).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('write no markup and run no text as code', () => {
    for (const { body } of Object.values(STATIC_FILES)) {
      expect(body).not.toMatch(/\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval)\b/);
    }
  });

  it('name no other host', () => {
    for (const { body } of Object.values(STATIC_FILES)) {
      expect(body.match(/https?:\/\/(?!site\.invalid)[^"'`\s)]+/g) ?? []).toEqual([]);
    }
  });
});
