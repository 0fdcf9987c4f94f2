/**
 * The engine: an opened index that answers requests. The same code runs in the Worker and in the build's
 * command line. Knows nothing of HTTP.
 */
import type {
  Answer,
  DraftRequest,
  IndexDescription,
  RelatedRequest,
  SearchRequest,
  SuggestAnswer,
} from './answers.ts';
import type { Costs } from './store/costs.ts';

export interface Engine {
  /** The index's version, known without reading more than the manifest. */
  readonly version: string;
  /** Bytes of blocks that are kept in memory now, where the engine keeps any. */
  readonly bytesHeld?: number;
  describe(): IndexDescription;
  search(request: SearchRequest, costs: Costs): Promise<Answer>;
  /** Undefined when the corpus has no such article. */
  related(request: RelatedRequest, costs: Costs): Promise<Answer | undefined>;
  relatedToDraft(request: DraftRequest, costs: Costs): Promise<Answer>;
  suggest(q: string, limit: number, costs: Costs): Promise<SuggestAnswer>;
  /** Reads one block of every section and checks it; throws an `IndexError` that says which is broken. */
  check(costs: Costs): Promise<void>;
}
