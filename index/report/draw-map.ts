/**
 * The whole site as a map: articles that belong together lie together. Articles and their related lists come in;
 * places, groups and lines go out. The layout is ForceAtlas2 and the clusters are Louvain's, both from graphology,
 * with fixed random numbers: the same corpus draws the same map.
 */
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Article } from '../../src/article.ts';
import type { Relations } from '../related/relations.ts';

/** Links of each list that draw a line: those that a page shows by default. */
export const LINKS_DRAWN = 5;

/** Groups with a colour of their own; the articles of all others are grey. */
const COLOURED_GROUPS = 8;

/** A section that holds more of the corpus than this tells articles apart too little to colour by. */
const LARGEST_GROUP = 0.85;

/** What a line between two clusters pulls, beside one within a cluster: little enough that clusters stay apart. */
const BETWEEN_CLUSTERS = 0.08;

/**
 * More articles than this are put into fewer, larger clusters, so that the colours reach most of the map: on 12,715
 * pages of a documentation site the eight largest then hold 59 % of them instead of 28 %.
 */
const LARGE_SITE = 2000;
const LARGE_SITE_RESOLUTION = 0.4;

/** Fewer articles than this are drawn so that each can be named. */
const SMALL_SITE = 300;

/** The map is this wide and high. */
const EXTENT = 1000;

export interface SiteMap {
  /** Per article. */
  x: number[];
  y: number[];
  /** Per article, a place in `groups`, or -1 for all others. */
  group: number[];
  /** What the colours mean, the largest first. */
  groups: { name: string; articles: number }[];
  /** Whether groups are sections, or clusters where the sections say nothing. */
  groupedBy: 'section' | 'cluster';
  /** Pairs of articles, one after the other: [a, b, a, b, …]. */
  lines: number[];
  /** Per article, how many lists name it. */
  named: number[];
  clusters: Cluster[];
  /** Per article, its place in `clusters`. */
  cluster: number[];
}

/** Articles that link to each other more than to the rest. */
export interface Cluster {
  /** Its most telling tags; where others have the same or it has none, the title that it names most. */
  name: string;
  articles: number[];
}

export function drawMap(articles: readonly Article[], { lists, threshold }: Relations): SiteMap {
  const graph = new UndirectedGraph();
  const named = new Array<number>(articles.length).fill(0);
  for (const doc of articles.keys()) graph.addNode(doc);
  lists.forEach((list, doc) => {
    const shown = list.filter(({ score, pinned }) => pinned || score >= threshold).slice(0, LINKS_DRAWN);
    for (const link of shown) {
      named[link.doc]!++;
      // Two that name each other belong together twice as much.
      const added = Math.max(1, link.score) / 100;
      graph.updateEdge(doc, link.doc, ({ weight = 0 }) => ({ weight: weight + added }));
    }
  });
  const { cluster, clusters } = findClusters(graph, articles, named);
  return {
    ...layOut(graph, cluster, clusters.length),
    ...groupArticles(articles, clusters, cluster),
    lines: graph.mapEdges((_, __, a, b) => [Number(a), Number(b)]).flat(),
    named,
    clusters,
    cluster,
  };
}

// --- internal ---

function findClusters(
  graph: UndirectedGraph,
  articles: readonly Article[],
  named: number[],
): Pick<SiteMap, 'clusters' | 'cluster'> {
  const resolution = articles.length > LARGE_SITE ? LARGE_SITE_RESOLUTION : 1;
  const found = graph.size === 0 ? {} : louvain(graph, { rng: createRandom(), resolution });
  const members = new Map<number, number[]>();
  for (const doc of articles.keys()) {
    const id = found[doc] ?? -1 - doc;
    members.set(id, [...(members.get(id) ?? []), doc]);
  }
  const tagCounts = countBy(articles.flatMap(({ tags }) => [...new Set(tags)]));
  const sorted = [...members.values()].sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const tags = sorted.map((docs) => nameByTags(docs, articles, tagCounts));
  const uses = countBy(tags);
  const clusters = sorted.map((docs, place) => {
    const name = tags[place]!;
    const isTelling = name !== '' && uses.get(name) === 1;
    return { name: isTelling ? name : nameByHub(docs, articles, named), articles: docs };
  });
  const cluster = new Array<number>(articles.length).fill(0);
  clusters.forEach(({ articles: docs }, place) => {
    for (const doc of docs) cluster[doc] = place;
  });
  return { clusters, cluster };
}

