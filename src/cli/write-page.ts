import { writeFileSync } from 'node:fs';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';

/** Writes a page or sheet that a person asked for by name. @throws ConfigError when it cannot be written. */
export function writePage(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ConfigError(`${file}: cannot be written: ${systemWords(error as Error)}`);
  }
}
