/**
 * How a request waits for what another one has begun: it looks now and then whether that is over, and never waits for its
 * promise. Under a load the runtime may not come back to a request whose promise another one fulfils; it ends a request
 * that has nothing under way itself; and what another request has begun ends when that one is cut off.
 */

/** A request that waits this long for another's work does its own: the other may have been cut off. */
const PATIENCE_MS = 3000;

/** Milliseconds between two looks: twice as long each time, up to the second figure. */
const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 32;

/** Resolves when the work is over, or has taken too long. */
export async function untilOver(work: { readonly isOver: boolean }): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  for (let waited = 0; !work.isOver && waited < PATIENCE_MS; waited += pause) {
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS, PATIENCE_MS - waited);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
