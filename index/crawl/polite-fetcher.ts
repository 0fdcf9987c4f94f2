/**
 * Fetches pages as a guest would: only from the hosts that it is told, as their robots.txt allows, one after the other
 * with a pause, asking for what is kept only whether it has changed, within bounds of bytes and time. Every redirect
 * is held to the same rules. Knows nothing of sitemaps and articles.
 */
import { Agent, type IncomingHttpHeaders } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CrawlOptions } from '../config/config.ts';
import { CrawlFault } from './crawl-fault.ts';
import { type KeptPage, PageCache } from './page-cache.ts';
import { MAX_ROBOTS_BYTES, type Robots, readRobots } from './robots.ts';
import { type Answer, ENCODINGS, sendRequest } from './send-request.ts';

/** Why a page is not fetched, though nothing is wrong with it. */
export type Refusal = 'robots' | 'host';

export type Fetched = { page: KeptPage } | { refused: Refusal };

/** A bound of the whole crawl is reached: what has not been fetched by then never will be. */
export class CrawlOver extends CrawlFault {
  override name = 'CrawlOver';
}

const MAX_REDIRECTS = 5;

/** Longest wait that a busy server may ask for before the second attempt, in milliseconds. */
const MAX_PATIENCE = 60_000;

export class PoliteFetcher {
  private readonly cache: PageCache;
  private readonly agents: Record<string, Agent> = {
    'http:': new Agent({ keepAlive: true }),
    'https:': new SecureAgent({ keepAlive: true }),
  };
  private readonly robots = new Map<string, Promise<Robots>>();
  /** When a host may be asked again, in milliseconds since 1970. */
  private readonly turns = new Map<string, number>();
  private readonly deadline: number;
  private bytes = 0;

  /** @param ownHost Host, with its port, that may be asked besides those of the options. */
  constructor(
    private readonly options: CrawlOptions,
    private readonly ownHost: string,
  ) {
    this.cache = new PageCache(options.cache);
    this.deadline = Date.now() + options.minutes * 60_000;
  }

  /** A page that this crawl has fetched, as it is kept on the disk. */
  async reread(url: string): Promise<KeptPage> {
    const page = await this.cache.read(url);
    if (!page) throw new Error(`the copy of ${url} in ${this.options.cache} is gone`);
    return page;
  }

  /** Ends all connections that are kept. */
  close(): void {
    for (const agent of Object.values(this.agents)) agent.destroy();
  }

