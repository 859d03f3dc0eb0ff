import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { digestOf, type Digest } from '../../core/digest.ts';
import { ConfigError } from '../../core/failures.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import { canonicalUrl } from '../../text/url.ts';
import { digestFile } from '../durable.ts';
import type { Plan } from '../plan.ts';
import { readLines } from '../read-lines.ts';

/** What earlier runs published, as dedup takes it. */
export interface EarlierReleases {
  /** Signature files, and the out folder each one's rows are in. */
  readonly signatureFiles: readonly { readonly path: string; readonly out: string }[];
  /** Documents that have signatures but are not in a release, or may not be in one any more. */
  readonly withdrawn: readonly string[];
  /** Of all of it, for the digest of the task. */
  readonly digest: Digest;
}

/** @throws ConfigError when a folder named in `dedup.earlier` holds no finished run. */
export async function earlierReleases(plan: Plan): Promise<EarlierReleases> {
  const signatureFiles: { path: string; out: string }[] = [];
  const withdrawn: string[] = [];
  const digests: Digest[] = [];
  for (const folder of plan.pipeline.dedup.earlier) {
    const out = resolve(dirname(plan.file), folder);
    if (!existsSync(join(out, 'curated')) || !existsSync(join(out, 'outcomes')))
      throw new ConfigError(`${plan.file}: dedup.earlier: ${out} holds no run`);
    for (const name of readdirSync(join(out, 'curated'))
      .filter((file) => file.endsWith('.parquet'))
      .sort()) {
      const path = join(out, 'curated', name);
      signatureFiles.push({ path, out });
      digests.push((await digestFile(path)).digest);
    }
    withdrawn.push(...withdrawnOf(out, plan));
  }
  return { signatureFiles, withdrawn, digest: digestOf({ digests, withdrawn }) };
}

function withdrawnOf(out: string, plan: Plan): string[] {
  const published = new Set<string>();
  for (const { id, url, kind } of outcomes(out, 'publish-'))
    if (kind === 'keep' && !plan.rules.optOuts.covers(canonicalUrl(url) ?? url)) published.add(id);
  const withdrawn: string[] = [];
  for (const { id, kind } of outcomes(out, 'curate-'))
    if (kind === 'keep' && !published.has(id)) withdrawn.push(id);
  return withdrawn.sort();
}

function* outcomes(out: string, prefix: string): Generator<OutcomeRow> {
  const folder = join(out, 'outcomes');
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith('.jsonl'));
  for (const name of names.sort())
    for (const { bytes } of readLines(join(folder, name)))
      yield JSON.parse(bytes.toString('utf8')) as OutcomeRow;
}
