/**
 * The words of the corpus as they are written, for completing what is being typed and for mending what is
 * misspelt. Sorted by their key, the word without accents:
 *
 *     key (of a keyed block) -> per word of that key: articles that hold it (varint) | the word
 */
import { ByteReader, ByteWriter } from './bytes.ts';

/** One word and in how many articles it stands. */
export interface FormCount {
  form: string;
  documents: number;
}

export function encodeForms(key: string, forms: readonly FormCount[]): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter();
  for (const { form, documents } of forms) {
    out.varint((documents << 1) | (form === key ? 0 : 1));
    if (form !== key) out.string(form);
  }
  return out.finish();
}

export function decodeForms(key: string, data: Uint8Array): FormCount[] {
  const reader = new ByteReader(data);
  const forms: FormCount[] = [];
  while (!reader.atEnd) {
    const code = reader.varint();
    forms.push({ form: code & 1 ? reader.string() : key, documents: code >>> 1 });
  }
  return forms;
}
