/** JSON-LD of a page to what it says about the article. Broken JSON-LD says nothing: it is not the site's text. */

export interface LinkedData {
  title?: string;
  date?: string;
  summary?: string;
  image?: string;
  section?: string;
  tags: string[];
  authors: string[];
}

/** Reads the first article among the pieces of JSON-LD. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const article = scripts
    .flatMap(toThings)
    .find((thing) => namesOf(thing['@type']).some((type) => ARTICLE.test(type)));
  if (!article) return { tags: [], authors: [] };
  const first = (value: unknown) => namesOf(value)[0];
  const found = {
    title: first(article.headline),
    date: first(article.datePublished),
    summary: first(article.description),
    image: first(article.image),
    section: first(article.articleSection),
    tags: namesOf(article.keywords).flatMap((words) => words.split(',')),
    authors: namesOf(article.author),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as unknown as LinkedData;
}

// --- internal ---

type Thing = Record<string, unknown>;

const ARTICLE = /(Article|BlogPosting|Report|Recipe|HowTo|TechArticle|NewsArticle|WebPage)$/;

function toThings(script: string): Thing[] {
  let value: unknown;
  try {
    value = JSON.parse(script);
  } catch {
    return [];
  }
  const things = (Array.isArray(value) ? value : [value]).filter(isThing);
  const inGraphs = things.flatMap((thing) =>
    Array.isArray(thing['@graph']) ? thing['@graph'].filter(isThing) : [],
  );
  // An article says more than the page that it stands on.
  const all = [...things, ...inGraphs];
  const isPage = (thing: Thing) => namesOf(thing['@type']).includes('WebPage');
  return [...all.filter((thing) => !isPage(thing)), ...all.filter(isPage)];
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts of a value that may be a text, a thing with a name or a URL, or a list of these. */
function namesOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items
    .map((item) => (isThing(item) ? (item.name ?? item.url) : item))
    .filter((item): item is string => typeof item === 'string' && item.trim() !== '');
}
