import type { Receipt } from '../../core/run.ts';
import { indexOutlets } from '../../license/outlet-sites.ts';
import { writeDurably } from '../durable.ts';
import { REPRINTS } from '../out-dir.ts';
import { reprintGraph, type Reprint } from '../reprints.ts';
import { act, type Run } from '../runner.ts';

/** Joins reprints to their originals, keeps the graph beside the ledger, and chains its digest. */
export function writeReprints(run: Run, curated: readonly Receipt[], dedup: Receipt): readonly Reprint[] {
  const { sites, licenses } = run.plan.rules;
  const path = ({ outcomes }: Receipt): string => run.out.path(outcomes.file);
  const graph = reprintGraph(curated.map(path), path(dedup), indexOutlets(sites.profiles, licenses));
  const written = writeDurably(
    run.out.path(REPRINTS),
    graph.map((reprint) => `${JSON.stringify(reprint)}\n`).join(''),
  );
  act(run, 'reprints.graph', {
    digest: written.digest,
    reprints: graph.length,
    named: graph.filter(({ by }) => by === 'named').length,
    conflicts: graph.filter(({ conflict }) => conflict).length,
  });
  return graph;
}
