import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';

/** A folded text in which a Han character repeated at once stands once; `runs` says how often it stood. */
export interface Squeezed {
  readonly units: Uint16Array;
  readonly runs: Uint8Array;
  readonly length: number;
}

/** Longer runs count as this long. */
const RUN_MAX = 255;

let runs = new Uint8Array(4096);

/** Squeezes in place: `units` is scratch space of the fold. The result is valid until the next call. */
export function squeeze(units: Uint16Array, length: number): Squeezed {
  if (runs.length < length) runs = new Uint8Array(units.length);
  let out = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    if (out > 0 && unit === units[out - 1] && UNIT_CLASS[unit] === CHAR.han) {
      if ((runs[out - 1] as number) < RUN_MAX) runs[out - 1]!++;
      continue;
    }
    units[out] = unit;
    runs[out++] = 1;
  }
  return { units, runs, length: out };
}
