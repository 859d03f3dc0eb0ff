import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import { bandKeys, keyNames } from '../../src/dedup/band-keys.ts';
import { runDedup, type DedupDecision } from '../../src/dedup/engine.ts';
import { writeSignatures, type SignatureRow } from '../../src/dedup/signature-file.ts';
import { agreement, createSigner } from '../../src/dedup/signer.ts';
import { CANDIDATES_SQL, DOCS_SQL } from '../../src/dedup/sql.ts';

const PARAMS = { ngram: 5, bands: 14, rows: 8 };
const AGREEMENT_MIN = 0.75;
const signer = createSigner(PARAMS);
const dir = mkdtempSync(join(tmpdir(), 'jingliu-engine-'));
let files = 0;

function row(i: number, text: string, url = `http://a.example/${i}`): SignatureRow {
  return {
    docId: `doc${String(i).padStart(5, '0')}`,
    orderKey: String(i).padStart(8, '0'),
    urlCanonical: url,
    textDigest: sha256(text),
    site: 'a',
    partition: 'zh/B',
    file: 'a.jsonl',
    offset: i * 100,
    length: 100,
    capturedAt: '2026-01-01T00:00:00Z',
    signature: signer.sign(text),
  };
}

/** The definition of design.md §4 in plain loops over every earlier document. */
function byDefinition(rows: readonly SignatureRow[]): Set<string> {
  const losers = new Set<string>();
  const urls = new Set<string>();
  const texts = new Set<string>();
  const leaders = new Map<string, SignatureRow>();
  for (const doc of [...rows].sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))) {
    if (urls.has(doc.urlCanonical)) {
      losers.add(doc.docId);
      continue;
    }
    urls.add(doc.urlCanonical);
    if (texts.has(doc.textDigest)) {
      losers.add(doc.docId);
      continue;
    }
    texts.add(doc.textDigest);
    if (doc.signature.short) continue;
    bandKeys(doc.signature.values, PARAMS).forEach((key, band) => {
      const bucket = `${band}:${key}`;
      const leader = leaders.get(bucket);
      if (leader === undefined) leaders.set(bucket, doc);
      else if (agreement(leader.signature.values, doc.signature.values) >= AGREEMENT_MIN)
        losers.add(doc.docId);
    });
  }
  return losers;
}

function fileOf(rows: readonly SignatureRow[]): string {
  const path = join(dir, `${(files += 1)}.sig.parquet`);
  writeSignatures(rows, path, PARAMS);
  return path;
}

async function decide(signatureFiles: readonly string[], threads: number): Promise<DedupDecision[]> {
  const dedup = await runDedup({
    signatureFiles,
    bands: PARAMS.bands,
    agreementMin: AGREEMENT_MIN,
    memoryLimit: '256MB',
    threads,
    workDir: dir,
  });
  try {
    const decisions: DedupDecision[] = [];
    for await (const decision of dedup.decisions()) decisions.push(decision);
    return decisions;
  } finally {
    dedup.close();
  }
}

const SENTENCES = Array.from({ length: 40 }, (_, i) =>
  Array.from({ length: 14 }, (__, k) =>
    String.fromCharCode(0x4e00 + ((i * 971 + k * 389 + i * k * 57) % 6000)),
  ).join(''),
);
/** Documents of one pool of sentences, so that near copies, families and strangers all occur. */
const documents = fc.array(
  fc.oneof(
    fc.array(fc.nat({ max: 39 }), { minLength: 0, maxLength: 24 }),
    fc
      .tuple(fc.nat({ max: 10 }), fc.integer({ min: 12, max: 24 }), fc.nat({ max: 39 }))
      .map(([from, n, swap]) => [...Array.from({ length: n }, (_, i) => from + (i % 29)), swap]),
  ),
  { minLength: 2, maxLength: 40 },
);

