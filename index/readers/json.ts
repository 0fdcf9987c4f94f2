/** JSON to drafts: one object, or an array of them. */
import { elementOffsets, lineAt, parseJson } from './parse-json.ts';
import type { Reader } from './reader.ts';
import { toDraft } from './record-to-draft.ts';
import { readText } from './source-file.ts';

/** Largest JSON file, in bytes: it holds many articles and is read whole. */
export const MAX_JSON_BYTES = 200 * 1024 * 1024;

export const json: Reader = {
  name: 'json',
  async reads(file) {
    return /\.json$/i.test(file.path);
  },
  async *load(file, { report, fields, maxBytes }) {
    const text = await readText(file, Math.max(maxBytes, MAX_JSON_BYTES));
    if (!text.ok) return report(text.problem);
    if (text.value.trim() === '')
      return report({ what: 'The file is empty.', remedy: 'Write the articles or remove the file.' });
    const parsed = parseJson(text.value);
    if (!parsed.ok)
      return report({
        line: lineAt(text.value, parsed.at),
        what: parsed.what,
        remedy: 'Correct the JSON there.',
      });
    const { value } = parsed;
    const items = Array.isArray(value) ? value : [value];
    const lines = Array.isArray(value) ? toLines(text.value, elementOffsets(text.value)) : [1];
    for (const [i, item] of items.entries()) {
      const draft = toDraft(item, file.file, lines[i], { report, fields });
      if (draft) yield draft;
    }
  },
};

// --- internal ---

/** Lines of rising offsets, in one pass. */
function toLines(text: string, offsets: number[]): number[] {
  let line = 1;
  let at = 0;
  return offsets.map((offset) => {
    for (; at < offset; at++) if (text.charCodeAt(at) === 10) line++;
    return line;
  });
}
