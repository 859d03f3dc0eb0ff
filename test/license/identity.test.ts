import { describe, expect, it } from 'vitest';
import { article, assess, profile } from './support.ts';

const numbers = (footer: string): string[] =>
  assess(article({ footer })).identity.icp.map((n) => `${n.rule} ${n.normalized}`);

describe('filing numbers (§2, forms of §10; all invented)', () => {
  const cases: readonly [printed: string, expected: readonly string[]][] = [
    ['京ICP备2021012345号-1', ['ICP-01 京ICP备2021012345号-1']],
    ['陇ICP备15000343号-1', ['ICP-01 陇ICP备15000343号-1']],
    ['陇ICP备05000593', ['ICP-01 陇ICP备05000593号']],
    ['粤ICP备12345678号-2A', ['ICP-01 粤ICP备12345678号-2A']],
    ['粤ICP备12345678号-13X', ['ICP-01 粤ICP备12345678号-13X']],
    ['京ICP备12345678-1号', ['ICP-01 京ICP备12345678号-1']],
    ['京｜ICP备12345678号－17', ['ICP-01 京ICP备12345678号-17']],
    ['京 ICP 备 12345678 号 - 3', ['ICP-01 京ICP备12345678号-3']],
    ['京ICP备 2021 012345 号-1', ['ICP-01 京ICP备2021012345号-1']],
    ['蘇ICP備12345678號', ['ICP-01 苏ICP备12345678号']],
    ['粤ICP備(bei)12345678号', ['ICP-01 粤ICP备12345678号']],
    ['京ICP备案12345678号', ['ICP-01 京ICP备12345678号']],
    ['冀备12345678号-1', ['ICP-01 冀ICP备12345678号-1']],
    ['ICP备案号：浙ICP备12345678号', ['ICP-01 浙ICP备12345678号']],
    ['京ＩＣＰ备１２３４５６７８号', ['ICP-01 京ICP备12345678号']],
    ['粤ICP备号', []],
    ['网站尚在备案中', []],
    ['萌ICP备20212021号', []],
    ['团ICP备12345678号', []],
    ['京ICP证040867号-3', ['ICP-03 京ICP证040867号-3']],
    ['京 ICP 证 040089 号', ['ICP-03 京ICP证040089号']],
    ['京ICP证000007', ['ICP-03 京ICP证000007号']],
    ['ICP证:020001-5', ['ICP-03 ICP证020001号-5']],
    ['沪ICP证 B2-20170116', ['ICP-04 B2-20170116']],
    ['增值电信业务经营许可证：京B2-20201234', ['ICP-04 京B2-20201234']],
    ['增值电信业务经营许可证合字B1.B2-20201234', ['ICP-04 合字B1.B2-20201234']],
    ['粤B-20050235', ['ICP-04 粤B-20050235']],
    ['型号B2-20201234的灯', []],
    ['京公网安备 11010202000001号', ['ICP-05 京公网安备11010202000001号']],
    ['京公网安备110105008661号', ['ICP-05 京公网安备110105008661号']],
    ['公安备案号11010502030143', ['ICP-05 公网安备11010502030143号']],
    ['<span>京</span><span>公网安备</span> <b>11010202000001</b>号', ['ICP-05 京公网安备11010202000001号']],
    ['政府网站标识码：4403000001', ['ICP-06 4403000001']],
    ['网站标识码bm01000001', ['ICP-06 bm01000001']],
    ['互联网新闻信息服务许可证编号：11220180001', ['ICP-07 11220180001']],
    ['互联网新闻信息服务许可证 1012017001', ['ICP-07 1012017001']],
    ['信息网络传播视听节目许可证：0105097', ['ICP-08 0105097']],
    ['网络视听许可证1908317号', ['ICP-08 1908317']],
    ['京网文〔2020〕1039-165号', ['ICP-09 京网文[2020]1039-165号']],
    ['京网文[2020] 1039-165 号', ['ICP-09 京网文[2020]1039-165号']],
    ['订单号 12345678，备注：无', []],
  ];
  it.each(cases)('%s', (printed, expected) => {
    expect(numbers(`<p>${printed}</p>`)).toEqual(expected);
  });

  it('keeps the printed form', () => {
    const [number] = assess(article({ footer: '<p>蘇ICP備12345678號－1</p>' })).identity.icp;
    expect(number).toEqual({
      rule: 'ICP-01',
      type: 'icp-filing',
      printed: '蘇ICP備12345678號－1',
      normalized: '苏ICP备12345678号-1',
      province: '苏',
      confidence: 1,
    });
  });

  it.each([
    ['a script', '<script>document.write("<a>京ICP备12345678号-1</a>")</script>'],
    ['an escaped script', String.raw`<script>var f="\u4eacICP\u590712345678\u53f7-1"</script>`],
  ])('written by %s', (_, footer) => {
    expect(numbers(footer)).toEqual(['ICP-01 京ICP备12345678号-1']);
  });

  it('a badge whose number is only in its address', () => {
    const badge =
      '<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010202000001"><img src="b.png"></a>';
    expect(numbers(badge)).toEqual(['ICP-05 公网安备11010202000001号']);
  });

  it('label and digits in two blocks', () => {
    expect(numbers('<div>京公网安备</div><div>11010202000001号</div>')).toEqual([
      'ICP-05 京公网安备11010202000001号',
    ]);
  });
});

