import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../core/failures.ts';

/** Gives the folder of a run back when a ledger lies in it. @throws ConfigError when none does. */
export function knownRun(out: string): string {
  if (existsSync(join(out, 'ledger.sqlite'))) return out;
  throw new ConfigError(`${out}: holds no ledger.sqlite; name the folder of a run with --out`);
}
