import Table from 'cli-table3';
import { EXIT } from '../core/failures.ts';
import type { HostIdentity } from '../license/operators.ts';
import { siteOperators } from '../pipeline/site-operators.ts';

const ROWS_SHOWN = 200;

/** Exit 0 with a table of hosts, what their filing numbers show and since when; several runs show drift. */
export function siteOperatorsCommand(runs: readonly string[], raw: object): number {
  const hosts = siteOperators(runs);
  const { json } = raw as { readonly json?: boolean };
  process.stdout.write(json === true ? `${JSON.stringify(hosts, null, 2)}\n` : table(hosts));
  return EXIT.ok;
}

function table(hosts: readonly HostIdentity[]): string {
  const shown = new Table({
    head: ['host', 'result', 'filing number', 'seen', 'shared with'],
    style: { head: [], border: [] },
  });
  for (const { host, result, operators, sharedWith } of hosts.slice(0, ROWS_SHOWN)) {
    shown.push([
      host,
      result,
      operators.map(({ operator }) => operator).join('\n'),
      operators.map(({ firstSeen, lastSeen }) => days(firstSeen, lastSeen)).join('\n'),
      sharedWith.join(' '),
    ]);
  }
  const rest = hosts.length - ROWS_SHOWN;
  const more = rest > 0 ? `and ${rest} more; --json prints all\n` : '';
  return `${shown.toString()}\n${more}${summary(hosts)}\n`;
}

function days(first: string, last: string): string {
  const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
  return from === to ? from : `${from} to ${to}`;
}

function summary(hosts: readonly HostIdentity[]): string {
  const numbers = new Set(hosts.flatMap(({ operators }) => operators.map(({ operator }) => operator)));
  const changed = hosts.filter(({ operators }) => operators.length > 1).length;
  const without = hosts.filter(({ operators }) => operators.length === 0).length;
  return `${hosts.length} hosts, ${numbers.size} filing numbers; ${changed} hosts showed more than one, ${without} none`;
}
