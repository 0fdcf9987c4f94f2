/** Starts work on many pieces and takes the answers in the order of the pieces. */

/**
 * `take` is called with each answer, in order. At most `ahead` pieces are begun before the first of them is taken, so
 * that answers do not pile up.
 *
 * @param isLong Tells pieces that others work on for long: so many of these are begun before all else.
 */
export async function inOrder<I, O>(
  pieces: Iterable<I>,
  ahead: number,
  work: (piece: I, number: number) => Promise<O>,
  take: (answer: O, piece: I, number: number) => void | Promise<void>,
  isLong?: (piece: I) => boolean,
): Promise<void> {
  const all = isLong ? [...pieces] : pieces;
  const early = new Map<I, Promise<O>>();
  if (isLong) {
    let number = 0;
    for (const piece of all) {
      if (early.size < ahead && isLong(piece)) early.set(piece, handled(work(piece, number)));
      number++;
    }
  }
  const begun: { piece: I; number: number; answer: Promise<O> }[] = [];
  let number = 0;
  const takeFirst = async () => {
    const first = begun.shift()!;
    const answer = await first.answer;
    await giveTurn();
    await take(answer, first.piece, first.number);
  };
  for (const piece of all) {
    begun.push({ piece, number, answer: early.get(piece) ?? handled(work(piece, number)) });
    number++;
    if (begun.length >= ahead) await takeFirst();
  }
  while (begun.length > 0) await takeFirst();
}

/** Lets whatever else this thread has to do have its turn, threads that wait for work above all. */
export async function giveTurn(): Promise<void> {
  if (performance.now() - turn < TURN) return;
  await new Promise(setImmediate);
  turn = performance.now();
}

/** Whoever awaits a promise later hears of its failure; until then that is not an unhandled one. */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

// --- internal ---

/** Milliseconds that one piece of work after the other may take. */
const TURN = 5;

/** When work began that has given no turn since. */
let turn = 0;
