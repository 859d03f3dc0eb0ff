import { readdirSync, readFileSync } from 'node:fs';
import { ConfigError } from '../../core/failures.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import type { Receipt } from '../../core/run.ts';
import type { FilterThresholds } from '../../filter/run-filters.ts';
import type { OutDir } from '../out-dir.ts';
import { readLines } from '../read-lines.ts';
import { recorded, rejudge, unmeasuredOf, type Verdict } from './rejudge.ts';

/** Counts before and after. */
export interface Change {
  before: number;
  after: number;
}

export interface ChangedPage {
  readonly row: OutcomeRow;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What other thresholds would do to a finished run. */
export interface Comparison {
  readonly pages: number;
  readonly outcomes: Readonly<Record<'keep' | 'reject' | 'hold' | 'fail', Change>>;
  /** By reason, those that change first. */
  readonly reasons: ReadonlyMap<string, Change>;
  /** Pages kept, by site; `gained` and `lost` are pages that would be kept anew and no longer. */
  readonly sites: ReadonlyMap<string, Change & { gained: number; lost: number }>;
  /** Pages whose fate changes, an even sample of each kind. */
  readonly gained: readonly ChangedPage[];
  readonly lost: readonly ChangedPage[];
  readonly moved: readonly ChangedPage[];
  readonly totals: {
    readonly gained: number;
    readonly lost: number;
    readonly moved: number;
    readonly unfinished: number;
  };
  /** Pages that today's thresholds judge otherwise than the run did: it ran with others, or with other filters. */
  readonly stale: number;
  /** Filters that could not be asked for some pages, by how many: an earlier version did not store all their measures. */
  readonly unmeasured: ReadonlyMap<string, number>;
}

/**
 * Judges every page of the curate stage again, by today's thresholds and by the changed ones, from the
 * measures in the outcome files. Streams; memory holds the samples.
 * @throws ConfigError when the folder holds no finished curate task.
 */
export function compareRun(
  out: OutDir,
  today: FilterThresholds,
  changed: FilterThresholds,
  samplesMax: number,
): Comparison {
  const tally = new Comparer(samplesMax);
  for (const file of outcomeFiles(out)) {
    for (const { bytes } of readLines(file)) {
      const row = JSON.parse(bytes.toString('utf8')) as OutcomeRow;
      tally.add(row, rejudge(row, today), rejudge(row, changed));
    }
  }
  return tally.finish();
}

function outcomeFiles(out: OutDir): string[] {
  const folder = out.path('receipts');
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    throw new ConfigError(`${out.root}: there is no finished run here; name its folder with --out`);
  }
  return names
    .filter((name) => name.startsWith('curate-'))
    .sort()
    .map((name) => {
      const receipt = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Receipt;
      return out.path(receipt.outcomes.file);
    });
}

class Comparer {
  readonly #outcomes = { keep: zero(), reject: zero(), hold: zero(), fail: zero() };
  readonly #reasons = new Map<string, Change>();
  readonly #sites = new Map<string, Change & { gained: number; lost: number }>();
  readonly #gained: Sample;
  readonly #lost: Sample;
  readonly #moved: Sample;
  readonly #unmeasured = new Map<string, number>();
  #pages = 0;
  #stale = 0;
  #unfinished = 0;

  constructor(samplesMax: number) {
    this.#gained = new Sample(samplesMax);
    this.#lost = new Sample(samplesMax);
    this.#moved = new Sample(samplesMax);
  }

  add(row: OutcomeRow, before: Verdict, after: Verdict): void {
    this.#pages++;
    for (const filter of unmeasuredOf(row))
      this.#unmeasured.set(filter, (this.#unmeasured.get(filter) ?? 0) + 1);
    const then = recorded(row);
    if (then.kind !== before.kind || then.reason !== before.reason) this.#stale++;
    this.#outcomes[before.kind].before++;
    this.#outcomes[after.kind].after++;
    if (before.reason !== '') reasonOf(this.#reasons, before.reason).before++;
    if (after.reason !== '') reasonOf(this.#reasons, after.reason).after++;
    const site = this.#sites.get(row.site) ?? { ...zero(), gained: 0, lost: 0 };
    this.#sites.set(row.site, site);
    if (before.kind === 'keep') site.before++;
    if (after.kind === 'keep') site.after++;
    if (before.kind === after.kind && before.reason === after.reason) return;
    const page = { row, before, after };
    if (after.kind === 'keep') {
      site.gained++;
      if (after.unfinished) this.#unfinished++;
      this.#gained.add(page);
    } else if (before.kind === 'keep') {
      site.lost++;
      this.#lost.add(page);
    } else this.#moved.add(page);
  }

  finish(): Comparison {
    return {
      pages: this.#pages,
      outcomes: this.#outcomes,
      reasons: new Map([...this.#reasons].sort(([a, x], [b, y]) => size(y) - size(x) || (a < b ? -1 : 1))),
      sites: new Map([...this.#sites].sort(([a, x], [b, y]) => size(y) - size(x) || (a < b ? -1 : 1))),
      gained: this.#gained.pages,
      lost: this.#lost.pages,
      moved: this.#moved.pages,
      totals: {
        gained: this.#gained.total,
        lost: this.#lost.total,
        moved: this.#moved.total,
        unfinished: this.#unfinished,
      },
      stale: this.#stale,
      unmeasured: this.#unmeasured,
    };
  }
}

function zero(): Change {
  return { before: 0, after: 0 };
}

function size({ before, after }: Change): number {
  return Math.abs(before - after);
}

function reasonOf(reasons: Map<string, Change>, reason: string): Change {
  const known = reasons.get(reason) ?? zero();
  reasons.set(reason, known);
  return known;
}

/** The pages with the smallest ids: ids are digests, so this is a fair draw, and the same one each time. */
class Sample {
  readonly #max: number;
  readonly pages: ChangedPage[] = [];
  total = 0;

  constructor(max: number) {
    this.#max = max;
  }

  add(page: ChangedPage): void {
    this.total++;
    this.pages.push(page);
    this.pages.sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
    this.pages.length = Math.min(this.pages.length, this.#max);
  }
}
