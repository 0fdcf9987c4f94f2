/**
 * What editors or judges said about the articles of a folder: `related.jsonl`, `queries.jsonl` + `qrels.tsv`,
 * `anchor_queries.jsonl`, all of them optional. Knows nothing of the articles themselves.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Problem } from '../corpus/problem.ts';
import { Fault } from '../fault.ts';
import type { Judgements } from './metrics.ts';

export interface Query {
  qid: string;
  text: string;
  /** Ids that are no answer, because the query was taken from them. */
  exclude: string[];
}

export interface DataSet {
  /** Article id -> the ids linked with it, in either direction. Undefined without a `related.jsonl`. */
  links: Map<string, Judgements> | undefined;
  /** Undefined without a file of queries. */
  queries: Query[] | undefined;
  /** Query id -> its judged articles. Undefined without a `qrels.tsv`. */
  qrels: Map<string, Judgements> | undefined;
  anchors: { queries: Query[]; qrels: Map<string, Judgements> } | undefined;
}

export interface DataSetFiles {
  /** Another file of queries over the same judgements. @default DIR/queries.jsonl */
  queries?: string | undefined;
  /** Another file of judgements. @default DIR/qrels.tsv */
  qrels?: string | undefined;
}

/** Reads the judgements of a data set; `problems` tells every broken line. */
export async function readDataSet(
  dir: string,
  files: DataSetFiles = {},
): Promise<{ dataSet: DataSet; problems: Problem[] }> {
  const problems: Problem[] = [];
  const links = await readIfThere(join(dir, 'related.jsonl'), LINKS, problems);
  const queries = await readIfThere(
    files.queries ?? join(dir, 'queries.jsonl'),
    QUERY,
    problems,
    files.queries,
  );
  const qrels = await readQrels(files.qrels ?? join(dir, 'qrels.tsv'), problems, files.qrels);
  const anchors = await readIfThere(join(dir, 'anchor_queries.jsonl'), ANCHOR, problems);
  const dataSet: DataSet = {
    links: links && joinBothWays(links.map(({ value }) => value)),
    queries: queries?.map(({ value }) => ({ ...value, exclude: [] })),
    qrels,
    anchors: anchors && {
      queries: anchors.map(({ value }) => value),
      qrels: new Map(anchors.map(({ value }) => [value.qid, new Map(value.relevant.map((id) => [id, 1]))])),
    },
  };
  return { dataSet, problems };
}

// --- internal ---

const ID = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.check((id) => id !== '', 'Expected an id but received ""'),
);
const LINKS = v.object({ id: ID, related: v.array(ID) });
const QUERY = v.object({ qid: ID, text: v.string() });
const ANCHOR = v.object({
  qid: ID,
  text: v.string(),
  relevant: v.array(ID),
  exclude: v.optional(v.array(ID), []),
});

interface Line<T> {
  line: number;
  value: T;
}

async function readIfThere<S extends v.GenericSchema>(
  path: string,
  schema: S,
  problems: Problem[],
  asked?: string,
): Promise<Line<v.InferOutput<S>>[] | undefined> {
  if (existsSync(path)) return readLines(path, schema, problems);
  if (asked === undefined) return undefined;
  throw new Fault(`There is no file ${asked}.`, 'Give the path of a JSONL file of {"qid","text"} lines.');
}

async function readLines<S extends v.GenericSchema>(
  path: string,
  schema: S,
  problems: Problem[],
): Promise<Line<v.InferOutput<S>>[]> {
  const found: Line<v.InferOutput<S>>[] = [];
  const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  lines.forEach((text, i) => {
    if (text.trim() === '') return;
    const place = { file: path, line: i + 1 };
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      problems.push({
        ...place,
        what: 'The line is not JSON.',
        remedy: 'Write one JSON object on each line.',
      });
      return;
    }
    const result = v.safeParse(schema, json);
    if (result.success) {
      found.push({ line: i + 1, value: result.output });
      return;
    }
    const [issue] = result.issues;
    problems.push({
      ...place,
      what: `"${v.getDotPath(issue) ?? 'line'}": ${issue.message}.`,
      remedy: `Every line needs ${Object.keys('entries' in schema ? (schema.entries as object) : {})
        .slice(0, 3)
        .map((key) => `"${key}"`)
        .join(', ')}.`,
    });
  });
  return found;
}

/** A link counts in both directions, once, and never from an article to itself. */
function joinBothWays(links: { id: string; related: string[] }[]): Map<string, Map<string, number>> {
  const judgements = new Map<string, Map<string, number>>();
  const judge = (from: string, to: string) => {
    const judged = judgements.get(from) ?? new Map<string, number>();
    judgements.set(from, judged.set(to, 1));
  };
  for (const { id, related } of links) {
    for (const other of related) {
      if (other === id) continue;
      judge(id, other);
      judge(other, id);
    }
  }
  return judgements;
}

/** Lines of `qid<TAB>id<TAB>relevance`; a first line of column names and TREC's four columns are understood. */
async function readQrels(
  path: string,
  problems: Problem[],
  asked: string | undefined,
): Promise<Map<string, Judgements> | undefined> {
  if (!existsSync(path)) {
    if (asked === undefined) return undefined;
    throw new Fault(`There is no file ${asked}.`, 'Give the path of a file of "qid, id, relevance" lines.');
  }
  const qrels = new Map<string, Map<string, number>>();
  (await readFile(path, 'utf8')).split('\n').forEach((text, i) => {
    if (text.trim() === '') return;
    const cells = text.trim().split(/\t|\s+/);
    const [qid, id, relevance] = cells.length === 4 ? [cells[0], cells[2], cells[3]] : cells;
    const gain = Number(relevance);
    if (qid && id && relevance && cells.length <= 4 && Number.isFinite(gain)) {
      const judged = qrels.get(qid) ?? new Map<string, number>();
      qrels.set(qid, judged.set(id, gain));
    } else if (i > 0) {
      problems.push({
        file: path,
        line: i + 1,
        what: 'The line is not a judgement.',
        remedy: 'Write query id, article id and relevance, separated by tabs.',
      });
    }
  });
  return qrels;
}
