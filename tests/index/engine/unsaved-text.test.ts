import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeIndex } from '../../../index/build.ts';
import { loadConfig } from '../../../index/config/load-config.ts';
import { readCorpus } from '../../../index/corpus/read-corpus.ts';
import { evaluate } from '../../../index/eval/evaluate.ts';
import type { Answer, DraftRequest } from '../../../src/answers.ts';
import type { Article } from '../../../src/article.ts';
import { openEngine } from '../../../src/engine/open-engine.ts';
import type { Engine } from '../../../src/engine.ts';
import { createCosts } from '../../../src/store/costs.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { makeArticle } from '../pack/articles.ts';

const BREW =
  'Green tea brews at seventy degrees. Steep the loose leaves for two minutes, then pour the kettle.';
const DISC = 'Disc brakes stop a bicycle in the rain. Check the pads and the rotor before every long ride.';

const STORY =
  'The old ferry left the harbour an hour late, with two lorries, a wedding party and a brass band on its lower deck. ' +
  'Nobody slept. The captain, who had crossed that strait for thirty years, told stories of whales and of lighthouses ' +
  'whose keepers painted their doors blue against loneliness. Towards midnight the fog lifted and the islands stood there ' +
  'like sleeping cattle, black against a sea of tin. The band began to play, first softly, then as if the whole coast ' +
  'should hear it; the bride danced with the ship cook, the lorry drivers clapped, and somebody handed round a basket of ' +
  'plums. When the old pier came in sight at dawn, with its crooked crane and its row of waiting taxis, the captain blew ' +
  'the horn three times, as he does for weddings only, and every dog of the town answered him from the hills.';

/** A page of a reference: template and subject. */
const REFERENCE = (name: string, side: string) =>
  `The ${name} property sets the space on the ${side} side of an element. A positive ${name} moves it away from its ` +
  `neighbours, a negative ${name} moves it nearer. The ${side} edge counts from the border box. Values are lengths, ` +
  `percentages of the width of the containing block, or auto, by which the browser selects a suitable ${name} to use. ` +
  `The ${name} property applies to all elements except table cells and inline boxes, whose ${side} edge it ignores.`;

const ARTICLES = [
  makeArticle(
    'de-1',
    'Grüner Tee',
    'Grüner Tee wird mit siebzig Grad heißem Wasser aufgegossen und zieht zwei Minuten.',
    { lang: 'de' },
  ),
  makeArticle(
    'de-2',
    'Scheibenbremsen',
    'Scheibenbremsen halten ein Fahrrad auch bei Regen an, wenn die Beläge gut sind.',
    { lang: 'de' },
  ),
  makeArticle('en-1', 'How to brew green tea', BREW, { tags: ['Tea'], date: '2024-05-01' }),
  makeArticle(
    'en-2',
    'A kettle for tea',
    'A kettle with a thermometer pours at seventy degrees, which green tea and its loose leaves want.',
    { tags: ['Tea'], date: '2024-06-01' },
  ),
  makeArticle('en-3', 'Disc brakes in the rain', DISC, { tags: ['Bicycles'], date: '2015-01-01' }),
  makeArticle(
    'en-4',
    'Chains and rain',
    'Rain washes oil from the chain of a bicycle; wipe and oil it after the ride.',
    { tags: ['Bicycles'], date: '2015-02-01' },
  ),
  makeArticle('en-5', 'The night ferry', STORY, { date: '2020-06-01' }),
  makeArticle('en-6', 'margin-left', REFERENCE('margin-left', 'left')),
];

