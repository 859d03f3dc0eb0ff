import { describe, expect, it } from 'vitest';
import { languageRuns } from '../../src/text/language/lines.ts';
import { languageTag } from '../../src/text/language/tag.ts';
import { profileText } from '../../src/text/profile.ts';

describe('languageRuns', () => {
  it.each([
    ['', []],
    ['……\n', [['und', 1]]],
    [
      '第一行是简体，我们说这个。\n\n第二行也是。\nThe third line is in English, as you see.\n',
      [
        ['zh-Hans', 3],
        ['en', 1],
      ],
    ],
    [
      '這一行寫的是繁體。\n这一行写的是简体。\n呢一行就係粵語嚟㗎。\nこの行は日本語です。\n이 줄은 한국어입니다.\n',
      [
        ['zh-Hant', 1],
        ['zh-Hans', 1],
        ['yue-Hant', 1],
        ['ja', 1],
        ['ko', 1],
      ],
    ],
  ])('%j', (text, runs) => {
    expect(languageRuns(profileText(text))).toEqual(runs);
  });
});

describe('languageTag', () => {
  it.each([
    ['他们说这话的时候，後來的學生還沒有來。', 'zh'],
    ['子曰：學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？', 'lzh-Hant'],
    ['すべての人は教育を受ける権利を有する。', 'ja'],
    ['我每天都吃苹果，味道很好。I like apples very much and I eat them every day.', 'mul'],
  ])('%s', (text, tag) => {
    expect(languageTag(profileText(text).language)).toBe(tag);
  });
});
