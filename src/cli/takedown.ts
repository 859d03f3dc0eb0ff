import { ConfigError, EXIT } from '../core/failures.ts';
import { takeDown } from '../pipeline/takedown.ts';
import { knownRun } from './known-run.ts';
import { counted } from './counted.ts';
import { requireFolder } from './inputs.ts';

interface Options {
  readonly out: string;
  readonly rules: string;
  readonly request: string;
}

/** Exit 0 when the tombstones are written, 1 when the ledger knows no such document, 2 without a ledger or rules. */
export function takedownCommand(key: string, raw: object): number {
  const { out, rules, request } = raw as Options;
  checkRequest(request);
  requireFolder(rules, 'the folder of the rules that the next run reads with --rules');
  const done = takeDown({ key, out: knownRun(out), rules, request, now: new Date() });
  if (done === undefined) {
    process.stderr.write(`jingliu: the ledger in ${out} knows no document with the id or address ${key}\n`);
    return EXIT.failed;
  }
  const { copies, file, added } = done;
  process.stdout.write(
    [
      ...copies.map(({ id, url }) => `tombstone  ${id}  ${url}`),
      `${counted(copies.length, 'document')} taken down; ${addressesIn(added, file)}`,
      'raise publish.version and run again: the next release lacks them',
      '',
    ].join('\n'),
  );
  return EXIT.ok;
}

function addressesIn(added: number, file: string): string {
  return added === 0
    ? `the addresses stand in ${file} already`
    : `${counted(added, 'address', 'addresses')} written to ${file}`;
}

const REQUEST_UNITS_MAX = 64;

/** The number of a request stands in the ledger for ever: it may not be a person's data itself. */
function checkRequest(request: string): void {
  const isNumber = /\d/u.test(request) && request.length <= REQUEST_UNITS_MAX && !/\s/u.test(request);
  if (!isNumber)
    throw new ConfigError(
      `--request "${request}": is no number of a request, as TD-2026-014: at least one digit, no spaces, at most ${REQUEST_UNITS_MAX} characters`,
    );
  if (/@|(?<!\d)1[3-9]\d{9}(?!\d)|\d{15,}/u.test(request))
    throw new ConfigError(
      '--request looks like an address, a telephone or an identity number; give the number of the request, never data of a person',
    );
}
