import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  MAPPERS,
  normalizePolicySchema,
  normalizeText,
  undoEdits,
  type Edits,
  type NormalizePolicy,
} from '../../src/normalize/normalize.ts';
import { findTriggers } from '../../src/normalize/triggers.ts';

const policy = normalizePolicySchema.parse(parse(readFileSync('rules/normalize/default.yaml', 'utf8')));

const BODY = '河边的柳树刚刚发芽。\n散步的人多了一些。\n老人坐在长椅上。\n孩子们在放风筝。';

const ROWS: readonly (readonly [
  name: string,
  input: string,
  expected: string,
  log: Record<string, number>,
])[] = [
  ['clean text', '今天天气很好，我们去公园。', '今天天气很好，我们去公园。', {}],
  ['empty text', '', '', {}],
  ['lone surrogates', 'a\ud800b\udc00c', 'a\ufffdb\ufffdc', { surrogates: 2 }],
  ['pairs stay', '𠮷野家😀', '𠮷野家😀', {}],
  ['line ends', '一\r\n二\r三\u2028四', '一\n二\n三\n四', { lineEndings: 3 }],
  ['zero-width and soft hyphen', '中\u200b文\u00ad字\ufeff', '中文字', { invisible: 3 }],
  ['direction override', '中\u202e文', '中文', { invisible: 1 }],
  ['joiner in emoji', '一家👨\u200d👩\u200d👧人', '一家👨\u200d👩\u200d👧人', {}],
  ['joiner between Han', '中\u200d文', '中文', { invisible: 1 }],
  ['NUL', '中\u0000文', '中文', { invisible: 1 }],
  ['private use', '收藏\ue602关注', '收藏关注', { privateUse: 1 }],
  ['NFC', 'cafe\u0301', 'café', { nfc: 1 }],
  ['full-width letters', 'ＡＢＣ１２３', 'ABC123', { width: 6 }],
  ['full-width punctuation stays', '（１），％！', '（1），％！', { width: 1 }],
  ['ideographic indent', '\u3000\u3000第一段', '第一段', { spaces: 2, blankLines: 1 }],
  ['no-break space', 'a\u00a0b', 'a b', { spaces: 1 }],
  ['space between Han', '今 天天 气好，走', '今天天气好，走', { hanSpaces: 2 }],
  ['space beside Latin stays', '使用 Node 开发', '使用 Node 开发', {}],
  ['number of an article', '第一条 为了规范 管理', '第一条 为了规范管理', { hanSpaces: 1 }],
  ['list of words', '张三 李四 王五 赵六', '张三 李四 王五 赵六', {}],
  ['date before a title', '2024年5月1日 第二次 修订', '2024年5月1日 第二次修订', { hanSpaces: 1 }],
  ['list with a book title', '《山居》 李明 著作 出版', '《山居》 李明 著作 出版', {}],
  ['couplet', '春眠不觉晓 处处闻啼鸟', '春眠不觉晓 处处闻啼鸟', {}],
  ['columns', '姓名  年龄  城市', '姓名  年龄  城市', {}],
  ['comma between Han', '你好,世界', '你好，世界', { hanPunctuation: 1 }],
  ['comma and space', '你好, 世界', '你好，世界', { hanPunctuation: 1, punctuationSpaces: 1 }],
  ['stop at line end', '今天很好.\n明天也好.', '今天很好。\n明天也好。', { hanPunctuation: 2 }],
  ['name with a dot', '约翰.史密斯来了', '约翰.史密斯来了', {}],
  ['number', '圆周率是3.14,约数', '圆周率是3.14,约数', {}],
  ['time', '上午10:30开会', '上午10:30开会', {}],
  ['brackets', '北京(首都)很大', '北京（首都）很大', { hanPunctuation: 2 }],
  ['brackets with Latin at one end', '协议(见RFC)已定', '协议（见RFC）已定', { hanPunctuation: 2 }],
  ['brackets of a call', 'print(你好)', 'print(你好)', {}],
  ['Latin in brackets', '语言(Go)流行', '语言(Go)流行', {}],
  ['code with quotes', 'alert("请重新输入");', 'alert("请重新输入");', {}],
  ['code with an array', '[43,92,"管理"],', '[43,92,"管理"],', {}],
  ['speech', '他说:"好,走吧.', '他说："好，走吧。', { hanPunctuation: 3 }],
  ['face', '好的:)', '好的:)', {}],
  ['dots', '这个...那个', '这个...那个', {}],
  ['repeated marks', '太好了！！！！！！', '太好了！！！', { punctuationRuns: 1 }],
  ['ellipsis of six', '等等…………走', '等等……走', { punctuationRuns: 1 }],
  ['blank lines', '\n\n一\n\n\n\n二  \n', '一\n\n二', { blankLines: 4 }],
  [
    'entities',
    '甲&nbsp;乙&amp;ldquo;丙&amp;rdquo;&#20013;',
    '甲乙“丙”中',
    { entities: 4, spaces: 1, hanSpaces: 1 },
  ],
  ['ampersand', 'AT&amp;T公司', 'AT&T公司', { entities: 1 }],
  ['markup lesson', 'HTML 中用 &lt; 表示小于号', 'HTML 中用 &lt; 表示小于号', {}],
  ['UTF-8 as windows-1252', 'ä¸­æ–‡ç½‘é¡µ', '中文网页', { mojibake: 1 }],
  ['UTF-8 as Latin-1', '\u00e4\u00b8\u00ad\u00e6\u0096\u0087', '中文', { mojibake: 1 }],
  ['GBK as Latin-1', 'ÖÐÎÄÍøÒ³', '中文网页', { mojibake: 1 }],
  [
    'UTF-8 as Latin-1, a no-break space made plain',
    'Müller å¼ \u00e4\u00b8\u0089\u00e5\u00bc ',
    'Müller 张三张',
    { mojibake: 1 },
  ],
  ['a space after two signs', 'é¼ ½, blé¼ cup', 'é¼ ½, blé¼ cup', {}],
  ['French', 'déjà vu, naïve café', 'déjà vu, naïve café', {}],
  ['wrapped prose', WRAPPED(), WRAPPED().replaceAll('\n', ''), { joinLines: 3 }],
  ['editor at the end', `${BODY}\n（责任编辑：李明）`, BODY, { reprintLines: 1 }],
  ['other title and source', `原标题：老街\n来源：晨报\n${BODY}`, BODY, { reprintLines: 2 }],
  ['further reading', `${BODY}\n延伸阅读\n春天的柳树\n放风筝的人`, BODY, { reprintLines: 3 }],
  ['notice', `${BODY}\n声明：本文仅代表作者观点，与本站无关。`, BODY, { reprintLines: 1 }],
  ['call to follow', `${BODY}\n长按二维码关注我们\n阅读原文`, BODY, { reprintLines: 2 }],
  ['label of AI text', `${BODY}\n声明：本文由人工智能辅助生成`, `${BODY}\n声明：本文由人工智能辅助生成`, {}],
  ['prose about editors', `${BODY}\n编辑部搬到了三楼。`, `${BODY}\n编辑部搬到了三楼。`, {}],
  ['heading with prose after it', `${BODY}\n相关阅读\n${BODY}`, `${BODY}\n相关阅读\n${BODY}`, {}],
  ['nothing but marks', '来源：晨报\n责任编辑：李明', '来源：晨报\n责任编辑：李明', {}],
  [
    'verse is not joined',
    '春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。',
    '春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声，\n花落知多少。',
    {},
  ],
];

