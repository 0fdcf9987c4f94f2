/** A small site that asks Alongside for its links and results, and writes them into its own pages. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' } } });
const alongside = process.env.ALONGSIDE ?? 'http://localhost:8787';
const articles = readFileSync(new URL('articles.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const article = articles.find(({ url }) => url === pathname);
  let page;
  if (article) page = await renderArticle(article);
  else if (pathname === '/search') page = await renderResults(searchParams.get('q') ?? '');
  else if (pathname === '/') page = renderPage('Tide and Moss', renderLinks(articles));
  response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(page ?? 'No such page.');
}).listen(Number(values.port), () => console.log(`http://localhost:${values.port}`));

/** The answer's hits; none when Alongside is slow or away, because the page must come all the same. */
async function ask(path, parameters) {
  try {
    const address = `${alongside}${path}?${new URLSearchParams(parameters)}`;
    const response = await fetch(address, { signal: AbortSignal.timeout(1000) });
    return response.ok ? (await response.json()).hits : [];
  } catch {
    return [];
  }
}

async function renderArticle({ title, body, url }) {
  const related = await ask('/v1/related', { url, limit: '3' });
  const aside = related.length > 0 ? `<aside><h2>Read next</h2>${renderLinks(related)}</aside>` : '';
  const text = body.split('\n\n').map((paragraph) => `<p>${toText(paragraph)}</p>`);
  return renderPage(title, `<article>${text.join('\n')}</article>${aside}`);
}

async function renderResults(q) {
  const found = q === '' ? [] : await ask('/v1/search', { q });
  return renderPage(`Results for “${q}”`, renderLinks(found));
}

function renderLinks(links) {
  const items = links.map(({ url, title }) => `<li><a href="${toText(url)}">${toText(title)}</a></li>`);
  return `<ul>${items.join('\n')}</ul>`;
}

function renderPage(title, content) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${toText(title)}</title>
<form action="/search"><input name="q" aria-label="Search"> <button>Search</button></form>
<h1>${toText(title)}</h1>
${content}
</html>`;
}

function toText(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
