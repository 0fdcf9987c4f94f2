/** How much of one text stands word for word in another: the sign of a copy. */

/** Words of a run that is compared. */
const RUN = 3;
/**
 * From this share of the shorter text's runs on, two texts of one title are copies of each other; of two titles from the
 * larger one on, since pages of a reference say much in the same words.
 */
const COPY_SHARE = 0.5;
const RETITLED_SHARE = 0.65;

/** @param a,b Forms of two texts in reading order. @param sameTitle Whether they have one title, or one of them none. */
export function isCopy(a: readonly string[], b: readonly string[], sameTitle: boolean): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const runs = toRuns(short);
  if (runs.size < RUN) return false;
  const others = toRuns(long);
  let shared = 0;
  for (const run of runs) if (others.has(run)) shared++;
  const share = sameTitle ? COPY_SHARE : RETITLED_SHARE;
  return shared >= share * runs.size && runs.size >= 0.2 * others.size;
}

function toRuns(forms: readonly string[]): Set<string> {
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= forms.length; i++) runs.add(forms.slice(i, i + RUN).join(' '));
  return runs;
}
