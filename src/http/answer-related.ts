/** `/v1/related`: the links of an article of the corpus (GET), or of a text that is not in it (POST). */
import { renderRelatedAside } from '../pages/related-aside.ts';
import { PAGE_TYPE, respondByContent, respondUnchanged, toEtag } from './cached-response.ts';
import type { AppContext } from './context.ts';
import { toDraftRequest } from './draft-body.ts';
import { FEED_TYPE, renderFeed } from './feed.ts';
import { ANSWER_FORMATS } from './parameters.ts';
import { RequestError } from './problem.ts';
import { readJsonBody } from './read-body.ts';
import { readFormat, readParameters, toRelatedRequest } from './read-parameters.ts';
import { readSite } from './site.ts';

export async function answerRelated(c: AppContext): Promise<Response> {
  const values = readParameters(c.req.url);
  const format = readFormat(values, ANSWER_FORMATS);
  const request = toRelatedRequest(values);
  const engine = await c.var.openIndex();
  const unchanged = format === 'json' ? respondUnchanged(c, toEtag(engine.version)) : undefined;
  if (unchanged) return unchanged;
  const answer = await engine.related(request, c.var.costs);
  if (!answer) {
    const parameter = request.id === undefined ? 'url' : 'id';
    throw new RequestError('article_not_found', `The index has no article with this "${parameter}".`, {
      parameter,
      allowed: `the ${parameter} of an article of the index`,
    });
  }
  if (format === 'json') return c.json(answer);
  if (format === 'feed') return respondByContent(c, renderFeed(c, answer), FEED_TYPE);
  const site = readSite(c);
  const lang = values.lang ?? answer.article?.lang ?? site.lang;
  return respondByContent(c, renderRelatedAside(answer, { lang, base: site.url }), PAGE_TYPE);
}

export async function answerRelatedToDraft(c: AppContext): Promise<Response> {
  const values = readParameters(c.req.url);
  readFormat(values, ['json']);
  if (c.var.body === undefined) c.set('body', await readJsonBody(c.req.raw));
  const request = toDraftRequest(c.var.body, values);
  const engine = await c.var.openIndex();
  const answer = await engine.relatedToDraft(request, c.var.costs);
  return c.json(answer, 200, { 'Cache-Control': 'no-store' });
}
