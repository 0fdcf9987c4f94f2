/**
 * The body of `POST /v1/related`: a text that is not in the corpus, as an editor's program sends it.
 * Out comes plain text in paragraphs, whatever markup came in.
 */
import * as v from 'valibot';
import type { DraftRequest } from '../answers.ts';
import { htmlToText } from './html-to-text.ts';
import type { Values } from './parameters.ts';
import { PARAMETERS } from './parameters.ts';
import { RequestError } from './problem.ts';
import { DEFAULT_LIMITS, toAnswerOptions } from './read-parameters.ts';

const MAX_TITLE_LENGTH = 1000;
const MAX_TAGS = 50;
const MAX_TAG_LENGTH = 200;

/** What each member may be, in the words of a refusal. */
const ALLOWED: Record<string, string> = {
  title: `a string of at most ${MAX_TITLE_LENGTH} characters`,
  text: 'a string, not empty; or give "html" instead',
  html: 'a string, not empty; or give "text" instead',
  tags: `an array of at most ${MAX_TAGS} strings of at most ${MAX_TAG_LENGTH} characters each`,
  lang: PARAMETERS.lang.allowed,
  date: PARAMETERS.since.allowed,
};

export const DRAFT_BODY = v.object({
  title: v.optional(v.pipe(v.string(), v.maxLength(MAX_TITLE_LENGTH))),
  text: v.optional(v.string()),
  html: v.optional(v.string()),
  tags: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_TAG_LENGTH))), v.maxLength(MAX_TAGS))),
  lang: v.optional(PARAMETERS.lang.schema),
  date: v.optional(PARAMETERS.since.schema),
});

/** Checks a body and joins it with the query string's parameters; throws a `RequestError`. */
export function toDraftRequest(body: unknown, values: Values): DraftRequest {
  const parsed = v.safeParse(DRAFT_BODY, body);
  if (!parsed.success || Array.isArray(body)) throw invalidMember(parsed.issues?.[0]);
  const { title = '', text, html, tags = [], lang, date } = parsed.output;
  if (text !== undefined && html !== undefined) {
    throw new RequestError('conflicting_parameters', 'The body has both "text" and "html": give one.', {
      parameter: 'html',
      allowed: 'either text or html',
    });
  }
  const plain = html === undefined ? (text ?? '') : htmlToText(html);
  if (plain.trim() === '') {
    throw new RequestError('missing_parameter', 'The body has no text: give "text" or "html".', {
      parameter: html === undefined ? 'text' : 'html',
      allowed: html === undefined ? ALLOWED.text! : ALLOWED.html!,
    });
  }
  return {
    ...toAnswerOptions(lang === undefined ? values : { ...values, lang }, DEFAULT_LIMITS.related),
    title: toWellFormed(title),
    text: toWellFormed(plain),
    tags: tags.map(toWellFormed),
    ...(date === undefined ? {} : { date }),
    ...(values.threshold === undefined ? {} : { threshold: values.threshold }),
  };
}

// --- internal ---

function invalidMember(issue: v.BaseIssue<unknown> | undefined): RequestError {
  const member = String(issue?.path?.[0]?.key ?? '');
  const allowed = ALLOWED[member];
  if (allowed === undefined) {
    return new RequestError('invalid_json', 'The body is not a JSON object.', { allowed: 'one JSON object' });
  }
  return new RequestError(
    'invalid_parameter',
    `"${member}" in the body is not allowed so. Allowed: ${allowed}.`,
    {
      parameter: member,
      allowed,
    },
  );
}

/** JSON can write half a surrogate pair; no text of an article has one. */
function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