describe('the engine', () => {
  it('decides as the definition does, for any threads and any order of shards', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.integer({ min: 1, max: 4 }),
        fc.integer(),
        async (docs, shards, salt) => {
          const rows = docs.map((picks, i) =>
            row(i, picks.map((pick) => SENTENCES[pick]).join('。'), `http://a.example/${i % 37}`),
          );
          const parts = Array.from({ length: shards }, (_, part) =>
            rows.filter((_doc, i) => Math.abs(i * 7 + salt) % shards === part),
          ).filter((part) => part.length > 0);
          const paths = parts.map(fileOf);
          const one = await decide(paths, 1);
          const two = await decide([...paths].reverse(), 2);
          expect(two).toEqual(one);
          const losers = one.filter(({ layer }) => layer !== undefined).map(({ docId }) => docId);
          expect(new Set(losers)).toEqual(byDefinition(rows));
        },
      ),
      { numRuns: 12, seed: 5 },
    );
  });

  it('makes one row a member of a bucket of thousands, and loses none of them', async () => {
    const text = SENTENCES.slice(0, 20).join('。');
    const rows = Array.from({ length: 3000 }, (_, i) => row(i, `${text}${SENTENCES[i % 20]}${i}`));
    const decisions = await decide([fileOf(rows)], 2);
    expect(decisions).toHaveLength(3000);
    expect(decisions.filter(({ layer }) => layer === undefined).map(({ docId }) => docId)).toEqual([
      'doc00000',
    ]);
    expect(decisions.every(({ clusterSize }) => clusterSize === 3000)).toBe(true);
  });

  it('joins every member of a bucket with its leaders alone: edges grow as members do', async () => {
    const text = SENTENCES.slice(0, 20).join('。');
    const edges = async (members: number): Promise<number> => {
      const rows = Array.from({ length: members }, (_, i) => row(i, `${text}${SENTENCES[i % 20]}${i}`));
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      await connection.run(DOCS_SQL([fileOf(rows)]));
      await connection.run(CANDIDATES_SQL(PARAMS.bands));
      const counted = await connection.runAndReadAll('SELECT count(*) FROM candidates');
      connection.closeSync();
      return Number(counted.getRows()[0]?.[0]);
    };
    // No document has more than 28 leaders; all pairs of 1,000 would be 499,500.
    const [few, many] = [await edges(500), await edges(1_000)];
    expect(few).toBeGreaterThanOrEqual(480);
    expect(many).toBeGreaterThanOrEqual(960);
    expect(many).toBeLessThanOrEqual(1_000 * 2 * PARAMS.bands);
    expect(many / few).toBeLessThan(2.2);
  });

  it('names a signature file that is none', async () => {
    const path = join(dir, 'broken.sig.parquet');
    writeFileSync(path, 'PAR1 but nothing more');
    await expect(decide([fileOf([row(1, SENTENCES.join(''))]), path], 1)).rejects.toThrow(
      /broken\.sig\.parquet: not a readable signature file/u,
    );
  });
});

describe('a signature file', () => {
  it('is read by another reader as it was written', async () => {
    const rows = [row(1, SENTENCES.slice(0, 9).join('。')), row(2, '短')];
    const bytes = readFileSync(fileOf(rows));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const read = await parquetReadObjects({ file, utf8: false });
    expect(read).toHaveLength(2);
    rows.forEach((written, i) => {
      const got = read[i] ?? {};
      expect(got).toMatchObject({
        doc_id: written.docId,
        order_key: written.orderKey,
        url: written.urlCanonical,
        text_digest: written.textDigest,
        site: written.site,
        partition: written.partition,
        file: written.file,
        captured_at: written.capturedAt,
        byte_length: BigInt(written.length),
        byte_offset: BigInt(written.offset),
        is_short: written.signature.short,
      });
      expect(Object.keys(got)).toHaveLength(12 + 2 * PARAMS.bands);
      expect([...(got['signature'] as Uint8Array)]).toEqual([
        ...new Uint8Array(written.signature.values.buffer),
      ]);
      expect(keyNames(PARAMS).map((name) => got[name])).toEqual([
        ...bandKeys(written.signature.values, PARAMS),
      ]);
    });
  });
});
