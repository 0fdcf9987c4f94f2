/** The articles of all data sets, as they stand there: what large corpora are made from. */
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One line of a corpus. */
export interface CorpusRecord {
  id: string;
  title: string;
  body: string;
  url: string;
  date?: string;
  tags: string[];
}

/** Largest first: most of a corpus of 100,000 is documentation, the rest news, blogs and abstracts. */
const DATA_SETS = [
  'win32-docs',
  'mdn',
  'scifact',
  'cacm',
  'digitalgov-news',
  'cranfield',
  '18f-blog',
  'wikinews',
];

/** Reads every data set of `dir` that is there, in a fixed order. */
export async function readSourcePool(dir: string): Promise<CorpusRecord[]> {
  const pool: CorpusRecord[] = [];
  for (const name of DATA_SETS) {
    const file = join(dir, name, 'docs.jsonl');
    if (!existsSync(file)) continue;
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const { id, title, body, date, tags } = JSON.parse(line);
      const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
      // Ids of different data sets must not meet, and an address needs no host.
      const path = `${name}/${String(id).replace(/^\/+/, '')}`;
      pool.push({
        id: path,
        title,
        body,
        url: `/${encodeURI(path)}/`,
        ...(day && { date: day }),
        tags: tags ?? [],
      });
    }
  }
  return pool;
}
