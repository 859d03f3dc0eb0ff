import { accessSync, constants, statSync } from 'node:fs';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';

/** Files that a command was told to read. @throws ConfigError naming each that is not there, no file, or not readable. */
export function requireFiles(paths: readonly string[], what: string): void {
  const faults = paths.flatMap((path) => {
    const fault = faultOf(path, (stat) => (stat.isDirectory() ? 'is a folder' : ''));
    return fault === '' ? [] : [`${path}: ${fault}`];
  });
  if (faults.length > 0) throw new ConfigError(`${faults.join('\n')}; name ${what}`);
}

/** A folder that a command was told to read. @throws ConfigError when it is not there, no folder, or not readable. */
export function requireFolder(path: string, what: string): void {
  const fault = faultOf(path, (stat) => (stat.isDirectory() ? '' : 'is a file'));
  if (fault !== '') throw new ConfigError(`${path}: ${fault}; name ${what}`);
}

/** Files or folders that a command was told to read. @throws ConfigError naming each that is not there. */
export function requirePaths(paths: readonly string[], what: string): void {
  const faults = paths.flatMap((path) => {
    const fault = faultOf(path, () => '');
    return fault === '' ? [] : [`${path}: ${fault}`];
  });
  if (faults.length > 0) throw new ConfigError(`${faults.join('\n')}; name ${what}`);
}

type Stat = NonNullable<ReturnType<typeof statSync>>;

function faultOf(path: string, wrong: (stat: Stat) => string): string {
  try {
    const fault = wrong(statSync(path));
    if (fault === '') accessSync(path, constants.R_OK);
    return fault;
  } catch (error) {
    return systemWords(error as Error);
  }
}
