import type { OutcomeRow } from '../../core/ledger.ts';
import type { Receipt } from '../../core/run.ts';
import type { FoundPart } from '../decontaminate/decontaminator.ts';
import { planDecontaminator } from '../decontaminate/from-plan.ts';
import { DecontaminationReport, type BenchmarkReport } from '../decontaminate/report.ts';
import { readLines } from '../read-lines.ts';
import type { Run } from '../runner.ts';

/** What publish tasks found of each evaluation set, from their outcomes; undefined when the plan names none. */
export function decontaminationReport(
  run: Run,
  published: readonly Receipt[],
): Readonly<Record<string, BenchmarkReport>> | undefined {
  const decontaminator = planDecontaminator(run.plan);
  if (decontaminator === undefined) return undefined;
  const report = new DecontaminationReport(decontaminator);
  for (const { outcomes } of published) {
    for (const { bytes } of readLines(run.out.path(outcomes.file))) {
      const { kind, detail } = JSON.parse(bytes.toString('utf8')) as OutcomeRow;
      const found = detail?.['benchmarks'] as unknown as readonly FoundPart[] | undefined;
      if (found !== undefined) report.add(found, kind === 'keep' ? 'cut' : 'drop');
    }
  }
  return report.benchmarks;
}
