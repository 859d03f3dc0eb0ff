import { ConfigError, EXIT } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';

/** Exit code for an error that reached the top: 2 when nothing was started, else 1. */
export function exitCodeOf(error: Error): number {
  // An error that crossed from a thread keeps its name, not its class.
  return error.name === ConfigError.name || isWrongPath(error) ? EXIT.config : EXIT.failed;
}

/** What to print: ours are sentences already; anything else is a fault of ours and shows its stack. */
export function explain(error: Error): string {
  const { code, path } = error as NodeJS.ErrnoException;
  if (FULL.has(code ?? '')) {
    const where = path === undefined ? error.message : path;
    return `jingliu: the disk is full or cannot be written (${where}). Free space and run the same command again.`;
  }
  if (error.name === 'SqliteError') return `jingliu: ${ledgerWords(code ?? '', error.message)}`;
  if (isWrongPath(error)) return `jingliu: ${path ?? ''}: ${systemWords(error)}`;
  if (OURS.has(error.name)) return `jingliu: ${error.message}`;
  return `jingliu: unexpected error, please report it\n${error.stack ?? error.message}`;
}

/** A database of a run that is damaged, in use or out of reach. */
function ledgerWords(code: string, message: string): string {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return `the ledger is in use by another process (${message}); wait for it and run the same command again`;
  return `the ledger cannot be read or written: ${message}; \`jingliu audit verify --out <dir>\` says what is wrong with it`;
}

/** A path that was typed is not there, is no file or no folder, or may not be used. */
function isWrongPath(error: Error): boolean {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (path === undefined) return false;
  return WRONG_PATHS.has(code ?? '') || (code === 'EEXIST' && syscall === 'mkdir');
}

const WRONG_PATHS: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'EROFS',
  'ELOOP',
  'ENAMETOOLONG',
]);
const FULL: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'SQLITE_FULL',
  // What SQLite says when the file it shares between readers cannot grow.
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_WRITE',
]);
const OURS: ReadonlySet<string> = new Set(['ConfigError', 'ShardError', 'InvariantError']);
