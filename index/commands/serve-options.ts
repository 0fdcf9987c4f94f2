/** Options that `start` and `dev` share. */
import { toWholeNumber } from './command.ts';

export const SERVE_OPTIONS = {
  port: { type: 'string', short: 'p', value: 'N', help: 'Where to listen. Default: 8787.' },
  out: { type: 'string', short: 'o', value: 'DIR', help: 'Where the index goes. Default: .alongside.' },
  config: { type: 'string', value: 'FILE', help: 'Default: alongside.config.json, when there is one.' },
} as const;

/** The port that was asked for. Throws a `Fault` when it is none. */
export function toPort(option: string | undefined): number {
  return option === undefined ? 8787 : toWholeNumber('port', option, 1, 65_535);
}
