/**
 * A sitemap, a sitemap index or a list of addresses to the addresses in it. Bounded: what is packed with gzip, an
 * entry's length, the number of addresses. Fetches nothing.
 */
import { gunzipSync } from 'node:zlib';
import { isFault, readXml, textOf } from '../readers/xml-tree.ts';
import { CrawlFault } from './crawl-fault.ts';

/** Longest sitemap, in bytes: what the protocol allows. */
export const MAX_SITEMAP_BYTES = 50 * 1024 * 1024;

/** Longest address of a page, in characters: what the protocol allows. */
const MAX_ADDRESS = 2048;

export interface Addresses {
  /** Of pages, in their order, without repeats. */
  pages: string[];
  /** Of further sitemaps. */
  sitemaps: string[];
  /** What was no address of a page, with its line. */
  faults: { line: number; what: string }[];
}

/** Reads the addresses; relative ones start at `base`. Throws a `CrawlFault` for what is no list of addresses. */
export async function readAddresses(content: Uint8Array, base: string | undefined): Promise<Addresses> {
  const text = new TextDecoder().decode(unpack(content)).trimStart();
  if (text === '') throw new CrawlFault('It is empty.', 'Give the address of the sitemap.');
  if (!text.startsWith('<')) return readLines(text, base);
  if (/^<!doctype html|^<html/i.test(text)) {
    throw new CrawlFault(
      'It is a page and no sitemap.',
      'Give the address of a sitemap, of a list of addresses or of a feed; or the site alone: https://example.org/.',
    );
  }
  return readSitemap(text, base);
}

// --- internal ---

function unpack(content: Uint8Array): Uint8Array {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try {
    return gunzipSync(content, { maxOutputLength: MAX_SITEMAP_BYTES });
  } catch {
    throw new CrawlFault(
      'Its gzip is damaged, or unpacks to more than 50 MB.',
      'Write it anew, or split it into several sitemaps.',
    );
  }
}

async function readSitemap(text: string, base: string | undefined): Promise<Addresses> {
  const collector = createCollector(base);
  const isWanted = (name: string, around: readonly string[]) =>
    around.length === 1 && (name === 'url' || name === 'sitemap');
  for await (const one of readXml(inPieces(text), { isWanted, maxLength: 100_000 })) {
    if (isFault(one)) collector.fault(one.line, one.what);
    else collector.add(textOf(one, 'loc') ?? '', one.line, one.name === 'sitemap' ? 'sitemaps' : 'pages');
  }
  return collector.addresses();
}

/** One address a line; empty lines and lines that begin with # are remarks. */
function readLines(text: string, base: string | undefined): Addresses {
  const collector = createCollector(base);
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const written = line.trim();
    if (written !== '' && !written.startsWith('#')) collector.add(written, i + 1, 'pages');
  }
  return collector.addresses();
}

function createCollector(base: string | undefined) {
  const found = { pages: new Set<string>(), sitemaps: new Set<string>() };
  const faults: Addresses['faults'] = [];
  return {
    add(written: string, line: number, kind: 'pages' | 'sitemaps') {
      const url =
        written !== '' && written.length <= MAX_ADDRESS && URL.canParse(written, base)
          ? new URL(written, base)
          : undefined;
      if (url?.protocol === 'http:' || url?.protocol === 'https:') {
        url.hash = '';
        found[kind].add(url.href);
      } else faults.push({ line, what: `"${written.slice(0, 80)}" is no address of a page.` });
    },
    fault: (line: number, what: string) => faults.push({ line, what }),
    addresses: (): Addresses => ({ pages: [...found.pages], sitemaps: [...found.sitemaps], faults }),
  };
}

/** Pieces, so that a fault at the beginning ends the reading there. */
async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536);
}
