/** The stored related list of one article, as far as the request's restrictions let it stand. */
import type { Answer, DraftRequest, Hit, RelatedRequest } from '../answers.ts';
import { idKey, urlKey } from '../format/ids.ts';
import type { Card, StoredLink, StoredList } from '../format/related.ts';
import { normalizeUrl } from '../format/url-key.ts';
import type { Costs } from '../store/costs.ts';
import { readDocOf } from './allowed-docs.ts';
import { answerDraft } from './answer-draft.ts';
import type { IndexReader } from './index-reader.ts';
import { cardToHit, toCard, toIndexInfo } from './to-hit.ts';

/** The related list of the article with that id or URL, or undefined when the corpus has no such article. */
export async function answerRelated(
  reader: IndexReader,
  request: RelatedRequest,
  costs: Costs,
): Promise<Answer | undefined> {
  const { id } = request;
  const query = id ?? normalizeUrl(request.url ?? '', reader.manifest.urlParameters);
  const doc = await readDocOf(reader, id === undefined ? urlKey(query) : idKey(query), costs);
  if (doc === undefined) return undefined;
  const list = await reader.record<StoredList>('related', doc, costs);
  if (!isAsked(list.article, request)) return undefined;
  const links = await chooseLinks(reader, list, request, costs);
  const shown = links.slice(request.offset, request.offset + request.limit);
  const hits = await Promise.all(
    shown.map(async (link, i) =>
      cardToHit(await readCard(reader, link, costs), {
        score: link.score,
        position: request.offset + i + 1,
        pinned: link.pinned ?? false,
        reasons: link.reasons,
        ...(request.explain ? { parts: link.parts } : {}),
      }),
    ),
  );
  const answer: Answer = {
    hits,
    query,
    limit: request.limit,
    offset: request.offset,
    totalHits: links.length,
    totalHitsExact: true,
    facetDistribution: {},
    article: cardToHit(list.article, { score: 100, position: 0 }),
    ...(request.explain && (list.off || list.blocked)
      ? { editors: { off: list.off ?? false, blocked: list.blocked ?? [] } }
      : {}),
    index: toIndexInfo(reader.manifest),
  };
  if (!list.off && isRestricted(request) && links.length < request.offset + request.limit) {
    return fillUp(reader, doc, request, answer, costs);
  }
  return answer;
}

/** Hashes may collide: is this the article that was asked about? Its canonical address may be another. */
function isAsked({ id }: Card, request: RelatedRequest): boolean {
  return request.id === undefined || request.id === id;
}

/** The links that stand: those above the threshold (and all pins) that the restrictions allow. */
async function chooseLinks(
  reader: IndexReader,
  list: StoredList,
  request: RelatedRequest,
  costs: Costs,
): Promise<StoredLink[]> {
  const threshold = request.threshold ?? reader.manifest.threshold;
  const links = list.links.filter(({ score, pinned }) => pinned || score >= threshold);
  if (!isRestricted(request)) return links;
  const cards = await Promise.all(links.map((link) => readCard(reader, link, costs)));
  return links.filter((_, i) => isAllowed(cards[i]!, request));
}

async function readCard(reader: IndexReader, link: StoredLink, costs: Costs): Promise<Card> {
  return link.card ?? toCard(await reader.article(link.doc, costs));
}

function isRestricted({ filters, since, until, exclude, lang }: RelatedRequest): boolean {
  return filters.length + exclude.length > 0 || [since, until, lang].some((value) => value !== undefined);
}

function isAllowed(card: Card, { filters, since, until, exclude, lang }: RelatedRequest): boolean {
  if (exclude.includes(card.id) || (lang !== undefined && card.lang !== lang)) return false;
  if (since !== undefined && (card.date ?? '') < since) return false;
  if (until !== undefined && (card.date === undefined || card.date > until)) return false;
  const values = {
    tag: card.tags,
    author: card.authors,
    section: [card.section ?? ''],
    lang: [card.lang],
    year: [card.date?.slice(0, 4) ?? ''],
  };
  return filters.every(({ field, value }) =>
    values[field].some((own) => own.toLowerCase() === value.toLowerCase()),
  );
}

/** Adds to a list that restrictions have left too short what a live query for the article's own text finds. */
async function fillUp(
  reader: IndexReader,
  doc: number,
  request: RelatedRequest,
  answer: Answer,
  costs: Costs,
): Promise<Answer> {
  const article = await reader.article(doc, costs);
  const draft: DraftRequest = {
    ...request,
    title: article.title,
    text: article.text,
    tags: article.tags,
    ...(article.date === undefined ? {} : { date: article.date }),
    offset: 0,
    limit: request.offset + request.limit,
    exclude: [...request.exclude, article.id, ...answer.hits.map(({ id }) => id)],
  };
  const live = await answerDraft(reader, draft, costs);
  const missing = request.limit - answer.hits.length;
  const added: Hit[] = live.hits.slice(0, missing).map((hit, i) => ({
    ...hit,
    position: request.offset + answer.hits.length + i + 1,
  }));
  return {
    ...answer,
    hits: [...answer.hits, ...added],
    totalHits: answer.totalHits + live.totalHits,
    totalHitsExact: false,
  };
}
