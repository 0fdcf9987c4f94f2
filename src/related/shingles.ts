/** The shingles of a text (runs of three words that carry meaning) as sorted hashes, and how far two texts share them. */

/** Of 15 % replaced words, 61 % of the runs of three survive, and 44 % of runs of five. */
const SHINGLE = 3;

/** Sorted, without repeats. @param terms Numbers of terms; negative ones, stop words and gaps, are looked over. */
export function toShingles(terms: Int32Array): Uint32Array {
  const words = terms.filter((term) => term >= 0);
  const hashes = new Uint32Array(Math.max(0, words.length - SHINGLE + 1));
  for (let k = 0; k < hashes.length; k++) {
    let hash = 0x811c9dc5;
    for (let j = k; j < k + SHINGLE; j++) hash = mix(hash ^ words[j]!);
    hashes[k] = hash;
  }
  hashes.sort();
  return hashes.filter((hash, k) => k === 0 || hash !== hashes[k - 1]);
}

/** How many hashes two sorted lists have in common. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return shared;
}

// --- internal ---

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
