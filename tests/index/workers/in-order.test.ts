import { expect, it } from 'vitest';
import { inOrder } from '../../../index/workers/in-order.ts';

/** What was begun and what was taken, as it came. */
async function follow(pieces: number[], ahead: number, isLong?: (piece: number) => boolean) {
  const begun: number[] = [];
  const taken: number[] = [];
  const work = async (piece: number) => {
    begun.push(piece);
    await new Promise((resolve) => setTimeout(resolve, 5 * (piece % 3)));
    return 10 * piece;
  };
  await inOrder(pieces, ahead, work, (answer) => void taken.push(answer), isLong);
  return { begun, taken };
}

it('takes answers in the order of the pieces, whichever comes first', async () => {
  const { begun, taken } = await follow([1, 2, 3, 4, 5], 2);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(taken).toEqual([10, 20, 30, 40, 50]);
});

it('begins with what takes long, so many pieces at most, and begins each once', async () => {
  const { begun, taken } = await follow([1, 2, 3, 4, 5, 6], 2, (piece) => piece >= 4);
  expect(begun).toEqual([4, 5, 1, 2, 3, 6]);
  expect(taken).toEqual([10, 20, 30, 40, 50, 60]);
});

it('gives whatever else waits its turn between pieces that take long', async () => {
  let turns = 0;
  let next = setImmediate(function count() {
    turns++;
    next = setImmediate(count);
  });
  const begin = async () => {};
  const takeLong = () => {
    for (const end = performance.now() + 10; performance.now() < end; );
  };
  await inOrder([1, 2, 3, 4], 2, begin, takeLong);
  clearImmediate(next);
  expect(turns).toBeGreaterThan(1);
});

it('fails with the fault of a piece', async () => {
  const fail = async (piece: number) => {
    if (piece === 2) throw new Error('piece 2');
  };
  await expect(
    inOrder(
      [1, 2, 3],
      2,
      fail,
      () => {},
      (piece) => piece === 2,
    ),
  ).rejects.toThrow('piece 2');
});
