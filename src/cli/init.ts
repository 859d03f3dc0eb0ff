import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, EXIT } from '../core/failures.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { makeFolder } from '../pipeline/make-folder.ts';

/** Folders of rules that are good for any site; profiles and opt-outs are the person's own. */
const SHARED_RULES = ['extract', 'lexicons', 'licenses', 'normalize', 'pii', 'thresholds'];

/** Writes a working start for a person's own sites. Exit 2 when the folder holds something already. */
export function initCommand(dir: string): number {
  makeFolder(dir);
  if (readdirSync(dir).length > 0) throw new ConfigError(`${dir}: is not empty; name a new folder`);
  for (const folder of SHARED_RULES) {
    const from = join(PACKAGE_RULES, folder);
    if (existsSync(from)) cpSync(from, join(dir, 'rules', folder), { recursive: true });
  }
  const today = new Date().toISOString().slice(0, 10);
  for (const [from, to] of TEMPLATES) write(join(dir, to), template(from).replaceAll('{{today}}', today));
  process.stdout.write(`${nextSteps(dir)}\n`);
  return EXIT.ok;
}

const TEMPLATES = [
  ['pipeline.yaml', 'pipeline.yaml'],
  ['site.yaml', 'rules/sites/my-site.yaml'],
  ['opt-outs.yaml', 'rules/opt-outs/requests.yaml'],
] as const;

function template(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../pipelines/init/${name}`, import.meta.url)), 'utf8');
}

function write(path: string, text: string): void {
  makeFolder(dirname(path));
  writeFileSync(path, text);
}

function nextSteps(dir: string): string {
  return [
    `Made ${dir}: a pipeline, a site profile with every field explained, and the rules.`,
    '',
    'Next:',
    `  1. edit ${join(dir, 'rules/sites/my-site.yaml')}: whose site, by what right; then set status to approved`,
    `  2. npx jingliu rules ${join(dir, 'pipeline.yaml')}`,
    `  3. npx jingliu run ${join(dir, 'pipeline.yaml')} --out ${join(dir, 'out')}`,
  ].join('\n');
}
