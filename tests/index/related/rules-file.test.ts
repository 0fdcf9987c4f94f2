import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../index/config/load-config.ts';
import { readCorpus } from '../../../index/corpus/read-corpus.ts';
import { relateArticles } from '../../../index/related/relate-articles.ts';
import { folderOf } from '../corpus/folder-of.ts';

const ARTICLES = {
  'posts/kettle.md':
    '---\ntitle: A kettle for green tea\nsection: tea\n---\nWater of seventy degrees for green tea.',
  'posts/green-tea.md':
    '---\ntitle: Brewing green tea\nsection: tea\n---\nGreen tea wants water of seventy degrees.',
  'posts/wheel.md':
    '---\ntitle: A true wheel\nsection: bicycles\n---\nTurn the spokes of the wheel by seventy degrees.',
  'posts/hidden.md': '---\ntitle: Hidden\nsearch: false\n---\nOnly for those who know the address.',
  'posts/tomorrow.md': '---\ntitle: Tomorrow\ndate: 2999-01-01\n---\nThis is for later.',
  'posts/secret.md': '---\ntitle: Not yet\ndraft: true\n---\nNobody may read this.',
};

describe('a rules file', () => {
  it('may hold rules for the whole site alone', async () => {
    const { problems, synonyms } = await relate({
      separate: [['tea', 'bicycles']],
      synonyms: [['wheel', 'rim']],
    });
    expect(problems).toEqual([]);
    expect(synonyms).toEqual({ wheel: ['rim'], rim: ['wheel'] });
  });

  it('takes synonyms however they are written, and finds them in their other forms', async () => {
    const { problems, synonyms } = await relate({ synonyms: [['Companies', 'FIRM', 'e-shop']] });
    expect(problems).toEqual([]);
    expect(synonyms.companies).toEqual(['firm', 'eshop']);
    expect(synonyms.compani).toEqual(['firm', 'eshop']);
    expect(synonyms.firm).toEqual(['companies', 'eshop']);
  });

  it('pins and blocks shortly, by id and by URL', async () => {
    const { problems, lists } = await relate({
      pins: { 'green-tea': ['/wheel/'] },
      blocks: { 'green-tea': 'kettle' },
    });
    expect(problems).toEqual([]);
    expect(lists['green-tea']).toEqual(['wheel (pinned)']);
  });

  it('keeps sections apart', async () => {
    const { lists } = await relate({ separate: [['tea', 'bicycles']] });
    expect(lists.wheel).toEqual([]);
    expect(lists.kettle).toEqual(['green-tea']);
  });

  it.each([
    [
      { pins: { kettle: ['gren-tea'] } },
      'The related list of "kettle" pins "gren-tea", which is not in the index. Did you mean "green-tea"?',
    ],
    [
      { pins: { kettle: ['secret'] } },
      'The related list of "kettle" pins "secret", which is a draft. Publish it first, or leave it out here.',
    ],
    [
      { pins: { kettle: ['/hidden/'] } },
      'The related list of "kettle" pins "/hidden/", which is kept out of the index. Remove its "search": false or noindex, or leave it out here.',
    ],
    [
      { pins: { kettle: ['tomorrow'] } },
      'The related list of "kettle" pins "tomorrow", which is not yet or no longer published. Wait for its day, or leave it out here.',
    ],
    [
      { pins: { kettle: ['nothing-like-it'] } },
      'The related list of "kettle" pins "nothing-like-it", which is not in the index. Give the id or URL of an article.',
    ],
    [
      { pins: { kettle: ['green-tea'] }, blocks: { kettle: ['green-tea'] } },
      'The related list of "kettle" both pins and blocks "green-tea". Keep one of the two; until then it is blocked.',
    ],
    [
      { articles: { kettle: { related: { off: true } } }, pins: { kettle: ['green-tea'] } },
      'The related list of "kettle" is switched off and pins articles. Remove "off" or the pins.',
    ],
    [{ pins: { kettle: ['kettle'] } }, 'The related list of "kettle" pins the article itself. Leave it out.'],
    [{ pins: { kettel: ['green-tea'] } }, 'No article has the id or URL "kettel".'],
    [{ pins: ['kettle'] }, '"pins" is not a group of lists by article.'],
    [{ pins: { kettle: [7] } }, '"pins" of "kettle" is not a list of ids or URLs.'],
    [{ seperate: [['tea', 'bicycles']] }, '"seperate" is not understood. Did you mean "separate"?'],
    [
      { separate: [['tea', 'bikes']] },
      '"separate" names the section "bikes", which no article has. There are: bicycles, tea.',
    ],
    [{ synonyms: [['nyc', 'new york']] }, '"synonyms" holds "new york", which is not one word.'],
    [{ synonyms: [['alone']] }, '"synonyms" is not a list of groups of two or more names.'],
  ])('%j is told in one sentence', async (rules, sentence) => {
    const { problems } = await relate(rules);
    expect(problems).toEqual([expect.stringContaining(sentence)]);
    expect(problems[0]).toMatch(/^rules\.json:\d+: /);
  });
});

it('is not needed: an article pins in its front matter, and is told with its line what it pins in vain', async () => {
  const { problems, lists } = await relate(
    {},
    {
      'posts/oolong.md':
        '---\ntitle: Oolong\nrelated:\n  pin: [kettle, secret]\n---\nOolong wants ninety degrees.',
    },
  );
  expect(problems).toEqual([
    'posts/oolong.md:3: The related list of "oolong" pins "secret", which is a draft. Publish it first, or leave it out here.',
  ]);
  expect(lists.oolong![0]).toBe('kettle (pinned)');
});

async function relate(rules: object, more: Record<string, string> = {}) {
  const cwd = folderOf({
    ...ARTICLES,
    ...more,
    'rules.json': JSON.stringify(rules),
    'alongside.config.json': '{"sources": ["posts"], "rules": "rules.json", "asOf": "2026-01-01"}',
  });
  const config = await loadConfig(cwd);
  const { articles, problems: corpusProblems, ...known } = await readCorpus(config);
  const { relations, synonyms, problems } = await relateArticles(articles, { ...config, ...known });
  const lists = relations.lists.map((list, i) => {
    const names = list.map(({ doc, pinned }) => `${articles[doc]!.id}${pinned ? ' (pinned)' : ''}`);
    return [articles[i]!.id, names] as const;
  });
  return {
    problems: [...corpusProblems, ...problems].map(
      ({ file, line, what, remedy }) => `${file}:${line}: ${what} ${remedy}`,
    ),
    synonyms,
    lists: Object.fromEntries(lists) as Record<string, string[]>,
  };
}
