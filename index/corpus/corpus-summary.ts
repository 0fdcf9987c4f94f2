/** What a build says at its end about what it read and left out; nothing goes missing without a number here. */
import type { LeftPages } from '../crawl/crawl-source.ts';
import type { BoilerplateReport } from './boilerplate/leave-out-boilerplate.ts';

export interface CorpusSummary {
  /** Files that a reader took. */
  files: number;
  /** Files that no reader knows, by extension (`.png`), most first. */
  unknownFiles: Record<string, number>;
  /** Pages of sites that were not read, by reason. */
  leftPages: LeftPages;
  articles: number;
  /** Articles with a title and no text. */
  withoutText: number;
  /** `draft: true` and the like. */
  drafts: number;
  /** `search: false` or `noindex`. */
  hidden: number;
  /** Dated after, or expired by, the configured day. */
  outOfTime: number;
  /** Lenient reading only: articles without id or without title and text. */
  unusable: number;
  /** References to other articles by file name that lead to none. */
  brokenReferences: number;
  languages: Record<string, number>;
  boilerplate: BoilerplateReport;
}
