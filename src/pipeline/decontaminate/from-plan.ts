import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sha256, type Digest } from '../../core/digest.ts';
import { ConfigError } from '../../core/failures.ts';
import { systemWords } from '../../core/system-words.ts';
import type { PipelineFile } from '../pipeline-file.ts';
import type { Plan } from '../plan.ts';
import { parseFieldMap, readBenchmark } from './benchmarks.ts';
import { Decontaminator } from './decontaminator.ts';

/** The decontamination a plan asks for; undefined where it asks for none. Paths are relative to the pipeline file. */
export function planDecontaminator(plan: Plan): Decontaminator | undefined {
  const asked = plan.pipeline.decontaminate;
  if (asked === undefined) return undefined;
  const parts = asked.benchmarks.flatMap(({ file, fields }) =>
    readBenchmark(resolve(dirname(plan.file), file), parseFieldMap(fields)),
  );
  const { ngram, shareMin, runMin, unitsMin, action } = asked;
  return new Decontaminator(parts, { ngram, shareMin, runMin, unitsMin }, action);
}

/**
 * Digests of the evaluation sets a pipeline names.
 * @throws ConfigError when one cannot be read.
 */
export function benchmarkDigests(pipelineFile: string, { decontaminate }: PipelineFile): Digest[] {
  return (decontaminate?.benchmarks ?? []).map(({ file }) => {
    const path = resolve(dirname(pipelineFile), file);
    try {
      return sha256(readFileSync(path));
    } catch (error) {
      throw new ConfigError(`${path}: cannot be read: ${systemWords(error as Error)}`);
    }
  });
}
