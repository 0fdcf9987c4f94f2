/** Starts work on many pieces and takes the answers in the order of the pieces. */

/**
 * `take` is called with each answer, in order. At most `ahead` pieces are begun before the first of them is taken, so
 * that answers do not pile up.
 */
export async function inOrder<I, O>(
  pieces: Iterable<I>,
  ahead: number,
  work: (piece: I, number: number) => Promise<O>,
  take: (answer: O, piece: I, number: number) => void | Promise<void>,
): Promise<void> {
  const begun: { piece: I; number: number; answer: Promise<O> }[] = [];
  let number = 0;
  const takeFirst = async () => {
    const first = begun.shift()!;
    await take(await first.answer, first.piece, first.number);
  };
  for (const piece of pieces) {
    const answer = work(piece, number);
    // Whoever awaits it later hears of a failure; until then it is not an unhandled one.
    answer.catch(() => {});
    begun.push({ piece, number: number++, answer });
    if (begun.length >= ahead) await takeFirst();
  }
  while (begun.length > 0) await takeFirst();
}
