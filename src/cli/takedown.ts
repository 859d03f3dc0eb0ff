import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, EXIT } from '../core/failures.ts';
import { takeDown } from '../pipeline/takedown.ts';

interface Options {
  readonly out: string;
  readonly rules: string;
  readonly request: string;
}

/** Exit 0 when the tombstones are written, 2 when the ledger knows no such document. */
export function takedownCommand(key: string, raw: object): number {
  const { out, rules, request } = raw as Options;
  if (!existsSync(join(out, 'ledger.sqlite'))) throw new ConfigError(`${out}: holds no ledger.sqlite`);
  const { copies, file, added } = takeDown({ key, out, rules, request, now: new Date() });
  process.stdout.write(
    [
      ...copies.map(({ id, url }) => `tombstone  ${id}  ${url}`),
      `${copies.length} documents taken down; ${added} addresses written to ${file}`,
      'raise publish.version and run again: the next release lacks them',
      '',
    ].join('\n'),
  );
  return EXIT.ok;
}
