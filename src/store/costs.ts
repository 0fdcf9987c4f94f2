/** The deterministic costs of one request: counted, never timed. */
export interface Costs {
  blocksFetched: number;
  bytesFetched: number;
  postingsScanned: number;
  candidatesRanked: number;
  /** Bytes of blocks in memory after the last read: what the isolate holds, not what this request took. */
  bytesHeld: number;
}

/** Starts counting from nothing. */
export function createCosts(): Costs {
  return { blocksFetched: 0, bytesFetched: 0, postingsScanned: 0, candidatesRanked: 0, bytesHeld: 0 };
}
