import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../core/failures.ts';
import type { OutcomeRow } from '../core/ledger.ts';
import type { SiteIdentity } from '../core/permission.ts';
import { hostIdentities, type HostIdentity, type Sighting } from '../license/operators.ts';
import { hostOf } from '../license/host.ts';
import { outDir } from './out-dir.ts';
import { readLines } from './read-lines.ts';

/**
 * Who runs each host, by every page that curate read in one or more runs, rejected ones too: the filing
 * numbers seen with their first and last day, and the hosts that share one (ICP-S1 … ICP-S5). Holds one
 * entry for each host, number and result, however many pages there are.
 * @throws ConfigError when a folder holds no curated pages.
 */
export function siteOperators(runs: readonly string[]): HostIdentity[] {
  const seen = new Map<string, { first: Sighting; last: Sighting }>();
  for (const run of runs) for (const sighting of sightingsOf(run)) remember(seen, sighting);
  return hostIdentities([...seen.values()].flatMap(({ first, last }) => [first, last]));
}

function remember(seen: Map<string, { first: Sighting; last: Sighting }>, sighting: Sighting): void {
  const { host, capturedAt, identity } = sighting;
  const key = `${host}\n${identity.operator}\n${identity.result}`;
  const known = seen.get(key);
  if (known === undefined) seen.set(key, { first: sighting, last: sighting });
  else if (capturedAt < known.first.capturedAt) known.first = sighting;
  else if (capturedAt > known.last.capturedAt) known.last = sighting;
}

function* sightingsOf(run: string): Generator<Sighting> {
  const folder = outDir(run).path('outcomes');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const curated = names.filter((name) => /^curate-.*\.jsonl$/u.test(name)).sort();
  if (curated.length === 0) throw new ConfigError(`${run}: holds no curated pages; name the --out of a run`);
  for (const name of curated) {
    for (const { bytes } of readLines(join(folder, name))) {
      const { url, detail } = JSON.parse(bytes.toString('utf8')) as OutcomeRow;
      const identity = detail['identity'] as unknown as SiteIdentity | undefined;
      const { capturedAt } = detail['capture'] as { capturedAt: string };
      if (identity !== undefined) yield { host: hostOf(url), capturedAt, identity };
    }
  }
}
