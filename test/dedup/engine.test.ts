import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import { bandKeys, keyNames } from '../../src/dedup/band-keys.ts';
import type { DedupDecision } from '../../src/dedup/decisions.ts';
import { runDedup } from '../../src/dedup/engine.ts';
import { ExactJaccard, foldText } from '../../src/dedup/exact-jaccard.ts';
import { margin } from '../../src/dedup/judge.ts';
import { writeSignatures, type SignatureRow } from '../../src/dedup/signature-file.ts';
import { createSigner, equalValues } from '../../src/dedup/signer.ts';
import { SignatureReader } from '../../src/dedup/signature-reader.ts';
import {
  ACTIVE_SQL,
  DOCS_SQL,
  FILES_SQL,
  LEADERS_SQL,
  PLACES_SQL,
  type SurvivorPolicy,
} from '../../src/dedup/sql.ts';
import { BucketTable } from '../../src/dedup/bucket-table.ts';
import { eachNumberPair } from '../../src/dedup/each-pair.ts';

const PARAMS = { ngram: 5, bands: 14, rows: 8 };
const THRESHOLD = 0.75;
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
    offset: i,
    length: 100,
    capturedAt: '2026-01-01T00:00:00Z',
    quality: (i * 7) % 5,
    license: 'CAB'.charAt(i % 3),
    signature: signer.sign(text),
  };
}

/** The definition of design.md §4 in plain loops over every earlier document. */
function byDefinition(rows: readonly SignatureRow[], texts: readonly string[] | undefined): Set<string> {
  const losers = new Set<string>();
  const urls = new Set<string>();
  const digests = new Set<string>();
  const leaders = new Map<string, SignatureRow>();
  for (const doc of [...rows].sort((a, b) => (a.orderKey < b.orderKey ? -1 : 1))) {
    if (urls.has(doc.urlCanonical)) {
      losers.add(doc.docId);
      continue;
    }
    urls.add(doc.urlCanonical);
    if (digests.has(doc.textDigest)) {
      losers.add(doc.docId);
      continue;
    }
    digests.add(doc.textDigest);
    if (doc.signature.short) continue;
    bandKeys(doc.signature.values, PARAMS).forEach((key, band) => {
      const bucket = `${band}:${key}`;
      const leader = leaders.get(bucket);
      if (leader === undefined) leaders.set(bucket, doc);
      else if (isNear(leader, doc, texts)) losers.add(doc.docId);
    });
  }
  return losers;
}

function isNear(a: SignatureRow, b: SignatureRow, texts: readonly string[] | undefined): boolean {
  const equal = equalValues(a.signature.values, b.signature.values);
  const { from, sure } = margin(THRESHOLD, 112);
  if (texts === undefined) return equal >= Math.ceil(THRESHOLD * 112);
  if (equal < from || equal >= sure) return equal >= sure;
  const [left, right] = [texts[a.offset] ?? '', texts[b.offset] ?? ''];
  return new ExactJaccard(PARAMS.ngram).similarity(foldText(left), foldText(right)) >= THRESHOLD;
}

function fileOf(rows: readonly SignatureRow[]): string {
  const path = join(dir, `${(files += 1)}.sig.parquet`);
  writeSignatures(rows, path, PARAMS);
  return path;
}

interface Run {
  readonly threads: number;
  readonly texts?: readonly string[];
  readonly earlier?: readonly string[];
  readonly withdrawn?: readonly string[];
  readonly policy?: SurvivorPolicy;
}

async function decide(signatureFiles: readonly string[], run: Run): Promise<DedupDecision[]> {
  const { texts } = run;
  const dedup = await runDedup({
    ...PARAMS,
    signatureFiles: [
      ...signatureFiles.map((path) => ({ path, isNew: true })),
      ...(run.earlier ?? []).map((path) => ({ path, isNew: false })),
    ],
    threshold: THRESHOLD,
    policy: run.policy ?? 'earliest',
    withdrawn: run.withdrawn ?? [],
    memoryLimit: '256MB',
    threads: run.threads,
    workDir: dir,
    ...(texts === undefined ? {} : { readText: ({ offset }) => texts[offset] }),
  });
  try {
    const decisions: DedupDecision[] = [];
    for await (const decision of dedup.decisions()) decisions.push(decision);
    return decisions;
  } finally {
    dedup.close();
  }
}

