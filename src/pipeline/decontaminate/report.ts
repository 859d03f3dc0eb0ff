import type { Decontaminator, FoundPart } from './decontaminator.ts';

/** What was found of one benchmark. */
export interface BenchmarkReport {
  /** Parts looked for, and parts too short to be. */
  readonly parts: number;
  readonly tooShort: number;
  /** Parts found somewhere. */
  partsFound: number;
  /** Documents that hold one, and what became of them. */
  documents: number;
  dropped: number;
  cut: number;
}

/** Counts what was found, benchmark by benchmark. */
export class DecontaminationReport {
  readonly #benchmarks = new Map<string, BenchmarkReport>();
  readonly #found = new Set<string>();

  constructor({ parts, tooShort }: Pick<Decontaminator, 'parts' | 'tooShort'>) {
    for (const { benchmark } of parts) this.#count(benchmark, { parts: 1 });
    for (const { benchmark } of tooShort) this.#count(benchmark, { tooShort: 1 });
  }

  /** @param found in one document. */
  add(found: readonly FoundPart[], action: 'drop' | 'cut'): void {
    for (const { benchmark, item } of found) {
      const key = `${benchmark}\t${item}`;
      if (!this.#found.has(key)) this.#count(benchmark, { partsFound: 1 });
      this.#found.add(key);
    }
    for (const benchmark of new Set(found.map((one) => one.benchmark)))
      this.#count(benchmark, { documents: 1, ...(action === 'drop' ? { dropped: 1 } : { cut: 1 }) });
  }

  /** By name of the benchmark. */
  get benchmarks(): Readonly<Record<string, BenchmarkReport>> {
    return Object.fromEntries([...this.#benchmarks].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #count(benchmark: string, more: Partial<BenchmarkReport>): void {
    const none = { parts: 0, tooShort: 0, partsFound: 0, documents: 0, dropped: 0, cut: 0 };
    const known = this.#benchmarks.get(benchmark) ?? none;
    const sums = Object.entries(known).map(([name, n]) => [
      name,
      (n as number) + (more[name as keyof BenchmarkReport] ?? 0),
    ]);
    this.#benchmarks.set(benchmark, Object.fromEntries(sums));
  }
}
