import type { TextProfile } from '../core/text-profile.ts';
import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { hashRange } from './hash.ts';
import { lineTraits } from './line-traits.ts';
import { once } from './once.ts';

/** How the lines of a text look; lengths are UTF-16 units without spaces at the ends, blank lines are left out. */
export interface LineShape {
  readonly lines: number;
  /** Units in all lines. */
  readonly units: number;
  /** Lines that end like a sentence. */
  readonly ended: number;
  /** Units up to the last sentence mark of each line. */
  readonly endedUnits: number;
  /** Lines of at most `SHORT_UNITS` without a mark of a sentence anywhere. */
  readonly short: number;
  readonly shortUnits: number;
  /** Lines other than code that repeat an earlier line of at least `REPEAT_UNITS_MIN`, and their units. */
  readonly repeated: number;
  readonly repeatedUnits: number;
  /** Lines with code, columns or markup. */
  readonly codeUnits: number;
  /** Lines that look like verse: short, even, often in pairs of equal length. */
  readonly verse: number;
}

/** A menu item or a caption; titles of news are longer. */
const SHORT_UNITS = 12;
/** Shorter lines (答：, 图1) repeat in any text. */
const REPEAT_UNITS_MIN = 6;
const VERSE_UNITS_MAX = 24;

/** Shape of a profile's lines; worked out once for each profile. */
export const lineShape: (profile: TextProfile) => LineShape = once(measureLines);

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function measureLines({ text, lineStarts }: TextProfile): LineShape {
  const shape: Writable<LineShape> = {
    lines: 0,
    units: 0,
    ended: 0,
    endedUnits: 0,
    short: 0,
    shortUnits: 0,
    repeated: 0,
    repeatedUnits: 0,
    codeUnits: 0,
    verse: 0,
  };
  const seen = new Set<number>();
  let lengthBefore = 0;
  for (let i = 0; i + 1 < lineStarts.length; i++) {
    const [start, end] = trim(text, lineStarts[i] as number, lineStarts[i + 1] as number);
    const units = end - start;
    if (units === 0) continue;
    shape.lines++;
    shape.units += units;
    const traits = lineTraits(text, start, end);
    if (traits.ends) shape.ended++;
    shape.endedUnits += traits.endedUnits;
    if (units <= SHORT_UNITS && !traits.marked) {
      shape.short++;
      shape.shortUnits += units;
    }
    if (traits.isCode) shape.codeUnits += units;
    if (traits.isEven && units <= VERSE_UNITS_MAX && units === lengthBefore) shape.verse += 2;
    lengthBefore = units === lengthBefore ? 0 : units;
    if (units < REPEAT_UNITS_MIN || traits.isCode) continue;
    const hash = hashRange(text, start, end);
    if (!seen.has(hash)) seen.add(hash);
    else {
      shape.repeated++;
      shape.repeatedUnits += units;
    }
  }
  return shape;
}

function trim(text: string, from: number, to: number): readonly [number, number] {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

function isBlank(unit: number): boolean {
  const charClass = UNIT_CLASS[unit];
  return charClass === CHAR.space || charClass === CHAR.newline;
}

/** Share of lines from which a text is verse. */
const VERSE_RATIO_MIN = 0.5;
const VERSE_LINES_MIN = 4;

/** True for poems: most lines stand in pairs of equal length and hold Han and marks only. */
export function isVerse(shape: LineShape): boolean {
  return shape.lines >= VERSE_LINES_MIN && shape.verse / shape.lines >= VERSE_RATIO_MIN;
}
