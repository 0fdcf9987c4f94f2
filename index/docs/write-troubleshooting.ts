/** Writes `docs/troubleshooting.md` from the problems in the code. */
import { writeFileSync } from 'node:fs';
import { renderTroubleshooting } from './render-troubleshooting.ts';

writeFileSync(new URL('../../docs/troubleshooting.md', import.meta.url), renderTroubleshooting());
