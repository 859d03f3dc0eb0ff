import type { Mapped, Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

/** Marks of prose. */
const PROSE = new Set(codesOf('，。！？；：、,;:!?~～·'));
/** …… and —— are one mark of two characters in Chinese. */
const DOUBLE = new Set(codesOf('…—'));
/** Rulers and leaders of ASCII marks (---, ===, ...) belong to tables and code and have a bound of their own. */
const RULER = new Set(codesOf('.-=_*#+<>|/\\'));
const RULER_MAX = 32;
/** Any run worth a look: one test decides for nearly every text. */
const HAS_RUN = /([，。！？；：、,;:!?~～·…—])\1\1|([.\-=_*#+<>|/\\])\2{32}/;

/** Bounds runs of one punctuation mark. */
export const punctuationRuns: Mapper = {
  id: 'punctuationRuns',
  needs: TRIGGER.run,
  map: (text, policy) =>
    HAS_RUN.test(text) ? boundRuns(text, policy.punctuationRunMax) : { text, count: 0 },
};

// By hand: a pattern with a back reference overflows the stack on a run of a million marks.
function boundRuns(text: string, proseMax: number): Mapped {
  let out = '';
  let kept = 0;
  let count = 0;
  for (let start = 0, end = 0; start < text.length; start = end) {
    const mark = text.charCodeAt(start);
    end = start + 1;
    while (text.charCodeAt(end) === mark) end++;
    const max = end - start > 2 ? runMax(mark, proseMax) : end - start;
    if (end - start <= max) continue;
    out += text.slice(kept, start + max);
    kept = end;
    count++;
  }
  return count === 0 ? { text, count } : { text: out + text.slice(kept), count };
}

function runMax(mark: number, proseMax: number): number {
  if (PROSE.has(mark)) return proseMax;
  if (DOUBLE.has(mark)) return 2;
  return RULER.has(mark) ? RULER_MAX : Infinity;
}

function codesOf(marks: string): number[] {
  return Array.from(marks, (mark) => mark.charCodeAt(0));
}
