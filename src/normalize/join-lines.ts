import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import type { Mapped, Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

/** Width of wrapped prose in characters: shorter lines are verse or captions, longer ones paragraphs. */
const WIDTH_MIN = 24;
const WIDTH_MAX = 50;
/** A wrapped line misses the width by a word or a mark at most. */
const SLACK = 3;
const LINES_MIN = 3;
const ENDS = /[。！？!?；;：:…”」』）)]$/;
const MARKS = /[，。；：、！？]/;

/** Joins paragraphs that were wrapped at a fixed width, as in plain-text mails and old pages. */
export const joinLines: Mapper = {
  id: 'joinLines',
  needs: TRIGGER.wrapped,
  map: (text, policy) => (policy.joinLines && text.includes('\n') ? joinAll(text) : { text, count: 0 }),
};

function joinAll(text: string): Mapped {
  const lines = text.split('\n');
  const out: string[] = [];
  let count = 0;
  for (let i = 0; i < lines.length;) {
    const end = wrappedUntil(lines, i);
    if (end > i) {
      out.push(lines.slice(i, end).join(''));
      count += end - i - 1;
      i = end;
    } else out.push(lines[i++] as string);
  }
  return count === 0 ? { text, count } : { text: out.join('\n'), count };
}

/** Index after the last line of a wrapped paragraph that starts at `start`, or `start`. */
function wrappedUntil(lines: readonly string[], start: number): number {
  const width = lines[start]?.length ?? 0;
  if (width < WIDTH_MIN || width > WIDTH_MAX || !isProse(lines[start] as string)) return start;
  let end = start;
  let open = 0;
  let marked = 0;
  while (
    end < lines.length &&
    Math.abs((lines[end] as string).length - width) <= SLACK &&
    isProse(lines[end] as string)
  ) {
    const line = lines[end++] as string;
    if (MARKS.test(line)) marked++;
    if (!ENDS.test(line)) open++;
    // A full line that ends a sentence may end the paragraph; joining two paragraphs loses more.
    else break;
  }
  if (end - start < LINES_MIN || marked * 2 < end - start || open < LINES_MIN - 1) return start;
  const tail = lines[end] ?? '';
  const isTail =
    !ENDS.test(lines[end - 1] as string) &&
    tail !== '' &&
    tail.length <= width &&
    ENDS.test(tail) &&
    isProse(tail);
  return isTail ? end + 1 : end;
}

function isProse(line: string): boolean {
  const first = UNIT_CLASS[line.charCodeAt(0)];
  const last = UNIT_CLASS[line.charCodeAt(line.length - 1)];
  return (
    (first === CHAR.han || first === CHAR.punctuation) && (last === CHAR.han || last === CHAR.punctuation)
  );
}
