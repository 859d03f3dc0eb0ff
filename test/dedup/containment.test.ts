import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import type { DedupDecision } from '../../src/dedup/decisions.ts';
import { runDedup } from '../../src/dedup/engine.ts';
import { ExactJaccard, foldText } from '../../src/dedup/exact-jaccard.ts';
import { sampleGrams } from '../../src/dedup/gram-samples.ts';
import { writeSignatures } from '../../src/dedup/signature-file.ts';
import { createSigner } from '../../src/dedup/signer.ts';

const PARAMS = { ngram: 5, bands: 14, rows: 8 };
const SHARE = 0.9;
const signer = createSigner(PARAMS);
const dir = mkdtempSync(join(tmpdir(), 'jingliu-containment-'));
let files = 0;

/** Sentences without a common 5-gram. */
function sentence(i: number): string {
  let state = i + 1;
  return Array.from({ length: 24 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 5000));
  }).join('');
}
const page = (...sentences: readonly number[]): string => sentences.map(sentence).join('。');
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function fileOf(texts: readonly string[], from: number): string {
  const path = join(dir, `${(files += 1)}.sig.parquet`);
  const rows = texts.map((text, i) => ({
    docId: String(from + i),
    orderKey: String(from + i).padStart(8, '0'),
    urlCanonical: '',
    textDigest: sha256(text),
    site: 'a',
    partition: 'zh/B',
    file: 'a.jsonl',
    offset: from + i,
    length: 100,
    capturedAt: '',
    quality: 0,
    license: 'A',
    signature: signer.sign(text),
  }));
  writeSignatures(rows, path, PARAMS);
  return path;
}

async function decide(
  texts: readonly string[],
  { earlier = 0, threads = 1, shards = 1, containment = SHARE } = {},
): Promise<DedupDecision[]> {
  const size = Math.max(1, Math.ceil((texts.length - earlier) / shards));
  const starts = range(0, shards).map((shard) => earlier + shard * size);
  const dedup = await runDedup({
    ...PARAMS,
    signatureFiles: [
      { path: fileOf(texts.slice(0, earlier), 0), isNew: false },
      ...starts
        .map((from) => ({ path: fileOf(texts.slice(from, from + size), from), isNew: true }))
        .reverse(),
    ],
    threshold: 0.75,
    policy: 'earliest',
    withdrawn: [],
    memoryLimit: '256MB',
    threads,
    workDir: dir,
    readText: ({ offset }) => texts[offset],
    containment,
  });
  const decisions: DedupDecision[] = [];
  for await (const decision of dedup.decisions()) decisions.push(decision);
  dedup.close();
  return decisions;
}

const lost = (decisions: readonly DedupDecision[]): unknown[] =>
  decisions.filter(({ layer }) => layer === 'containment').map(({ docId, of }) => [docId, of]);

describe('a page inside another', () => {
  it.each([
    ['goes, when it comes first', [page(...range(3, 13)), page(...range(0, 30))], [['0', '1']]],
    ['goes, when it comes later', [page(...range(0, 30)), page(...range(3, 13))], [['1', '0']]],
    [
      'stays, when a fifth of it is its own',
      [page(...range(0, 30)), page(...range(0, 16), ...range(90, 94))],
      [],
    ],
    [
      'goes, with a line of its own',
      [page(...range(0, 30)), `${page(...range(0, 16))}。来源：某报`],
      [['1', '0']],
    ],
    ['stays, when it is a line or two', [page(...range(0, 30)), page(4, 5)], []],
    [
      'goes for the largest that stays, not for one that goes',
      [page(...range(0, 12)), page(...range(0, 25)), page(...range(0, 60))],
      [
        ['0', '2'],
        ['1', '2'],
      ],
    ],
  ])('%s', async (_name, texts, expected) => {
    expect(lost(await decide(texts))).toEqual(expected);
  });

  it('goes for a page of an earlier release, which itself is not touched', async () => {
    const [small, large] = [page(...range(0, 12)), page(...range(0, 30))];
    expect(lost(await decide([large, small], { earlier: 1 }))).toEqual([['1', '0']]);
    expect(await decide([small, large], { earlier: 1 })).toMatchObject([{ docId: '1', layer: undefined }]);
  });

  it('says which share of it is in the other', async () => {
    const [, decision] = await decide([page(...range(0, 30)), `${page(...range(0, 16))}。来源：某报`]);
    expect(decision).toMatchObject({ layer: 'containment', exact: true, cluster: '0', clusterSize: 2 });
    expect(decision?.similarity).toBeGreaterThan(0.95);
    expect(decision?.similarity).toBeLessThan(1);
  });
});

describe('pages cut from one pool of sentences', () => {
  const pages = fc.array(
    fc
      .tuple(fc.nat({ max: 40 }), fc.integer({ min: 8, max: 40 }))
      .map(([from, n]) => page(...range(from, from + n))),
    { minLength: 2, maxLength: 25 },
  );

  it('lose what is in a larger one that stays and nothing else, for any threads and shards', async () => {
    const jaccard = new ExactJaccard(PARAMS.ngram);
    await fc.assert(
      fc.asyncProperty(pages, fc.integer({ min: 1, max: 4 }), async (texts, shards) => {
        const decisions = await decide(texts);
        expect(await decide(texts, { threads: 4, shards })).toEqual(decisions);
        const kept = new Set(decisions.filter(({ layer }) => layer === undefined).map(({ docId }) => docId));
        const folded = texts.map(foldText);
        const none = new Uint16Array(0);
        const share = (a: string, b: string): number =>
          jaccard.containment(folded[Number(a)] ?? none, folded[Number(b)] ?? none);
        for (const { docId, layer, of = '' } of decisions) {
          if (layer === undefined)
            for (const other of kept)
              if ((folded[Number(other)]?.length ?? 0) > (folded[Number(docId)]?.length ?? 0))
                expect(share(docId, other)).toBeLessThan(1);
          if (layer !== 'containment') continue;
          expect(kept.has(of)).toBe(true);
          expect(share(docId, of)).toBeGreaterThanOrEqual(SHARE);
        }
      }),
      { numRuns: 3, seed: 3, endOnFailure: true },
    );
  });
});

describe('samples of n-grams', () => {
  it('of a passage are among those of the page, about one n-gram in sixteen, each once', () => {
    const whole = foldText(page(...range(0, 200)));
    const pairs = (units: Uint16Array): string[] => {
      const words = sampleGrams(units, 5);
      return range(0, words.length / 2).map((i) => `${words[i * 2]} ${words[i * 2 + 1]}`);
    };
    const all = pairs(whole);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length / (whole.length - 4)).toBeGreaterThan(1 / 20);
    expect(all.length / (whole.length - 4)).toBeLessThan(1 / 12);
    expect(pairs(whole.subarray(700, 1_900)).every((one) => all.includes(one))).toBe(true);
    expect(pairs(new Uint16Array(0))).toEqual([]);
    expect(pairs(foldText('短文'))).toEqual([]);
  });
});
