import Table from 'cli-table3';
import type { BenchmarkReport } from '../pipeline/decontaminate/report.ts';

/** What was found of each evaluation set. */
export function benchmarkTable(benchmarks: Readonly<Record<string, BenchmarkReport>>): string {
  const table = new Table({
    head: ['benchmark', 'parts', 'too short', 'found', 'documents', 'dropped', 'cut'],
    style: { head: [], border: [] },
  });
  for (const [name, { parts, tooShort, partsFound, documents, dropped, cut }] of Object.entries(benchmarks))
    table.push([name, parts, tooShort, partsFound, documents, dropped, cut]);
  return table.toString();
}
