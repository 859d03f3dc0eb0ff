import { ConfigError, EXIT } from '../core/failures.ts';

/** Exit code for an error that reached the top: 2 when nothing was started, else 1. */
export function exitCodeOf(error: Error): number {
  return error instanceof ConfigError || isFileForFolder(error) ? EXIT.config : EXIT.failed;
}

/** What to print: ours are sentences already; anything else is a fault of ours and shows its stack. */
export function explain(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (FULL.has(code ?? ''))
    return `jingliu: the disk is full or cannot be written (${error.message}). Free space and run the same command again.`;
  if (isFileForFolder(error)) return `jingliu: a file stands where a folder is needed (${error.message})`;
  if (OURS.has(error.name)) return `jingliu: ${error.message}`;
  return `jingliu: unexpected error, please report it\n${error.stack ?? error.message}`;
}

/** A path that was typed names a file, or goes through one: mkdir says EEXIST, everything else ENOTDIR. */
function isFileForFolder(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code === 'ENOTDIR' || (code === 'EEXIST' && syscall === 'mkdir');
}

const FULL: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'SQLITE_FULL',
  // What SQLite says when the file it shares between readers cannot grow.
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_WRITE',
]);
const OURS: ReadonlySet<string> = new Set(['ConfigError', 'ShardError', 'InvariantError']);
