import type { SiteIdentity } from '../core/permission.ts';

/** What one page of a host showed. */
export interface Sighting {
  readonly host: string;
  /** RFC 3339, UTC. */
  readonly capturedAt: string;
  readonly identity: SiteIdentity;
}

/** A host as its pages together show it. */
export interface HostIdentity {
  readonly host: string;
  /** ICP main numbers seen, oldest first; more than one means drift or a forged footer. */
  readonly operators: readonly {
    readonly operator: string;
    readonly firstSeen: string;
    readonly lastSeen: string;
  }[];
  /** `ICP-S2` when pages of the host differ, else `ICP-S5` when other hosts share the number, else what its pages say. */
  readonly result: string;
  /** Other hosts with the same number: one operator for CN-SRC-03. */
  readonly sharedWith: readonly string[];
}

/** Joins what single pages showed into one finding a host, sorted by host. Pages without a number say nothing. */
export function hostIdentities(sightings: readonly Sighting[]): HostIdentity[] {
  const byHost = groupBy(sightings, (s) => s.host);
  const byOperator = groupBy(
    sightings.filter((s) => s.identity.operator !== ''),
    (s) => s.identity.operator,
  );
  return [...byHost]
    .map(([host, seen]) => hostIdentity(host, seen, byOperator))
    .sort((a, b) => (a.host < b.host ? -1 : 1));
}

function hostIdentity(
  host: string,
  seen: readonly Sighting[],
  byOperator: ReadonlyMap<string, readonly Sighting[]>,
): HostIdentity {
  const operators = operatorsOf(seen);
  const hosts = operators.flatMap(({ operator }) => (byOperator.get(operator) ?? []).map((s) => s.host));
  const sharedWith = [...new Set(hosts)].filter((other) => other !== host).sort();
  return { host, operators, result: resultOf(seen, operators.length, sharedWith.length), sharedWith };
}

function operatorsOf(seen: readonly Sighting[]): HostIdentity['operators'] {
  const known = groupBy(
    seen.filter((s) => s.identity.operator !== ''),
    (s) => s.identity.operator,
  );
  return [...known]
    .map(([operator, pages]) => {
      const times = pages.map((s) => s.capturedAt).sort();
      return { operator, firstSeen: times[0] ?? '', lastSeen: times.at(-1) ?? '' };
    })
    .sort((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1));
}

const STRENGTH = ['ICP-S4', 'ICP-S2', 'ICP-S3', 'ICP-S1'] as const;

/** The best any page shows, unless pages contradict each other. */
function resultOf(seen: readonly Sighting[], operators: number, shared: number): string {
  if (operators > 1) return 'ICP-S2';
  if (shared > 0) return 'ICP-S5';
  const results = new Set(seen.map((s) => s.identity.result));
  return STRENGTH.findLast((result) => results.has(result)) ?? 'ICP-S4';
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
