/** Runs the command line as a user does: a process of its own, from any folder, in any environment. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Arguments of `node` that start the command line. */
export const CLI = ['--import', import.meta.resolve('tsx'), `${ROOT}index/cli.ts`];

/** Binaries of other Node versions, separated by colons in OTHER_NODES; `.ci/run` fetches them. */
export const OTHER_NODES = (process.env.OTHER_NODES ?? '').split(':').filter((path) => path !== '');

export interface CliRun {
  status: number;
  stdout: string;
  stderr: string;
}

export function runCli(
  args: string[],
  cwd: string = ROOT,
  env: Record<string, string> = {},
  node = process.execPath,
): Promise<CliRun> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, CI: '1', ...env }, maxBuffer: 1 << 26 };
    execFile(node, [...CLI, ...args], options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}
