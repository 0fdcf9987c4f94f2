/** Related links for text that is not in the corpus, as the build would choose them, and its copies on the site. */
import type { Analyzer } from '../analysis/analyzer.ts';
import { analyzerFor } from '../analysis/analyzer-for.ts';
import type { Answer, DraftRequest, Hit, Reason } from '../answers.ts';
import { NO_DATE, toDay } from '../format/columns.ts';
import type { StoredArticle } from '../format/docs.ts';
import { tagKey } from '../format/profiles.ts';
import { isCopy, toComparedText } from '../related/compare-texts.ts';
import { TermNumbers } from '../related/number-terms.ts';
import { readDraft } from '../related/read-draft.ts';
import type { DraftLink } from '../related/score-draft.ts';
import type { Costs } from '../store/costs.ts';
import { readAllowed } from './allowed-docs.ts';
import type { IndexReader } from './index-reader.ts';
import { readProfilesFor } from './read-profiles.ts';
import { toHit, toIndexInfo } from './to-hit.ts';

/** Best articles that are read whole to see whether the draft is one of them. */
const READ_FOR_COPIES = 3;
/** Characters of a text that are compared for copies. */
const COMPARED_FOR_COPIES = 64_000;
const MOST_REASONS = 3;
const MOST_SHARED_TAGS = 3;

export async function answerDraft(reader: IndexReader, request: DraftRequest, costs: Costs): Promise<Answer> {
  const { manifest } = reader;
  const { title, text, lang, tags } = request;
  // Which language is asked for decides which profiles are read at all.
  const { lang: _, ...restrictions } = request;
  const [likeliest = 'und'] = Object.keys(manifest.languages);
  const restricted = readAllowed(reader, restrictions, [], costs).then(
    (allowed) => (doc: number) => !allowed || allowed[doc] === 1,
  );
  const [isAllowed, scorer] = await Promise.all([
    restricted,
    readProfilesFor(
      reader,
      (group) => readDraft(analyzerFor(group || likeliest), title, text),
      lang,
      restricted,
      costs,
    ),
  ]);
  const day = request.date === undefined ? NO_DATE : toDay(request.date);
  const ranked = scorer?.rank(isAllowed, day === NO_DATE ? undefined : day, tags) ?? [];
  const related = foldCopies(ranked, isAllowed);
  costs.candidatesRanked += scorer?.articleCount ?? 0;

  const nearest = related
    .slice(0, Math.max(READ_FOR_COPIES, request.limit))
    .sort((a, b) => b.parts.text - a.parts.text)
    .slice(0, READ_FOR_COPIES);
  const read = await Promise.all(nearest.map((link) => reader.article(docOf(link), costs)));
  const isCopyOfDraft = compareWith(request, analyzerFor(lang ?? likeliest));
  const copies = nearest.filter((_, i) => isCopyOfDraft(read[i]!));

  const threshold = request.threshold ?? manifest.threshold;
  const links = related.filter((link) => link.score >= threshold && !copies.includes(link));
  const shown = links.slice(request.offset, request.offset + request.limit);
  const articles = await Promise.all(shown.map((link) => reader.article(docOf(link), costs)));
  return {
    hits: shown.map((link, i) => toRelatedHit(articles[i]!, link, request.offset + i + 1, request)),
    query: title,
    limit: request.limit,
    offset: request.offset,
    totalHits: links.length,
    totalHitsExact: true,
    facetDistribution: {},
    duplicates: copies.map((link, i) => toRelatedHit(read[nearest.indexOf(link)]!, link, i + 1, request)),
    index: toIndexInfo(manifest),
  };
}

// --- internal ---

/** The article that a link leads to: the original of a copy. */
const docOf = ({ profile }: DraftLink): number => profile.original ?? profile.doc;

/** One link of each text, to its original. */
function foldCopies(ranked: readonly DraftLink[], isAllowed: (doc: number) => boolean): DraftLink[] {
  const taken = new Set<number>();
  return ranked.filter((link) => {
    const doc = docOf(link);
    if (taken.has(doc) || !isAllowed(doc)) return false;
    taken.add(doc);
    return true;
  });
}

/** Whether an article is the draft's text. A draft is taken to be dated where the article is. */
function compareWith({ title, text }: DraftRequest, analyzer: Analyzer): (article: StoredArticle) => boolean {
  const numbers = new TermNumbers(analyzer);
  const read = (name: string, body: string, isDated: boolean) =>
    toComparedText(
      name.trim(),
      numbers.read(name),
      numbers.read(body.slice(0, COMPARED_FOR_COPIES)),
      isDated,
    );
  const draft = read(title, text, true);
  return (article) =>
    isCopy(draft, read(article.title, article.text, article.date !== undefined), numbers.vocabulary, true);
}

function toRelatedHit(
  article: StoredArticle,
  link: DraftLink,
  position: number,
  { tags, explain }: DraftRequest,
): Hit {
  const shared = tags.filter((tag) => link.tags.has(tagKey(tag))).slice(0, MOST_SHARED_TAGS);
  const reasons: Reason[] = [
    { kind: 'terms', values: nameShared(link) },
    { kind: 'tags', values: shared },
  ];
  return toHit(article, {
    score: link.score,
    position,
    reasons: reasons.filter(({ values }) => values.length > 0),
    ...(explain ? { parts: { ...link.parts } } : {}),
  });
}

/** The words and phrases that carried a link most, as the draft writes them; none within another. */
function nameShared({ shared }: DraftLink): string[] {
  const named: string[] = [];
  for (const { feature } of shared) {
    if (named.length === MOST_REASONS) break;
    const folded = feature.written.toLowerCase();
    if (!/\p{L}/u.test(folded)) continue;
    if (named.some((other) => other.toLowerCase().includes(folded))) continue;
    const within = named.findIndex((other) => folded.includes(other.toLowerCase()));
    if (within >= 0) named[within] = feature.written;
    else named.push(feature.written);
  }
  return named;
}
