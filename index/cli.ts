#!/usr/bin/env node
/** The `alongside` command: the list of commands, run over this process's arguments. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommand } from './commands/build.ts';
import type { Command } from './commands/command.ts';
import { deployCommand } from './commands/deploy.ts';
import { devCommand } from './commands/dev.ts';
import { diffCommand } from './commands/diff.ts';
import { evalCommand } from './commands/eval.ts';
import { initCommand } from './commands/init.ts';
import { publishCommand } from './commands/publish.ts';
import { relatedCommand } from './commands/related.ts';
import { reportCommand } from './commands/report.ts';
import { runCommandLine } from './commands/run-command-line.ts';
import { searchCommand } from './commands/search.ts';
import { startCommand } from './commands/start.ts';
import { openTerminal } from './commands/terminal.ts';
import { findPackageRoot } from './commands/wrangler.ts';

const commands = [
  initCommand,
  buildCommand,
  devCommand,
  searchCommand,
  relatedCommand,
  reportCommand,
  evalCommand,
  diffCommand,
  deployCommand,
  publishCommand,
  startCommand,
] as Command[];

const { version } = JSON.parse(readFileSync(join(findPackageRoot(), 'package.json'), 'utf8'));
process.exitCode = await runCommandLine(commands, process.argv.slice(2), version, openTerminal());
