import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../src/dedup/kernel.ts';
import { plainKernel } from '../../src/dedup/plain-kernel.ts';
import { wasmKernel } from '../../src/dedup/wasm-kernel.ts';

function both(ngram: number, count: number): readonly [Kernel, Kernel] {
  const wasm = wasmKernel(ngram, count);
  if (wasm === undefined) throw new Error('this engine has no WebAssembly SIMD');
  return [wasm, plainKernel(ngram, count)];
}

function signed(kernel: Kernel, text: string, count: number): { units: number; values: number[] } {
  const values = new Int32Array(count);
  const units = kernel.sign(text, values);
  return { units, values: [...values] };
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.integer({ min: 0x4e00, max: 0x4e40 }), { maxLength: 600 })
    .map((codes) => String.fromCharCode(...codes)),
);

describe('the two kernels', () => {
  it('give the same values for any text, shingle and number of values', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 2, max: 32 }),
        fc.integer({ min: 1, max: 130 }),
        (one, ngram, count) => {
          const [wasm, plain] = both(ngram, count);
          expect(signed(wasm, one, count)).toEqual(signed(plain, one, count));
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  // Pieces of 16,384 units: about their border, and where shingles lie across it.
  it.each([1023, 1024, 1027, 1028, 1029, 16_383, 16_384, 16_385, 16_388, 32_768, 50_001])(
    'give the same values for %i units',
    (length) => {
      const [wasm, plain] = both(5, 112);
      const long = Array.from({ length }, (_, i) =>
        String.fromCharCode(0x4e00 + ((i * i * 31 + i * 7) % 5000)),
      );
      expect(signed(wasm, long.join(''), 112)).toEqual(signed(plain, long.join(''), 112));
      const spaced = long.map((char, i) => (i % 3 === 0 ? `，${char}` : char)).join('');
      expect(signed(wasm, spaced, 112)).toEqual(signed(plain, long.join(''), 112));
    },
  );

  it('fill every value of a long text of few shingles', () => {
    const [wasm, plain] = both(5, 112);
    const long = '东西南北中'.repeat(20_000);
    expect(signed(wasm, long, 112)).toEqual(signed(plain, long, 112));
    expect(signed(wasm, long, 112).values).toEqual(signed(wasm, '东西南北中东西南北', 112).values);
    expect(new Set(signed(wasm, long, 112).values).size).toBeGreaterThan(100);
  });

  it('give the same values when the signature has more of them than the text has shingles', () => {
    const [wasm, plain] = both(5, 2_048);
    const long = Array.from({ length: 40_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * i) % 6_007)),
    ).join('');
    for (const one of ['河边立着一座旧钟', long])
      expect(signed(wasm, one, 2_048)).toEqual(signed(plain, one, 2_048));
  });
});

it('the committed WebAssembly is what its source compiles to', () => {
  const script = resolve(import.meta.dirname, '../../scripts/kernel.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
