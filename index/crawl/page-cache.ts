/**
 * What a site has answered before, kept in a folder between builds, so that a page that has not changed is not sent
 * again. A file an address: one line of JSON, then the body. What cannot be read counts as not kept.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface KeptPage {
  /** Address that answered. */
  url: string;
  /** As in Content-Type. */
  type: string;
  /** Whether `X-Robots-Tag` forbids to show it in a search. */
  noindex: boolean;
  etag?: string;
  /** As in Last-Modified. */
  modified?: string;
  body: Uint8Array;
}

export class PageCache {
  constructor(private readonly folder: string) {}

  async read(url: string): Promise<KeptPage | undefined> {
    try {
      const bytes = await readFile(this.fileOf(url));
      const end = bytes.indexOf(10);
      const { url: kept, ...head } = JSON.parse(bytes.toString('utf8', 0, end));
      return kept === url ? { url, ...head, body: bytes.subarray(end + 1) } : undefined;
    } catch {
      return undefined;
    }
  }

  async write({ body, ...head }: KeptPage): Promise<void> {
    const file = this.fileOf(head.url);
    await mkdir(this.folder, { recursive: true });
    await writeFile(`${file}.new`, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));
    await rename(`${file}.new`, file);
  }

  private fileOf(url: string): string {
    return join(this.folder, createHash('sha256').update(url).digest('hex').slice(0, 32));
  }
}
