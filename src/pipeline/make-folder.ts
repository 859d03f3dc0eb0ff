import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where a file system denies that a
 * folder is there which it lists, as /proc does.
 * @throws ConfigError when it cannot be made
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  let at = resolve(path);
  for (; !existsSync(at); at = dirname(at)) missing.push(at);
  if (!statSync(at).isDirectory())
    throw new ConfigError(`${path}: a file stands where a folder is needed (${at})`);
  for (const folder of missing.reverse()) makeOne(folder, path);
}

function makeOne(folder: string, wanted: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error;
    // Another process was quicker.
    if (code === 'EEXIST' && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const why =
      code === 'ENOENT' ? 'this file system takes no new folders here' : systemWords(error as Error);
    throw new ConfigError(`${wanted}: the folder cannot be made: ${why}`);
  }
}