function WRAPPED(): string {
  return [
    '这是一封很久以前写下来的电子邮件，当时的邮件程序会在每一',
    '行写满的时候自动换行，于是同一个段落被切成了许多行，读起',
    '来很不方便，所以清洗的时候需要把它们重新接成一个完整的段',
    '落。',
  ].join('\n');
}

describe('normalizeText', () => {
  it.each(ROWS)('%s', (_name, input, expected, log) => {
    expect(normalizeText(input, policy)).toEqual({ text: expected, log });
  });

  it('decodes no reference that would spell another', () => {
    expect(normalizeText('&&#35;60;', policy).text).toBe('&&#35;60;');
  });
});

describe('script policy', () => {
  const traditional = '乾隆皇帝與後宮，頭髮和發展。';
  const rows: readonly (readonly [NormalizePolicy['script'], string, Record<string, number>])[] = [
    ['keep', traditional, {}],
    ['convert', '乾隆皇帝与后宫，头发和发展。', { script: 6 }],
    ['route', traditional, { 'script.route': 1 }],
  ];
  it.each(rows)('%s', (script, expected, log) => {
    expect(normalizeText(traditional, { ...policy, script })).toEqual({ text: expected, log });
  });

  it('does not route simplified text with one traditional character', () => {
    expect(normalizeText('这个汉字写作漢，简体写作汉。', { ...policy, script: 'route' }).log).toEqual({});
  });
});

