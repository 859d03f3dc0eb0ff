import { describe, expect, it } from 'vitest';
import { article, assess, PROSE } from './support.ts';

const numbers = (footer: string): string[] =>
  assess(article({ footer })).identity.icp.map((n) => `${n.rule} ${n.normalized}`);

describe('forms in which filings are printed (§9, §10; numbers invented)', () => {
  const cases: readonly [printed: string, expected: readonly string[]][] = [
    ['备案号：京ICP备12345678号-1', ['ICP-01 京ICP备12345678号-1']],
    ['备案序号:粤ICP备05070829号', ['ICP-01 粤ICP备05070829号']],
    ['（京）ICP备12345678号', ['ICP-01 京ICP备12345678号']],
    ['粤ICP备字12345678号', ['ICP-01 粤ICP备12345678号']],
    ['鄂ICP备：12345678号', ['ICP-01 鄂ICP备12345678号']],
    ['ICP备案/许可证号：京ICP备12345678号', ['ICP-01 京ICP备12345678号']],
    [
      '沪ICP备12345678号-1 | 沪ICP备12345678号-2A',
      ['ICP-01 沪ICP备12345678号-1', 'ICP-01 沪ICP备12345678号-2A'],
    ],
    ['京ICP备12345678号&nbsp;-&nbsp;1', ['ICP-01 京ICP备12345678号-1']],
    ['京ICP备12345678号_1', ['ICP-01 京ICP备12345678号-1']],
    ['京 I C P 备 1 2 3 4 5 6 7 8 号 - 1', ['ICP-01 京ICP备12345678号-1']],
    ['京<b>ICP备</b><span>12345678</span>号', ['ICP-01 京ICP备12345678号']],
    ['京I&#x0421;P备12345678号', ['ICP-01 京ICP备12345678号']],
    ['ICP备12345678号', ['ICP-01 ICP备12345678号']],
    ['京ICP备1234567号-1', ['ICP-01 京ICP备1234567号-1']],
    ['版权所有-京ICP备案1234567-京公网安备', ['ICP-01 京ICP备1234567号']],
    ['ICP备1234567', []],
    [
      '京ICP备12345678号-5京公网安备110102000001',
      ['ICP-01 京ICP备12345678号-5', 'ICP-05 京公网安备110102000001号'],
    ],
    ['京公海网安备110108001234号', ['ICP-05 京公网安备110108001234号']],
    ['京公网海网安备110108001234号', ['ICP-05 京公网安备110108001234号']],
    ['渝公安网安备50010302000123号', ['ICP-05 渝公网安备50010302000123号']],
    ['粤公安网备44010602000123号', ['ICP-05 粤公网安备44010602000123号']],
    ['粤公网备 44010602000123号', ['ICP-05 粤公网安备44010602000123号']],
    ['网安备案号：44010602000123', ['ICP-05 公网安备44010602000123号']],
    ['公安联网备案号: 44010602000123', ['ICP-05 公网安备44010602000123号']],
    ['海淀公安局网监中心备案编号:1101081890', ['ICP-05 公网安备1101081890号']],
    ['国新网许可证编号：1120170001', ['ICP-07 1120170001']],
    ['网上传播视听节目许可证（0106168）', ['ICP-08 0106168']],
    ['网络出版服务许可证（京）字121号', ['ICP-09 网络出版服务许可证(京)字121号']],
    ['（署）网出证（京）字第121号', ['ICP-09 (署)网出证(京)字第121号']],
    ['互联网药品信息服务资格证书 (京)-经营性-2018-0001', ['ICP-09 (京)-经营性-2018-0001']],
    ['京ICP12345678号-2', ['ICP-01 京ICP备12345678号-2']],
    ['京IPC备12345678号', ['ICP-01 京ICP备12345678号']],
    ['京lCP备12345678号-1', ['ICP-01 京ICP备12345678号-1']],
    ['京ICP备（12345678）号', ['ICP-01 京ICP备12345678号']],
    ['京ICP备NO.12345678', ['ICP-01 京ICP备12345678号']],
    ['ICP备京12345678号', ['ICP-01 京ICP备12345678号']],
    ['备案号：京12345678号-1', ['ICP-01 京ICP备12345678号-1']],
    ['京ICP备-12345678号', ['ICP-01 京ICP备12345678号']],
    ['京ICP证字第030173号', ['ICP-03 京ICP证030173号']],
    ['公安.京公网安备/11010502000143号', ['ICP-05 京公网安备11010502000143号']],
    ['京公网安备（11010502000143）号', ['ICP-05 京公网安备11010502000143号']],
    ['京公网安备 1101 0502 0001 43号', ['ICP-05 京公网安备11010502000143号']],
    ['公网安备 京11010502000143号', ['ICP-05 京公网安备11010502000143号']],
    ['联网备案号：11010502000143', ['ICP-05 公网安备11010502000143号']],
    ['京ICP98765432号', []],
    ['宇ICP备12345678号', []],
    ['本次备案共收到12345678份材料', []],
  ];
  it.each(cases)('%s', (printed, expected) => {
    expect(numbers(`<p>${printed}</p>`)).toEqual(expected);
  });

  it.each([
    [
      'the text of a badge',
      '<a href="https://beian.miit.gov.cn/"><img alt="京ICP备12345678号-1" src="b.png"></a>',
    ],
    [
      'the title of a link',
      '<a href="https://beian.miit.gov.cn/" title="京ICP备12345678号-1"><img src="b.png"></a>',
    ],
    ['a picture outside links', '<img src="b.png" alt="京ICP备12345678号-1">'],
  ])('in %s', (_, footer) => {
    expect(numbers(footer)).toEqual(['ICP-01 京ICP备12345678号-1']);
  });

  it('a number in an HTML comment is nobody’s', () => {
    expect(numbers('<!-- 京ICP备12345678号-1 --><p>联系我们</p>')).toEqual([]);
  });

  it('a picture gives the public-security number that no block prints', () => {
    const footer =
      '<a href="https://beian.miit.gov.cn/">京ICP备12345678号</a><img src="b.png" alt="京公网安备11010502000143号">';
    expect(numbers(footer)).toEqual(['ICP-01 京ICP备12345678号', 'ICP-05 京公网安备11010502000143号']);
  });

  it('a story about the filing of another site is no filing of this one', () => {
    const body = `<p>记者发现，涉事网站标注的“粤ICP备16000001号”已被注销，备案也不存在。</p>${PROSE.map((line) => `<p>${line}</p>`).join('')}`;
    const title = '某网站被注销备案';
    const told = (footer: string): string[] =>
      assess(article({ title, body, footer })).identity.icp.map((n) => n.normalized);
    expect(told('<p>京ICP备12345678号</p>')).toEqual(['京ICP备12345678号']);
  });
});
