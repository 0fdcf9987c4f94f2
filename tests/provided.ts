/** What `vitest.config.ts` hands to the tests in the Workers runtime, which see neither files nor environment. */
declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the site that stands behind the Worker. */
    origin: string;
    /** How many times as many random inputs as usual. */
    fuzzRuns: number;
    /** The files of a small index, and of what it was replaced by, in base64 by name. */
    smallIndex: Record<string, string>;
    nextIndex: Record<string, string>;
  }
}

export {};