/** Pieces in which mappers meet: every trigger next to every other one. */
const PIECE = fc.constantFrom(
  '中',
  '文',
  '第一条',
  '约翰',
  '史密斯',
  'a',
  'Z',
  '9',
  '１',
  'Ａ',
  ' ',
  '  ',
  '\t',
  '\u3000',
  '\u00a0',
  '\n',
  '\r\n',
  '\u2028',
  ',',
  '.',
  '?',
  '!',
  ':',
  ';',
  '(',
  ')',
  '，',
  '。',
  '！',
  '（',
  '）',
  '、',
  '“',
  '”',
  '…',
  '—',
  '-',
  '|',
  '&amp;',
  '&nbsp;',
  '&lt;',
  '&#',
  '35;',
  '&',
  'lt;',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u0301',
  '\ue000',
  '\ud800',
  '\udc00',
  '😀',
  'ä¸',
  '\u00ad',
  'æ–‡',
  'Ö',
  'Ð',
  '一二三四五六七八九十一二三四五六七八九十一二三四五六七八，',
  '责任编辑：',
  '相关阅读',
  '阅读原文',
);
const pieces = fc.array(PIECE, { maxLength: 60 }).map((chosen) => chosen.join(''));
const text = fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 80 }));

describe('properties', () => {
  it.each(['keep', 'convert'] as const)('normalizing twice equals once (%s)', (script) => {
    const own = { ...policy, script };
    fc.assert(
      fc.property(text, (input) => {
        const once = normalizeText(input, own).text;
        expect(normalizeText(once, own)).toEqual({ text: once, log: {} });
      }),
      { numRuns: 4000 },
    );
  });

  it('gives back the text from its edits', () => {
    fc.assert(
      fc.property(text, (input) => {
        const edits: Edits[] = [];
        const { text: cleaned } = normalizeText(input, { ...policy, script: 'convert' }, edits);
        expect(undoEdits(cleaned, edits)).toBe(input);
      }),
      { numRuns: 2000 },
    );
  });

  it('hands a text to every mapper that would change it', () => {
    fc.assert(
      fc.property(text, (input) => {
        const triggers = findTriggers(input);
        for (const mapper of MAPPERS) {
          if (mapper.needs === 0 || (mapper.needs & triggers) !== 0) continue;
          expect([mapper.id, mapper.map(input, { ...policy, emoji: 'remove' }).text]).toEqual([
            mapper.id,
            input,
          ]);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it.each(MAPPERS.map((mapper) => [mapper.id, mapper] as const))(
    '%s applied twice equals once',
    (_id, mapper) => {
      fc.assert(
        fc.property(text, (input) => {
          const own = { ...policy, emoji: 'remove', script: 'convert' } as const;
          const once = mapper.map(input, own).text;
          expect(mapper.map(once, own)).toEqual({ text: once, count: 0 });
        }),
        { numRuns: 500 },
      );
    },
  );

  it('never narrows Chinese punctuation', () => {
    fc.assert(
      fc.property(pieces, (input) => {
        const before = countChars(input);
        const after = countChars(normalizeText(input, { ...policy, entities: false }).text);
        for (const narrow of ',.!?:;()')
          expect(after.get(narrow) ?? 0).toBeLessThanOrEqual(before.get(narrow) ?? 0);
      }),
      { numRuns: 3000 },
    );
  });
});

function countChars(value: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

describe('hostile text', () => {
  // Half a million units of one trigger: long enough to overflow a backtracking pattern's stack.
  it.each([
    ',',
    '！',
    '.',
    '(',
    '中)',
    ' ',
    '中 ',
    '\t',
    '&amp;',
    '&',
    '\u0301',
    '\u200d',
    '👨\u200d',
    '\ud800',
    '\0',
    '\n',
    'ä¸\u00ad',
    'Ö',
    '９',
    '\ue000',
  ])('%j, again and again', (piece) => {
    const once = normalizeText(piece.repeat(500_000 / piece.length), { ...policy, emoji: 'remove' }).text;
    expect(normalizeText(once, { ...policy, emoji: 'remove' })).toEqual({ text: once, log: {} });
  });
});
