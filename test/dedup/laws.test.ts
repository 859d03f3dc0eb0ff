import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import { runDedup, type DedupDecision } from '../../src/dedup/engine.ts';
import { writeSignatures } from '../../src/dedup/signature-file.ts';
import { createSigner } from '../../src/dedup/signer.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data');
const TRUTH = join(DATA, '06_truth/laws_pairs_char5_j70.tsv');
/** As in pipelines/init/pipeline.yaml. */
const PARAMS = { ngram: 5, bands: 14, rows: 8 };
const AGREEMENT_MIN = 0.75;

interface Pair {
  readonly jaccard: number;
  readonly a: string;
  readonly b: string;
}

function readTruth(): Pair[] {
  return readFileSync(TRUTH, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [jaccard = '', a = '', b = ''] = line.split('\t');
      return { jaccard: Number(jaccard), a, b };
    });
}

async function decide(): Promise<Map<string, DedupDecision>> {
  const signer = createSigner(PARAMS);
  const names = readdirSync(join(DATA, '02_text/laws'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `02_text/laws/${name}`)
    .sort();
  const rows = names.map((name, i) => {
    const text = readFileSync(join(DATA, name), 'utf8');
    return {
      docId: name,
      orderKey: String(i).padStart(6, '0'),
      urlCanonical: name,
      textDigest: sha256(text),
      site: 'laws',
      partition: 'zh/A',
      file: 'laws.jsonl',
      offset: 0,
      length: 0,
      capturedAt: '2026-01-01T00:00:00Z',
      signature: signer.sign(text),
    };
  });
  const workDir = mkdtempSync(join(tmpdir(), 'jingliu-laws-'));
  const file = join(workDir, 'laws.sig.parquet');
  writeSignatures(rows, file, PARAMS);
  const dedup = await runDedup({
    signatureFiles: [file],
    bands: PARAMS.bands,
    agreementMin: AGREEMENT_MIN,
    memoryLimit: '256MB',
    threads: 2,
    workDir,
  });
  const decisions = new Map<string, DedupDecision>();
  for await (const decision of dedup.decisions()) decisions.set(decision.docId, decision);
  dedup.close();
  return decisions;
}

/**
 * A pair counts as found when both texts end in one cluster and the later of the two is dropped: no two
 * texts of a found pair are both released. Order is the order of paths.
 */
describe.skipIf(!existsSync(TRUTH))('1,688 statutes (skipped where ../shared/data is absent)', () => {
  let decisions: ReadonlyMap<string, DedupDecision>;
  let truth: readonly Pair[];
  const found = ({ a, b }: Pair): boolean => {
    const later = decisions.get(a < b ? b : a);
    return later?.layer !== undefined && later.cluster === decisions.get(a < b ? a : b)?.cluster;
  };

  beforeAll(async () => {
    truth = readTruth();
    decisions = await decide();
  });

  it('reads all of them', () => {
    expect(decisions.size).toBe(1_688);
    expect(truth.every(({ a, b }) => decisions.has(a) && decisions.has(b))).toBe(true);
  });

  it('finds all 10 pairs with Jaccard from 0.8 (floor: 10 of 10)', () => {
    const alike = truth.filter(({ jaccard }) => jaccard >= 0.8);
    expect(alike).toHaveLength(10);
    expect(alike.filter((pair) => !found(pair))).toEqual([]);
  });

  it('finds 4 of the 7 pairs with Jaccard from 0.7 to 0.8, about the threshold (floor: 4 of 7)', () => {
    const near = truth.filter(({ jaccard }) => jaccard < 0.8);
    expect(near).toHaveLength(7);
    expect(near.filter(found).length).toBeGreaterThanOrEqual(4);
  });

  it('drops 12 statutes, each beside one named in the truth, and 11 of the 12 equal index files', () => {
    const dropped = [...decisions.values()].filter(({ layer }) => layer !== undefined);
    const indexes = dropped.filter(({ docId }) => docId.endsWith('_index.md'));
    expect(indexes).toHaveLength(11);
    expect(indexes.every(({ layer }) => layer === 'exact')).toBe(true);
    const known = new Set(truth.flatMap(({ a, b }) => [`${a}\t${b}`, `${b}\t${a}`]));
    const statutes = dropped.filter(({ docId }) => !docId.endsWith('_index.md'));
    expect(statutes).toHaveLength(12);
    expect(statutes.filter(({ docId, of }) => !known.has(`${docId}\t${of}`))).toEqual([]);
  });

  it('estimates every pair it dropped within 0.12 of the exact Jaccard', () => {
    for (const { a, b, jaccard } of truth) {
      const drop = [decisions.get(a), decisions.get(b)].find(
        (one) => one?.layer === 'near' && [a, b].includes(one.of ?? ''),
      );
      if (drop !== undefined)
        expect(Math.abs((drop.agreement ?? 0) - jaccard), drop.docId).toBeLessThan(0.12);
    }
  });
});