/** `key rank leader` of every document and the leaders of its buckets, as the two ways of finding them say. */
async function leaderPairs(
  parts: readonly { rows: readonly SignatureRow[]; isNew: boolean }[],
): Promise<{ bySql: string[]; byTable: string[] }> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  let base = 0;
  const opened = parts.map(({ rows, isNew }) => {
    base += rows.length;
    return { path: fileOf(rows), base: base - rows.length, rows: rows.length, isNew };
  });
  await connection.run(FILES_SQL(opened));
  await connection.run(DOCS_SQL('earliest'));
  const reader = await SignatureReader.open(connection, opened, PARAMS.bands * PARAMS.rows);
  const seqs = new Int32Array(base);
  await eachNumberPair(connection, PLACES_SQL, (rank, seq) => {
    seqs[rank] = seq;
  });
  const active = new Uint8Array(base);
  let firstNew = base;
  await eachNumberPair(connection, ACTIVE_SQL, (rank, isNew) => {
    active[rank] = 1;
    if (isNew === 1) firstNew = Math.min(firstNew, rank);
  });
  const table = new BucketTable(base);
  const [bySql, byTable]: [string[], string[]] = [[], []];
  for (const name of keyNames(PARAMS)) {
    await eachNumberPair(connection, LEADERS_SQL(name), (rank, leader) =>
      bySql.push(`${name} ${rank} ${leader}`),
    );
    const keys = new Int32Array(base * 2);
    reader.int64Column(name, keys);
    table.meet(keys, seqs, active, firstNew, (rank, leader) => byTable.push(`${name} ${rank} ${leader}`));
  }
  reader.close();
  connection.closeSync();
  return { bySql, byTable };
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
        fc.boolean(),
        async (docs, shards, salt, verify) => {
          const written = docs.map((picks) => picks.map((pick) => SENTENCES[pick]).join('。'));
          const rows = written.map((text, i) => row(i, text, `http://a.example/${i % 37}`));
          const texts = verify ? { texts: written } : {};
          const parts = Array.from({ length: shards }, (_, part) =>
            rows.filter((_doc, i) => Math.abs(i * 7 + salt) % shards === part),
          ).filter((part) => part.length > 0);
          const paths = parts.map(fileOf);
          const one = await decide(paths, { threads: 1, ...texts });
          expect(await decide([...paths].reverse(), { threads: 2, ...texts })).toEqual(one);
          expect(await decide(paths, { threads: 4, ...texts })).toEqual(one);
          const losers = one.filter(({ layer }) => layer !== undefined).map(({ docId }) => docId);
          expect(new Set(losers)).toEqual(byDefinition(rows, texts.texts));
        },
      ),
      { numRuns: 4, seed: 5 },
    );
  });

  it('takes records that share a place in the order in which they stand there', async () => {
    // One gzip member holds them all; their ids would sort the other way round.
    const shared = Array.from({ length: 40 }, (_, i) => ({
      ...row(39 - i, `第${i}页。${SENTENCES.slice(i % 20).join('。')}`, `http://a.example/${i % 20}`),
      orderKey: 'one place',
      offset: i * 100,
    }));
    for (const rows of [shared, [...shared].reverse()]) {
      const decisions = await decide([fileOf(rows)], { threads: 4 });
      expect(decisions.map(({ docId }) => docId)).toEqual(shared.map(({ docId }) => docId));
      const lost = decisions.filter(({ layer }) => layer === 'url').map(({ docId }) => docId);
      expect(lost).toEqual(shared.slice(20).map(({ docId }) => docId));
    }
  });

  it('makes one row a member of a bucket of thousands, and loses none of them', async () => {
    const text = SENTENCES.slice(0, 20).join('。');
    const rows = Array.from({ length: 3000 }, (_, i) => row(i, `${text}${SENTENCES[i % 20]}${i}`));
    const decisions = await decide([fileOf(rows)], { threads: 2 });
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
      const { bySql } = await leaderPairs([{ rows, isNew: true }]);
      return bySql.length;
    };
    // A document meets one leader a key; all pairs of 1,000 would be 499,500 in each.
    const [few, many] = [await edges(500), await edges(1_000)];
    expect(few).toBeGreaterThanOrEqual(480);
    expect(many).toBeGreaterThanOrEqual(960);
    expect(many).toBeLessThanOrEqual(1_000 * keyNames(PARAMS).length);
    expect(many / few).toBeLessThan(2.2);
  });

  it('finds the leaders in memory that SQL finds', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat({ max: 20 }), async (docs, earlier) => {
        const rows = docs.map((picks, i) => row(i, picks.map((pick) => SENTENCES[pick]).join('。')));
        const { bySql, byTable } = await leaderPairs([
          { rows: rows.slice(earlier), isNew: true },
          { rows: rows.slice(0, earlier), isNew: false },
        ]);
        expect(byTable.sort()).toEqual(bySql.sort());
      }),
      { numRuns: 6, seed: 9 },
    );
  });

  it('names a signature file that is none, and decides the rest', async () => {
    const whole = fileOf([row(1, SENTENCES.join('')), row(2, SENTENCES.join(''))]);
    const cut = join(dir, 'cut.sig.parquet');
    writeFileSync(cut, readFileSync(whole).subarray(0, 900));
    const broken = join(dir, 'broken.sig.parquet');
    writeFileSync(broken, 'PAR1 but nothing more');
    const dedup = await runDedup({
      ...PARAMS,
      signatureFiles: [broken, whole, cut].map((path) => ({ path, isNew: true })),
      threshold: THRESHOLD,
      policy: 'earliest',
      withdrawn: [],
      memoryLimit: '256MB',
      threads: 1,
      workDir: dir,
    });
    expect(dedup.failed.map(({ message }) => message)).toEqual([
      expect.stringMatching(/broken\.sig\.parquet: not a readable signature file/u),
      expect.stringMatching(/cut\.sig\.parquet: not a readable signature file/u),
    ]);
    const decisions: DedupDecision[] = [];
    for await (const decision of dedup.decisions()) decisions.push(decision);
    dedup.close();
    expect(decisions.map(({ docId, layer }) => [docId, layer])).toEqual([
      ['doc00001', undefined],
      ['doc00002', 'exact'],
    ]);
  });

  it('compares only signatures of one kind', async () => {
    const other = join(dir, 'other.sig.parquet');
    writeSignatures([row(1, SENTENCES.join(''))], other, { ...PARAMS, ngram: 6 });
    const dedup = await runDedup({
      ...PARAMS,
      signatureFiles: [{ path: other, isNew: true }],
      threshold: THRESHOLD,
      policy: 'earliest',
      withdrawn: [],
      memoryLimit: '256MB',
      threads: 1,
      workDir: dir,
    });
    expect(dedup.failed.map(({ message }) => message)).toEqual([expect.stringMatching(/6-grams.*5-grams/u)]);
    dedup.close();
  });

  it('says nothing of no documents', async () => {
    expect(await decide([], { threads: 1 })).toEqual([]);
    expect(await decide([fileOf([])], { threads: 1 })).toEqual([]);
  });

  it.each([
    ['earliest', 'doc00000'],
    ['longest', 'doc00004'],
    ['best-quality', 'doc00002'],
    ['best-license', 'doc00001'],
  ] as const)('keeps the %s of copies', async (policy, kept) => {
    const text = SENTENCES.slice(0, 30).join('。');
    const rows = [0, 1, 2, 3, 4].map((i) => row(i, text + '尾'.repeat(i)));
    const decisions = await decide([fileOf(rows)], { threads: 2, policy });
    expect(decisions.filter(({ layer }) => layer === undefined).map(({ docId }) => docId)).toEqual([kept]);
    expect(decisions.filter(({ of }) => of === kept)).toHaveLength(4);
  });

  it('decides in ten increments as in one batch', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.integer({ min: 2, max: 10 }), async (docs, parts) => {
        const texts = docs.map((picks) => picks.map((pick) => SENTENCES[pick]).join('。'));
        const rows = texts.map((text, i) => row(i, text, `http://a.example/${i % 37}`));
        const size = Math.ceil(rows.length / parts);
        const files = Array.from({ length: parts }, (_, part) =>
          fileOf(rows.slice(part * size, (part + 1) * size)),
        );
        const batch = await decide(files, { threads: 2, texts });
        const byId = new Map(batch.map((one) => [one.docId, [one.layer, one.of, one.similarity]]));
        for (const [part, file] of files.entries()) {
          const step = await decide([file], { threads: 2, texts, earlier: files.slice(0, part) });
          expect(step).toHaveLength(rows.slice(part * size, (part + 1) * size).length);
          for (const one of step) expect([one.layer, one.of, one.similarity]).toEqual(byId.get(one.docId));
        }
      }),
      { numRuns: 2, seed: 6 },
    );
  });

  it('keeps what only a withdrawn document of an earlier release had', async () => {
    const text = SENTENCES.slice(0, 30).join('。');
    const earlier = [fileOf([row(1, text)])];
    const files = [fileOf([row(2, `${text}尾`)])];
    expect(await decide(files, { threads: 1, earlier })).toMatchObject([{ layer: 'near', of: 'doc00001' }]);
    expect(await decide(files, { threads: 1, earlier, withdrawn: ['doc00001'] })).toMatchObject([
      { docId: 'doc00002', layer: undefined, clusterSize: 1 },
    ]);
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
        quality: written.quality,
        license: written.license,
        units: BigInt(written.signature.units),
        byte_length: BigInt(written.length),
        byte_offset: BigInt(written.offset),
        is_short: written.signature.short,
      });
      expect(Object.keys(got)).toHaveLength(15 + keyNames(PARAMS).length);
      expect([...(got['signature'] as Uint8Array)]).toEqual([
        ...new Uint8Array(Int32Array.from(written.signature.values).buffer),
      ]);
      expect(keyNames(PARAMS).map((name) => got[name])).toEqual([
        ...bandKeys(written.signature.values, PARAMS),
      ]);
    });
  });
});
