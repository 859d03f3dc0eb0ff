import type { Mapped, Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

/** Characters that windows-1252 has at 0x80–0x9F, in that order; \0 where it has none. */
const CP1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
const HIGH = `\\u0080-\\u00ff${CP1252.replaceAll('\0', '')}`;
/** A lead byte of UTF-8 or GBK and a byte after it, as Latin-1 shows them. */
const SUSPECT = new RegExp(`[\\u00b0-\\u00f4][${HIGH}]`);
/** A lead byte of Han, at no end of a word, and the byte after it; the third, 0xA0, became a plain space. */
const LOST_SPACE = `(?<=(?<![A-Za-z])[\\u00e4-\\u00e9][${HIGH}]) `;
const RUN = new RegExp(`(?:[${HIGH}]|${LOST_SPACE}){2,}`, 'g');
/** What repaired text may not hold: anything but CJK, its punctuation, general punctuation. */
const NOT_CJK =
  /[^\u2010-\u203b\u2460-\u24ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3134f}]/u;
const LATIN_1 = /^[\u00a0-\u00ff]$/;
/** Shorter runs of accented letters are words of European languages. */
const GBK_BYTES_MIN = 4;
/** Text that was wrongly decoded twice. */
const ROUNDS_MAX = 3;

const BYTE_OF = new Map(Array.from(CP1252).map((char, i) => [char, 0x80 + i] as const));
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const GBK = new TextDecoder('gbk', { fatal: true });

/**
 * Repairs runs of UTF-8 or GBK bytes that were read as Latin-1 or windows-1252, where every byte of
 * the run decodes and the result is Chinese. `é` and `Ö` in European words stay.
 */
export const mojibake: Mapper = {
  id: 'mojibake',
  needs: TRIGGER.high,
  map: (text, policy) => (policy.mojibake && SUSPECT.test(text) ? repair(text) : { text, count: 0 }),
};

function repair(text: string): Mapped {
  let current = text;
  let count = 0;
  for (let round = 0; round < ROUNDS_MAX && SUSPECT.test(current); round++) {
    const before = count;
    current = current.replace(RUN, (run) => {
      const repaired = repairSpaced(run);
      if (repaired !== run) count++;
      return repaired;
    });
    if (count === before) break;
  }
  return { text: current, count };
}

// Of a run with spaces that does not decode whole, the parts between them may.
function repairSpaced(run: string): string {
  const repaired = repairRun(run);
  if (repaired !== run || !run.includes(' ')) return repaired;
  return run.split(' ').map(repairRun).join(' ');
}

function repairRun(run: string): string {
  const bytes = Uint8Array.from(run, (char) =>
    char === ' ' ? 0xa0 : (BYTE_OF.get(char) ?? char.charCodeAt(0)),
  );
  const utf8 = decode(UTF8, bytes);
  if (
    utf8 !== undefined &&
    ((utf8 !== '' && !NOT_CJK.test(utf8)) || LATIN_1.test(utf8) || isHalfRepaired(utf8))
  )
    return utf8;
  if (!isCommonGbk(bytes)) return run;
  return decode(GBK, bytes) ?? run;
}

/** One layer of a double encoding: it decodes, and what comes out is again such a run. */
function isHalfRepaired(text: string): boolean {
  return text.length >= 4 && !/[^\u0080-\u00ff\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]/.test(text);
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    // Not bytes of this encoding: the answer, not an error.
    return undefined;
  }
}

/** Pairs of level-1 hanzi or GB 2312 punctuation only, and not one pair over and over. */
function isCommonGbk(bytes: Uint8Array): boolean {
  if (bytes.length < GBK_BYTES_MIN || bytes.length % 2 !== 0) return false;
  let varied = false;
  for (let i = 0; i < bytes.length; i += 2) {
    const lead = bytes[i] as number;
    const trail = bytes[i + 1] as number;
    const isHanzi = lead >= 0xb0 && lead <= 0xd7;
    if (trail < 0xa1 || trail > 0xfe || !(isHanzi || lead === 0xa1 || lead === 0xa3)) return false;
    if (i > 0 && (lead !== bytes[0] || trail !== bytes[1])) varied = true;
  }
  return varied && bytes.some((byte, i) => i % 2 === 0 && byte >= 0xb0);
}
