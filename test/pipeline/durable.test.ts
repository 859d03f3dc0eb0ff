import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import { digestFile, DurableFile, writeDurably } from '../../src/pipeline/durable.ts';
import { readLines } from '../../src/pipeline/read-lines.ts';
import { findReceipt, writeReceipt } from '../../src/pipeline/receipts.ts';
import { outDir, shardOf } from '../../src/pipeline/out-dir.ts';
import { lockOutDir } from '../../src/pipeline/lock.ts';
import type { Receipt } from '../../src/core/run.ts';
import { emptyTally } from '../../src/core/outcome.ts';

const dir = mkdtempSync(join(tmpdir(), 'jingliu-durable-'));

describe('DurableFile', () => {
  it('is there under its name only when whole', () => {
    const path = join(dir, 'deep', 'a.jsonl');
    const file = new DurableFile(path);
    file.write(Buffer.from('one\n'));
    expect(existsSync(path)).toBe(false);
    expect(file.commit()).toEqual({ digest: sha256('one\n'), bytes: 4 });
    expect(readFileSync(path, 'utf8')).toBe('one\n');
    expect(existsSync(`${path}.partial`)).toBe(false);
  });

  it('leaves nothing when given up', () => {
    const path = join(dir, 'b.jsonl');
    const file = new DurableFile(path);
    file.write(Buffer.alloc(3 << 20));
    file.abandon();
    expect(existsSync(path) || existsSync(`${path}.partial`)).toBe(false);
  });

  it('gives the digest of exactly what it wrote', async () => {
    const path = join(dir, 'c.bin');
    const written = writeDurably(path, 'x'.repeat(2_500_000));
    expect(await digestFile(path)).toEqual(written);
  });
});

describe('readLines', () => {
  it('gives back what was written, with offsets', () => {
    const path = join(dir, 'lines');
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }).map((s) => s.replaceAll('\n', ''))),
        (lines) => {
          const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
          writeFileSync(path, bytes);
          const read = [...readLines(path)];
          expect(read.map((line) => line.bytes.toString())).toEqual(lines);
          for (const { offset, length, bytes: line } of read) {
            expect(bytes.subarray(offset, offset + length - 1).equals(line)).toBe(true);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('reads lines longer than a chunk', () => {
    const path = join(dir, 'long');
    writeFileSync(path, `${'a'.repeat(600_000)}\nb`);
    expect([...readLines(path)].map((line) => [line.offset, line.length])).toEqual([
      [0, 600_001],
      [600_001, 1],
    ]);
  });
});

describe('receipts', () => {
  const out = outDir(join(dir, 'run'));
  const receipt = (): Receipt => ({
    stage: 'curate',
    shard: 's',
    digest: sha256('task'),
    inputs: [],
    outputs: [{ file: 'curated/s.jsonl', ...writeDurably(out.path('curated/s.jsonl'), 'row\n') }],
    outcomes: {
      file: 'outcomes/curate-s.jsonl',
      ...writeDurably(out.path('outcomes/curate-s.jsonl'), 'o\n'),
    },
    tally: emptyTally(),
  });

  it('are found by digest while their files are whole', () => {
    const written = receipt();
    writeReceipt(out, written);
    expect(findReceipt(out, 'curate', 's', sha256('task'))).toEqual(written);
    expect(findReceipt(out, 'curate', 's', sha256('other'))).toBeUndefined();
    expect(findReceipt(out, 'curate', 't', sha256('task'))).toBeUndefined();
    writeFileSync(out.path('curated/s.jsonl'), 'ro');
    expect(findReceipt(out, 'curate', 's', sha256('task'))).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['jingliu-00001.warc.gz', 'jingliu-00001'],
    ['CC-MAIN-1.warc.wet.gz', 'CC-MAIN-1.warc'],
    ['old.arc', 'old'],
    ['a.warc.zst', 'a'],
  ])('shard of %s is %s', (file, shard) => expect(shardOf(file)).toBe(shard));
});

describe('lock', () => {
  it('is held by one live process; the lock of a dead one is taken over', () => {
    const out = outDir(join(dir, 'locked'));
    const unlock = lockOutDir(out);
    writeFileSync(out.lock, '1');
    expect(() => lockOutDir(out)).toThrow(/process 1 is running here/u);
    writeFileSync(out.lock, '999999999');
    lockOutDir(out)();
    expect(existsSync(out.lock)).toBe(false);
    unlock();
  });
});
