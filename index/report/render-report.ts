/**
 * The build report: one HTML page that needs nothing but itself. What a build found comes in; knows nothing of files.
 * Titles and addresses of the corpus are text everywhere, also within the script's data.
 */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Article } from '../../src/article.ts';
import { nameLanguage } from '../../src/pages/language.ts';
import type { Markup } from '../../src/pages/markup.ts';
import { toSafeUrl } from '../../src/pages/safe-url.ts';
import type { BuildResult } from '../build.ts';
import { drawMap, LINKS_DRAWN, type SiteMap } from './draw-map.ts';
import { MAP_JS, REPORT_CSS } from './generated.ts';
import { type Judged, judgeLists } from './judge-lists.ts';

/** Cloudflare's limits on static assets: files of a Worker on a free and on a paid plan. */
const FILES_FREE = 20_000;
const FILES_PAID = 100_000;

/** Lines of each list that can be long. */
const SHOWN = 12;

/** Clusters with fewer articles have no name on the map. */
const SMALLEST_NAMED_CLUSTER = 4;

export interface ReportOptions {
  /** Shown in the heading. */
  name: string;
  /** The site's address; site-relative article URLs are resolved against it. */
  site?: string | undefined;
}

/** The whole document. */
export function renderReport(build: BuildResult, { name, site }: ReportOptions): string {
  const { articles, relations, manifest } = build;
  const map = drawMap(articles, relations);
  const judgement = judgeLists(articles, relations, map);
  const toLink = (doc: number) => linkTo(articles[doc]!, site);
  const rank = (judged: Judged[], words: (value: number, doc: number) => string) =>
    html`<ol class="ranked">${judged.map(
      ({ doc, value }) =>
        html`<li><span class="value">${value}</span><div>${toLink(doc)}<small>${words(value, doc)}</small></div></li>`,
    )}</ol>`;
  const hash = createHash('sha256').update(MAP_JS).digest('base64');
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${raw(hash)}'; base-uri 'none'">
<title>${name}: what the build found</title>
<style>${raw(REPORT_CSS)}</style>
</head>
<body>
<main>
<header>
<h1>${name}</h1>
<p>What the build found, and how its articles belong together.</p>
${renderGlance(build, judgement.medianBest)}
</header>
${renderMap(map, articles.length)}
<div class="columns">
<section aria-labelledby="hubs"><h2 id="hubs">Hubs</h2><p>Articles that the most lists name: where readers end up.</p>
${rank(judgement.hubs, (value) => `in ${count(value, 'list')}`)}</section>
<section aria-labelledby="bridges"><h2 id="bridges">Bridges</h2><p>Articles whose links join the most clusters.</p>
${judgement.bridges.length === 0 ? html`<p>None: the clusters keep to themselves.</p>` : rank(judgement.bridges, (value, doc) => `${count(value, 'other cluster')}, itself in “${map.clusters[map.cluster[doc]!]!.name}”`)}</section>
<section aria-labelledby="weakest"><h2 id="weakest">Weakest lists</h2><p>${judgement.empty === 0 ? 'Every article has a link.' : `${count(judgement.empty, 'article')} ${judgement.empty === 1 ? 'has' : 'have'} no link above the threshold of ${manifest.threshold}.`} These are worth a look, a pin, or another article.</p>
${rank(judgement.weakest, (value) => (value === 0 ? 'no link is good enough' : 'score of its best link'))}</section>
<section aria-labelledby="clusters"><h2 id="clusters">Clusters</h2><p>Articles that link to each other more than to the rest, named by their most telling tags.</p>
<ol class="ranked">${map.clusters
    .filter(({ articles: docs }) => docs.length > 1)
    .slice(0, SHOWN)
    .map(
      (cluster) =>
        html`<li><span class="value">${cluster.articles.length}</span><div>${cluster.name}<small>${nameHubs(cluster.articles, map, articles)}</small></div></li>`,
    )}</ol></section>
<section aria-labelledby="copies"><h2 id="copies">Near-copies</h2>
${renderCopies(relations.clusters, toLink)}</section>
<section aria-labelledby="orphans"><h2 id="orphans">Orphans</h2>
${
  relations.orphans.length === 0
    ? html`<p>None: every article stands in some other article’s list.</p>`
    : html`<p>${count(relations.orphans.length, 'article')} in no other article’s list.</p>
<ul class="copies">${relations.orphans.slice(0, SHOWN).map((doc) => html`<li>${toLink(doc)}</li>`)}</ul>${more(relations.orphans.length)}`
}</section>
</div>
${renderBoilerplate(build)}
${renderIndex(build)}
</main>
<footer>Alongside · index ${manifest.version} · ${manifest.builtAt ?? 'no date'}</footer>
<script type="application/json" id="map-data">${raw(toMapData(map, articles, site))}</script>
<script>${raw(MAP_JS)}</script>
</body>
</html>
`);
}

// --- internal ---

function renderGlance(
  { articles, summary, relations, problems, manifest }: BuildResult,
  medianBest: number,
): Markup {
  const days = articles.flatMap(({ date }) => (date === undefined ? [] : [date])).sort();
  const words = articles.reduce((sum, { text }) => sum + text.length, 0) / 6;
  const languages = Object.entries(manifest.languages);
  const facts: [string, string, string][] = [
    ['Articles', articles.length.toLocaleString('en'), `from ${count(summary.files, 'file')}`],
    [
      'Words, about',
      toShort(words),
      articles.length === 0 ? '' : `${toShort(words / articles.length)} an article`,
    ],
    [
      'Languages',
      String(languages.length),
      languages
        .slice(0, 4)
        .map(([code, number]) => `${nameLanguage(code, 'en')} ${number.toLocaleString('en')}`)
        .join(', '),
    ],
    [
      'Years',
      days.length === 0 ? '–' : describeYears(days),
      days.length === 0 ? 'no article has a date' : `newest ${days.at(-1)}`,
    ],
    [
      'Left out',
      String(summary.drafts + summary.hidden + summary.outOfTime),
      `${count(summary.drafts, 'draft')}, ${summary.hidden} hidden`,
    ],
    ['Best links', String(Math.round(medianBest)), `median score; threshold ${manifest.threshold}`],
    ['Near-copies', String(relations.clusters.length), relations.clusters.length === 1 ? 'group' : 'groups'],
    ['Problems', String(problems.length), problems.length === 0 ? 'none' : 'listed by the build'],
  ];
  return html`<dl class="glance">${facts.map(([name, value, more]) => html`<div><dt>${name}</dt><dd>${value}<small>${more}</small></dd></div>`)}</dl>`;
}

function renderMap(map: SiteMap, articles: number): Markup {
  const others = map.group.filter((group) => group < 0).length;
  const what = map.groupedBy;
  return html`<section aria-labelledby="map-title"><h2 id="map-title">The map</h2>
<p>Every dot is an article, every line one of its ${LINKS_DRAWN} best links. What belongs together lies together; large dots stand in many lists; colours are ${what}s.</p>
<div class="tools"><div id="map-legend" role="group" aria-label="Show one ${what}">
${map.groups.map(({ name, articles: number }, place) => html`<button type="button" data-group="${place}" aria-pressed="false" class="g${place}"><span class="dot"></span>${name} <span class="soft">${number}</span></button>`)}
${others > 0 ? html`<span class="others"><span class="dot"></span>others ${others}</span>` : ''}
</div><div role="group" aria-label="Zoom"><button type="button" id="map-out" aria-label="Zoom out">−</button> <button type="button" id="map-in" aria-label="Zoom in">+</button></div></div>
<figure class="map"><canvas id="map" tabindex="0" role="img" aria-label="Map of ${count(articles, 'article')} in ${count(map.clusters.length, 'cluster')}; the lists below say the same in words."></canvas>
<div id="map-tip" hidden></div>
<figcaption>Point at a dot for its title and its links, click to open it. Zoom with + and −, or with the wheel after a click; drag to move.</figcaption></figure></section>`;
}

function renderCopies(clusters: number[][], toLink: (doc: number) => Markup): Markup {
  if (clusters.length === 0) return html`<p>None: no two articles carry the same text.</p>`;
  return html`<p>${count(clusters.length, 'group')} of articles with nearly the same text. Search and lists show the first of each.</p>
<ul class="copies">${clusters.slice(0, SHOWN).map(([first, ...rest]) => html`<li>${toLink(first!)}<ul>${rest.slice(0, 5).map((doc) => html`<li>${toLink(doc)}</li>`)}</ul></li>`)}</ul>${more(clusters.length)}`;
}

function renderBoilerplate({ summary: { boilerplate } }: BuildResult): Markup {
  const { articles, blocks, characters, samples } = boilerplate;
  return html`<section aria-labelledby="boilerplate"><h2 id="boilerplate">Left out of the text</h2>
${
  blocks === 0
    ? html`<p>Nothing: no text stands in many articles word for word.</p>`
    : html`<p>${count(blocks, 'block')} with ${characters.toLocaleString('en')} characters, taken off ${count(articles, 'article')}: signatures, sign-up sentences and other lines that many articles share word for word. They are in no term, excerpt or snippet.</p>
<ol class="ranked">${samples.slice(0, SHOWN).map((sample) => html`<li><span class="value">${sample.count}</span><div>${sample.text.length > 240 ? `${sample.text.slice(0, 238)}…` : sample.text}</div></li>`)}</ol>`
}</section>`;
}

function renderIndex({ manifest, written }: BuildResult): Markup {
  const sections = Object.entries(manifest.sections).sort(([, a], [, b]) => b.bytes - a.bytes);
  const bytes = sections.reduce((sum, [, section]) => sum + section.bytes, 0);
  const files = written?.files ?? sections.reduce((sum, [, section]) => sum + section.blocks, 1);
  return html`<section aria-labelledby="index"><h2 id="index">The index</h2>
<p>${toSize(bytes)} in ${count(files, 'file')}. A Worker may bring ${FILES_FREE.toLocaleString('en')} files on Cloudflare’s free plan and ${FILES_PAID.toLocaleString('en')} on a paid one: this is ${toPercent(files / FILES_FREE)} of the free plan.</p>
<div class="wide"><table><thead><tr><th scope="col">Section</th><th scope="col">Files</th><th scope="col">Size</th><th scope="col">Share</th></tr></thead>
<tbody>${sections.map(([name, section]) => html`<tr><th scope="row">${name}</th><td>${section.blocks.toLocaleString('en')}</td><td>${toSize(section.bytes)}</td><td>${toPercent(bytes === 0 ? 0 : section.bytes / bytes)}</td></tr>`)}</tbody></table></div></section>`;
}

/** The data as JSON that cannot end its `<script>`. */
function toMapData(map: SiteMap, articles: readonly Article[], site: string | undefined): string {
  const placeOf = (docs: number[], axis: number[]) => {
    const values = docs.map((doc) => axis[doc]!).sort((a, b) => a - b);
    return values[values.length >> 1]!;
  };
  const data = {
    x: map.x,
    y: map.y,
    group: map.group,
    lines: map.lines,
    named: map.named,
    titles: articles.map(({ title }) => title),
    urls: articles.map(({ url }) => toOuterUrl(url, site) ?? null),
    facts: articles.map(({ date, section }) => [date, section].filter(Boolean).join(' · ')),
    places: map.clusters
      .filter(({ articles: docs }) => docs.length >= SMALLEST_NAMED_CLUSTER)
      .map(({ name, articles: docs }) => ({ name, x: placeOf(docs, map.x), y: placeOf(docs, map.y) })),
  };
  return JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, ' ');
}

function linkTo({ title, url, lang }: Article, site: string | undefined): Markup {
  const href = toOuterUrl(url, site);
  return href === undefined
    ? html`<span class="title" lang="${lang}">${title}</span>`
    : html`<a class="title" href="${href}" lang="${lang}">${title}</a>`;
}

/** The report is a file: a site-relative address leads nowhere from there. */
function toOuterUrl(url: string, site: string | undefined): string | undefined {
  const href = toSafeUrl(url, site);
  return href?.startsWith('http') ? href : undefined;
}

function nameHubs(docs: number[], map: SiteMap, articles: readonly Article[]): string {
  const hubs = [...docs].sort((a, b) => map.named[b]! - map.named[a]! || a - b).slice(0, 2);
  return hubs.map((doc) => articles[doc]!.title).join(' · ');
}

function describeYears(days: string[]): string {
  const [first, last] = [days[0]!.slice(0, 4), days.at(-1)!.slice(0, 4)];
  return first === last ? first : `${first}–${last.slice(2)}`;
}

function more(number: number): Markup | '' {
  return number > SHOWN ? html`<p class="soft">and ${(number - SHOWN).toLocaleString('en')} more</p>` : '';
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}

function toShort(number: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 }).format(number);
}

function toSize(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function toPercent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
