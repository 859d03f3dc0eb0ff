import { describe, expect, it } from 'vitest';
import { article, assess, PROSE } from './support.ts';

const p = PROSE.map((line) => `<p>${line}</p>`).join('');
const head = '<meta property="og:site_name" content="河边博客">';
const above = (line: string): string => article({ head, body: `<div class="info">${line}</div>${p}` });
const below = (line: string): string => article({ head, end: `<p>${line}</p>` });

describe('lines that name a source (SIG-15, §10; outlets invented)', () => {
  const cases: readonly [line: string, outlet: string][] = [
    ['2026-01-01 10:00 来源：<a href="https://other.example/">示例晚报</a> 作者：某某 我要评论', '示例晚报'],
    ['作者：某某 | 来源：示例周刊 | 2026-01-01 | 阅读：100', '示例周刊'],
    ['文/某某 来源/示例周刊', '示例周刊'],
    ['来　　源：示例晚报', '示例晚报'],
    ['【来源：示例晚报】', '示例晚报'],
    ['来源：《示例日报》2026年01月01日第01版', '示例日报'],
    ['来源：示例日报2026-05-13 08:49', '示例日报'],
    ['来源：综合示例网、示例晚报', '示例网、示例晚报'],
    ['来源：示例网综合', '示例网'],
    ['来源：示例社电', '示例社'],
    ['来源：示例集团供稿', '示例集团'],
    ['来源：The Example Times', 'The Example Times'],
    ['本文来自微信公众号“示例科技”（ID：abcd），作者：某某，某网经授权发布。', '示例科技'],
    ['来源：公众号 示例科技', '示例科技'],
    ['转载自公众号示例科技', '示例科技'],
    ['首发于微信公众号：示例科技', '示例科技'],
    ['本文首发于示例周刊', '示例周刊'],
    ['原载于《示例周刊》2026年第3期', '示例周刊'],
    ['选自《示例周刊》', '示例周刊'],
    ['编译自：Example Times', 'Example Times'],
    ['本文由 示例网 授权转载', '示例网'],
    ['文章转载自示例网，如有侵权请联系删除', '示例网'],
    ['声明：本文来源于示例网，版权归原作者所有', '示例网'],
    ['免责声明：本文转载自示例网，不代表本站观点', '示例网'],
    ['以上内容来自示例网', '示例网'],
    ['原文链接：https://www.other.org/1.html', 'https://www.other.org/1.html'],
    ['原文链接：https://www.blog.example/1.html', ''],
    ['来源：admin', ''],
    ['来源：无', ''],
    ['来源：企业供稿', ''],
    ['来源：河边博客网', ''],
    ['图片来源：示例图库', ''],
    ['资金来源：自筹', ''],
    ['据示例晚报报道，河水涨了。', ''],
    ['转载请注明：转载自示例网', ''],
    ['凡本网注明“来源：示例网”的作品，版权均属于示例网', ''],
    ['本文经作者授权发布', ''],
  ];
  it.each(cases)('%s', (line, outlet) => {
    expect([assess(above(line)).outlet, assess(below(line)).outlet]).toEqual([outlet, outlet]);
  });

  it('a label in one block and the name in the next', () => {
    expect(assess(above('<div>来源：</div><div>示例晚报</div>')).outlet).toBe('示例晚报');
  });

  it('a script variable, only when the page prints nothing', () => {
    const script = '<script>var page={"source":"示例晚报"}</script>';
    expect(assess(article({ head: head + script })).outlet).toBe('示例晚报');
    const both = article({ head: head + script, body: `<div>来源：示例周刊</div>${p}` });
    expect(assess(both).outlet).toBe('示例周刊');
  });

  it('a host and a title put together are the site', () => {
    const html = article({
      title: '河边的早晨_要闻_电影网_1905.com',
      body: `<div>来源：1905电影网</div>${p}`,
    });
    expect(assess(html, { url: 'https://www.1905.com/a.html' }).license.origin).toEqual({
      kind: 'own',
      name: '1905电影网',
    });
  });
});
