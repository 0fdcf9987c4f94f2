/** What an editor would look at first: hubs, bridges, the weakest lists. Articles are named by their place. */
import type { Article } from '../../src/article.ts';
import type { Relations } from '../related/relations.ts';
import type { SiteMap } from './draw-map.ts';

/** Lines of each table. */
const SHOWN = 12;

export interface Judged {
  doc: number;
  /** How many lists name it; the clusters that it joins; its best score. */
  value: number;
}

export interface Judgement {
  /** Named by the most lists. */
  hubs: Judged[];
  /** Joined to the most clusters besides their own. */
  bridges: Judged[];
  /** Those whose best link is the weakest; without any link first. */
  weakest: Judged[];
  /** Articles whose list has no link that is shown. */
  empty: number;
  /** Median of the best scores. */
  medianBest: number;
}

export function judgeLists(
  articles: readonly Article[],
  { lists, threshold }: Relations,
  map: SiteMap,
): Judgement {
  const best = lists.map((list) => {
    const shown = list.filter(({ score, pinned }) => pinned || score >= threshold);
    return shown.length === 0 ? 0 : Math.max(...shown.map(({ score }) => score));
  });
  const judged = articles.map((_, doc) => doc).filter((doc) => articles[doc]!.related?.off !== true);
  const sorted = judged.map((doc) => best[doc]!).sort((a, b) => a - b);
  return {
    hubs: pick(
      map.named.map((value, doc) => ({ doc, value })),
      (a, b) => b.value - a.value,
      2,
    ),
    bridges: pick(countJoined(map), (a, b) => b.value - a.value, 2),
    weakest: pick(
      judged.map((doc) => ({ doc, value: best[doc]! })),
      (a, b) => a.value - b.value,
      0,
    ),
    empty: judged.filter((doc) => best[doc] === 0).length,
    medianBest: sorted[sorted.length >> 1] ?? 0,
  };
}

// --- internal ---

function pick(judged: Judged[], order: (a: Judged, b: Judged) => number, least: number): Judged[] {
  return judged
    .filter(({ value }) => value >= least)
    .sort((a, b) => order(a, b) || a.doc - b.doc)
    .slice(0, SHOWN);
}

/** Per article, how many clusters other than its own its lines lead to. */
function countJoined({ lines, cluster }: SiteMap): Judged[] {
  const joined = cluster.map(() => new Set<number>());
  for (let at = 0; at < lines.length; at += 2) {
    const [a, b] = [lines[at]!, lines[at + 1]!];
    if (cluster[a] === cluster[b]) continue;
    joined[a]!.add(cluster[b]!);
    joined[b]!.add(cluster[a]!);
  }
  return joined.map((clusters, doc) => ({ doc, value: clusters.size }));
}
