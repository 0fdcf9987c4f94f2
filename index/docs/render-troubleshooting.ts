/** The page `docs/troubleshooting.md`, made from the problems that the Worker can answer with: none can be forgotten. */
import { PROBLEMS, type ProblemCode } from '../../src/http/problem.ts';
import { BUILD_PROBLEMS } from './build-problems.ts';

/** How each problem comes about, in the words of somebody who has it before them. */
const CAUSES: Record<ProblemCode, string> = {
  missing_parameter:
    'A search was asked without `q`, related links with neither `url` nor `id`, or a body has no text.',
  invalid_parameter: 'A number is out of its range, a day is no day, or a list is longer than allowed.',
  repeated_parameter: 'A template or a form has written the same parameter twice.',
  conflicting_parameters: 'Both `url` and `id`, or both `text` and `html`, were given.',
  unknown_parameter:
    'A name differs from a known one by a letter or two: in silence it would have no effect.',
  invalid_json: 'The body was sent as a form, in another encoding than UTF-8, compressed, or as a list.',
  article_not_found:
    'The page is new and the index was built before it, it is a draft or hidden, or its address differs from the one in the corpus. `alongside search "its title"` shows which address the index has.',
  route_not_found:
    'A wrong path, or the path where the routes are mounted (`/related`, `/_alongside`) is missing before it.',
  method_not_allowed: 'Everything is read with GET; `POST /v1/related` is the only exception.',
  body_too_large: 'A whole book was posted, or pictures stand in the HTML as data.',
  rate_limited:
    'One address asks more often than the limit that you have set: a crawler, or many readers behind one proxy.',
  internal_error:
    'A case that nobody thought of. The answer says nothing of the inside on purpose; the log does.',
  origin_unreachable:
    'Only in front of a site: the server that `ORIGIN` names is down, or its name is wrong.',
  editors_only: 'What was not found is asked for without the token, or with another than the Worker has.',
  counting_off:
    'The list of searches without hits was opened, and the Worker does not count or cannot read what it counted.',
  analytics_unreachable:
    'The token for Analytics Engine has run out or lacks its permission, or the account or data set is another.',
  index_missing:
    'A deploy without a build before it, another folder in `[assets]`, or a bucket (or `INDEX_PREFIX`) that is empty.',
  index_damaged:
    'Files of two builds are mixed, as when an upload to a bucket broke off, or a program has rewritten them. Always upload everything and `manifest.bin` last; `alongside deploy` and static assets need no such care.',
  index_foreign:
    'Alongside was updated in one place only: the build or the Worker. Build and deploy with the same version.',
  index_unreachable:
    'Cloudflare’s assets or R2 failed twice in a row. Readers see no list, nothing worse; most often it is over in seconds.',
};

/** Codes in the order of their statuses. */
const CODES = Object.keys(PROBLEMS) as ProblemCode[];

export function renderTroubleshooting(): string {
  return `# Troubleshooting

What an answer of the Worker says under \`code\`, how that comes about, and what to do. Made from the table in the code by
\`npx tsx index/docs/write-troubleshooting.ts\`. What a [build reports](#what-a-build-reports) comes after that, and at the end what
puzzles though [nothing is wrong](#nothing-is-wrong-and-yet-).

| code | status | asked again after |
|---|---|---|
${CODES.map(toRow).join('\n')}

${CODES.map(toSection).join('\n\n')}

## What a build reports

Every problem names its file, often the line, and what to do; all are listed at once. How the commonest come about:

| it says | how it comes about |
|---|---|
${Object.entries(BUILD_PROBLEMS).map(toBuildRow).join('\n')}

## Nothing is wrong, and yet …

**The list stays empty.** Open the explorer (\`/\`) and look the article up. No links at all: the article is very short, or
everything scores below the threshold; \`threshold=0\` shows what there is. The article is not there: see
[\`article_not_found\`](#article_not_found). A blank space in your page only: look at the browser's console, a
Content-Security-Policy must allow the Worker's address in \`script-src\` and \`connect-src\`.

**The browser blocks the request (CORS).** \`CORS_ORIGINS\` names other origins than your page's. An origin is written
\`https://example.org\`, without a path.

**A word is on a page and search does not find it.** It may stand in what the build takes for boilerplate (the build prints
samples; \`"boilerplate": {"patterns": false, "shared": false}\` keeps everything), in a part that is not the article
(\`<nav>\`, \`<aside>\`, \`data-pagefind-ignore\`), or outside \`data-pagefind-body\` once any page has that mark.

**The build writes nothing.** It found problems and an index is there already: that one stays. Mend what it lists, or say
\`alongside build --partial\`.

**Old links are shown after a deploy.** Answers may be kept for five minutes (\`Cache-Control\`), and an index in a bucket is
looked at anew every five.

**A crawled page is missing.** The build's last lines count pages left out by robots.txt, of other hosts, of other kinds
than HTML, and those that name another page as their original; hidden articles are those with \`noindex\`.
`;
}

// --- internal ---

function toRow(code: ProblemCode): string {
  const { status, retryAfter } = describe(code);
  return `| [\`${code}\`](#${code}) | ${status} | ${retryAfter === undefined ? '–' : `${retryAfter} s`} |`;
}

function toSection(code: ProblemCode): string {
  const { title, remedy } = describe(code);
  return `## \`${code}\`\n\n${title}.\n\n**How it comes about:** ${CAUSES[code]}\n\n**What to do:** ${remedy}`;
}

/** A bar would end the cell. */
const toBuildRow = ([says, cause]: [string, string]) => `| \`${says.replaceAll('|', '\\|')}\` | ${cause} |`;

function describe(code: ProblemCode): { status: number; title: string; remedy: string; retryAfter?: number } {
  return PROBLEMS[code];
}
