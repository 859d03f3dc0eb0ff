#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { readFileSync } from 'node:fs';
import { EXIT } from '../core/failures.ts';
import { exitCodeOf, explain } from './errors.ts';

// Each command's module is loaded when it is asked for, so that --help stays quick.
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('jingliu')
  .description('Jingliu 净流: a compliant curation pipeline for Chinese web text')
  .version(version)
  .showHelpAfterError('(add --help for the options)')
  .exitOverride();

program
  .command('run')
  .argument('<pipeline>', 'pipeline file, for example pipelines/demo.yaml')
  .description('run a pipeline from crawl (or existing captures) to a release; resumes by itself')
  .option('--out <dir>', 'folder for captures, release, ledger and receipts', 'out')
  .option('--captures <dir>', 'start from the WARC files in this folder instead of crawling')
  .option('--workers <n>', 'worker threads (default: one a core)', count)
  .option('--limit <n>', 'at most this many captures of each WARC file, to try a plan', count)
  .option('--no-resume', 'do every task again, even if its receipt is there')
  .option('--test-server <host:port>', 'loopback server that stands in for .example and .test hosts')
  .action(async (file: string, options: object) =>
    finish((await import('./run.ts')).runCommand(file, options)),
  );

program
  .command('run-task')
  .argument('<pipeline>', 'pipeline file')
  .description(
    'run one task, as a Slurm array element or a Spark partition does; writes its receipt, not the ledger',
  )
  .requiredOption('--stage <stage>', 'curate')
  .requiredOption('--shard <name>', 'name of the WARC file without its endings')
  .requiredOption('--captures <dir>', 'folder of WARC files')
  .requiredOption('--out <dir>', 'folder for curated shards and receipts')
  .action(async (file: string, options: object) =>
    finish((await import('./run-task.ts')).runTaskCommand(file, options)),
  );

program
  .command('apply')
  .argument('<rooms>', 'decode,extract,license,normalize,filter,redact,sign: one or more, in this order')
  .description('run single rooms over your own JSONL rows; one output row for each input row, in order')
  .option('--in <file>', 'JSONL rows with id and html, htmlFile or text; - for standard input', '-')
  .option('--out <file>', 'JSONL rows; - for standard output', '-')
  .option('--all', 'run later rooms on rows an earlier one rejected; the first reason stays')
  .option('--edits', 'write down every change of normalize, so that the text before it can be restored')
  .option('--profile <profile>', 'license profile: commercial, research or strict', 'commercial')
  .option('--rules <dir>', 'folder of rule files (default: the rules of this package)')
  .option('--workers <n>', 'worker threads (default: one a core)', count)
  .action(async (rooms: string, options: object) =>
    finish((await import('./apply.ts')).applyCommand(rooms, options)),
  );

program
  .command('trace')
  .argument('<url|doc-id>', 'address or id of a document')
  .description("tell a document's whole story from the ledger")
  .option('--out <dir>', 'folder of the run', 'out')
  .option('--lang <lang>', 'en or zh', 'en')
  .option('--json', 'print the story as JSON')
  .action(async (key: string, options: object) =>
    finish((await import('./trace.ts')).traceCommand(key, options)),
  );

program
  .command('whatif')
  .description(
    'try other thresholds on a finished run: what would be kept and rejected, by rule and by site, with pages',
  )
  .option(
    '--set <filter.parameter=value>',
    'a threshold, for example filter.han-ratio.min=0.5; may be repeated',
    collect,
    [],
  )
  .option('--out <dir>', 'folder of the run', 'out')
  .option(
    '--pipeline <file>',
    'pipeline file whose thresholds the run had (default: ./rules, else the rules of this package)',
  )
  .option(
    '--captures <dir>',
    'folder of WARC files (default: those of the run); for the text of sample pages',
  )
  .option('--samples <n>', 'pages shown of each kind of change', count, 3)
  .option('--html <file>', 'write the comparison as one HTML page')
  .option('--json', 'print the comparison as JSON')
  .action(async (options: object) => finish((await import('./whatif.ts')).whatIfCommand(options)));

const audit = program.command('audit').description('check what a run left behind');
audit
  .command('verify')
  .description('check ledger, chain, anchors, shard digests and conservation; name the first thing wrong')
  .option('--out <dir>', 'folder of the run', 'out')
  .option('--json', 'print the findings as JSON')
  .action(async (options: object) => finish((await import('./audit.ts')).verifyCommand(options)));

program
  .command('init')
  .argument('<dir>', 'a new or empty folder')
  .description('make a working start for your own sites: pipeline, site profile, rules')
  .action(async (dir: string) => finish((await import('./init.ts')).initCommand(dir)));

const rules = program
  .command('rules')
  .argument('[pipeline]', 'pipeline file')
  .description('read every rule file a pipeline names and say what is wrong, or list them')
  .action(async (file: string | undefined) =>
    finish((await import('./rules.ts')).rulesCommand(file ?? rules.help({ error: true }))),
  );
rules
  .command('check')
  .argument('[folder]', 'folder of rule files (default: ./rules, else the rules of this package)')
  .description(
    'check every rule file: schemas, word lists, minimums; file, line and column of all that is wrong',
  )
  .option('--strict', 'also fail when a word list is below its minimum or out of date')
  .option('--json', 'print the findings as JSON')
  .action(async (folder: string | undefined, options: object) =>
    finish((await import('./rules-check.ts')).rulesCheckCommand(folder, options)),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.config;
  else {
    process.stderr.write(`${explain(error as Error)}\n`);
    process.exitCode = exitCodeOf(error as Error);
  }
}

async function finish(code: number | Promise<number>): Promise<void> {
  process.exitCode = await code;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function count(value: string): number {
  const n = Number(value);
  if (Number.isInteger(n) && n >= 1) return n;
  throw new InvalidArgumentError('expected a whole number of at least 1.');
}
