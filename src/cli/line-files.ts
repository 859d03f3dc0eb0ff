import { once } from 'node:events';
import { createReadStream, createWriteStream, renameSync, statSync, type WriteStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';
import { requireFiles } from './inputs.ts';

/** Opens a file, or standard input for `-`. @throws ConfigError when it cannot be read. */
export async function openInput(path: string): Promise<Readable> {
  if (path === '-') return process.stdin;
  requireFiles([path], 'a file of rows, or - for standard input');
  const stream = createReadStream(path);
  await once(stream, 'open').catch((error: Error) => refuse(path, error));
  return stream;
}

/**
 * Creates a file, or gives standard output for `-`. Until `closeOutput` a file is called `….partial`, so that
 * one that a stopped command left is not taken for whole, and a command may write over what it reads.
 * @throws ConfigError when it cannot be written
 */
export async function openOutput(path: string): Promise<Writable> {
  if (path === '-') return process.stdout;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw new ConfigError(`${path}: is a folder; name a file to write`);
  const stream = createWriteStream(found === undefined || found.isFile() ? `${path}${PARTIAL}` : path);
  await once(stream, 'open').catch((error: Error) => refuse(path, error));
  return stream;
}

const PARTIAL = '.partial';

/** Ends a file, waits until it is written and gives it its name; standard output stays open. */
export async function closeOutput(output: Writable): Promise<void> {
  if (output === process.stdout) return;
  await new Promise<void>((resolve) => output.end(resolve));
  const path = String((output as WriteStream).path);
  if (path.endsWith(PARTIAL)) renameSync(path, path.slice(0, -PARTIAL.length));
}

function refuse(path: string, error: Error): never {
  throw new ConfigError(`${path}: cannot be opened: ${systemWords(error)}`);
}
