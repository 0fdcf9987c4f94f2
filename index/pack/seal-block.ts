/** Content to a block as it lies in a file: deflated where its section is, framed, and named by its bytes. */
import { hash } from 'node:crypto';
import { deflateSync } from 'fflate';
import { type BlockKind, DEFLATED, sealBlock } from '../../src/format/block.ts';
import { NAME_DIGITS } from '../../src/format/directory.ts';
import { encodeRecords } from '../../src/format/docs.ts';

/** A block and its name: the first hexadecimal digits of its SHA-256. */
export interface SealedBlock {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The bytes of a block's payload, or the JSON texts of its records. */
export type Content = Uint8Array | readonly string[];

/** fflate's own default: written by our own copy of one library, the bytes are alike on every Node. */
const DEFLATE_LEVEL = 6;

export function sealContent(kind: BlockKind, content: Content): SealedBlock {
  const payload = content instanceof Uint8Array ? content : encodeRecords(content);
  const packed = DEFLATED.has(kind) ? deflateSync(payload, { level: DEFLATE_LEVEL }) : payload;
  const bytes = sealBlock(kind, packed);
  return { name: nameOf(bytes), bytes };
}

/** The first digits of a hash of it. */
export function nameOf(content: Uint8Array | string): string {
  return hash('sha256', content).slice(0, NAME_DIGITS);
}
