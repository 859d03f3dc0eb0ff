import { sha256 } from '../core/digest.ts';

/** How a sample is drawn, written down with it so that anybody can draw it again. */
export const DRAW_ALGORITHM = 'fisher-yates-sha256-counter-v1';

/**
 * `n` items of the frame without replacement, by a seed: the same seed and frame give the same sample.
 * A frame that is smaller comes back whole, in drawn order. The frame has to be sorted by the caller.
 */
export function drawSample<T>(frame: readonly T[], n: number, seed: string): T[] {
  const pool = [...frame];
  const size = Math.min(n, pool.length);
  for (let i = 0; i < size; i += 1) {
    const j = i + Math.floor(uniform(seed, i) * (pool.length - i));
    const picked = pool[j] as T;
    pool[j] = pool[i] as T;
    pool[i] = picked;
  }
  return pool.slice(0, size);
}

const HEX_DIGITS = 13;

/** The i-th number of a seed's sequence in [0, 1), from 52 bits of SHA-256. */
function uniform(seed: string, i: number): number {
  const hex = sha256(`${seed}\n${i}`).slice('sha256:'.length, 'sha256:'.length + HEX_DIGITS);
  return Number.parseInt(hex, 16) / 16 ** HEX_DIGITS;
}
