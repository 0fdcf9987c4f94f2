/** Something that a site's server, or the way to it, does wrong: told as a problem, never as a trace. */
export class CrawlFault extends Error {
  override name = 'CrawlFault';
  constructor(
    /** One sentence: what is wrong. */
    readonly what: string,
    /** One sentence: what to do. */
    readonly remedy: string,
    /** Whether the same request may succeed a moment later. */
    readonly isPassing = false,
  ) {
    super(what);
  }
}
