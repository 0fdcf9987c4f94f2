/** Long work tells how far it is: a line that moves on a terminal, a plain line per stage in CI. */
import type { Progress } from '../progress.ts';
import type { Terminal } from './terminal.ts';

/** Writes progress to the terminal's side channel; call `end` before printing anything else. */
export function showProgress(terminal: Terminal, now = Date.now): { progress: Progress; end(): void } {
  let stage = '';
  let began = now();
  let shown = 0;
  const finish = () => {
    if (stage === '') return;
    const seconds = (now() - began) / 1000;
    terminal.overwrite?.('');
    // Stages too short to notice are not worth a line.
    if (seconds >= 0.5) terminal.warn(`${stage}: ${seconds.toFixed(1)} s`);
    stage = '';
  };
  return {
    progress(name, done, total) {
      if (name !== stage) {
        finish();
        stage = name;
        began = now();
        shown = 0;
      }
      if (!terminal.overwrite || now() - shown < 80) return;
      shown = now();
      const share = total ? ` ${Math.floor((100 * (done ?? 0)) / total)} %` : done ? ` ${done}` : ' …';
      terminal.overwrite(`${stage}${share}`);
    },
    end: finish,
  };
}