/** The two tags that the cluster holds most beyond its share of the corpus; empty without tags. */
function nameByTags(docs: number[], articles: readonly Article[], tagCounts: Map<string, number>): string {
  const own = countBy(docs.flatMap((doc) => [...new Set(articles[doc]!.tags)]));
  const telling = [...own]
    .filter(([, count]) => count >= 2 && count >= docs.length / 5)
    .map(([tag, count]) => ({
      tag,
      weight: count * Math.log(1 + (articles.length * count) / (docs.length * tagCounts.get(tag)!)),
    }))
    .sort((a, b) => b.weight - a.weight || (a.tag < b.tag ? -1 : 1));
  return telling
    .slice(0, 2)
    .map(({ tag }) => tag)
    .join(', ');
}

function nameByHub(docs: number[], articles: readonly Article[], named: number[]): string {
  const hub = docs.reduce((best, doc) => (named[doc]! > named[best]! ? doc : best));
  return articles[hub]!.title;
}

function layOut(graph: UndirectedGraph, cluster: number[], clusters: number): Pick<SiteMap, 'x' | 'y'> {
  const random = createRandom();
  // Starting near its cluster, an article needs fewer steps to find its place.
  graph.forEachNode((node) => {
    const place = cluster[Number(node)]!;
    const angle = place * 2.399963;
    const radius = Math.sqrt((place + 0.5) / clusters) * 100;
    graph.mergeNodeAttributes(node, {
      x: Math.cos(angle) * radius + random() * 8,
      y: Math.sin(angle) * radius + random() * 8,
    });
  });
  const articles = graph.order;
  const isSmall = articles < SMALL_SITE;
  forceAtlas2.assign(graph, {
    iterations: articles > 5000 ? 120 : articles > 800 ? 250 : 600,
    getEdgeWeight: (_, { weight }, a, b) =>
      cluster[Number(a)] === cluster[Number(b)] ? weight : weight * (isSmall ? 1 : BETWEEN_CLUSTERS),
    settings: {
      barnesHutOptimize: articles > 400,
      barnesHutTheta: 0.8,
      // Few articles spread evenly over the map, so that every title can be read; many gather in their clusters.
      ...(isSmall
        ? { linLogMode: true, strongGravityMode: true, gravity: 0.04, scalingRatio: 2 }
        : { gravity: 1.3, scalingRatio: 4 }),
      slowDown: 1,
      edgeWeightInfluence: 1,
    },
  });
  const x = graph.mapNodes((node) => graph.getNodeAttribute(node, 'x') as number);
  const y = graph.mapNodes((node) => graph.getNodeAttribute(node, 'y') as number);
  return { x: stretch(x), y: stretch(y) };
}

/** To 0…EXTENT; the outermost hundredth is drawn in, so that a stray article does not shrink the rest. */
function stretch(values: number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length * 0.01)] ?? 0;
  const high = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 1;
  const margin = EXTENT * 0.03;
  return values.map((value) => {
    const at = margin + ((value - low) / (high - low || 1)) * (EXTENT - 2 * margin);
    return Math.round(Math.min(EXTENT, Math.max(0, at)) * 10) / 10;
  });
}

function groupArticles(
  articles: readonly Article[],
  clusters: Cluster[],
  cluster: number[],
): Pick<SiteMap, 'group' | 'groups' | 'groupedBy'> {
  const sections = countBy(articles.flatMap(({ section }) => (section === undefined ? [] : [section])));
  const largest = Math.max(0, ...sections.values());
  if (sections.size < 2 || largest > articles.length * LARGEST_GROUP) {
    const coloured = clusters.slice(0, COLOURED_GROUPS).filter(({ articles: docs }) => docs.length > 1);
    return {
      groupedBy: 'cluster',
      groups: coloured.map(({ name, articles: docs }) => ({ name, articles: docs.length })),
      group: cluster.map((place) => (place < coloured.length ? place : -1)),
    };
  }
  const groups = [...sections]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, COLOURED_GROUPS)
    .map(([name, number]) => ({ name, articles: number }));
  const group = articles.map(({ section }) => groups.findIndex(({ name }) => name === section));
  return { groupedBy: 'section', groups, group };
}

function countBy(values: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function createRandom(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
