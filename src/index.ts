/** What the npm package exports: the Worker's routes to mount in one's own, and the engine below them. */
export type * from './answers.ts';
export { type AppOptions, alongside } from './app.ts';
export { openEngine } from './engine/open-engine.ts';
export type { Engine } from './engine.ts';
export type { Env } from './http/env.ts';
export { IndexError } from './index-error.ts';
export { AssetStore } from './store/asset-store.ts';
export type { BlockStore } from './store/block-store.ts';
export { type Costs, createCosts } from './store/costs.ts';
export { MemoryStore } from './store/memory-store.ts';
export { R2Store } from './store/r2-store.ts';
