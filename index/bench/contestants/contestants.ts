/** Who is measured, the project itself first. */
import { alongside } from './alongside.ts';
import { alongsideRanking } from './alongside-ranking.ts';
import type { Contestant } from './contestant.ts';
import { flexsearch } from './flexsearch.ts';
import { lunrContestant } from './lunr.ts';
import { minisearch, minisearchFuzzy, minisearchPrefix } from './minisearch.ts';
import { orama } from './orama.ts';

export const CONTESTANTS: Contestant[] = [
  alongside,
  alongsideRanking,
  minisearch,
  minisearchPrefix,
  minisearchFuzzy,
  flexsearch,
  orama,
  lunrContestant,
];
