import { Fault } from '../fault.ts';
import { FolderStore } from '../pack/folder-store.ts';
import { openBucket } from '../publish/open-bucket.ts';
import { listVersions, publishIndex, rollBack } from '../publish/publish-index.ts';
import { defineCommand, toWholeNumber } from './command.ts';
import { findIndex } from './find-index.ts';
import { showProgress } from './show-progress.ts';

export const publishCommand = defineCommand({
  name: 'publish',
  summary: 'Put the index into an R2 bucket, after a build, without a deploy.',
  words: '',
  wordCount: [0, 0],
  options: {
    bucket: { type: 'string', value: 'NAME', help: 'The bucket that wrangler.toml binds as INDEX.' },
    prefix: {
      type: 'string',
      value: 'TEXT',
      help: 'What every key begins with: the INDEX_PREFIX of wrangler.toml. Default: nothing.',
    },
    index: { type: 'string', value: 'DIR', help: 'The index to publish. Default: where build writes.' },
    local: {
      type: 'boolean',
      help: 'The bucket of wrangler dev on this machine, not the one in your account.',
    },
    keep: { type: 'string', value: 'COUNT', help: 'Versions that can be put back. Default: 5.' },
    rollback: { type: 'boolean', help: 'Put back the version before the present one; publish nothing.' },
    to: { type: 'string', value: 'VERSION', help: 'With --rollback: that version.' },
  },
  examples: [
    ['alongside build && alongside publish --bucket articles', 'New blocks first, the manifest last.'],
    ['alongside publish --bucket articles --rollback', 'The version before this one, at once.'],
  ],
  async run({ options, terminal }) {
    const { bucket: name, prefix = '', local = false } = options;
    if (!name) throw new Fault('No bucket is named.', 'Give one with --bucket NAME.');
    const keep = options.keep === undefined ? {} : { keep: toWholeNumber('keep', options.keep, 1, 1000) };
    const dir = options.rollback ? '' : await findIndex(options.index, terminal);
    const { bucket, close } = await openBucket({ name, remote: !local, cwd: terminal.cwd });
    const { progress, end } = showProgress(terminal);
    try {
      if (options.rollback) {
        const version = await rollBack(bucket, prefix, options.to);
        if (version === undefined) throw explainNoVersion(await listVersions(bucket, prefix), options.to);
        terminal.print(`The index is ${version} again.`);
        return 0;
      }
      const store = new FolderStore(dir);
      const onProgress = (done: number, total: number) => progress('Publishing', done, total);
      const { version, written, removed } = await publishIndex((file) => store.read(file), bucket, {
        prefix,
        ...keep,
        onProgress,
      });
      end();
      terminal.print(`Published ${version}: ${written} new blocks, ${removed} old ones removed.`);
      return 0;
    } finally {
      end();
      await close();
    }
  },
});

function explainNoVersion(versions: readonly string[], wanted: string | undefined): Fault {
  const kept = versions.length === 0 ? 'The bucket holds no index.' : `There are: ${versions.join(', ')}.`;
  return new Fault(
    wanted === undefined ? 'There is no earlier version.' : `There is no version "${wanted}".`,
    kept,
  );
}
