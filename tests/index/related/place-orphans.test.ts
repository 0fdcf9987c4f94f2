import { expect, it } from 'vitest';
import { findOrphans, type Placed, placeOrphans, REACH } from '../../../index/related/place-orphans.ts';

function place(lists: Placed[][], reserves: Placed[][], threshold: number): void {
  const changing = Object.assign(lists, {
    get: (i: number) => lists[i]!,
    set: (i: number, list: readonly Placed[]) => void lists.splice(i, 1, [...list]),
  });
  const listWanted = (host: number, isWanted: (doc: number) => boolean) =>
    reserves[host]!.filter(({ doc }) => isWanted(doc));
  placeOrphans(changing, listWanted, [...lists.keys()], threshold);
}

it('gives an orphan the last place of the list where it does least harm', () => {
  const link = (doc: number, score: number) => ({ doc, score });
  // Twelve articles name each other in a ring; article 12 stands only behind the first ten, nearest to 5's list.
  const ring = Array.from({ length: 12 }, (_, i) =>
    Array.from({ length: REACH }, (_, k) => link((i + k + 1) % 12, 90 - k)),
  );
  const lists = [...ring, [link(0, 50)]];
  const reserves = lists.map((list, i) =>
    [...list, link(12, i === 5 ? 70 : 40)].filter(({ doc }) => doc !== i),
  );
  expect(findOrphans(lists, 25)).toEqual([12]);
  place(lists, reserves, 25);
  expect(findOrphans(lists, 25)).toEqual([]);
  expect(lists[5]![REACH - 1]).toEqual(link(12, 70));
});

it('leaves an orphan alone that is near to nothing', () => {
  const lists = [[{ doc: 1, score: 60 }], [{ doc: 0, score: 60 }], []];
  place(lists, [[{ doc: 2, score: 10 }], [], []], 25);
  expect(findOrphans(lists, 25)).toEqual([2]);
});
