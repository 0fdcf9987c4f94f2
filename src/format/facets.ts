/**
 * Which articles carry a tag, an author, a section, a language or a year: a keyed block from `field:value` to
 * the value as written and the ascending article numbers.
 */
import { ByteReader, ByteWriter } from './bytes.ts';

export interface FacetValue {
  /** The value as most articles write it. */
  label: string;
  docs: Uint32Array;
}

/** Key of a facet value: values that differ in case only are one. */
export function facetKey(field: string, value: string): string {
  return `${field}:${value.normalize('NFKC').toLowerCase().trim()}`;
}

export function encodeFacetValue({ label, docs }: FacetValue): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter().string(label).varint(docs.length);
  let previous = -1;
  for (const doc of docs) {
    out.varint(doc - previous - 1);
    previous = doc;
  }
  return out.finish();
}

export function decodeFacetValue(data: Uint8Array): FacetValue {
  const reader = new ByteReader(data);
  const label = reader.string();
  const docs = new Uint32Array(reader.varint());
  let doc = -1;
  for (let i = 0; i < docs.length; i++) {
    doc += reader.varint() + 1;
    docs[i] = doc;
  }
  return { label, docs };
}
