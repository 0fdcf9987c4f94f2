import { describe, expect, it } from 'vitest';
import { compareLists, renderDifference } from '../../../index/diff/compare-lists.ts';

const before = new Map([
  ['gone', ['tea']],
  ['tea', ['cups', 'kettle', 'gone']],
  ['cups', ['tea', 'kettle']],
  ['kettle', ['tea']],
]);
const after = new Map([
  ['new', ['tea']],
  ['tea', ['cups', 'new', 'kettle']],
  ['cups', ['kettle', 'tea']],
  ['kettle', ['tea']],
]);

describe('the difference between two sets of related lists', () => {
  it('names every list that changed, with what came and what went', () => {
    expect(compareLists(before, after, 5)).toEqual({
      articlesAdded: ['new'],
      articlesRemoved: ['gone'],
      changed: [
        { id: 'cups', before: ['tea', 'kettle'], after: ['kettle', 'tea'], added: [], removed: [] },
        {
          id: 'tea',
          before: ['cups', 'kettle', 'gone'],
          after: ['cups', 'new', 'kettle'],
          added: ['new'],
          removed: ['gone'],
        },
      ],
      unchanged: 1,
    });
  });

  it('looks no deeper than it is told', () => {
    expect(compareLists(before, after, 1).changed.map(({ id }) => id)).toEqual(['cups']);
  });

  it('is a Markdown table for a pull request', () => {
    expect(renderDifference(compareLists(before, after, 5))).toBe(
      [
        '2 related lists changed, 1 did not; 1 articles are new, 1 are gone.',
        '',
        '| article | now links to | no longer links to |',
        '|---|---|---|',
        '| cups | the same in another order |  |',
        '| tea | new | gone |',
        '',
        'New: new',
        '',
        'Gone: gone',
      ].join('\n'),
    );
  });

  it('is one sentence when nothing changed', () => {
    expect(renderDifference(compareLists(after, after, 5))).toBe(
      '0 related lists changed, 4 did not; 0 articles are new, 0 are gone.',
    );
  });
});
