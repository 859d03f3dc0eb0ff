import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HanScript } from '../../src/core/text-profile.ts';
import { profileText } from '../../src/text/profile.ts';

describe('counts', () => {
  it('counts each code point in one class', () => {
    const { language, lineStarts, sentenceStarts, ...counts } = profileText(
      '中国𠮷 a9，$😀か한\ufffd\u200b\n',
    );
    expect(counts).toEqual({
      text: '中国𠮷 a9，$😀か한\ufffd\u200b\n',
      codePoints: 14,
      visible: 11,
      han: 3,
      latin: 1,
      digits: 1,
      kana: 1,
      hangul: 1,
      punctuation: 1,
      symbols: 1,
      emoji: 1,
      broken: 1,
      distinct: 14,
    });
    expect([...lineStarts]).toEqual([0, 16]);
    expect([...sentenceStarts]).toEqual([0, 16]);
    expect(language.hantRatio).toBe(0);
  });

  it('is all zeros for an empty text', () => {
    const profile = profileText('');
    expect([profile.codePoints, profile.visible, profile.distinct]).toEqual([0, 0, 0]);
    expect([...profile.lineStarts, ...profile.sentenceStarts]).toEqual([0, 0]);
    expect(profile.language).toEqual({
      language: 'und',
      score: 0,
      script: 'none',
      hantRatio: 0,
      cantoneseRatio: 0,
      classicalRatio: 0,
      shares: {},
    });
  });

  it.each([
    ['lone surrogate', '\ud800中\udc00', 2],
    ['private use', '\ue000\u{f0000}', 2],
    ['control', 'a\0b', 1],
    ['three marks are spelling', 'e\u0301\u0302\u0303', 0],
    ['a stack of marks is not', `e${'\u0301'.repeat(10)}`, 7],
    ['direction override', '\u202eabc', 1],
  ])('broken: %s', (_name, text, broken) => {
    expect(profileText(text).broken).toBe(broken);
  });

  it('agrees with itself and with the text for any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const profile = profileText(text);
        expect(profile.codePoints).toBe(Array.from(text).length);
        expect(profile.distinct).toBe(
          new Set(Array.from(text).filter((char) => !/^[\ud800-\udfff]$/.test(char))).size,
        );
        expect(profile.lineStarts.at(-1)).toBe(text.length);
        expect(
          [...profile.sentenceStarts].every((start, i, all) => i === 0 || start >= (all[i - 1] ?? 0)),
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('lines and sentences', () => {
  const parts = (text: string, starts: Uint32Array): string[] =>
    Array.from(starts.subarray(0, -1), (start, i) => text.slice(start, starts[i + 1]));

  it.each([
    ['一。二！三', ['一。', '二！', '三']],
    ['他说：“走吧。”然后走了。', ['他说：“走吧。”', '然后走了。']],
    ['真的吗？！是的……好；', ['真的吗？！', '是的……', '好；']],
    ['一行\n二行。\n\n  三行', ['一行\n', '二行。\n\n  ', '三行']],
    ['3.14 和 U.S. 不断句', ['3.14 和 U.S. 不断句']],
  ])('%s', (text, expected) => {
    expect(parts(text, profileText(text).sentenceStarts)).toEqual(expected);
  });

  it('has one line for each line that is begun', () => {
    expect([...profileText('一\n\n二\n').lineStarts]).toEqual([0, 2, 3, 5]);
  });
});

/** Own sentences in the manner of a declaration of rights, so that no text of others is needed. */
const LANGUAGES: readonly (readonly [text: string, language: string, script: HanScript])[] = [
  ['每个人都有权利受到教育，学校应当向所有的孩子开放。', 'zh', 'Hans'],
  ['每個人都有權利受到教育，學校應當向所有的孩子開放。', 'zh', 'Hant'],
  ['他们在学校门口等了很久，後來老師來了，還帶著學生們。', 'zh', 'mixed'],
  ['北京', 'zh', 'none'],
  ['今天天气不错', 'zh', 'Hans'],
  ['学而时习之，不亦说乎？', 'lzh', 'Hans'],
  ['呢份报告嘅结论对各国友好关系嘅发展有帮助。', 'yue', 'Hans'],
  ['我每天都吃苹果，味道很好。私は毎日りんごを食べます。とても美味しいです。', 'mul', 'Hans'],
  ['iPhone 15 Pro Max', 'en', 'none'],
  ['每個人都有權受教育，佢哋喺學校度學嘢，冇人可以唔俾佢哋返學。', 'yue', 'Hant'],
  [
    '古之学者必有师。师者，所以传道也。人非生而知之者，孰能无惑？惑而不从师，其为惑也，终不解矣。',
    'lzh',
    'Hans',
  ],
  ['今夫学者，如登山焉，其始也勇，其终也怠；知其难而不止者，乃能至其巅矣。', 'lzh', 'Hans'],
  ['古人说“知之为知之”，这句话的意思是知道就是知道，不知道就说不知道，这才是聪明的做法。', 'zh', 'Hans'],
  ['出面嘅雨好大，記得帶遮。', 'yue', 'Hant'],
  ['外面的雨很大，記得帶傘。', 'zh', 'Hant'],
  [
    '他學了一句廣東話“唔該”，見到誰都要說上一遍，弄得大家哭笑不得，最後連小孩子也跟著他學起來。',
    'zh',
    'Hant',
  ],
  ['すべての人は教育を受ける権利を有し、学校は開かれていなければならない。', 'ja', 'mixed'],
  ['東京都千代田区永田町一丁目の国会議事堂', 'ja', 'mixed'],
  ['会社設立登記申請書類一式、関係者以外立入禁止', 'ja', 'Hant'],
  ['大韓民國의 主權은 國民에게 있고, 모든 權力은 國民으로부터 나온다.', 'ko', 'Hant'],
  ['李某，字子文，京兆人，少負文藝，開元中舉進士，官至司勳員外郎，有集十卷。', 'lzh', 'Hant'],
  ['邊境總長五千公里，皇后與太后都不曾到過這裡。', 'zh', 'Hant'],
  [
    '設定寫在 /etc/network/interfaces 裡，用 dpkg-reconfigure --priority=low 再跑一次就可以了。',
    'zh',
    'Hant',
  ],
  ['東京都渋谷区駅前広場整備計画概要', 'ja', 'mixed'],
  ['모든 사람은 교육을 받을 권리를 가지며 학교는 열려 있어야 한다.', 'ko', 'none'],
  ['Everyone has the right to education, and the school is to be open to all of them.', 'en', 'none'],
  ['Breaking news', 'en', 'none'],
  ['Toute personne a le droit de recevoir une éducation, et les écoles sont ouvertes à tous.', 'fr', 'none'],
  ['Каждый человек имеет право на образование.', 'ru', 'none'],
  ['在 TypeScript 里用 Array.prototype.map 处理 JSON 数据', 'zh', 'Hans'],
  [
    '教育是每个人的权利，学校应当开放。Everyone has the right to education and the school is open.',
    'mul',
    'Hans',
  ],
  [
    '李太投訴房屋漏水三個月，管理處都沒有回覆。她說：「佢哋成日叫我等，但係等到幾時呢？」管理處其後表示，已安排師傅於下星期上門檢查，並會向受影響住戶致歉。',
    'zh',
    'Hant',
  ],
  ['呢塊板要兩個人先搬得起', 'yue', 'Hant'],
  ['聽日開會討論全部議題', 'yue', 'Hant'],
  ['睇吓同埋編輯設定', 'yue', 'Hant'],
  ['海边度假酒店的早餐不错，从小路走到沙滩要五分钟', 'zh', 'Hans'],
  ['恒生指數今日跌一百八十點，大市成交額約九百億元，科技股普遍受壓。', 'zh', 'Hant'],
  ['违者罚款，闲人免进，谢绝参观。', 'zh', 'Hans'],
  [
    '题目：《秋江》\n作者：某氏（１０４５－１１０５）\n一夜西风落井桐，寒江雁影过孤蓬。\n故人不见空斜日，独倚危栏望塞鸿。',
    'lzh',
    'Hans',
  ],
  [
    '《となりの物語》（となりのものがたり）是一部日本漫画，在中国也有很多读者，他们喜欢这个故事。',
    'zh',
    'Hans',
  ],
];

describe('language', () => {
  it.each(LANGUAGES)('%s', (text, language, script) => {
    const found = profileText(text).language;
    expect([found.language, found.script]).toEqual([language, script]);
  });
});

const DATA = '../shared/data/02_text';
describe.skipIf(!existsSync(DATA))('language on shared paragraphs (skipped without ../shared/data)', () => {
  it.each([
    ['cmrc2018/squad-style-data/cmrc2018_dev.json', 'Hans', 848],
    ['drcd/DRCD_dev.json', 'Hant', 1000],
  ] as const)('%s', (file, script, total) => {
    const texts = readParagraphs(`${DATA}/${file}`);
    const right = texts
      .map((text) => profileText(text).language)
      .filter((found) => found.language === 'zh' && found.script === script);
    expect(texts.length).toBe(total);
    expect(right.length / total).toBeGreaterThanOrEqual(0.995);
  });
});

function readParagraphs(file: string): string[] {
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as {
    data: { paragraphs: { context: string }[] }[];
  };
  return data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
}