  /**
   * Fetches what stands at an address, of at most `maxBytes`. Throws a `CrawlFault` that says what is wrong, a
   * `CrawlOver` when a bound of the crawl is reached.
   */
  async fetch(address: string, maxBytes: number): Promise<Fetched> {
    let url = new URL(address);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!this.isOwn(url)) return { refused: 'host' };
      const robots = await this.robotsOf(url);
      if (!robots.isAllowed(url.href)) return { refused: 'robots' };
      const kept = await this.cache.read(url.href);
      const answer = await this.askPatiently(url, robots.delay, maxBytes, kept);
      if (answer.status === 304 && kept) return { page: kept };
      const next = toRedirect(answer, url);
      if (!next) return { page: await this.keep(url, answer) };
      url = next;
    }
    throw new CrawlFault(
      `The address redirects more than ${MAX_REDIRECTS} times.`,
      'Name the page where it ends up.',
    );
  }

  /** The rules of an address's host. Throws a `CrawlFault` when the host does not say: then it allows nothing. */
  robotsOf(url: URL): Promise<Robots> {
    let robots = this.robots.get(url.origin);
    if (!robots) {
      robots = this.fetchRobots(url);
      this.robots.set(url.origin, robots);
    }
    return robots;
  }

  /** Whether an address is one that may be asked at all. */
  isOwn({ protocol, host, username, password }: URL): boolean {
    if (!(protocol in this.agents) || username !== '' || password !== '') return false;
    return host === this.ownHost || this.options.hosts.includes(host);
  }

  private async fetchRobots(page: URL): Promise<Robots> {
    let url = new URL('/robots.txt', page);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answer = await this.askPatiently(url, 0, MAX_ROBOTS_BYTES * 4);
      if (answer.status === 200) {
        const content = new TextDecoder().decode(answer.body);
        return readRobots(new URL('/robots.txt', page).href, content, toRobotName(this.options.userAgent));
      }
      const next = toRedirect(answer, url);
      if (next && this.isOwn(next)) url = next;
      else if (answer.status < 500 && answer.status !== 429) return readRobots(url.href, undefined, '');
      else break;
    }
    throw new CrawlFault(
      `${page.origin}/robots.txt cannot be read, so nothing there may be fetched.`,
      'Mend it, or let it answer 404.',
    );
  }

  /** Asks once more when the connection fails or the server is too busy, after as long as that says. */
  private async askPatiently(url: URL, delay: number, maxBytes: number, kept?: KeptPage): Promise<Answer> {
    const headers = { ...this.headers(), ...toConditions(kept) };
    let wait = 0;
    for (let attempt = 1; ; attempt++) {
      await this.awaitTurn(url.host, Math.max(delay, this.options.delaySeconds * 1000), wait);
      const last = attempt === 2;
      try {
        const answer = await sendRequest(url, {
          headers,
          maxBytes,
          agent: this.agents[url.protocol]!,
          timeout: this.options.timeoutSeconds * 1000,
          privateHosts: this.options.privateHosts,
        });
        this.bytes += answer.body.length;
        if (last || (answer.status !== 429 && answer.status !== 503)) return answer;
        wait = toPatience(answer.headers);
      } catch (error) {
        if (last || !(error instanceof CrawlFault) || !error.isPassing) throw error;
        wait = 1000;
      }
    }
  }

  /** Waits for a host's next turn, and at least for so many milliseconds. */
  private async awaitTurn(host: string, delay: number, wait: number): Promise<void> {
    if (this.bytes > this.options.megabytes * 1024 * 1024) {
      throw new CrawlOver(
        `The crawl has read ${this.options.megabytes} MB, which is its bound.`,
        'Leave pages out with "include" and "exclude", or raise "crawl.megabytes".',
      );
    }
    const now = Date.now();
    const at = Math.max(now + wait, this.turns.get(host) ?? 0);
    if (at >= this.deadline) {
      throw new CrawlOver(
        `The crawl's time is over, ${this.options.minutes} minutes.`,
        'Leave pages out with "include" and "exclude", or raise "crawl.minutes".',
      );
    }
    this.turns.set(host, at + delay);
    if (at > now) await sleep(at - now);
  }

  private headers(): Record<string, string> {
    return {
      'User-Agent': this.options.userAgent,
      Accept: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1',
      'Accept-Encoding': ENCODINGS,
    };
  }

  /** Keeps a page for the next build. Throws a `CrawlFault` when the answer is none. */
  private async keep(url: URL, { status, headers, body }: Answer): Promise<KeptPage> {
    if (status !== 200) {
      const isGone = status === 404 || status === 410;
      throw new CrawlFault(
        `The address answers ${status}.`,
        isGone ? 'Take it out of the sitemap, or exclude it.' : 'See what is wrong there, or exclude it.',
      );
    }
    const page: KeptPage = {
      url: url.href,
      type: headers['content-type'] ?? '',
      noindex: /\b(noindex|none)\b/i.test(String(headers['x-robots-tag'] ?? '')),
      ...(headers.etag && { etag: headers.etag }),
      ...(headers['last-modified'] && { modified: headers['last-modified'] }),
      body,
    };
    await this.cache.write(page);
    return page;
  }
}

// --- internal ---

/** The name that robots.txt knows a robot by: what stands before a version or a remark. */
const toRobotName = (userAgent: string) => userAgent.split(/[/\s]/)[0]!;

function toConditions(kept: KeptPage | undefined): Record<string, string> {
  if (!kept) return {};
  return {
    ...(kept.etag && { 'If-None-Match': kept.etag }),
    ...(kept.modified && { 'If-Modified-Since': kept.modified }),
  };
}

function toRedirect({ status, headers }: Answer, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || !headers.location) return undefined;
  if (!URL.canParse(headers.location, from)) return undefined;
  const url = new URL(headers.location, from);
  url.hash = '';
  return url;
}

/** `Retry-After`, in seconds or as a date, in milliseconds. */
function toPatience(headers: IncomingHttpHeaders): number {
  const written = headers['retry-after'] ?? '5';
  const wait = /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(written) - Date.now();
  return Math.min(Math.max(wait || 0, 1000), MAX_PATIENCE);
}
