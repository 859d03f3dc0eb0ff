import { readFileSync } from 'node:fs';
import { ConfigError, EXIT } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { loadKit } from '../pipeline/apply/rooms-kit.ts';
import type { Kit } from '../pipeline/rooms.ts';
import { explainFile } from '../pipeline/explain-file.ts';
import { explanationPage } from '../report/explanation-page.ts';
import { explanationTable } from './explanation-table.ts';
import { parseLang } from './choices.ts';
import { writePage } from './write-page.ts';

interface Options {
  readonly url: string;
  readonly html?: string;
  readonly lang: string;
  readonly json?: boolean;
  readonly site?: string;
  readonly rules?: string;
}

/** Exit 0 with the table, whatever the page's outcome; 2 when the file cannot be read or written, or no such site. */
export function explainCommand(file: string, raw: object): number {
  const options = raw as Options;
  const lang = parseLang(options.lang);
  const kit = loadKit(options.rules ?? PACKAGE_RULES, 'commercial');
  const found = explainFile(read(file), options.url, kit, siteOf(options, kit));
  if (options.html !== undefined) {
    writePage(options.html, explanationPage(found, file));
    process.stderr.write(`overlay  ${options.html}\n`);
  }
  const columns = process.stdout.columns ?? COLUMNS_ELSEWHERE;
  process.stdout.write(
    options.json === true ? `${JSON.stringify(found, null, 2)}\n` : explanationTable(found, lang, columns),
  );
  return EXIT.ok;
}

function siteOf({ site, rules }: Options, kit: Kit): SiteProfile | undefined {
  if (site === undefined) return undefined;
  const profile = kit.rules.sites.byId(site);
  if (profile === undefined)
    throw new ConfigError(`${rules ?? PACKAGE_RULES}/sites has no profile with id ${site}`);
  return profile;
}

/** Width of the table when standard output is no terminal. */
const COLUMNS_ELSEWHERE = 120;

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError(`${file}: cannot be read: ${systemWords(error as Error)}`);
  }
}
