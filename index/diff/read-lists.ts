/** The related lists of an index on disk, as ids. */
import { IndexReader } from '../../src/engine/index-reader.ts';
import type { StoredList } from '../../src/format/related.ts';
import { createCosts } from '../../src/store/costs.ts';
import { FolderStore } from '../pack/folder-store.ts';

/** Article id -> ids of its stored links, best first, without those below the index's own threshold. */
export async function readLists(dir: string): Promise<Map<string, string[]>> {
  const costs = createCosts();
  const reader = await IndexReader.open(new FolderStore(dir), costs);
  const { documents, threshold } = reader.manifest;
  const stored: StoredList[] = [];
  for (let doc = 0; doc < documents; doc++) stored.push(await reader.record('related', doc, costs));
  return new Map(
    stored.map(({ article, links }) => [
      article.id,
      links
        .filter(({ score, pinned }) => pinned || score >= threshold)
        .map(({ doc }) => stored[doc]?.article.id ?? `${doc}`),
    ]),
  );
}
