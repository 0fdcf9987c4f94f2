import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Unanswered } from '../../../src/http/answer-unanswered.ts';
import type { Problem } from '../../../src/http/problem.ts';
import { createTestApp } from './fake-engine.ts';

const TOKEN = 'a secret of the editors, long enough'.replaceAll(' ', '-');

const SETTINGS = {
  EDITORS_TOKEN: TOKEN,
  ANALYTICS_ACCOUNT_ID: '0123456789abcdef0123456789abcdef',
  ANALYTICS_DATASET: 'searches',
  ANALYTICS_TOKEN: 'secret-of-the-account',
};

const EDITOR = { Authorization: `Bearer ${TOKEN}` };

const { app } = createTestApp();

/** Cloudflare's side, as its documentation shows it. */
const asked: { url: string; init: RequestInit }[] = [];
let answer: () => Response;
beforeEach(() => {
  asked.length = 0;
  answer = () => answerRows([['tea cosy', 'en', '12']]);
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    asked.push({ url: String(url), init: init! });
    return answer();
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const answerRows = (rows: [query: string, lang: string, searches: string | number][]) =>
  Response.json({
    meta: [{ name: 'query', type: 'String' }],
    data: rows.map(([query, lang, searches]) => ({ query, lang, searches })),
    rows: rows.length,
  });

const ask = (headers: Record<string, string> = EDITOR, env: object = SETTINGS, path = '/v1/unanswered') =>
  app.request(path, { headers }, env);

describe('what was not found', () => {
  it('is told to an editor, the most frequent first, and kept by no cache', async () => {
    answer = () =>
      answerRows([
        ['tea cosy', 'en', '12'],
        ['samovar', '', 3],
      ]);
    const response = await ask();
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json<Unanswered>()).toEqual({
      days: 30,
      queries: [
        { query: 'tea cosy', lang: 'en', searches: 12 },
        { query: 'samovar', lang: '', searches: 3 },
      ],
    });
  });

  it('leaves out what was the beginning of a word on its way into the box', async () => {
    answer = () =>
      answerRows([
        ['sam', '', 9],
        ['samo', '', 9],
        ['tea', '', 5],
        ['samovar', '', 4],
        ['tea cosy', '', 2],
        ['samovar', 'de', 1],
      ]);
    const { queries } = await (await ask()).json<Unanswered>();
    expect(queries.map(({ query, lang }) => query + lang)).toEqual([
      'tea',
      'samovar',
      'tea cosy',
      'samovarde',
    ]);
  });

  it.each([
    {},
    { Authorization: '' },
    { Authorization: 'Bearer ' },
    { Authorization: `Bearer ${TOKEN.slice(0, -1)}` },
    { Authorization: `Bearer ${TOKEN}x` },
    { Authorization: `Basic ${TOKEN}` },
    { Authorization: TOKEN },
    { Cookie: `EDITORS_TOKEN=${TOKEN}` },
  ])('answers nobody without the editors’ token, and asks nobody for them: %o', async (headers) => {
    const response = await ask(headers as Record<string, string>, SETTINGS, `/v1/unanswered?token=${TOKEN}`);
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
    expect((await response.json<Problem>()).code).toBe('editors_only');
    expect(asked).toEqual([]);
  });

  it.each([
    ['EDITORS_TOKEN', undefined],
    ['EDITORS_TOKEN', 'too-short'],
    ['ANALYTICS_ACCOUNT_ID', undefined],
    ['ANALYTICS_ACCOUNT_ID', '../../evil.example/'],
    ['ANALYTICS_DATASET', 'searches; DROP'],
    ['ANALYTICS_TOKEN', undefined],
  ])('is off while %s is %s, and says what is missing', async (name, value) => {
    const response = await ask({ Authorization: `Bearer ${value ?? ''}` }, { ...SETTINGS, [name]: value });
    const { status, code, detail } = await response.json<Problem>();
    expect([status, code]).toEqual([404, 'counting_off']);
    expect(detail).toContain(name);
    expect(asked).toEqual([]);
  });

  it('asks Cloudflare the same whatever the request brings', async () => {
    const odd = {
      ...EDITOR,
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Original-URL': '/x',
    };
    await ask();
    await ask(odd, SETTINGS, '/v1/unanswered?q=%27%3B&account=evil&dataset=evil&url=https://evil.example');
    expect(asked[1]).toEqual({ ...asked[0], init: { ...asked[0]!.init, signal: expect.anything() } });
    expect(asked[0]!.url).toBe(
      `https://api.cloudflare.com/client/v4/accounts/${SETTINGS.ANALYTICS_ACCOUNT_ID}/analytics_engine/sql`,
    );
    expect(asked[0]!.init).toMatchObject({
      method: 'POST',
      headers: { Authorization: 'Bearer secret-of-the-account' },
      redirect: 'manual',
    });
    expect(asked[0]!.init.body).toMatch(/^SELECT .+\nFROM searches\nWHERE .* double1 = 0 /);
  });

  it.each([
    ['an error', () => new Response('token secret-of-the-account is wrong', { status: 403 })],
    ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://evil.example/' } })],
    ['something else than rows', () => Response.json({ result: 'secret-of-the-account' })],
    ['no JSON', () => new Response('secret-of-the-account')],
    [
      'no answer',
      () => {
        throw new Error('secret-of-the-account');
      },
    ],
  ])('shows nothing of what is inside when Cloudflare gives %s', async (_what, fault) => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    answer = fault;
    const response = await ask();
    const body = await response.text();
    expect([response.status, JSON.parse(body).code]).toEqual([502, 'analytics_unreachable']);
    expect(body).not.toContain('secret');
    expect(asked.length).toBe(1);
  });
});
