import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ConfigError, EXIT } from '../core/failures.ts';
import { siteProfileSchema, type SiteProfile } from '../core/site-profile.ts';
import { siteTemplateSchema } from '../core/site-template.ts';
import { TEMPLATE_PAGES_MIN } from '../extract/template.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { learnTemplate, measureDrift } from '../pipeline/learn-template.ts';
import { readFolder } from '../rules/read-folder.ts';
import { readYaml } from '../rules/read-yaml.ts';
import { makeFolder } from '../pipeline/make-folder.ts';
import { requireFolder } from './inputs.ts';

interface Options {
  readonly captures: string;
  readonly rules?: string;
  readonly check?: boolean;
}

/** Of a site that was redesigned this share of pages has little of its template, or more. */
const STRANGE_SHARE_MAX = 0.5;

/**
 * Learns what the pages of a site repeat and writes it as a rule file; with `--check`, asks whether they
 * still do. Exit 1 when they do not, or when too few pages are there to learn from; 2 for bad arguments.
 */
export async function templateCommand(site: string, raw: object): Promise<number> {
  const options = raw as Options;
  const rules = options.rules ?? PACKAGE_RULES;
  const profile = profileOf(rules, site);
  const files = warcFiles(options.captures);
  const file = join(rules, 'templates', `${site}.yaml`);
  return options.check === true ? check(files, profile, file) : learn(files, profile, file);
}

async function learn(files: readonly string[], profile: SiteProfile, file: string): Promise<number> {
  const template = await learnTemplate(files, profile, new Date().toISOString().slice(0, 10));
  if (template.blocks.length === 0) {
    const why = `fewer than ${TEMPLATE_PAGES_MIN} pages with a text, or nothing that they repeat`;
    process.stderr.write(`jingliu: ${profile.id}: ${why}; nothing was written\n`);
    return EXIT.failed;
  }
  makeFolder(join(file, '..'));
  writeFileSync(file, stringify(template));
  process.stdout.write(`${file}: ${template.blocks.length} blocks repeat on ${template.pages} pages\n`);
  return EXIT.ok;
}

async function check(files: readonly string[], profile: SiteProfile, file: string): Promise<number> {
  const { blocks } = readYaml(file, siteTemplateSchema).value;
  const keys = new Set(blocks.map(({ key }) => key));
  const { pages, strange } = await measureDrift(files, profile, { keys });
  const drifted = pages > 0 && strange / pages > STRANGE_SHARE_MAX;
  const verdict = drifted ? `the site was redesigned: learn its template again` : 'the template still holds';
  process.stdout.write(
    `${profile.id}: ${strange} of ${pages} pages have less than half of its blocks; ${verdict}\n`,
  );
  return drifted ? EXIT.failed : EXIT.ok;
}

function profileOf(rules: string, site: string): SiteProfile {
  const found = readFolder(join(rules, 'sites'), siteProfileSchema).find(({ value }) => value.id === site);
  if (found === undefined) throw new ConfigError(`${rules}/sites has no profile with id ${site}`);
  return found.value;
}

function warcFiles(folder: string): readonly string[] {
  requireFolder(folder, 'the folder of WARC files with --captures');
  const names = readdirSync(folder).filter((name) => /\.(?:warc|arc)(?:\.gz)?$/u.test(name));
  if (names.length === 0) throw new ConfigError(`${folder}: no WARC files in it`);
  return names.sort().map((name) => join(folder, name));
}
