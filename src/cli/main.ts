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
  .option('--profile <profile>', 'license profile: commercial, research or strict', 'commercial')
  .option('--rules <dir>', 'folder of rule files (default: the rules of this package)')
  .option(
    '--markdown',
    'write the main text as Markdown: beside the text after extract, as the text otherwise',
  )
  .option('--links', 'with --markdown: keep the addresses of links')
  .option('--images', 'with --markdown: keep pictures with their alt text')
  .option('--tables <form>', 'with --markdown: pipe or flat', 'pipe')
  .option('--workers <n>', 'worker threads (default: one a core)', count)
  .action(async (rooms: string, options: object) =>
    finish((await import('./apply.ts')).applyCommand(rooms, options)),
  );

program
  .command('explain')
  .argument('<file>', 'an HTML file, as it was saved or fetched')
  .description('show which blocks of a page are taken as main text, and why')
  .option('--url <url>', 'address of the page, if known: threads and dates are told by it too', '')
  .option('--html <file>', 'write an overlay to look at in a browser')
  .option('--lang <lang>', 'en or zh', 'en')
  .option('--json', 'print everything as JSON')
  .action(async (file: string, options: object) =>
    finish((await import('./explain.ts')).explainCommand(file, options)),
  );

program
  .command('template')
  .argument('<site>', 'id of a site profile')
  .description('learn which blocks the pages of a site repeat, as a rule file that curate then leaves out')
  .requiredOption('--captures <dir>', 'folder of WARC files')
  .option('--rules <dir>', 'folder of rule files (default: the rules of this package)')
  .option('--check', 'ask whether the pages still look as the template says; exit 1 after a redesign')
  .action(async (site: string, options: object) =>
    finish((await import('./template.ts')).templateCommand(site, options)),
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

program
  .command('rules')
  .description('read every rule file a pipeline names and say what is wrong, or list them')
  .argument('<pipeline>', 'pipeline file')
  .action(async (file: string) => finish((await import('./rules.ts')).rulesCommand(file)));

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

function count(value: string): number {
  const n = Number(value);
  if (Number.isInteger(n) && n >= 1) return n;
  throw new InvalidArgumentError('expected a whole number of at least 1.');
}
