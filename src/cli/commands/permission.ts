import type { Command } from 'commander';
import { count, finish } from './arguments.ts';

/** Commands for people who decide: site profiles and rulings. */
export function addPermissionCommands(program: Command): void {
  const sites = program.command('sites').description('the sites we may read, and by what right');
  sites
    .command('list')
    .description('site profiles with operator, basis and sample')
    .option('--rules <dir>', 'folder of rule files with sites/', 'rules')
    .option('--json', 'print the profiles as JSON')
    .action(async (options: object) => finish((await import('../sites.ts')).sitesListCommand(options)));
  sites
    .command('check')
    .description('say with file, line and column what is wrong with a profile, its roles, evidence or sample')
    .option('--rules <dir>', 'folder of rule files with sites/', 'rules')
    .action(async (options: object) => finish((await import('../sites.ts')).sitesCheckCommand(options)));
  sites
    .command('add')
    .argument('<id>', 'small letters, digits and dashes')
    .description('write a pending profile with every field explained')
    .requiredOption('--host <host>', 'host, with port if it is not the usual one')
    .option('--name <name>', 'name of the site')
    .option('--operator <name>', 'who runs it, as in the ICP filing')
    .option('--icp <number>', 'entity number of the filing, without -1')
    .option('--kind <kind>', 'government, news, blog, documentation, forum, encyclopedia or other', 'other')
    .option('--rules <dir>', 'folder of rule files with sites/', 'rules')
    .action(async (id: string, options: object) =>
      finish((await import('../sites.ts')).sitesAddCommand(id, options)),
    );
  sites
    .command('assess')
    .argument('<id>', 'site')
    .description('draw a seeded sample of captured pages for people to judge, or read what they judged')
    .option('--captures <dir>', 'draw from the WARC files in this folder')
    .option('--n <pages>', 'pages to draw', count, 200)
    .option('--seed <text>', 'seed of the draw (default: site, phase and day)')
    .option('--after', 'CN-SRC-02: what was collected, instead of CN-SRC-01 before collection')
    .option('--sheet <file>', 'the sheet to write, or the judged one to read')
    .option('--by <person>', 'who judged the sheet')
    .option('--rules <dir>', 'folder of rule files with sites/', 'rules')
    .action(async (id: string, options: object) =>
      finish((await import('../sites.ts')).sitesAssessCommand(id, options)),
    );
  sites
    .command('bar')
    .argument('<id>', 'site')
    .description('bar a source until it is assessed again (CN-SRC-05)')
    .requiredOption('--why <text>', 'the reason, in a sentence')
    .requiredOption('--by <person>', 'who bars it')
    .option('--rules <dir>', 'folder of rule files with sites/', 'rules')
    .action(async (id: string, options: object) =>
      finish((await import('../sites.ts')).sitesBarCommand(id, options)),
    );

  sites
    .command('operators')
    .argument('<runs...>', 'folders of runs; several, of different days, show drift')
    .description(
      'who runs each host by the filing numbers its pages showed, since when, and which hosts share one',
    )
    .option('--json', 'print the hosts as JSON')
    .action(async (runs: string[], options: object) =>
      finish((await import('../site-operators.ts')).siteOperatorsCommand(runs, options)),
    );

  const review = program.command('review').description('rule on documents that wait for a person');
  review
    .command('list')
    .description('documents that are held, and whether a ruling in force answers')
    .option('--out <dir>', 'folder of the run', 'out')
    .option('--rules <dir>', 'folder of rule files with reviews/', 'rules')
    .option('--json', 'print all of them as JSON')
    .action(async (options: object) => finish((await import('../review.ts')).reviewListCommand(options)));
  review
    .command('show')
    .argument('<doc-id|url>', 'a held document')
    .description('its story, its memo and the rulings on it')
    .option('--out <dir>', 'folder of the run', 'out')
    .option('--rules <dir>', 'folder of rule files with reviews/', 'rules')
    .option('--lang <lang>', 'en or zh', 'en')
    .action(async (key: string, options: object) =>
      finish((await import('../review.ts')).reviewShowCommand(key, options)),
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
      finish((await import('../review.ts')).reviewRuleCommand(key, options)),
    );
}
