/** Sparse matrices over typed arrays: one row an article, one column a term. Knows nothing of what the values mean. */

/** Row `i` has the columns `columns[starts[i] … starts[i + 1])` with the values beside them. */
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
  rows: readonly Int32Array[];
  weight: number;
}

/** Weighted counts of every row's columns. */
export function countColumns(fields: readonly CountedField[], columnCount: number): SparseRows {
  const rowCount = fields[0]!.rows.length;
  const starts = new Int32Array(rowCount + 1);
  const columns = new GrowingInts();
  const values: Float32Array[] = [];
  const sums = new Float64Array(columnCount);
  for (let i = 0; i < rowCount; i++) {
    const met: number[] = [];
    for (const { rows, weight } of fields) {
      for (const column of rows[i]!) {
        if (column < 0) continue;
        if (sums[column] === 0) met.push(column);
        sums[column]! += weight;
      }
    }
    values.push(Float32Array.from(met, (column) => sums[column]!));
    for (const column of met) sums[column] = 0;
    columns.push(met);
    starts[i + 1] = columns.length;
  }
  return { columnCount, starts, columns: columns.toArray(), values: concat(values, columns.length) };
}

/** In how many rows each column stands. */
export function countRows({ columnCount, columns }: SparseRows): Int32Array {
  const counts = new Int32Array(columnCount);
  for (const column of columns) counts[column]!++;
  return counts;
}

/** Keeps the entries that `keep` wants; `toValue` gives their new values. */
export function filterRows(
  rows: SparseRows,
  toValue: (value: number, column: number, row: number) => number,
): SparseRows {
  const starts = new Int32Array(rows.starts.length);
  const columns = new Int32Array(rows.columns.length);
  const values = new Float32Array(rows.columns.length);
  let end = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let k = rows.starts[i]!; k < rows.starts[i + 1]!; k++) {
      const value = toValue(rows.values[k]!, rows.columns[k]!, i);
      if (value === 0) continue;
      columns[end] = rows.columns[k]!;
      values[end++] = value;
    }
    starts[i + 1] = end;
  }
  return {
    columnCount: rows.columnCount,
    starts,
    columns: columns.slice(0, end),
    values: values.slice(0, end),
  };
}

export function toPostings({ columnCount, starts: rowStarts, columns, values }: SparseRows): Postings {
  const starts = new Int32Array(columnCount + 1);
  for (const column of columns) starts[column + 1]!++;
  for (let t = 0; t < columnCount; t++) starts[t + 1]! += starts[t]!;
  const next = starts.slice(0, columnCount);
  const rows = new Int32Array(columns.length);
  const weights = new Float32Array(columns.length);
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

/** Of each row the columns that fewest rows hold, as long as all of these hold no more than `most` entries. */
export function keepRarest(rows: SparseRows, postings: Postings, most: number): SparseRows {
  const sizeOf = (k: number) => postings.starts[rows.columns[k]! + 1]! - postings.starts[rows.columns[k]!]!;
  const kept = new Uint8Array(rows.columns.length);
  for (let i = 0; i + 1 < rows.starts.length; i++) {
    const entries = Array.from(
      { length: rows.starts[i + 1]! - rows.starts[i]! },
      (_, k) => rows.starts[i]! + k,
    );
    entries.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
    let sum = 0;
    for (const entry of entries) {
      sum += sizeOf(entry);
      if (sum > most) break;
      kept[entry] = 1;
    }
  }
  let at = 0;
  return filterRows(rows, (value) => (kept[at++] === 1 ? value : 0));
}

// --- internal ---

class GrowingInts {
  length = 0;
  #ints = new Int32Array(1 << 16);

  push(more: readonly number[]): void {
    while (this.length + more.length > this.#ints.length) {
      const larger = new Int32Array(this.#ints.length * 2);
      larger.set(this.#ints);
      this.#ints = larger;
    }
    this.#ints.set(more, this.length);
    this.length += more.length;
  }

  toArray(): Int32Array {
    return this.#ints.slice(0, this.length);
  }
}

function concat(parts: readonly Float32Array[], length: number): Float32Array {
  const whole = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
