/** What the documentation tells people to write, run and ask is what works. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse as parseToml } from 'smol-toml';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Command, parseCall } from '../../index/commands/command.ts';
import { CONFIG_FILE } from '../../index/config/schema.ts';
import { BUILD_PROBLEMS } from '../../index/docs/build-problems.ts';
import { renderTroubleshooting } from '../../index/docs/render-troubleshooting.ts';
import { FolderStore } from '../../index/pack/folder-store.ts';
import { createApp } from '../../src/app.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { PROBLEMS } from '../../src/http/problem.ts';
import { recordTerminal } from '../index/commands/record-terminal.ts';
import { ROOT, runCli } from './run-cli.ts';

interface Example {
  /** Page and beginning, for the test's name. */
  name: string;
  language: string;
  /** What stands behind the language, such as the name of a file. */
  title: string;
  code: string;
}

const PAGES = [
  'README.md',
  ...(await readdir(join(ROOT, 'docs'))).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];
const texts = new Map(
  await Promise.all(PAGES.map(async (page) => [page, await readFile(join(ROOT, page), 'utf8')] as const)),
);
const examples: Example[] = [...texts].flatMap(([page, text]) =>
  [...text.matchAll(/^```(\w*)[ \t]*(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', title = '', code = '']) => ({
      name: `${page}: ${code.split('\n')[0]}`,
      language,
      title,
      code,
    }),
  ),
);
const of = (language: string, title = '') =>
  examples
    .filter((one) => one.language === language && one.title === title)
    .map((one) => [one.name, one.code] as const);
const lines = examples
  .filter(({ language }) => ['sh', ''].includes(language))
  .flatMap(({ code }) => code.split('\n'));

let dir: string;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'alongside-'));
  const { status, stderr } = await runCli([
    'build',
    join(ROOT, 'index', 'sample'),
    '--out',
    join(dir, 'index'),
  ]);
  expect(status, stderr).toBe(0);
  app = createApp({ openEngine: () => openEngine(new FolderStore(join(dir, 'index'))) });
});
afterAll(() => rm(dir, { recursive: true }));

describe('a configuration in the docs', () => {
  it.each(of('json', 'alongside.config.json'))('is one: %s', (_, code) => {
    expect(v.safeParse(CONFIG_FILE, JSON.parse(code)).issues).toBeUndefined();
  });

  it.each(of('json', 'rules.json'))('of rules is understood: %s', async (_, code) => {
    const folder = await mkdtemp(join(dir, 'rules-'));
    const articles = ['green-tea', 'black-tea', 'oolong', 'imprint'].map((id, i) =>
      JSON.stringify({
        id,
        url: `/${id}/`,
        title: id,
        body: `All about ${id}.`,
        section: i % 2 ? 'news' : 'docs',
      }),
    );
    await writeFile(join(folder, 'articles.jsonl'), articles.join('\n'));
    await writeFile(join(folder, 'rules.json'), code);
    await writeFile(
      join(folder, 'alongside.config.json'),
      '{"sources": ["articles.jsonl"], "rules": "rules.json"}',
    );
    const { status, stderr } = await runCli(['build'], folder);
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('rules.json')]);
  });

  it.each([...of('toml'), ...of('toml', 'wrangler.toml')])(
    'of the Worker names what it knows: %s',
    async (_, code) => {
      const {
        vars = {},
        ratelimits = [],
        analytics_engine_datasets: datasets = [],
        assets,
      } = parseToml(code) as {
        vars?: object;
        ratelimits?: { name: string }[];
        analytics_engine_datasets?: { binding: string }[];
        assets?: object;
      };
      const env = await readFile(join(ROOT, 'src', 'http', 'env.ts'), 'utf8');
      const names = [
        ...Object.keys(vars),
        ...ratelimits.map(({ name }) => name),
        ...datasets.map(({ binding }) => binding),
      ];
      for (const name of names) expect(env).toContain(`  ${name}?:`);
      const ours = parseToml(await readFile(join(ROOT, 'wrangler.toml'), 'utf8'));
      if (assets) expect(assets).toEqual(ours.assets);
    },
  );
});

describe('a command in the docs', () => {
  const calls = lines
    .flatMap((line) => line.replace(/ +# .*$/, '').split(' && '))
    .map((line) => /^(?:npx alongside|npm run -s alongside --|alongside) (.+)$/.exec(line)?.[1]);

  it.each(calls.filter((call) => call !== undefined))(
    'exists, with its options: alongside %s',
    async (call) => {
      const [name, ...args] = (call.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'|'$/g, ''));
      const module = await import(`../../index/commands/${name}.ts`);
      const command = module[`${name}Command`] as Command;
      expect(() => parseCall(command, args, recordTerminal(dir).terminal)).not.toThrow();
    },
  );

  it.each(
    lines.flatMap(
      (line) => /(?:^|&& )npm (?:run )?(?!ci|install|pack|run|start)([\w:]+)/.exec(line)?.[1] ?? [],
    ),
  )('of npm is a script: %s', async (script) => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    expect(Object.keys(scripts)).toContain(script);
  });

  it.each(lines.filter((line) => line.startsWith('curl ')))('is answered: %s', async (line) => {
    const [, path, body] = /^curl '?http:\/\/localhost:8787([^' ]+)'?(?: -d '(.*)')?$/.exec(line)!;
    const response = await app.request(path!, body === undefined ? {} : { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
  });
});

describe('a program in the docs', () => {
  it.each(of('ts'))('runs: %s', async (_, code) => {
    const folder = await mkdtemp(join(dir, 'program-'));
    const modules = join(folder, 'node_modules');
    await mkdir(join(modules, 'alongside'), { recursive: true });
    await symlink(join(ROOT, 'node_modules', 'hono'), join(modules, 'hono'));
    await writeFile(
      join(modules, 'alongside', 'package.json'),
      '{"type": "module", "exports": "./index.ts"}',
    );
    await writeFile(
      join(modules, 'alongside', 'index.ts'),
      `export * from '${join(ROOT, 'src', 'index.ts')}';`,
    );
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await writeFile(join(folder, 'app.ts'), code);
    await writeFile(
      join(folder, 'ask.ts'),
      "import app from './app.ts';\nconst response = await app.request('/related/v1/health');\nconsole.log(response.status, (await response.json()).code);",
    );
    const args = ['--import', import.meta.resolve('tsx'), 'ask.ts'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
    expect(stdout.trim()).toMatch(/^503 index_(missing|unreachable)$/);
  });
});

describe('the pages', () => {
  it('lead only to what is there', () => {
    const broken: string[] = [];
    for (const [page, text] of texts) {
      for (const [, target = ''] of text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : resolve('/', dirname(page), path).slice(1);
        const found = texts.get(file);
        if (!existsSync(join(ROOT, file))) broken.push(`${page}: ${target}`);
        else if (anchor && found && !listAnchors(found).includes(anchor)) broken.push(`${page}: ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('of troubleshooting and of the API have every code of the code, and no others', () => {
    expect(texts.get('docs/troubleshooting.md')).toBe(renderTroubleshooting());
    const inPage = [...texts.get('docs/troubleshooting.md')!.matchAll(/^## `(\w+)`$/gm)].map(
      ([, code]) => code,
    );
    const inApi = [...texts.get('docs/api.md')!.matchAll(/^\| `(\w+)` \| \d{3} \|/gm)].map(
      ([, code]) => code,
    );
    expect([inPage, inApi.sort()]).toEqual([Object.keys(PROBLEMS), Object.keys(PROBLEMS).sort()]);
  });

  it('of troubleshooting quote a build as it speaks', async () => {
    const rooms = ['corpus', 'crawl', 'readers', 'related'].map((room) => join(ROOT, 'index', room));
    const files = (await Promise.all(rooms.map((room) => readdir(room, { recursive: true })))).flatMap(
      (names, i) => names.filter((name) => name.endsWith('.ts')).map((name) => join(rooms[i]!, name)),
    );
    const sources = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    for (const says of Object.keys(BUILD_PROBLEMS)) {
      const pieces = says.split('…').filter((piece) => piece.trim().length > 1);
      const isSaid = (source: string) => pieces.every((piece) => source.includes(piece));
      expect(sources.some(isSaid), says).toBe(true);
    }
  });

  it('of the comparison quote no figure that our own pages do not have', async () => {
    const [, figures = ''] = texts.get('docs/comparison.md')!.split('## Figures');
    const sources = texts.get('docs/bench.md')! + (await readFile(join(ROOT, 'ARCHITECTURE.md'), 'utf8'));
    const quoted = figures.match(/(?<![\w.])\d*\.\d{2,}/g) ?? [];
    expect(quoted.length).toBeGreaterThan(2);
    for (const figure of quoted) expect(sources).toContain(figure);
  });
});

/** The anchors that a page's headings make, as GitHub has them. */
function listAnchors(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
