import { readFileSync, writeFileSync } from 'node:fs';
import { ConfigError, EXIT } from '../core/failures.ts';
import { PACKAGE_RULES } from '../pipeline/apply/package-rules.ts';
import { loadKit } from '../pipeline/apply/rooms-kit.ts';
import { explainFile } from '../pipeline/explain-file.ts';
import { explanationPage } from '../report/explanation-page.ts';
import { explanationTable } from './explanation-table.ts';

interface Options {
  readonly url: string;
  readonly html?: string;
  readonly lang: string;
  readonly json?: boolean;
}

/** Exit 0 with the table, whatever the page's outcome; 2 when the file cannot be read or written. */
export function explainCommand(file: string, raw: object): number {
  const options = raw as Options;
  const lang = options.lang === 'zh' ? 'zh' : 'en';
  const found = explainFile(read(file), options.url, loadKit(PACKAGE_RULES, 'commercial'));
  const columns = process.stdout.columns ?? COLUMNS_ELSEWHERE;
  process.stdout.write(
    options.json === true ? `${JSON.stringify(found, null, 2)}\n` : explanationTable(found, lang, columns),
  );
  if (options.html !== undefined) {
    write(options.html, explanationPage(found, file));
    process.stderr.write(`overlay  ${options.html}\n`);
  }
  return EXIT.ok;
}

/** Width of the table when standard output is no terminal. */
const COLUMNS_ELSEWHERE = 120;

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ConfigError(`${file}: cannot be read: ${(error as Error).message}`);
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ConfigError(`${file}: cannot be written: ${(error as Error).message}`);
  }
}
