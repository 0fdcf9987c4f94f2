/** What was said of texts in the build before, by the texts' hashes: most texts of a site are as they were. */
import { hash } from 'node:crypto';
import type { BuildCache } from '../cache/build-cache.ts';
import { decodeColumns, encodeColumns } from '../cache/columns.ts';
import type { BoilerplateOptions } from '../config/config.ts';
import type { FirstLook } from './boilerplate/leave-out-boilerplate.ts';
import { detectLanguage, SAMPLE } from './detect-language.ts';

export class KeptLooks {
  readonly #past: Map<string, FirstLook>;
  readonly #now = new Map<string, FirstLook>();
  readonly #name: string;

  constructor(
    private readonly cache: BuildCache,
    options: BoilerplateOptions,
  ) {
    this.#name = cache.nameOf('looks', [JSON.stringify(options)]);
    this.#past = readLooks(cache.take(this.#name));
  }

  /** The look at a text, where it is known. */
  find(text: string): FirstLook | undefined {
    const hash = toHash(text);
    const look = this.#past.get(hash);
    if (look === undefined) return undefined;
    this.#now.set(hash, look);
    return look.cuts.length === 0 ? { ...look, text } : look;
  }

  add(text: string, look: FirstLook): void {
    this.#now.set(toHash(text), look);
  }

  /** Keeps what was found or added since. */
  keep(): void {
    const looks = [...this.#now.values()];
    let end = 0;
    const ends = Float64Array.from(looks, ({ keys }) => {
      end += keys.length;
      return end;
    });
    const keys = new Float64Array(end);
    looks.forEach((look, i) => void keys.set(look.keys, ends[i]! - look.keys.length));
    // Where nothing was cut the text is the text itself.
    const cut = looks.map(({ cuts, text }) => (cuts.length === 0 ? null : { text, cuts }));
    this.cache.keep(
      this.#name,
      encodeColumns({ hashes: toJson([...this.#now.keys()]), cut: toJson(cut), ends, keys }),
    );
  }
}

/** `detectLanguage`, which remembers. */
export class KeptLanguages {
  readonly #past: Map<string, string | null>;
  readonly #now = new Map<string, string | null>();
  readonly #name: string;

  constructor(private readonly cache: BuildCache) {
    this.#name = cache.nameOf('languages', []);
    const bytes = cache.take(this.#name);
    this.#past = new Map(bytes && (JSON.parse(Buffer.from(bytes).toString()) as [string, string | null][]));
  }

  readonly detect = (text: string, expected?: string): string | undefined => {
    const hash = toHash(`${expected ?? ''}\n${text.slice(0, SAMPLE)}`);
    let lang = this.#past.get(hash);
    if (lang === undefined) lang = detectLanguage(text, expected) ?? null;
    this.#now.set(hash, lang);
    return lang ?? undefined;
  };

  keep(): void {
    this.cache.keep(this.#name, [toJson([...this.#now])]);
  }
}

// --- internal ---

const toHash = (text: string) => hash('sha256', text, 'base64').slice(0, 22);

const toJson = (value: unknown) => Buffer.from(JSON.stringify(value));

function readLooks(bytes: Uint8Array<ArrayBuffer> | undefined): Map<string, FirstLook> {
  if (bytes === undefined) return new Map();
  const columns = decodeColumns(bytes);
  const read = (name: string) => JSON.parse(Buffer.from(columns[name] as Uint8Array).toString());
  const hashes = read('hashes') as string[];
  const cut = read('cut') as ({ text: string; cuts: string[] } | null)[];
  const [ends, keys] = [columns.ends as Float64Array, columns.keys as Float64Array];
  return new Map(
    hashes.map((hash, i) => {
      const own = keys.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]!);
      return [hash, { text: '', cuts: [], ...cut[i], keys: own }];
    }),
  );
}
