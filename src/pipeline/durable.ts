import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Digest } from '../core/digest.ts';
import { ShardError } from '../core/failures.ts';
import { makeFolder } from './make-folder.ts';

/** What became of a file: digest and length of exactly the bytes written. */
export interface WrittenFile {
  readonly digest: Digest;
  readonly bytes: number;
}

const BUFFER_BYTES = 1 << 20;

/**
 * A file that exists under its name only when it is whole: bytes go to `<path>.partial`, which is synced
 * and renamed by `commit`. A full disk throws from `write` or `commit` and leaves no file of that name.
 */
export class DurableFile {
  readonly #path: string;
  readonly #fd: number;
  readonly #hash = createHash('sha256');
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  /** Bytes handed in so far: the offset of the next write. */
  bytes = 0;

  constructor(path: string) {
    this.#path = path;
    makeFolder(dirname(path));
    this.#fd = openSync(`${path}.partial`, 'w');
  }

  write(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    this.bytes += chunk.length;
    if (this.#pendingBytes >= BUFFER_BYTES) this.#flush();
  }

  commit(): WrittenFile {
    this.#flush();
    fsyncSync(this.#fd);
    closeSync(this.#fd);
    renameSync(`${this.#path}.partial`, this.#path);
    syncFolder(dirname(this.#path));
    return { digest: `sha256:${this.#hash.digest('hex')}`, bytes: this.bytes };
  }

  /** Gives the file up: nothing of it stays. */
  abandon(): void {
    closeSync(this.#fd);
    rmSync(`${this.#path}.partial`, { force: true });
  }

  #flush(): void {
    const chunk = Buffer.concat(this.#pending, this.#pendingBytes);
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#hash.update(chunk);
    try {
      for (let at = 0; at < chunk.length;) at += writeSync(this.#fd, chunk, at);
    } catch (error) {
      throw withAdvice(error as NodeJS.ErrnoException, this.#path);
    }
  }
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

function withAdvice(error: NodeJS.ErrnoException, path: string): Error {
  if (!FULL.has(error.code ?? '')) return error;
  return new ShardError(
    `${path}: the disk is full (${error.code}); nothing half-written is kept. Free some space and run the same command again`,
  );
}

/** Writes a whole file at once, durably. */
export function writeDurably(path: string, content: Buffer | string): WrittenFile {
  const file = new DurableFile(path);
  file.write(Buffer.from(content));
  return file.commit();
}

// A rename survives a power cut only when its folder is synced too.
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

/** SHA-256 and length of a file, streamed. */
export async function digestFile(path: string): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: BUFFER_BYTES })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes };
}
