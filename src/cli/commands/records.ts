import type { Command } from 'commander';
import { finish } from './arguments.ts';

/** Commands that read what a run has left behind. */
export function addRecordCommands(program: Command): void {
  program
    .command('trace')
    .argument('<url|doc-id>', 'address or id of a document')
    .description("tell a document's whole story from the ledger")
    .option('--out <dir>', 'folder of the run', 'out')
    .option('--lang <lang>', 'en or zh', 'en')
    .option('--json', 'print the story as JSON')
    .action(async (key: string, options: object) =>
      finish((await import('../trace.ts')).traceCommand(key, options)),
    );

  program
    .command('takedown')
    .argument('<url|doc-id>', 'address or id of a document')
    .description('take a document and its near-duplicates out of every later run; writes tombstones')
    .requiredOption('--request <number>', "number of the request; never a person's name")
    .option('--out <dir>', 'folder of the run', 'out')
    .option('--rules <dir>', 'folder of the rules that the next run reads', 'rules')
    .action(async (key: string, options: object) =>
      finish((await import('../takedown.ts')).takedownCommand(key, options)),
    );

  const audit = program.command('audit').description('check what a run left behind');
  audit
    .command('verify')
    .description('check ledger, chain, anchors, shard digests and conservation; name the first thing wrong')
    .option('--out <dir>', 'folder of the run', 'out')
    .option('--json', 'print the findings as JSON')
    .action(async (options: object) => finish((await import('../audit.ts')).verifyCommand(options)));
}
