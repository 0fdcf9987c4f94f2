import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../index/corpus/problem.ts';
import { resolveChoices } from '../../../index/related/resolve-choices.ts';
import type { Article, EditorsChoice } from '../../../src/article.ts';
import { makeArticle, TEA_AND_BICYCLES } from './articles.ts';

describe('resolveChoices', () => {
  it('finds articles by id, by path and by whole URL', () => {
    const { choices, problems } = resolve({
      pin: ['tea-kettle', '/tea-oolong', 'https://example.org/bike-rain/'],
    });
    expect(choices.pins.at(-1)).toEqual([4, 5, 2]);
    expect(problems).toEqual([]);
  });

  it('tells addresses apart by their query where the site does so', () => {
    const articles = [1, 2].map((p) =>
      makeArticle(`p${p}`, `Number ${p}`, 'text', { url: `https://x.org/?p=${p}` }),
    );
    const pins = makeArticle('zz', 'Last', 'text', { related: { pin: ['/?p=2', 'https://x.org/?p=3'] } });
    const { choices, problems } = resolveAmong([...articles, pins]);
    expect(choices.pins.at(-1)).toEqual([1]);
    expect(problems).toHaveLength(1);
  });

  it('reports an unknown id with the nearest ones', () => {
    const { problems } = resolve({ pin: ['tea-ketle'] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'zz', what: expect.stringContaining('"tea-ketle"') });
    expect(problems[0]!.remedy).toContain('"tea-kettle"');
  });

  it('reports a pin that is also blocked, and blocks it', () => {
    const { choices, problems } = resolve({ pin: ['tea-green'], block: ['tea-green'] });
    expect(choices.pins.at(-1)).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('reports pins of a list that is off, and an article that pins itself', () => {
    expect(resolve({ pin: ['tea-green'], off: true }).problems).toHaveLength(1);
    expect(resolve({ pin: ['zz'] }).problems).toHaveLength(1);
  });
});

function resolve(related: EditorsChoice) {
  return resolveAmong([...TEA_AND_BICYCLES, makeArticle('zz', 'Last', 'text', { related })]);
}

function resolveAmong(articles: readonly Article[]) {
  const problems: Problem[] = [];
  const choices = resolveChoices(
    articles,
    { file: undefined, text: '' },
    (problem) => void problems.push(problem),
  );
  return { choices, problems };
}
