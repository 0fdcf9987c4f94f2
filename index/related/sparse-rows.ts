/**
 * Sparse matrices over typed arrays that all threads see: one row an article, one column a term. Knows nothing of what the
 * values mean.
 */
import { shareFloats, shareInts } from './side-by-side/shared-arrays.ts';

/** Row `i` has the columns `columns[starts[i] … starts[i + 1])` with the values beside them; behind the last there may be room. */
export interface SparseRows {
  columnCount: number;
  /** One more than there are rows. */
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
}

/** The same matrix by columns: `rows[starts[t] … starts[t + 1])` are the articles that hold term `t`, ascending. */
export interface Postings {
  starts: Int32Array;
  rows: Int32Array;
  values: Float32Array;
}

/** One source of counts: per row the columns met (negative ones are skipped), and what each meeting counts. */
export interface CountedField {
  rowOf: (row: number) => ArrayLike<number>;
  weight: number;
}

/** How many entries all rows have. */
export const countEntries = ({ starts }: SparseRows): number => starts.at(-1)!;

/**
 * Weighted counts of every row's columns. @param most Entries that there can be. @param countColumns How many columns there
 * are, once all rows are read.
 */
export function countColumns(
  fields: readonly CountedField[],
  rowCount: number,
  most: number,
  countColumns: () => number,
): SparseRows {
  const starts = shareInts(rowCount + 1);
  const columns = shareInts(most);
  const values = shareFloats(most);
  let sums = new Float64Array(1 << 16);
  let end = 0;
  for (let i = 0; i < rowCount; i++) {
    const start = end;
    for (const { rowOf, weight } of fields) {
      const row = rowOf(i);
      for (let k = 0; k < row.length; k++) {
        const column = row[k]!;
        if (column < 0) continue;
        if (column >= sums.length) sums = growTo(sums, column + 1);
        if (sums[column] === 0) columns[end++] = column;
        sums[column]! += weight;
      }
    }
    for (let k = start; k < end; k++) {
      values[k] = sums[columns[k]!]!;
      sums[columns[k]!] = 0;
    }
    starts[i + 1] = end;
  }
  return { columnCount: countColumns(), starts, columns, values };
}

/** In how many rows each column stands. */
export function countRows(rows: SparseRows): Int32Array {
  const counts = new Int32Array(rows.columnCount);
  const end = countEntries(rows);
  for (let k = 0; k < end; k++) counts[rows.columns[k]!]!++;
  return counts;
}

/** Gives every entry the value that `toValue` says; those of 0 are left out. */
export function filterRows(
  rows: SparseRows,
  toValue: (value: number, column: number, row: number) => number,
): SparseRows {
  const most = countEntries(rows);
  return keepEntries(
    rows,
    {
      columnCount: rows.columnCount,
      starts: shareInts(rows.starts.length),
      columns: shareInts(most),
      values: shareFloats(most),
    },
    (k, i) => toValue(rows.values[k]!, rows.columns[k]!, i),
  );
}

/** The same within the arrays of `rows`, which is changed. */
export function filterInPlace(
  rows: SparseRows,
  toValue: (value: number, column: number, row: number, entry: number) => number,
): SparseRows {
  return keepEntries(rows, rows, (k, i) => toValue(rows.values[k]!, rows.columns[k]!, i, k));
}

/** The same without room behind the last entry: what was once written to takes memory. */
export function trimRows({ columnCount, starts, columns, values }: SparseRows): SparseRows {
  const size = starts.at(-1)!;
  if (size === columns.length) return { columnCount, starts, columns, values };
  return {
    columnCount,
    starts,
    columns: shareInts(columns.subarray(0, size)),
    values: shareFloats(values.subarray(0, size)),
  };
}

export function toPostings(sparse: SparseRows): Postings {
  const { columnCount, starts: rowStarts, columns, values } = sparse;
  const size = countEntries(sparse);
  const starts = shareInts(columnCount + 1);
  for (let k = 0; k < size; k++) starts[columns[k]! + 1]!++;
  for (let t = 0; t < columnCount; t++) starts[t + 1]! += starts[t]!;
  const next = starts.slice(0, columnCount);
  const rows = shareInts(size);
  const weights = shareFloats(size);
  for (let i = 0; i + 1 < rowStarts.length; i++) {
    for (let k = rowStarts[i]!; k < rowStarts[i + 1]!; k++) {
      const at = next[columns[k]!]!++;
      rows[at] = i;
      weights[at] = values[k]!;
    }
  }
  return { starts, rows, values: weights };
}

