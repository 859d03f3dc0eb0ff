/**
 * What one mapper did to the text it was given: places in UTF-16 units of that text, in order, with what
 * stood there and what stands there now.
 */
export interface Edits {
  readonly mapper: string;
  readonly places: readonly (readonly [at: number, removed: string, inserted: string])[];
}

/** Units that must agree for two texts to be in step again. */
const SYNC = 6;
/** Units within which they must meet; else the rest of the line is one edit. */
const REACH = 48;

/**
 * What turns `before` into `after`. Edits of mappers are small and far apart, so the texts are walked side
 * by side and brought into step after each difference. Linear; exact for any two texts, though not
 * always the fewest edits.
 */
export function findEdits(mapper: string, before: string, after: string): Edits {
  const places: [number, string, string][] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before.charCodeAt(i) === after.charCodeAt(j)) {
      i++;
      j++;
      continue;
    }
    const [removed, inserted] = meet(before, i, after, j);
    places.push([i, before.slice(i, i + removed), after.slice(j, j + inserted)]);
    i += removed;
    j += inserted;
  }
  return { mapper, places };
}

/** The text before the edits: undoes a log from its end. */
export function undoEdits(text: string, log: readonly Edits[]): string {
  return log.reduceRight((current, { places }) => undoOne(current, places), text);
}

function undoOne(text: string, places: Edits['places']): string {
  let out = '';
  let from = 0;
  let shift = 0;
  for (const [at, removed, inserted] of places) {
    out += text.slice(from, at + shift) + removed;
    from = at + shift + inserted.length;
    shift += inserted.length - removed.length;
  }
  return out + text.slice(from);
}

/** How much of each text to leave out until both agree again. */
function meet(before: string, i: number, after: string, j: number): readonly [number, number] {
  for (let sum = 1; sum <= REACH; sum++) {
    for (let removed = 0; removed <= sum; removed++) {
      if (isInStep(before, i + removed, after, j + sum - removed)) return [removed, sum - removed];
    }
  }
  return [toLineEnd(before, i), toLineEnd(after, j)];
}

function isInStep(before: string, i: number, after: string, j: number): boolean {
  if (i > before.length || j > after.length) return false;
  if (Math.min(before.length - i, after.length - j) < SYNC)
    return before.length - i === after.length - j && before.endsWith(after.slice(j));
  for (let k = 0; k < SYNC; k++) if (before.charCodeAt(i + k) !== after.charCodeAt(j + k)) return false;
  return true;
}

function toLineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from + 1);
  return Math.max(0, (at < 0 ? text.length : at) - from);
}
