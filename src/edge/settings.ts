/** Where and how the Worker, standing in front of a site, puts related links into its pages. */
import type { Env } from '../http/env.ts';

export interface EdgeSettings {
  /** Origin of the site behind the Worker, without a path. */
  origin: string;
  /** Below this path the app answers instead of the site. */
  path: string;
  selector: string;
  /** After the article, or after its nth paragraph. */
  place: 'after' | number;
  /** What a single line begins with. */
  label: string;
  /** Give hand-made lines new links. */
  replace: boolean;
}

/** Reads the variables; throws when `ORIGIN` is no address, takes the default for anything else it cannot read. */
export function readEdgeSettings(env: Env & { ORIGIN: string }): EdgeSettings {
  const paragraph = /^paragraph:([1-9]\d{0,2})$/.exec(env.EDGE_PLACE ?? '')?.[1];
  return {
    origin: new URL(env.ORIGIN).origin,
    path: `/${(env.EDGE_PATH ?? '_alongside').replace(/^\/+|\/+$/g, '')}`,
    selector: env.EDGE_SELECTOR ?? 'article',
    place: paragraph === undefined ? 'after' : Number(paragraph),
    label: env.EDGE_LABEL ?? 'Related:',
    replace: env.EDGE_REPLACE === '1',
  };
}
