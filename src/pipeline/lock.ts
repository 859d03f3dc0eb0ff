import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';
import type { OutDir } from './out-dir.ts';
import { makeFolder } from './make-folder.ts';

/**
 * One run at a time in an out directory. The lock of a process that is gone is taken over.
 * @returns a function that gives the lock back.
 * @throws ConfigError when another process holds it.
 */
export function lockOutDir(out: OutDir): () => void {
  makeFolder(out.root);
  if (!tryLock(out.lock)) {
    const holder = Number(readFileSync(out.lock, 'utf8'));
    if (isAlive(holder)) {
      throw new ConfigError(
        `${out.root}: process ${holder} is running here; wait for it or choose another --out`,
      );
    }
    rmSync(out.lock, { force: true });
    if (!tryLock(out.lock)) throw new ConfigError(`${out.root}: another run started at the same moment`);
  }
  return () => rmSync(out.lock, { force: true });
}

function tryLock(path: string): boolean {
  try {
    const fd = openSync(path, 'wx');
    writeSync(fd, String(process.pid));
    closeSync(fd);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new ConfigError(`${path}: cannot be written: ${systemWords(error as Error)}`);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
