import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import type { DedupDecision } from '../../src/dedup/decisions.ts';
import { runDedup } from '../../src/dedup/engine.ts';
import { writeSignatures } from '../../src/dedup/signature-file.ts';
import { createSigner } from '../../src/dedup/signer.ts';

const DATA = resolve(import.meta.dirname, '../../../shared/data');
const TRUTH = join(DATA, '06_truth/laws_pairs_char5_j70.tsv');
/** As in pipelines/init/pipeline.yaml. */
const PARAMS = { ngram: 5, bands: 14, rows: 8 };
const THRESHOLD = 0.75;

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

async function decide(verify: boolean): Promise<Map<string, DedupDecision>> {
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
      offset: i,
      length: 0,
      capturedAt: '2026-01-01T00:00:00Z',
      quality: 0,
      license: 'A',
      signature: signer.sign(text),
    };
  });
  const workDir = mkdtempSync(join(tmpdir(), 'jingliu-laws-'));
  const file = join(workDir, 'laws.sig.parquet');
  writeSignatures(rows, file, PARAMS);
  const dedup = await runDedup({
    ...PARAMS,
    signatureFiles: [{ path: file, isNew: true }],
    threshold: THRESHOLD,
    policy: 'earliest',
    withdrawn: [],
    memoryLimit: '256MB',
    threads: 2,
    workDir,
    ...(verify ? { readText: ({ offset }) => readFileSync(join(DATA, names[offset] ?? ''), 'utf8') } : {}),
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
  let verified: ReadonlyMap<string, DedupDecision>;
  let estimated: ReadonlyMap<string, DedupDecision>;
  let truth: readonly Pair[];
  const found = (decisions: ReadonlyMap<string, DedupDecision>, { a, b }: Pair): boolean => {
    const later = decisions.get(a < b ? b : a);
    return later?.layer !== undefined && later.cluster === decisions.get(a < b ? a : b)?.cluster;
  };
  const near = (decisions: ReadonlyMap<string, DedupDecision>): DedupDecision[] =>
    [...decisions.values()].filter(({ layer }) => layer === 'near');

  beforeAll(async () => {
    truth = readTruth();
    verified = await decide(true);
    estimated = await decide(false);
  });

  it('reads all of them', () => {
    expect(verified.size).toBe(1_688);
    expect(truth.every(({ a, b }) => verified.has(a) && verified.has(b))).toBe(true);
  });

  it('finds all 10 pairs with Jaccard from 0.8, with and without the verify pass', () => {
    const alike = truth.filter(({ jaccard }) => jaccard >= 0.8);
    expect(alike).toHaveLength(10);
    expect(alike.filter((pair) => !found(verified, pair))).toEqual([]);
    expect(alike.filter((pair) => !found(estimated, pair))).toEqual([]);
  });

  it('with the verify pass, finds those from 0.75 and none below', () => {
    const wrong = truth.filter((pair) => found(verified, pair) !== pair.jaccard >= THRESHOLD);
    expect(wrong).toEqual([]);
  });

  it.each([true, false])(
    'drops no statute for one that is not named in the truth (verified: %s)',
    (verify) => {
      const known = new Set(truth.flatMap(({ a, b }) => [`${a}\t${b}`, `${b}\t${a}`]));
      const decisions = near(verify ? verified : estimated);
      // Of the ten pairs from 0.8, three are equal texts.
      expect(decisions.length).toBeGreaterThanOrEqual(7);
      expect(decisions.filter(({ docId, of }) => !known.has(`${docId}\t${of}`))).toEqual([]);
    },
  );

  it('drops 11 of the 12 equal index files', () => {
    const indexes = [...verified.values()].filter(({ docId }) => docId.endsWith('_index.md'));
    expect(indexes.filter(({ layer }) => layer === 'exact')).toHaveLength(11);
    expect(indexes.filter(({ layer }) => layer === undefined)).toHaveLength(1);
  });

  it('measures every pair it dropped within 0.02 of the truth, or estimates it within 0.12', () => {
    for (const { a, b, jaccard } of truth) {
      for (const decisions of [verified, estimated]) {
        const drop = [decisions.get(a), decisions.get(b)].find(
          (one) => one?.layer === 'near' && [a, b].includes(one.of ?? ''),
        );
        if (drop === undefined) continue;
        const error = Math.abs((drop.similarity ?? 0) - jaccard);
        // The truth keeps digits apart and traditional characters; folding does not.
        expect(error, drop.docId).toBeLessThan(drop.exact === true ? 0.02 : 0.12);
      }
    }
  });
});