/** The postings of some rows alone: those with a number in `places` (others have -1), under that number. */
export function restrictPostings({ starts, rows, values }: Postings, places: Int32Array): Postings {
  const size = rows.reduce((sum, row) => sum + (places[row]! < 0 ? 0 : 1), 0);
  const out = {
    starts: new Int32Array(starts.length),
    rows: new Int32Array(size),
    values: new Float32Array(size),
  };
  let end = 0;
  for (let column = 0; column + 1 < starts.length; column++) {
    for (let p = starts[column]!; p < starts[column + 1]!; p++) {
      const place = places[rows[p]!]!;
      if (place < 0) continue;
      out.rows[end] = place;
      out.values[end++] = values[p]!;
    }
    out.starts[column + 1] = end;
  }
  return out;
}

/** Adds `scale` times the dot product of row `i` with every article's row to `sums`, one element an article. */
export function addDotProducts(
  { starts, columns, values }: SparseRows,
  i: number,
  { starts: firsts, rows, values: weights }: Postings,
  scale: number,
  sums: Float64Array,
): void {
  const last = starts[i + 1]!;
  for (let k = starts[i]!; k < last; k++) {
    const w = values[k]! * scale;
    const end = firsts[columns[k]! + 1]!;
    let p = firsts[columns[k]!]!;
    // Half of a large build's time: eight at a time take half of what they take one by one.
    for (const lastEight = end - 8; p <= lastEight; p += 8) {
      sums[rows[p]!]! += w * weights[p]!;
      sums[rows[p + 1]!]! += w * weights[p + 1]!;
      sums[rows[p + 2]!]! += w * weights[p + 2]!;
      sums[rows[p + 3]!]! += w * weights[p + 3]!;
      sums[rows[p + 4]!]! += w * weights[p + 4]!;
      sums[rows[p + 5]!]! += w * weights[p + 5]!;
      sums[rows[p + 6]!]! += w * weights[p + 6]!;
      sums[rows[p + 7]!]! += w * weights[p + 7]!;
    }
    for (; p < end; p++) sums[rows[p]!]! += w * weights[p]!;
  }
}

/** As `addDotProducts`; puts the articles that had no sum yet behind the first `count` of `touched`, answers how many. */
export function addTouched(
  rows: SparseRows,
  i: number,
  postings: Postings,
  scale: number,
  sums: Float64Array,
  touched: Int32Array,
  count: number,
): number {
  let end = count;
  for (let k = rows.starts[i]!; k < rows.starts[i + 1]!; k++) {
    const weight = rows.values[k]! * scale;
    const column = rows.columns[k]!;
    const last = postings.starts[column + 1]!;
    for (let p = postings.starts[column]!; p < last; p++) {
      const row = postings.rows[p]!;
      if (sums[row] === 0) touched[end++] = row;
      sums[row]! += weight * postings.values[p]!;
    }
  }
  return end;
}

/** Keeps of each row the columns that fewest rows hold, as long as all of these hold no more than `most` entries. */
export function keepRarest(rows: SparseRows, postings: Postings, most: number): SparseRows {
  const sizeOf = (k: number) => postings.starts[rows.columns[k]! + 1]! - postings.starts[rows.columns[k]!]!;
  const kept = new Uint8Array(countEntries(rows));
  for (let i = 0; i + 1 < rows.starts.length; i++) {
    const start = rows.starts[i]!;
    const length = rows.starts[i + 1]! - start;
    // One number says size and place, so that numbers alone are sorted.
    const order = new Float64Array(length);
    for (let k = 0; k < length; k++) order[k] = sizeOf(start + k) * length + k;
    let sum = 0;
    for (const sizeAndPlace of order.sort()) {
      sum += Math.floor(sizeAndPlace / length);
      if (sum > most) break;
      kept[start + (sizeAndPlace % length)] = 1;
    }
  }
  return filterInPlace(rows, (value, _column, _row, entry) => (kept[entry] === 1 ? value : 0));
}

// --- internal ---

/** Puts the entries of `from` whose value is not 0 into `into`, which may be the same. */
function keepEntries(
  from: SparseRows,
  into: SparseRows,
  toValue: (entry: number, row: number) => number,
): SparseRows {
  let end = 0;
  let k = 0;
  for (let i = 0; i + 1 < from.starts.length; i++) {
    for (const last = from.starts[i + 1]!; k < last; k++) {
      const value = toValue(k, i);
      if (value === 0) continue;
      into.columns[end] = from.columns[k]!;
      into.values[end++] = value;
    }
    into.starts[i + 1] = end;
  }
  return into;
}

function growTo(array: Float64Array<ArrayBuffer>, least: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(least, 2 * array.length));
  larger.set(array);
  return larger;
}
