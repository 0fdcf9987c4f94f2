/** One number or a few per article: lengths, dates, neighbours; and the near-copies. */
import type { Article } from '../../src/article.ts';
import {
  encodeCopies,
  encodeDates,
  encodeLengths,
  encodeNeighbours,
  MOST_ARTICLES_WITH_NEIGHBOURS,
  NEIGHBOURS,
  NO_NEIGHBOUR,
  ROWS_PER_BLOCK,
  toDay,
} from '../../src/format/columns.ts';
import type { Survey } from '../invert/survey-runs.ts';
import type { Relations } from '../related/relations.ts';
import { type FileSink, SectionWriter } from './section-writer.ts';

export function packColumns(
  articles: readonly Article[],
  lengths: Survey['lengths'],
  relations: Relations,
  files: FileSink,
): SectionWriter[] {
  const lengthsSection = new SectionWriter('lengths', files);
  const datesSection = new SectionWriter('dates', files);
  const neighboursSection = new SectionWriter('neighbours', files);
  const copiesSection = new SectionWriter('copies', files);
  for (let start = 0; start < articles.length; start += ROWS_PER_BLOCK) {
    const end = start + ROWS_PER_BLOCK;
    const titles = Uint16Array.from(lengths[0].slice(start, end), (length) => Math.min(length, 0xffff));
    lengthsSection.add(encodeLengths({ titles, bodies: Uint32Array.from(lengths[1].slice(start, end)) }));
    datesSection.add(encodeDates(Int32Array.from(articles.slice(start, end), ({ date }) => toDay(date))));
    if (articles.length <= MOST_ARTICLES_WITH_NEIGHBOURS) {
      neighboursSection.add(encodeNeighbours(toRows(relations.neighbours.slice(start, end))));
    }
  }
  const pairs = relations.clusters
    .flatMap(([first, ...others]) => others.map((doc) => [doc, first!] as const))
    .sort((a, b) => a[0] - b[0]);
  if (pairs.length > 0) copiesSection.add(encodeCopies(pairs));
  return [lengthsSection, datesSection, neighboursSection, copiesSection];
}

function toRows(neighbours: Relations['neighbours']) {
  const docs = new Uint16Array(neighbours.length * NEIGHBOURS).fill(NO_NEIGHBOUR);
  const similarities = new Uint8Array(neighbours.length * NEIGHBOURS);
  neighbours.forEach((row, i) => {
    row.slice(0, NEIGHBOURS).forEach(({ doc, similarity }, place) => {
      docs[i * NEIGHBOURS + place] = doc;
      similarities[i * NEIGHBOURS + place] = Math.round(255 * Math.min(1, Math.max(0, similarity)));
    });
  });
  return { docs, similarities };
}
