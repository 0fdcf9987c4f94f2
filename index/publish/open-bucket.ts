/** An R2 bucket as wrangler reaches it: on this machine, where `wrangler dev` keeps its own, or in the user's account. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import type { Bucket } from './publish-index.ts';

export interface OpenBucket {
  bucket: Bucket;
  close(): Promise<void>;
}

export interface BucketPlace {
  name: string;
  remote: boolean;
  /** Folder whose `.wrangler/state` holds the local bucket, as `wrangler dev` there uses it. */
  cwd: string;
}

/** Throws a `Fault` when wrangler cannot reach it. */
export async function openBucket({ name, remote, cwd }: BucketPlace): Promise<OpenBucket> {
  const dir = await mkdtemp(join(tmpdir(), 'alongside-publish-'));
  const configPath = join(dir, 'wrangler.json');
  const bucket = { binding: 'INDEX', bucket_name: name, ...(remote && { remote: true }) };
  await writeFile(
    configPath,
    JSON.stringify({ name: 'alongside-publish', compatibility_date: '2026-04-01', r2_buckets: [bucket] }),
  );
  try {
    // Read when it is needed: wrangler is large.
    const { getPlatformProxy } = await import('wrangler');
    const { env, dispose } = await getPlatformProxy<{ INDEX: Bucket }>({
      configPath,
      persist: { path: join(cwd, '.wrangler', 'state', 'v3') },
      remoteBindings: remote,
    });
    return {
      bucket: env.INDEX,
      async close() {
        await dispose();
        await rm(dir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw new Fault(
      `The bucket "${name}" could not be opened: ${(error as Error).message.split('\n')[0]}.`,
      'Log in with npx wrangler login, and make the bucket with npx wrangler r2 bucket create.',
    );
  }
}
