/** Which names someone may have meant who wrote one that does not exist. */

/** Names further away than this share of their letters are no suggestion. */
const MOST_DIFFERENT = 0.4;

/** Up to `count` of `names`, the nearest by edits first; a name that ends in or holds the wanted one is near. */
export function findNearestNames(wanted: string, names: readonly string[], count = 3): string[] {
  const short = wanted.toLowerCase().replace(/^\/+|\/+$/g, '');
  if (short === '') return [];
  return names
    .map((name) => ({ name, distance: measure(short, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= MOST_DIFFERENT * Math.max(short.length, name.length))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

// --- internal ---

function measure(wanted: string, name: string): number {
  const ends = name.slice(name.lastIndexOf('/') + 1);
  if (ends === wanted) return 0;
  if (Math.abs(name.length - wanted.length) > MOST_DIFFERENT * Math.max(name.length, wanted.length)) {
    return Math.abs(ends.length - wanted.length) > ends.length / 2 ? Infinity : countEdits(wanted, ends) + 1;
  }
  return Math.min(countEdits(wanted, name), countEdits(wanted, ends) + 1);
}

/** Levenshtein's distance, one row of its table at a time. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
