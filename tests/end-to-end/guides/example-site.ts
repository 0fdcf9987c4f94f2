/**
 * A copy of an example in a folder of its own, with Alongside installed, in which a guide's commands are run as its
 * reader would: through a shell.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '../find-free-port.ts';
import { ROOT } from '../run-cli.ts';

/** Where guides and examples say that `alongside dev` answers. */
const WORKER = 'localhost:8787';

export interface ExampleSite {
  dir: string;
  /** Runs commands to their end; answers what they printed. Throws when one fails. */
  run(commands: string, env?: Record<string, string>): Promise<string>;
  /** Starts a command on a free port, waits until it answers; answers its address. */
  serve(command: string): Promise<string>;
  /** Ends everything that was started. */
  stop(): Promise<void>;
}

/** Copies `examples/<name>` to `dir`; the Worker's port is one that is free. */
export async function copyExample(name: string, dir: string): Promise<ExampleSite> {
  const port = await findFreePort();
  await cp(join(ROOT, 'examples', name), dir, {
    recursive: true,
    filter: (path) => !/[/\\](node_modules|\.alongside|\.astro|dist|_site|public[/\\]posts)$/.test(path),
  });
  for (const path of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const file = join(path.parentPath, path.name);
    const text = await readFile(file, 'utf8');
    if (text.includes(WORKER)) await writeFile(file, text.replaceAll(WORKER, `localhost:${port}`));
  }
  const started: ChildProcess[] = [];
  const env = { ...process.env, CI: '1', ASTRO_TELEMETRY_DISABLED: '1' };
  return {
    dir,
    run: (commands, more) => run(commands, dir, { ...env, ...more }),
    async serve(command) {
      const own = command.includes('alongside dev') ? port : await findFreePort();
      const child = spawn('sh', ['-c', `${command} --port ${own}`], { cwd: dir, env, detached: true });
      started.push(child);
      const url = `http://localhost:${own}`;
      await untilAnswers(url, child, command);
      return url;
    },
    async stop() {
      await Promise.all(started.map(endGroup));
    },
  };
}

/** Puts the installed package where `npm install --save-dev` would. */
export async function linkPackage(dir: string, installed: string): Promise<void> {
  const modules = join(dir, 'node_modules');
  await mkdir(join(modules, '.bin'), { recursive: true });
  await symlink(join(installed, 'node_modules', 'alongside'), join(modules, 'alongside'));
  await symlink('../alongside/dist/cli.js', join(modules, '.bin', 'alongside'));
}

export function run(commands: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('sh', ['-e', '-c', commands], { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${commands}\n${stdout}${stderr}`));
      else resolve(stdout + stderr);
    });
  });
}

/** Whether a program is on this machine. */
export function has(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((dir) => existsSync(join(dir, program)));
}

// --- internal ---

async function untilAnswers(url: string, child: ChildProcess, command: string): Promise<void> {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  while (child.exitCode === null) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${command} ended with ${child.exitCode}: ${said}`);
}

/** The shell, and all that it started. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.on('exit', resolve));
  process.kill(-child.pid!, 'SIGTERM');
  await ended;
}
