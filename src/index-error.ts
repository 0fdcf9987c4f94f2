/** The index is missing, damaged or foreign: our fault, a 503. The message says which, without internals. */
export class IndexError extends Error {
  override name = 'IndexError';
  constructor(
    readonly code: 'index_missing' | 'index_damaged' | 'index_foreign' | 'index_unreachable',
    message: string,
  ) {
    super(message);
  }
}
