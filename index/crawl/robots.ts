/** A host's robots.txt to what may be fetched there and how often (RFC 9309). Knows nothing of requests. */
import parseRobots from 'robots-parser';

export interface Robots {
  isAllowed(url: string): boolean;
  /** Least time between two requests, in milliseconds; 0 when the host does not say. */
  delay: number;
  /** Addresses of the sitemaps that it names. */
  sitemaps: string[];
}

/** Most of a robots.txt that is read, in bytes: what RFC 9309 asks for. */
export const MAX_ROBOTS_BYTES = 500 * 1024;

/** Longest delay that a timer is set to, in milliseconds; long before, the crawl's own time is over. */
const MAX_DELAY = 86_400_000;

/** Reads the rules for a robot by its name; a host without robots.txt allows everything. */
export function readRobots(url: string, content: string | undefined, robot: string): Robots {
  if (content === undefined) return { isAllowed: () => true, delay: 0, sitemaps: [] };
  const rules = parseRobots(url, content.slice(0, MAX_ROBOTS_BYTES));
  const seconds = Number(rules.getCrawlDelay(robot) ?? 0);
  return {
    isAllowed: (address) => rules.isAllowed(address, robot) ?? true,
    delay: Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0) * 1000, MAX_DELAY) : 0,
    sitemaps: rules.getSitemaps(),
  };
}
