/**
 * How many letters one must insert, delete, replace or exchange with the next to make one word of another (optimal
 * string alignment), as far as `most`; `most + 1` stands for "more".
 *
 *           w  a  t  r  e           d[i][j]: from the first i letters of one word to the first j of the other,
 *        0  1  2  3  4  5           the least of
 *     w  1  0  1  2  3  4             d[i-1][j] + 1                 delete
 *     a  2  1  0  1  2  3             d[i][j-1] + 1                 insert
 *     t  3  2  1  0  1  2             d[i-1][j-1] (+ 1 unless alike)
 *     e  4  3  2  1  1  1             d[i-2][j-2] + 1               exchange, where the two letters are crossed
 *     r  5  4  3  2  1  1  <- 1
 */
export function measureEdits(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let edits = Math.min(
        previous[j]! + 1,
        row[j - 1]! + 1,
        previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      const crossed = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (crossed) edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, most + 1);
}
