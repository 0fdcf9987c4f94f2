/**
 * Where blocks come from: static assets, an R2 bucket, a folder, memory. A store gives the bytes of a file by
 * its name and knows nothing of what is in it.
 */
export interface BlockStore {
  /** The whole file, or undefined when there is none. Throws when the store itself fails. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Inflates raw DEFLATE, where the machine of this store has a cheaper way than the platform's stream. */
  inflate?(payload: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
}
