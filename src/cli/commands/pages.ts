import type { Command } from 'commander';
import { address, finish, loopback, offset, workers } from './arguments.ts';

/** Commands for pages and files of your own, without a pipeline. */
export function addPageCommands(program: Command): void {
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
    .option('--workers <n>', 'worker threads (default: one a core)', workers)
    .action(async (rooms: string, options: object) =>
      finish((await import('../apply.ts')).applyCommand(rooms, options)),
    );

  const robots = program
    .command('robots')
    .argument('<url>', 'address of a page')
    .description('read the policy files of a host and say whether a page may be fetched, and by which line')
    .option('--agent <token>', 'product token that robots.txt is asked about', 'jingliu')
    .option('--json', 'print the answer as JSON')
    .option(
      '--test-server <host:port>',
      'loopback server that stands in for .example and .test hosts',
      loopback,
    )
    .action(async (url: string, options: object) =>
      finish((await import('../robots.ts')).robotsCommand(url, options)),
    );
  robots
    .command('check')
    .description('answer questions about robots.txt files you have, by RFC 9309')
    .option('--in <file>', 'JSONL rows with id, robots, agent and url; - for standard input', '-')
    .option('--out <file>', 'JSONL rows with id, allowed and rule; - for standard output', '-')
    .option('--strict', 'also refuse where our crawler would: AI refusals, rules without a leading slash')
    .action(async (options: object) => finish((await import('../robots.ts')).robotsCheckCommand(options)));

  const warc = program.command('warc').description('look into WARC, WET and ARC files, gzip, zstd or plain');
  warc
    .command('ls')
    .argument('<file>', 'archive file')
    .description('one line a record: offset, type, URI, date, status, length, defect; then the counts')
    .option('--json', 'one JSON object a line')
    .action(async (file: string, options: object) =>
      finish((await import('../warc.ts')).warcLsCommand(file, options)),
    );
  warc
    .command('cat')
    .argument('<file>', 'archive file')
    .description('write records to standard output')
    .option('--offset <n>', 'only the record at this offset', offset)
    .option('--uri <uri>', 'only records of this address')
    .option('--type <type>', 'only records of this type, for example response')
    .option('--payload', 'only the payload, encodings undone, revisits resolved')
    .option('--from <files...>', 'other archives in which the originals of revisits are')
    .action(async (file: string, options: object) =>
      finish((await import('../warc.ts')).warcCatCommand(file, options)),
    );
  warc
    .command('extract')
    .argument('<file>', 'archive file')
    .description('write every payload into a folder, with an index')
    .requiredOption('--out <dir>', 'folder for the payloads and index.jsonl')
    .option('--uri <uri>', 'only records of this address')
    .option('--type <type>', 'only records of this type, for example response')
    .option('--from <files...>', 'other archives in which the originals of revisits are')
    .action(async (file: string, options: object) =>
      finish((await import('../warc.ts')).warcExtractCommand(file, options)),
    );

  program
    .command('explain')
    .argument('<file>', 'an HTML file, as it was saved or fetched')
    .description('show which blocks of a page are taken as main text, and why')
    .option('--url <url>', 'address of the page, if known: threads and dates are told by it too', address, '')
    .option(
      '--site <id>',
      'read it as a page of this site: by the selectors and the template that its rules name',
    )
    .option('--rules <dir>', 'folder of rule files (default: the rules of this package)')
    .option('--html <file>', 'write an overlay to look at in a browser')
    .option('--lang <lang>', 'en or zh', 'en')
    .option('--json', 'print everything as JSON')
    .action(async (file: string, options: object) =>
      finish((await import('../explain.ts')).explainCommand(file, options)),
    );

  program
    .command('template')
    .argument('<site>', 'id of a site profile')
    .description('learn which blocks the pages of a site repeat, as a rule file that curate then leaves out')
    .requiredOption('--captures <dir>', 'folder of WARC files')
    .option('--rules <dir>', 'folder of rule files (default: the rules of this package)')
    .option('--check', 'ask whether the pages still look as the template says; exit 1 after a redesign')
    .action(async (site: string, options: object) =>
      finish((await import('../template.ts')).templateCommand(site, options)),
    );

  const consent = program
    .command('consent')
    .argument('<url|file.html>', 'an address, or a saved page')
    .description('say by what right one page may be used, as a memo; asks robots.txt before the page')
    .option('--profile <profile>', 'license profile: commercial, research or strict', 'commercial')
    .option('--url <address>', 'where a saved page came from', address)
    .option('--rules <dir>', 'folder of rule files (default: the rules of this package)')
    .option('--lang <lang>', 'en or zh', 'en')
    .option('--json', 'print the finding as JSON')
    .option(
      '--test-server <host:port>',
      'loopback server that stands in for .example and .test hosts',
      loopback,
    )
    .action(async (target: string, options: object) =>
      finish((await import('../consent.ts')).consentCommand(target, options)),
    );
  consent
    .command('drift')
    .description(
      'after a visit with --recrawl: list the documents of sites that changed robots.txt, policy files, headers or access control',
    )
    .option('--out <dir>', 'folder of the run', 'out')
    .option('--json', 'print hosts and documents as JSON')
    .action(async (options: object) =>
      finish((await import('../consent-drift.ts')).consentDriftCommand(options)),
    );
}