describe('unsaved text', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open(ARTICLES);
  });

  it('finds the articles of its subject before all others', async () => {
    const { hits } = await ask(engine, {
      title: 'Which kettle for loose leaves?',
      text: 'Green tea wants seventy degrees, and a kettle that pours slowly over loose leaves.',
    });
    expect(
      hits
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['en-1', 'en-2']);
  });

  it('names an article of the site that it repeats as a duplicate, and links it not', async () => {
    const { hits, duplicates } = await ask(engine, { title: 'How to brew green tea', text: BREW });
    expect(duplicates?.map(({ id }) => id)).toEqual(['en-1']);
    expect(hits.map(({ id }) => id)).not.toContain('en-1');
    expect(hits[0]!.id).toBe('en-2');
  });

  it('finds the article that it is a lightly edited copy of, under its title, under another and without one', async () => {
    const edited = STORY.replace('harbour', 'port')
      .replace('Nobody slept', 'No one slept')
      .replace(/old /g, '');
    for (const title of ['The night ferry', 'A crossing in the dark', '']) {
      const { duplicates } = await ask(engine, { title, text: edited });
      expect(duplicates?.map(({ id }) => id)).toEqual(['en-5']);
    }
  });

  it('is no duplicate of a page that says the same of another subject', async () => {
    const { hits, duplicates } = await ask(engine, {
      title: 'margin-right',
      text: REFERENCE('margin-right', 'right'),
      threshold: 0,
    });
    expect(duplicates).toEqual([]);
    expect(hits[0]!.id).toBe('en-6');
  });

  it('is related in its own language, said or seen', async () => {
    const text = 'Ein Fahrrad mit Scheibenbremsen hält bei Regen sicher an, wenn die Beläge neu sind.';
    for (const lang of ['de', undefined]) {
      const { hits } = await ask(engine, { title: 'Bremsen', text, ...(lang && { lang }) });
      expect(hits.map(({ id }) => id)).toEqual(['de-2']);
    }
  });

  it('prefers articles of its date, where it says one', async () => {
    const both = {
      title: 'Rain',
      text: 'Rain: loose leaves, a bicycle, seventy degrees, a long ride.',
      threshold: 0,
    };
    const scoreOf = (answer: Answer, id: string) => answer.hits.find((hit) => hit.id === id)?.score ?? 0;
    const early = await ask(engine, { ...both, date: '2015-01-15' });
    const late = await ask(engine, { ...both, date: '2024-05-15' });
    expect(scoreOf(early, 'en-4')).toBeGreaterThan(scoreOf(late, 'en-4'));
    expect(scoreOf(late, 'en-2')).toBeGreaterThan(scoreOf(early, 'en-2'));
  });

  it('gives words as the draft writes them, and shared tags, as reasons', async () => {
    const { hits } = await ask(engine, {
      title: 'Rain',
      text: 'Good Disc Brakes stop in the rain.',
      tags: ['bicycles'],
    });
    const { reasons } = hits.find(({ id }) => id === 'en-3')!;
    expect(reasons.find(({ kind }) => kind === 'terms')!.values).toEqual(
      expect.arrayContaining(['Disc', 'Brakes']),
    );
    expect(reasons).toContainEqual({ kind: 'tags', values: ['bicycles'] });
  });

  it('explains its scores by the parts of stored lists', async () => {
    const { hits } = await ask(engine, { title: 'Tea', text: BREW, threshold: 0, explain: true });
    expect(Object.keys(hits[0]!.parts!)).toEqual(['text', 'mention', 'tags', 'named', 'recency']);
  });

  it('obeys filters', async () => {
    const answer = await ask(engine, {
      title: 'Tea and rain',
      text: 'Loose leaves and a kettle. In the rain look after the rotor, the pads and the chain.',
      threshold: 0,
      filters: [{ field: 'tag', value: 'Bicycles' }],
    });
    expect(answer.hits.map(({ id }) => id).sort()).toEqual(['en-3', 'en-4']);
  });

  it('of noise, or in a language that the site lacks, has no links', async () => {
    let seed = 7;
    const letter = () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return String.fromCharCode(97 + ((seed >>> 16) % 26));
    };
    const noise = Array.from({ length: 256 * 1024 }, (_, i) => (i % 7 === 6 ? ' ' : letter())).join('');
    const finnish = 'Tuoreet mansikat kypsyvät kesäkuussa pohjoisessa valossa.';
    for (const text of [noise, finnish, '…', '🙂', '']) {
      for (const lang of [undefined, 'fi']) {
        const { hits, totalHits, duplicates } = await ask(engine, { title: '', text, ...(lang && { lang }) });
        expect({ hits, totalHits, duplicates }).toEqual({ hits: [], totalHits: 0, duplicates: [] });
      }
    }
  });

  it('has no links where there is no article', async () => {
    const empty = await open([]);
    expect((await ask(empty, { title: 'Tea', text: BREW })).hits).toEqual([]);
  });
});

const DATA_SETS = join(process.cwd(), '../shared/datasets');
const present = existsSync(join(DATA_SETS, '18f-blog'));
if (!present) console.warn('Skipped: there is no data set 18f-blog in ../shared/datasets.');

describe.skipIf(!present)('unsaved text on a blog of five hundred articles', () => {
  it('reaches 92 % of what the stored lists reach', { timeout: 600_000 }, async () => {
    const run = await evaluate(join(DATA_SETS, '18f-blog'), { drafts: true }, () => {});
    if ('problems' in run) throw new Error(JSON.stringify(run.problems[0]));
    expect(run.evaluation.drafts!.share).toBeGreaterThan(0.92);
  });

  it('costs no more than a search may: 24 blocks and 640 kB, nothing kept', {
    timeout: 300_000,
  }, async () => {
    const dir = join(DATA_SETS, '18f-blog');
    const config = await loadConfig(dir, { sources: [join(dir, 'docs.jsonl')] });
    const { articles } = await readCorpus(config, () => {});
    const { packed } = await makeIndex(articles, config, () => {});
    for (const article of articles.slice(0, 40)) {
      const engine = await openEngine(new MemoryStore(packed.files));
      const costs = createCosts();
      await ask(engine, { title: article.title, text: article.text }, costs);
      // The manifest, which was read already, is one of the 24.
      expect(costs.blocksFetched).toBeLessThanOrEqual(23);
      expect(costs.bytesFetched).toBeLessThanOrEqual(640_000);
    }
  });
});

// --- internal ---

async function open(articles: readonly Article[]): Promise<Engine> {
  const { packed } = await makeIndex(articles, { related: {} }, () => {});
  return openEngine(new MemoryStore(packed.files));
}

function ask(engine: Engine, draft: Partial<DraftRequest>, costs = createCosts()): Promise<Answer> {
  return engine.relatedToDraft(
    {
      title: '',
      text: '',
      tags: [],
      limit: 10,
      offset: 0,
      filters: [],
      exclude: [],
      explain: false,
      ...draft,
    },
    costs,
  );
}
