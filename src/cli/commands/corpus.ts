import type { Command } from 'commander';
import { collect, count, finish, loopback, samples, workers } from './arguments.ts';

/** Commands that make a corpus: from sites and collections to a release. */
export function addCorpusCommands(program: Command): void {
  program
    .command('run')
    .argument('<pipeline>', 'pipeline file, for example pipelines/demo.yaml')
    .description('run a pipeline from crawl (or existing captures) to a release; resumes by itself')
    .option('--out <dir>', 'folder for captures, release, ledger and receipts', 'out')
    .option('--captures <dir>', 'start from the WARC files in this folder instead of crawling')
    .option('--workers <n>', 'worker threads (default: one a core)', workers)
    .option('--limit <n>', 'at most this many captures of each WARC file, to try a plan', count)
    .option('--no-resume', 'do every task again, even if its receipt is there')
    .option('--recrawl', 'visit every address again, if the last visit is finished')
    .option(
      '--test-server <host:port>',
      'loopback server that stands in for .example and .test hosts',
      loopback,
    )
    .action(async (file: string, options: object) =>
      finish((await import('../run.ts')).runCommand(file, options)),
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
    .option(
      '--test-server <host:port>',
      'loopback server that stands in for .example and .test hosts',
      loopback,
    )
    .action(async (file: string, options: object) =>
      finish((await import('../crawl.ts')).crawlCommand(file, options)),
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
      finish((await import('../run-task.ts')).runTaskCommand(file, options)),
    );

  program
    .command('import')
    .argument('<set>', 'file in rules/imports that describes the collection')
    .description(
      'turn WARC, WET, wiki dumps, JSONL, Parquet or folders of files into captures, with provenance',
    )
    .requiredOption('--out <dir>', 'folder for the captures')
    .option(
      '--warc-bytes <n>',
      'a capture file is closed when it reaches this size',
      count,
      256 * 1024 * 1024,
    )
    .action(async (file: string, options: object) =>
      finish((await import('../import.ts')).importCommand(file, options)),
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
    .option('--samples <n>', 'pages shown of each kind of change', samples, 3)
    .option('--html <file>', 'write the comparison as one HTML page')
    .option('--json', 'print the comparison as JSON')
    .action(async (options: object) => finish((await import('../whatif.ts')).whatIfCommand(options)));

  program
    .command('init')
    .argument('<dir>', 'a new or empty folder')
    .description('make a working start for your own sites: pipeline, site profile, rules')
    .action(async (dir: string) => finish((await import('../init.ts')).initCommand(dir)));

  const rules = program
    .command('rules')
    .argument('[pipeline]', 'pipeline file')
    .description('read every rule file a pipeline names and say what is wrong, or list them')
    .action(async (file: string | undefined) =>
      finish((await import('../rules.ts')).rulesCommand(file ?? rules.help({ error: true }))),
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
      finish((await import('../rules-check.ts')).rulesCheckCommand(folder, options)),
    );
}
