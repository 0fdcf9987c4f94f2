/** A reporter for vitest: says at the end how many random inputs were tried, and which took longest. */
import type { Reporter, TestModule } from 'vitest/node';
import type {} from './task-meta.ts';

export default class PrintInputs implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    let inputs = 0;
    let properties = 0;
    let slowest = 0;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const meta = test.meta();
        if (!meta.inputs) continue;
        inputs += meta.inputs;
        properties++;
        slowest = Math.max(slowest, meta.slowest ?? 0);
      }
    }
    const count = inputs.toLocaleString('en');
    console.log(
      `Fuzzing: ${count} inputs to ${properties} properties; the slowest took ${Math.ceil(slowest)} ms of CPU.`,
    );
  }
}
