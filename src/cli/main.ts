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
  // An option belongs to the command before it: `consent drift --json` is not `consent --json`.
  .enablePositionalOptions()
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
  .option('--recrawl', 'visit every address again, if the last visit is finished')
  .option('--test-server <host:port>', 'loopback server that stands in for .example and .test hosts')
  .action(async (file: string, options: object) =>
    finish((await import('./run.ts')).runCommand(file, options)),
  );

program
  .command('crawl')
  .argument('<pipeline>', 'pipeline file')
  .description(
    'only crawl: leave WARC files, from which `run` goes on with the same --out; resumes by itself',
  )
  .option('--out <dir>', 'folder for captures, frontier, ledger and receipts', 'out')
  .option('--no-resume', 'do it again, even if its receipt is there')
  .option('--recrawl', 'visit every address again, if the last visit is finished')
  .option('--test-server <host:port>', 'loopback server that stands in for .example and .test hosts')
  .action(async (file: string, options: object) =>
    finish((await import('./crawl.ts')).crawlCommand(file, options)),
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
  .option('--lines', 'add the language of every line, as runs of equal lines')
  .option('--edits', 'write down every change of normalize, so that the text before it can be restored')
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

const robots = program
  .command('robots')
  .argument('<url>', 'address of a page')
  .description('read the policy files of a host and say whether a page may be fetched, and by which line')
  .option('--agent <token>', 'product token that robots.txt is asked about', 'jingliu')
  .option('--json', 'print the answer as JSON')
  .option('--test-server <host:port>', 'loopback server that stands in for .example and .test hosts')
  .action(async (url: string, options: object) =>
    finish((await import('./robots.ts')).robotsCommand(url, options)),
  );
robots
  .command('check')
  .description('answer questions about robots.txt files you have, by RFC 9309')
  .option('--in <file>', 'JSONL rows with id, robots, agent and url; - for standard input', '-')
  .option('--out <file>', 'JSONL rows with id, allowed and rule; - for standard output', '-')
  .option('--strict', 'also refuse where our crawler would: AI refusals, rules without a leading slash')
  .action(async (options: object) => finish((await import('./robots.ts')).robotsCheckCommand(options)));

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

const consent = program
  .command('consent')
  .enablePositionalOptions()
  .argument('<url|file.html>', 'an address, or a saved page')
  .description('say by what right one page may be used, as a memo; asks robots.txt before the page')
  .option('--profile <profile>', 'license profile: commercial, research or strict', 'commercial')
  .option('--url <address>', 'where a saved page came from')
  .option('--rules <dir>', 'folder of rule files (default: the rules of this package)')
  .option('--lang <lang>', 'en or zh', 'en')
  .option('--json', 'print the finding as JSON')
  .option('--test-server <host:port>', 'loopback server that stands in for .example and .test hosts')
  .action(async (target: string, options: object) =>
    finish((await import('./consent.ts')).consentCommand(target, options)),
  );

consent
  .command('drift')
  .description(
    'after a visit with --recrawl: list the documents of sites that changed robots.txt, policy files, headers or access control',
  )
  .option('--out <dir>', 'folder of the run', 'out')
  .option('--json', 'print hosts and documents as JSON')
  .action(async (options: object) =>
    finish((await import('./consent-drift.ts')).consentDriftCommand(options)),
  );

program
  .command('dedup')
  .argument('<docs...>', 'JSONL (plain, .zst or .gz) or Parquet files of documents')
  .description('find copies in your own documents: survivors, duplicates, clusters and signatures')
  .requiredOption('--out <dir>', 'folder for the results')
  .option('--text-field <name>', 'field of the text', 'text')
  .option('--id-field <name>', 'field of the id; without one, a document is named by file and byte', 'id')
  .option('--url-field <name>', 'field of the address: pages of one canonical address are copies')
  .option('--order-field <name>', 'field that says which document is earlier (default: file name, then line)')
  .option('--threshold <j>', 'Jaccard similarity from which a document is a copy', Number, 0.75)
  .option('--bands <n>', 'bands of a signature', count, 14)
  .option('--rows <n>', 'values in a band', count, 8)
  .option('--ngram <n>', 'characters in an n-gram', count, 5)
  .option('--survivor <policy>', 'earliest, longest, best-license or best-quality', 'earliest')
  .option('--quality-field <name>', 'number that best-quality compares')
  .option('--license-field <name>', 'text that best-license compares; the first in the alphabet wins')
  .option('--no-verify', 'decide by signatures alone, not by the texts of pairs near the threshold')
  .option(
    '--earlier <signatures...>',
    'signature files or folders of earlier runs, whose documents come first',
  )
  .option('--withdrawn <file>', 'ids of earlier documents that were taken down, one a line')
  .option('--workers <n>', 'worker threads (default: one a core)', count)
  .option('--memory <size>', 'memory limit of the database', '512MB')
  .action(async (files: string[], options: object) =>
    finish((await import('./dedup.ts')).dedupCommand(files, options)),
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

const review = program.command('review').description('rule on documents that wait for a person');
review
  .command('list')
  .description('documents that are held, and whether a ruling in force answers')
  .option('--out <dir>', 'folder of the run', 'out')
  .option('--rules <dir>', 'folder of rule files with reviews/', 'rules')
  .option('--json', 'print all of them as JSON')
  .action(async (options: object) => finish((await import('./review.ts')).reviewListCommand(options)));
review
  .command('show')
  .argument('<doc-id|url>', 'a held document')
  .description('its story, its memo and the rulings on it')
  .option('--out <dir>', 'folder of the run', 'out')
  .option('--rules <dir>', 'folder of rule files with reviews/', 'rules')
  .option('--lang <lang>', 'en or zh', 'en')
  .action(async (key: string, options: object) =>
    finish((await import('./review.ts')).reviewShowCommand(key, options)),
  );
review
  .command('rule')
  .argument('<doc-id|url>', 'a held or rejected document')
  .description('write a ruling that the next run holds to; overriding a rejection takes two people')
  .requiredOption('--ruling <ruling>', 'keep or reject')
  .requiredOption('--why <text>', 'the reason, in a sentence')
  .requiredOption('--by <person>', 'who rules')
  .option('--second <person>', 'the second person, for an override')
  .option('--spdx <id>', 'license that covers the text, to keep what the license room held')
  .option('--expires <date>', 'last day it counts, YYYY-MM-DD (default: a year from today)')
  .option('--out <dir>', 'folder of the run', 'out')
  .option('--rules <dir>', 'folder of rule files with reviews/', 'rules')
  .action(async (key: string, options: object) =>
    finish((await import('./review.ts')).reviewRuleCommand(key, options)),
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

function count(value: string): number {
  const n = Number(value);
  if (Number.isInteger(n) && n >= 1) return n;
  throw new InvalidArgumentError('expected a whole number of at least 1.');
}
