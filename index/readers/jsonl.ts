/** JSONL, one article a line: a broken line is a problem, the others go on. Reads files of any length. */
import { parseJson } from './parse-json.ts';
import type { Reader } from './reader.ts';
import { toDraft } from './record-to-draft.ts';
import { readLines } from './source-file.ts';

export const jsonl: Reader = {
  name: 'jsonl',
  async reads(file) {
    return /\.(jsonl|ndjson)$/i.test(file.path);
  },
  async *load(file, { report, fields, maxBytes }) {
    let isEmpty = true;
    for await (const { number: line, content } of readLines(file, maxBytes)) {
      if (!content.ok) {
        isEmpty = false;
        report(content.problem);
        continue;
      }
      if (content.value.trim() === '') continue;
      isEmpty = false;
      const parsed = parseJson(content.value);
      if (!parsed.ok) {
        report({
          line,
          what: `${parsed.what.replace(/\.$/, '')} (column ${parsed.at + 1}).`,
          remedy: 'Write one JSON object on each line.',
        });
        continue;
      }
      const draft = toDraft(parsed.value, file.file, line, { report, fields });
      if (draft) yield draft;
    }
    if (isEmpty)
      report({
        what: 'The file is empty.',
        remedy: 'Write one JSON object on each line, or remove the file.',
      });
  },
};
