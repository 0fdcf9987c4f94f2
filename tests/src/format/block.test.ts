import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMAT_VERSION, openBlock, sealBlock } from '../../../src/format/block.ts';
import { IndexError } from '../../../src/index-error.ts';

const payload = fc.uint8Array({ maxLength: 64 });

function codeOf(read: () => unknown): string | undefined {
  try {
    read();
  } catch (error) {
    return error instanceof IndexError ? error.code : String(error);
  }
  return undefined;
}

describe('a block', () => {
  it('gives back what was sealed', () => {
    fc.assert(
      fc.property(payload, (bytes) => {
        expect([...openBlock('docs', sealBlock('docs', bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it('with any one bit flipped is refused', () => {
    const sealed = sealBlock(
      'terms',
      Uint8Array.from({ length: 23 }, (_, i) => i * 7),
    );
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const damaged = sealed.slice();
      damaged[bit >>> 3]! ^= 1 << (bit & 7);
      expect(codeOf(() => openBlock('terms', damaged))).toMatch(/^index_(damaged|foreign)$/);
    }
  });

  it('cut short or made longer anywhere is refused', () => {
    const sealed = sealBlock(
      'terms',
      Uint8Array.from({ length: 23 }, (_, i) => i),
    );
    for (let length = 0; length < sealed.length; length++) {
      expect(codeOf(() => openBlock('terms', sealed.slice(0, length)))).toBe('index_damaged');
    }
    expect(codeOf(() => openBlock('terms', new Uint8Array([...sealed, 0])))).toBe('index_damaged');
  });

  it('of another kind is damaged, of another version foreign', () => {
    const sealed = sealBlock('terms', new Uint8Array(8));
    expect(codeOf(() => openBlock('docs', sealed))).toBe('index_damaged');
    sealed[5] = FORMAT_VERSION + 1;
    expect(codeOf(() => openBlock('terms', sealed))).toBe('index_foreign');
  });
});
