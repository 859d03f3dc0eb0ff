import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { found, run } from './support.ts';

const SEEDS = [
  '11010519491231002X',
  '110105491231002',
  '13812345678',
  '+86 138 1234 5678',
  '１３８１２３４５６７８',
  '010-62345678',
  '6222020000000000000',
  '4111 1111 1111 1111',
  'E12345678',
  'H0123456701',
  'A123456(3)',
  'A123456789',
  '军字第123456号',
  '京A·12345',
  '京AD12345',
  '使014578',
  'xiaohe@mail.example',
  'xiaohe[at]mail.example',
  '284719305',
  'lanchuan_tea88',
  '3c:5a:b4:01:7f:9e',
  '359201005550166',
  '36.110.18.7',
  '澄湾市柳岸区河口路18号3栋502室',
  '王小河',
  '阿依古丽·买买提',
  'A0038471',
  'Abc12345',
  'sk-abcdefghij0123456789',
  '39.9042,116.4074',
  '202611010345',
];
const LABELS = [
  '身份证', '手机', '卡号：', '账号', '护照', '回乡证', '香港', '车牌', '邮箱', 'QQ', '微信：', 'IMEI', '家住',
  '姓名：', '住院号', '密码：', '坐标', '准考证', '订单', '咨询电话', 'https://a.example/', 'Tel', 'wx',
]; // prettier-ignore
const PROSE = [
  '，',
  '。',
  '：',
  ' ',
  '\n',
  '、',
  '（',
  '）',
  '-',
  '.',
  '今天的雨下得很大',
  '𠀀',
  'a',
  '7',
  '号',
  '〔',
  '〕',
];

const pieces = fc
  .array(fc.constantFrom(...SEEDS, ...LABELS, ...LABELS, ...PROSE, ...PROSE), { maxLength: 14 })
  .map((parts) => parts.join(''));
/** Runs of the letters and signs that patterns are made of, so that spans touch, nest and overlap. */
const rubble = fc
  .array(fc.constantFrom(...'0123456789138XAEH-.:@· ,京〔〕'.split(''), '密码', 'QQ', '身份证', '账号'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('redaction', () => {
  it.each([
    ['seeds, labels and prose', pieces],
    ['rubble', rubble],
    ['any text', fc.string({ unit: 'binary', maxLength: 200 })],
  ])('leaves nothing to find: %s', (_name, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = run(text).text;
        expect(found(once)).toEqual([]);
        expect(run(once).text).toBe(once);
      }),
      { numRuns: 3_000, seed: 11 },
    );
  });

  it('gives spans in order, apart, in UTF-16 units of the text that came in', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const { spans, text: masked, record } = run(text);
        let at = 0;
        let rest = masked;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          const kept = text.slice(at, start);
          expect(rest.startsWith(kept)).toBe(true);
          const placeholder = /^〔[\p{Script=Han}A-Z]+〕/u.exec(rest.slice(kept.length))?.[0] ?? '';
          expect(placeholder).not.toBe('');
          rest = rest.slice(kept.length + placeholder.length);
          at = end;
        }
        expect(rest).toBe(text.slice(at));
        expect(record.masked).toBe(spans.length);
        expect(Object.values(record.counts).reduce((sum, count) => sum + count, 0)).toBe(spans.length);
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });

  it('counts a character beyond the BMP as two units, and leaves it whole', () => {
    const { spans, text } = run('𠀀𠀁的电话１３８１２３４５６７８𠀂');
    expect(spans).toEqual([{ type: 'mobile', rule: 'PII-05', start: 7, end: 18 }]);
    expect(text).toBe('𠀀𠀁的电话〔手机号〕𠀂');
  });

  it('leaves wide text that is no personal data as it is', () => {
    expect(run('ＡＢＣ（１２３）：！').text).toBe('ＡＢＣ（１２３）：！');
  });

  it('lets nothing of the value into the placeholder or the record', () => {
    const [a, b] = [run('电话13812345678'), run('电话15987654321')];
    expect(a.text).toBe(b.text);
    expect(a.record).toEqual(b.record);
    expect(a.record).toEqual({ counts: { 'PII-05': 1 }, masked: 1, sensitive: 0 });
    expect(run('卡号6222020000000000000').record).toEqual({
      counts: { 'PII-08': 1 },
      masked: 1,
      sensitive: 1,
    });
  });

  it.each([
    ['', ''],
    ['没有个人信息的一段话。', '没有个人信息的一段话。'],
    ['身份证11010519491231002X，电话13812345678', '身份证〔身份证号〕，电话〔手机号〕'],
    ['13812345678/15987654321', '〔手机号〕/〔手机号〕'],
    ['坐标39.9042,116.4074xiaohe@mail.example', '坐标〔位置〕〔邮箱〕'],
    ['坐标39.9042,116.4074A123456789', '坐标〔位置〕〔身份证号〕'],
    ['咨询电话京A·12345，打010-62345678', '咨询电话〔车牌号〕，打〔电话号码〕'],
    ['13812345678、15987654321', '〔手机号〕、〔手机号〕'],
  ])('%s → %s', (text, masked) => expect(run(text).text).toBe(masked));
});

