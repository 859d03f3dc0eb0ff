#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { readFileSync } from 'node:fs';
import { EXIT } from '../core/failures.ts';
import { addCopyCommands } from './commands/copies.ts';
import { addCorpusCommands } from './commands/corpus.ts';
import { addPageCommands } from './commands/pages.ts';
import { addPermissionCommands } from './commands/permission.ts';
import { addRecordCommands } from './commands/records.ts';
import { exitCodeOf, explain } from './errors.ts';
import { patientCompiler } from './patient-compiler.ts';

patientCompiler();
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('jingliu')
  .description('Jingliu 净流: a compliant curation pipeline for Chinese web text')
  .version(version)
  .enablePositionalOptions()
  .showHelpAfterError('(add --help for the options)')
  .exitOverride();

// Each command's module is loaded when it is asked for, so that --help stays quick.
addCorpusCommands(program);
addPageCommands(program);
addCopyCommands(program);
addPermissionCommands(program);
addRecordCommands(program);

process.stdout.on('error', stopOnClosedPipe);
process.stderr.on('error', stopOnClosedPipe);
// What a stream or a thread throws after its command has gone on.
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.config;
  else fail(error as Error);
}

function fail(error: Error): void {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

/** The reader has gone, as `| head` does when it has enough: there is nobody to tell. */
function stopOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.pipeClosed);
}
