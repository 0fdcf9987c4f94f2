/**
 * `/`: the explorer's page. It holds the frame only; `explorer.js` fills it from the JSON API, and the form works
 * without it by leading to `/search`.
 */
import { html } from 'hono/html';
import { ICON } from './markup.ts';
import type { Site } from './site.ts';

/** The whole document. */
export function renderExplorer(site: Site): string {
  const base = site.base ?? '';
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${site.name}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${base}/explorer.css">
<link rel="search" type="application/opensearchdescription+xml" title="${site.name}" href="${base}/opensearch.xml">
<script type="module" src="${base}/explorer.js"></script>
</head>
<body class="explorer" data-site="${site.name}" data-base="${base}" data-site-url="${site.url ?? ''}">
<header class="masthead">
<p class="name"><a href="${base}/" data-home>${site.name}</a></p>
<search><form action="${base}/search" class="search-form" id="search">
<label class="visually-hidden" for="q">Search the articles</label>
<span class="field"><input id="q" name="q" type="search" aria-keyshortcuts="/ Control+K Meta+K" maxlength="256" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" placeholder="Search the articles"></span>
<button>Search</button>
</form></search>
<nav aria-label="Explorer"><a href="#/draft">Try a draft</a> <a href="#/not-found">Not found</a></nav>
</header>
<main id="main" tabindex="-1"><noscript><p class="prompt">The explorer needs JavaScript. <a href="${base}/search">The search page</a> does not.</p></noscript></main>
<footer class="facts-of-index" id="facts"></footer>
<div class="visually-hidden" role="status" id="status"></div>
</body>
</html>`);
}
