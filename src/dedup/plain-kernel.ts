import { foldTable } from '../text/fold-table.ts';
import { finalize, SHINGLE_BASE, type Kernel, type Permutations } from './kernel.ts';

/** Permutations done in one pass over the shingle hashes: enough to hide memory latency, few enough for registers. */
const LANES = 4;

/** The kernel in plain TypeScript, for engines without SIMD; gives the same values as the other. */
export function plainKernel(ngram: number, { multipliers, addends }: Permutations): Kernel {
  const fold = foldTable();
  let units = new Uint16Array(1 << 14);
  let hashes = new Int32Array(1 << 14);

  function sign(text: string, minima: Int32Array): number {
    if (text.length > units.length) {
      units = new Uint16Array(text.length * 2);
      hashes = new Int32Array(text.length * 2);
    }
    const n = foldInto(text, fold, units);
    const m = shingle(units, n, ngram, hashes);
    for (let k = 0; k < minima.length; k += LANES) minimise(hashes, m, k, multipliers, addends, minima);
    return n;
  }

  return { sign };
}

function foldInto(text: string, fold: Uint16Array, units: Uint16Array): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = fold[text.charCodeAt(i)] ?? 0;
    if (unit !== 0) units[n++] = unit;
  }
  return n;
}

// Rabin-Karp modulo 2³².
function shingle(units: Uint16Array, n: number, ngram: number, hashes: Int32Array): number {
  if (n < ngram) return 0;
  let power = 1;
  for (let i = 1; i < ngram; i += 1) power = Math.imul(power, SHINGLE_BASE);
  let rolling = 0;
  for (let i = 0; i < ngram; i += 1) rolling = (Math.imul(rolling, SHINGLE_BASE) + (units[i] ?? 0)) | 0;
  hashes[0] = finalize(rolling);
  for (let i = ngram; i < n; i += 1) {
    rolling = (rolling - Math.imul(units[i - ngram] ?? 0, power)) | 0;
    rolling = (Math.imul(rolling, SHINGLE_BASE) + (units[i] ?? 0)) | 0;
    hashes[i - ngram + 1] = finalize(rolling);
  }
  return n - ngram + 1;
}

function minimise(
  hashes: Int32Array,
  m: number,
  k: number,
  a: Int32Array,
  b: Int32Array,
  minima: Int32Array,
): void {
  const a0 = a[k] ?? 1,
    a1 = a[k + 1] ?? 1,
    a2 = a[k + 2] ?? 1,
    a3 = a[k + 3] ?? 1;
  const b0 = b[k] ?? 0,
    b1 = b[k + 1] ?? 0,
    b2 = b[k + 2] ?? 0,
    b3 = b[k + 3] ?? 0;
  let m0 = 0x7fffffff,
    m1 = 0x7fffffff,
    m2 = 0x7fffffff,
    m3 = 0x7fffffff;
  for (let i = 0; i < m; i += 1) {
    const h = hashes[i] as number;
    const v0 = (Math.imul(h, a0) + b0) | 0;
    const v1 = (Math.imul(h, a1) + b1) | 0;
    const v2 = (Math.imul(h, a2) + b2) | 0;
    const v3 = (Math.imul(h, a3) + b3) | 0;
    if (v0 < m0) m0 = v0;
    if (v1 < m1) m1 = v1;
    if (v2 < m2) m2 = v2;
    if (v3 < m3) m3 = v3;
  }
  minima[k] = m0;
  if (k + 1 < minima.length) minima[k + 1] = m1;
  if (k + 2 < minima.length) minima[k + 2] = m2;
  if (k + 3 < minima.length) minima[k + 3] = m3;
}
