import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { mapLines, replaceCounted, type Mapped, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const BETWEEN = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu;
/** 第一条 or a date before a title: the space after it divides and is part of the form. */
const ENUMERATOR =
  /^(?:#{1,6} )?(?:第[〇零一二三四五六七八九十百千万\d]+[编編章节節条條款项項回卷集讲講课課]|\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?) +/u;
const MARKS = /[，。！？；：、,;:!?()（）]/;
const COLUMNS = /[\t|]|\S {2,}\S.*\S {2,}\S/;
/** From this many words without any punctuation a line is a list of words, not prose with stray spaces. */
const LIST_WORDS_MIN = 4;
/** Parts of equal length from this many characters on are a couplet. */
const VERSE_PART_MIN = 4;

/** Removes spaces between two Han characters; verse, columns and lists of words keep theirs. */
export const hanSpaces: Mapper = {
  id: 'hanSpaces',
  needs: TRIGGER.hanGap,
  map: (text, policy) =>
    policy.hanSpaces === 'keep' ? { text, count: 0 } : editGaps(text, hasOpenGap, close),
};

function close(line: string): Mapped {
  const head = ENUMERATOR.exec(line)?.[0] ?? '';
  const rest = replaceCounted(line.slice(head.length), BETWEEN, () => '');
  return { text: head + rest.text, count: rest.count };
}

function isWords(line: string): boolean {
  if (MARKS.test(line)) return false;
  const words = line.split(/ +/);
  if (words.length >= LIST_WORDS_MIN && words.every((word) => word.length >= 2)) return true;
  const length = words[0]?.length ?? 0;
  return length >= VERSE_PART_MIN && words.every((word) => word.length === length);
}

const CJK_MARK =
  '\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301b\\uff01\\uff08\\uff09\\uff0c\\uff0e\\uff1a\\uff1b\\uff1f';
const BESIDE_MARK = new RegExp(
  `(?<=[${CJK_MARK}]) +(?=[${CJK_MARK}\\p{Script=Han}])|(?<=\\p{Script=Han}) +(?=[${CJK_MARK}])`,
  'gu',
);
const SPACED_MARK = new RegExp(`[${CJK_MARK}] | [${CJK_MARK}]`);

/** Removes spaces between Chinese punctuation and Han or other Chinese punctuation, in the same lines. */
export const punctuationSpaces: Mapper = {
  id: 'punctuationSpaces',
  needs: TRIGGER.markGap,
  map: (text, policy) =>
    policy.hanSpaces === 'keep'
      ? { text, count: 0 }
      : editGaps(
          text,
          (line) => SPACED_MARK.test(line),
          (line) => replaceCounted(line, BESIDE_MARK, () => ''),
        ),
};

// Columns and lists of words are left alone by both mappers; the first test is on the whole text.
function editGaps(text: string, needs: (text: string) => boolean, edit: (line: string) => Mapped): Mapped {
  if (!text.includes(' ') || !needs(text)) return { text, count: 0 };
  return mapLines(text, / /, (line) =>
    needs(line) && !COLUMNS.test(line) && !isWords(line) ? edit(line) : { text: line, count: 0 },
  );
}

function hasOpenGap(text: string): boolean {
  return (
    hasHanGap(text, 0) && (text.includes('\n') || hasHanGap(text, ENUMERATOR.exec(text)?.[0].length ?? 0))
  );
}

/** True when spaces stand between two Han characters at or after `from`; looks only where a space is. */
function hasHanGap(text: string, from: number): boolean {
  for (let at = text.indexOf(' ', from); at >= 0; at = text.indexOf(' ', at)) {
    const before = text.charCodeAt(at - 1);
    while (text.charCodeAt(at) === SPACE) at++;
    if (isHanUnit(before) && isHanUnit(text.charCodeAt(at))) return true;
  }
  return false;
}

const SPACE = 0x20;

// Surrogates may be half of a Han character; the exact pattern decides later.
function isHanUnit(unit: number): boolean {
  const charClass = UNIT_CLASS[unit];
  return charClass === CHAR.han || charClass === CHAR.surrogate;
}
