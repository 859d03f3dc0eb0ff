import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKit } from '../../src/pipeline/apply/rooms-kit.ts';
import { PACKAGE_RULES } from '../../src/pipeline/apply/package-rules.ts';
import { redact } from '../../src/pii/redact.ts';

const CONTENT = join(import.meta.dirname, '../../scripts/sites/content');
// All personal data here is invented.
const { pii } = loadKit(PACKAGE_RULES, 'commercial');
const run = (text: string, title = ''): ReturnType<typeof redact> =>
  redact(text, pii, { title, capturedAt: '2026-11-20T08:00:00Z' });

describe('personal data found by structure and context', () => {
  it.each([
    ['PII-21', '有意者请加QQ：284719305详谈', '284719305'],
    ['PII-21', '或者扣扣 284719305', '284719305'],
    ['PII-22', '想学的人加微信：lanchuan_tea88再约时间', 'lanchuan_tea88'],
    ['PII-10', '他的护照号码是E12345678，已经过期', 'E12345678'],
    ['PII-24', '他家住澄湾市柳岸区河口路18号3栋502室，每天步行上班', '澄湾市柳岸区河口路18号3栋502室'],
    ['PII-24', '住址：澄湾市柳岸区河口路18号3栋502室。', '澄湾市柳岸区河口路18号3栋502室'],
    ['PII-26', '窗口核对了病历号：A0038471以后才放行', 'A0038471'],
    ['PII-25', '姓名：欧阳小河，年龄四十', '欧阳小河'],
    ['PII-05', '他说号码是13812345678，没有换过', '13812345678'],
    ['PII-05', '全角写成１３８１２３４５６７８也算', '１３８１２３４５６７８'],
    ['PII-23', '手机的串号IMEI：359201005550166，已经报失', '359201005550166'],
    ['PII-23', '路由器MAC:3c:5a:b4:01:7f:9e', '3c:5a:b4:01:7f:9e'],
    ['PII-20', '写信到xiaohe@mail.example就行', 'xiaohe@mail.example'],
  ])('%s in %s', (rule, text, value) => {
    const { spans, text: masked, record } = run(text);
    const found = spans.find(({ start, end }) => text.slice(start, end).trim() === value);
    expect(found?.rule, `spans: ${spans.map(({ start, end }) => text.slice(start, end)).join(' | ')}`).toBe(
      rule,
    );
    expect(masked).not.toContain(value);
    expect(record.counts[rule]).toBe(1);
  });

  it.each([
    ['the same digits without a context word', '图书馆的藏书编号是 284719305，请按架归还'],
    ['an order number', '订单号13812345678已经发出'],
    ['an address of an office', '请到澄湾市柳岸区河口路18号3栋502室领取材料'],
    ['a hotline of an office', '咨询电话：0799-6612345'],
    ['a passport word far away', `护照${'是旅行的人都熟悉的小册子，'.repeat(4)}编号E12345678的展品在二楼`],
  ])('leaves alone %s', (_name, text) => {
    expect(run(text).spans).toEqual([]);
  });

  it('leaves nothing to find after one pass', () => {
    const parts = fc.constantFrom(
      '电话13812345678',
      '，微信：lanchuan_tea88',
      '。QQ 284719305 ',
      '家住澄湾市柳岸区河口路18号3栋502室',
      'xiaohe@mail.example',
      '护照E12345678',
      '今天的雨下得很大。',
      '１３８１２３４５６７８',
      '：',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (chosen) => {
        const once = run(chosen.join(''));
        expect(run(once.text).spans).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the bundled page with personal data of every kind', () => {
  it('has a span for each rule that looks for a number', async () => {
    const { site } = (await import(join(CONTENT, 'news-chenbao.mjs'))) as {
      site: { pages: { expect: string; body: string }[] };
    };
    const body = site.pages.find(({ expect: outcome }) => outcome === 'curate reject PII_DENSE')?.body ?? '';
    const kinds = '01 02 05 06 07 08 09 10 11 12 13 14 16 20 21 22 23 24 26 27 28 29'.split(' ');
    expect(Object.keys(run(body).record.counts)).toEqual(kinds.map((kind) => `PII-${kind}`));
    expect(run(body).text).not.toMatch(/\d{5}/u);
  });
});

describe('pages about persons', () => {
  it.each([
    ['2025年第二季度交通违法行政处罚个人名单公示', 'PII_LISTING'],
    ['2025年市属事业单位公开招聘拟录用人员公示', 'PII_LISTING'],
    ['河口小学一年级新生分班名单', 'MINORS_DATA'],
  ])('%s', (title, reason) => {
    expect(run('经研究，现予公示。', title).decision).toMatchObject({ kind: 'reject', reason });
  });
});
