/** What a test tells the reporter of `npm run fuzz`. */
declare module 'vitest' {
  interface TaskMeta {
    /** How many random inputs it has tried. */
    inputs?: number;
    /** CPU milliseconds that the slowest of them took. */
    slowest?: number;
  }
}

export {};