describe('who runs a site (ICP-S1 … S4)', () => {
  const REGISTER = '<a href="https://beian.miit.gov.cn/">';
  const NUMBER = '京ICP备2021012345号-1';
  const known = { profile: profile() };
  const cases: readonly [name: string, footer: string, over: Parameters<typeof assess>[1], result: string][] =
    [
      ['number, register link and record', `${REGISTER}${NUMBER}</a>`, known, 'ICP-S1'],
      ['no record', `${REGISTER}${NUMBER}</a>`, {}, 'ICP-S2'],
      ['no register link', NUMBER, known, 'ICP-S2'],
      [
        'look-alike register',
        `<a href="https://beian.miit.gov.cn.example.com/">${NUMBER}</a>`,
        known,
        'ICP-S2',
      ],
      [
        'another host than recorded',
        `${REGISTER}${NUMBER}</a>`,
        { ...known, url: 'https://other.example/' },
        'ICP-S2',
      ],
      ['another operator than recorded', `${REGISTER}京ICP备2020099999号-1</a>`, known, 'ICP-S2'],
      ['two operators on one page', `${REGISTER}${NUMBER}</a><p>京ICP备2020099999号-1</p>`, known, 'ICP-S2'],
      [
        'province of the police number differs',
        `${REGISTER}${NUMBER}</a><p>粤公网安备44011002000012号</p>`,
        known,
        'ICP-S2',
      ],
      [
        'printed police number differs from its link',
        `${REGISTER}${NUMBER}</a><p>京公网安备11010202000001号</p><a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010202000009">x</a>`,
        known,
        'ICP-S2',
      ],
      ['government host', '<p>示例市人民政府办公室</p>', { url: 'https://www.demo.gov.cn/' }, 'ICP-S3'],
      [
        'look-alike government host',
        '<p>示例市人民政府办公室</p>',
        { url: 'https://www.demo-gov.cn/' },
        'ICP-S4',
      ],
      ['a government footer on another host', '<p>网站标识码：4403000001</p>', {}, 'ICP-S2'],
      [
        'a recorded government site elsewhere',
        '<p>网站标识码：4403000001</p>',
        { profile: profile({ kind: 'government' }) },
        'ICP-S3',
      ],
      ['nothing', '<p>关于我们</p>', known, 'ICP-S4'],
    ];
  it.each(cases)('%s', (_, footer, over, result) => {
    expect(assess(article({ footer }), over).identity.result).toBe(result);
  });
});
