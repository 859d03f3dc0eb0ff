import { mapLines, replaceCounted, type Mapped, type Mapper } from './mapper.ts';

const BETWEEN = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu;
const HAS_GAP =
  /[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\udc00-\udfff] +[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\ud840-\ud888]/;
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
  map: (text, policy) => (policy.hanSpaces === 'keep' ? { text, count: 0 } : mapLines(text, HAS_GAP, close)),
};

function close(line: string): Mapped {
  if (COLUMNS.test(line) || isWords(line)) return { text: line, count: 0 };
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
const HAS_SPACED_MARK = new RegExp(`[${CJK_MARK}] | [${CJK_MARK}]`);

/** Removes spaces between Chinese punctuation and Han or other Chinese punctuation. */
export const punctuationSpaces: Mapper = {
  id: 'punctuationSpaces',
  map(text, policy) {
    if (policy.hanSpaces === 'keep' || !HAS_SPACED_MARK.test(text)) return { text, count: 0 };
    return replaceCounted(text, BESIDE_MARK, () => '');
  },
};
