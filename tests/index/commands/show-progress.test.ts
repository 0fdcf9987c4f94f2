import { describe, expect, it } from 'vitest';
import { showProgress } from '../../../index/commands/show-progress.ts';
import { recordTerminal } from './record-terminal.ts';

describe('progress', () => {
  it('is one plain line for each stage in CI, and none for a stage too short to notice', () => {
    const { terminal, warned } = recordTerminal('/');
    let now = 0;
    const { progress, end } = showProgress(terminal, () => now);
    progress('Reading', 1, 2);
    now = 1500;
    progress('Reading', 2, 2);
    progress('Cleaning');
    now = 1600;
    progress('Packing');
    now = 4000;
    end();
    expect(warned).toEqual(['Reading: 1.5 s', 'Packing: 2.4 s']);
  });

  it('is a line that moves on a terminal, at most twelve times a second', () => {
    const { terminal } = recordTerminal('/');
    const shown: string[] = [];
    let now = 1000;
    const { progress, end } = showProgress(
      { ...terminal, overwrite: (line) => void shown.push(line) },
      () => now,
    );
    for (let i = 0; i <= 100; i++) {
      progress('Reading', i, 100);
      now += 10;
    }
    end();
    expect(shown[0]).toBe('Reading 0 %');
    expect(shown.length).toBeLessThan(16);
    expect(shown.at(-1)).toBe('');
  });
});
