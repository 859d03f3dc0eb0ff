import type { Command } from 'commander';
import { count, finish, workers } from './arguments.ts';

/** Commands that find copies in documents of your own. */
export function addCopyCommands(program: Command): void {
  program
    .command('dedup')
    .argument('<docs...>', 'JSONL (plain, .zst or .gz) or Parquet files of documents')
    .description('find copies in your own documents: survivors, duplicates, clusters and signatures')
    .requiredOption('--out <dir>', 'folder for the results')
    .option('--text-field <name>', 'field of the text', 'text')
    .option('--id-field <name>', 'field of the id; without one, a document is named by file and byte', 'id')
    .option('--url-field <name>', 'field of the address: pages of one canonical address are copies')
    .option(
      '--order-field <name>',
      'field that says which document is earlier (default: file name, then line)',
    )
    .option('--threshold <j>', 'Jaccard similarity from which a document is a copy', Number, 0.75)
    .option('--bands <n>', 'bands of a signature', count, 14)
    .option('--rows <n>', 'values in a band', count, 8)
    .option('--ngram <n>', 'characters in an n-gram', count, 5)
    .option('--survivor <policy>', 'earliest, longest, best-license or best-quality', 'earliest')
    .option('--quality-field <name>', 'number that best-quality compares')
    .option('--license-field <name>', 'text that best-license compares; the first in the alphabet wins')
    .option('--no-verify', 'decide by signatures alone, not by the texts of pairs near the threshold')
    .option(
      '--containment <share>',
      'also drop a document when a larger one that stays has this share of its n-grams, as 0.9 (default: off)',
      Number,
    )
    .option('--site-lines', 'cut lines that stand at the ends of many pages of one site out of the survivors')
    .option('--site-field <name>', 'field of the site (default: host of the address)')
    .option(
      '--passages <n>',
      'cut passages of so many characters that an earlier survivor has word for word, as 50 (default: off)',
      count,
    )
    .option(
      '--earlier <signatures...>',
      'signature files or folders of earlier runs, whose documents come first',
    )
    .option('--withdrawn <file>', 'ids of earlier documents that were taken down, one a line')
    .option('--workers <n>', 'worker threads (default: one a core)', workers)
    .option('--memory <size>', 'memory limit of the database', '512MB')
    .action(async (files: string[], options: object) =>
      finish((await import('../dedup.ts')).dedupCommand(files, options)),
    );

  program
    .command('decontaminate')
    .argument('<docs...>', 'JSONL (plain, .zst or .gz) or Parquet files of documents')
    .description(
      'take documents that hold items of evaluation sets out of a corpus, or cut the items out of them',
    )
    .requiredOption('--benchmark <files...>', 'evaluation sets: JSON lines, or one JSON array')
    .requiredOption('--out <dir>', 'folder for the results')
    .option(
      '--fields <map>',
      'what to look for in a row: parts divided by commas, fields of a part by +, paths with dots',
      'question,question+options,passage',
    )
    .option('--action <action>', 'drop the document, or cut the passage', 'drop')
    .option('--text-field <name>', 'field of the text', 'text')
    .option('--id-field <name>', 'field of the id', 'id')
    .option('--ngram <n>', 'folded characters in an n-gram', count, 13)
    .option('--share <x>', 'share of the n-grams of a part from which a document holds it', Number, 0.5)
    .option('--run <n>', 'or folded characters in one run; 0 asks for the share alone', Number, 100)
    .option('--part-min <n>', 'folded characters a part needs to be looked for', count, 20)
    .action(async (files: string[], options: object) =>
      finish((await import('../decontaminate.ts')).decontaminateCommand(files, options)),
    );
}
