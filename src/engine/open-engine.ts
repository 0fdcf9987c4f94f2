/** Opens an index and answers from it. */
import type {
  Answer,
  DraftRequest,
  IndexDescription,
  RelatedRequest,
  SearchRequest,
  SuggestAnswer,
} from '../answers.ts';
import type { Engine } from '../engine.ts';
import { FORMAT_VERSION } from '../format/block.ts';
import { PARTS } from '../format/directory.ts';
import type { BlockStore } from '../store/block-store.ts';
import { type Costs, createCosts } from '../store/costs.ts';
import { answerDraft } from './answer-draft.ts';
import { answerRelated } from './answer-related.ts';
import { answerSearch } from './answer-search.ts';
import { answerSuggest } from './answer-suggest.ts';
import { IndexReader, type ReaderOptions } from './index-reader.ts';
import { toIndexInfo } from './to-hit.ts';

/**
 * Reads the manifest of the index in `store`.
 *
 * @throws IndexError when there is no index, or none that this version reads.
 */
export async function openEngine(store: BlockStore, options: ReaderOptions = {}): Promise<Engine> {
  return new IndexEngine(await IndexReader.open(store, createCosts(), options));
}

class IndexEngine implements Engine {
  constructor(private readonly reader: IndexReader) {}

  get version(): string {
    return this.reader.manifest.version;
  }

  get bytesHeld(): number {
    return this.reader.bytesHeld;
  }

  describe(): IndexDescription {
    const { languages, sections } = this.reader.manifest;
    return { ...toIndexInfo(this.reader.manifest), format: FORMAT_VERSION, languages, sections };
  }

  search(request: SearchRequest, costs: Costs): Promise<Answer> {
    return answerSearch(this.reader, request, costs);
  }

  related(request: RelatedRequest, costs: Costs): Promise<Answer | undefined> {
    return answerRelated(this.reader, request, costs);
  }

  relatedToDraft(request: DraftRequest, costs: Costs): Promise<Answer> {
    return answerDraft(this.reader, request, costs);
  }

  suggest(q: string, limit: number, costs: Costs): Promise<SuggestAnswer> {
    return answerSuggest(this.reader, q, limit, costs);
  }

  async check(costs: Costs): Promise<void> {
    for (const section of Object.values(PARTS).flat()) {
      if (await this.reader.section(section, costs)) await this.reader.block(section, 0, costs);
    }
  }
}
