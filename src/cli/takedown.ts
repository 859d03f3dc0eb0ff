import { EXIT } from '../core/failures.ts';
import { takeDown } from '../pipeline/takedown.ts';
import { knownRun } from './known-run.ts';

interface Options {
  readonly out: string;
  readonly rules: string;
  readonly request: string;
}

/** Exit 0 when the tombstones are written, 1 when the ledger knows no such document, 2 without a ledger. */
export function takedownCommand(key: string, raw: object): number {
  const { out, rules, request } = raw as Options;
  const done = takeDown({ key, out: knownRun(out), rules, request, now: new Date() });
  if (done === undefined) {
    process.stderr.write(`jingliu: the ledger in ${out} knows no document with the id or address ${key}\n`);
    return EXIT.failed;
  }
  const { copies, file, added } = done;
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
