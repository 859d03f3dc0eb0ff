import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { ConfigError } from '../core/failures.ts';

/** Opens a file, or standard input for `-`. @throws ConfigError when it cannot be read. */
export async function openInput(path: string): Promise<Readable> {
  if (path === '-') return process.stdin;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new ConfigError(`${path}: is a folder; name a file`);
  const stream = createReadStream(path);
  await once(stream, 'open').catch((error: Error) => refuse(path, error));
  return stream;
}

/** Creates a file, or gives standard output for `-`. @throws ConfigError when it cannot be written. */
export async function openOutput(path: string): Promise<Writable> {
  if (path === '-') return process.stdout;
  const stream = createWriteStream(path);
  await once(stream, 'open').catch((error: Error) => refuse(path, error));
  return stream;
}

/** Ends a file and waits until it is written; standard output stays open. */
export async function closeOutput(output: Writable): Promise<void> {
  if (output !== process.stdout) await new Promise<void>((resolve) => output.end(resolve));
}

function refuse(path: string, error: Error): never {
  throw new ConfigError(`${path}: cannot be opened: ${error.message}`);
}