describe('pages given up', () => {
  const body = '经研究决定，现将有关情况予以公布，公示期为五个工作日。';
  it.each([
    ['某市失信被执行人信息公开', 'PII_LISTING'],
    ['2026年拟录用人员公示', 'PII_LISTING'],
    ['2026年拟聘用公示', 'PII_LISTING'],
    ['某区公开招聘录用名单', 'PII_LISTING'],
    ['某局行政处罚信息公示', 'PII_LISTING'],
    ['张某某民事判决书', 'PII_LISTING'],
    ['交通违法曝光台', 'PII_LISTING'],
    ['河口小学新生名单', 'MINORS_DATA'],
    ['实验中学2026年录取公示', 'MINORS_DATA'],
    ['少年宫比赛获奖名单', 'MINORS_DATA'],
    ['蓝天幼儿园大班花名册', 'MINORS_DATA'],
  ])('%s: %s', (title, reason) => {
    expect(run(body, title).decision).toEqual({
      kind: 'reject',
      reason,
      evidence: { persons: 0, spans: 0, perThousand: 0 },
    });
  });

  it.each([
    ['行政处罚法释义'],
    ['小学语文教学的几点体会'],
    ['录用通知书怎么写'],
    ['法院裁判的说理'],
    ['世界遗产名录'],
    [''],
  ])('%s: kept', (title) => expect(run(body, title).decision.kind).toBe('keep'));

  const mobile = (i: number): string => `1381234${String(5_000 + i)}`;
  const prose = '今天的雨下得很大，河水涨到了桥墩的第三道刻痕。'.repeat(200);
  it.each([
    ['five persons in a long text', 5, 'keep'],
    ['six persons in a long text', 6, 'reject'],
  ] as const)('%s', (_name, persons, kind) => {
    const text = `${prose}${Array.from({ length: persons }, (_, i) => `电话${mobile(i)}`).join('，')}`;
    expect(run(text).decision).toMatchObject(kind === 'keep' ? { kind } : { kind, reason: 'PII_DENSE' });
  });

  it('one number said six times is one person', () => {
    expect(run(`${prose}${`电话${mobile(0)}，`.repeat(6)}`).decision.kind).toBe('keep');
  });

  it.each([
    ['four spans in 1,334 units: 2.999 a thousand', 4, 1_334, 'keep'],
    ['four spans in 1,333 units: 3.001 a thousand', 4, 1_333, 'reject'],
    ['three spans in a short text', 3, 60, 'keep'],
  ] as const)('%s', (_name, spans, length, kind) => {
    const numbers = Array.from({ length: spans }, (_, i) => mobile(i)).join('，');
    const text = `${numbers}。${prose}`.slice(0, length);
    expect(text).toHaveLength(length);
    expect(run(text).record.masked).toBe(spans);
    expect(run(text).decision.kind).toBe(kind);
  });
});
