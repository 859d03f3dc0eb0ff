import type { Expand, Lattice } from './lattice.ts';

/**
 * What the most likely reading must have over the one from the left, in points, piece by piece: a rarer character
 * than another is no damage.
 */
const MENDED_FROM = 2;

/** A reading as columns, a row a step. */
interface Steps {
  readonly ends: number[];
  readonly strayAt: number[];
  readonly points: number[];
}

/**
 * Reads a run both ways, `plain` from the left as decoders do and `expand` as it is most likely, and tells `take` the
 * steps of the second where it is clearly likelier, those of the first elsewhere. The two are compared between the
 * places where both have the border of a character.
 */
export function settle(
  lattice: Lattice,
  run: Uint8Array,
  plain: Expand,
  expand: Expand,
  take: (at: number, length: number, strayAt: number) => void,
): void {
  const first = stepsOf(lattice, run, plain);
  const likely = stepsOf(lattice, run, expand);
  let at = 0;
  for (let i = 0, j = 0; i < first.ends.length;) {
    let [nextI, nextJ] = [i + 1, j + 1];
    let gain = (likely.points[j] as number) - (first.points[i] as number);
    while (first.ends[nextI - 1] !== likely.ends[nextJ - 1]) {
      if ((first.ends[nextI - 1] as number) < (likely.ends[nextJ - 1] as number))
        gain -= first.points[nextI++] as number;
      else gain += likely.points[nextJ++] as number;
    }
    const [steps, from, to] = gain >= MENDED_FROM ? [likely, j, nextJ] : [first, i, nextI];
    for (let k = from; k < to; k += 1) {
      const end = steps.ends[k] as number;
      take(at, end - at, steps.strayAt[k] as number);
      at = end;
    }
    i = nextI;
    j = nextJ;
  }
}

function stepsOf(lattice: Lattice, run: Uint8Array, expand: Expand): Steps {
  const steps: Steps = { ends: [], strayAt: [], points: [] };
  lattice.read(run, 0, run.length, expand, (at, length, strayAt, points) => {
    steps.ends.push(at + length);
    steps.strayAt.push(strayAt);
    steps.points.push(points);
  });
  return steps;
}
