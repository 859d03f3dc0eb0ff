import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/extract/explain.ts';
import { blockKey } from '../../src/extract/template.ts';
import { scanPage } from '../../src/html/scan.ts';
import { PAGES, P1, P2, P3 } from './pages.ts';

const URL_PLAIN = 'https://www.example.cn/a/1.html';
const RELATED = '<ul><li><a href="/1">新桥通车一年记</a></li><li><a href="/2">渡口的前世今生</a></li></ul>';
const PAGE = `<body><div class="nav"><a href="/">首页</a></div><div class="wrap"><h1>渡口</h1><div class="content"><p>2024-03-01 来源：清河晚报</p><p>${P1}</p><p>${P2}</p><p>${P3}</p><p>责任编辑：王二</p><p>收藏</p><h3>相关阅读</h3>${RELATED}</div><div class="sharing">分享到微博和朋友圈</div></div><div class="footer">主办单位：清河镇</div></body>`;

describe('why a block is taken or not', () => {
  const { blocks, container } = explainPage(scanPage(PAGE), { url: URL_PLAIN });

  it('is told for every block, in order', () => {
    expect(blocks.map(({ text, kept, why, because }) => [text.slice(0, 6), kept, why, because])).toEqual([
      ['首页', false, 'band', 'div.nav'],
      ['渡口', false, 'outside', ''],
      ['2024-0', false, 'byline', ''],
      [P1.slice(0, 6), true, 'text', 'div.content'],
      [P2.slice(0, 6), true, 'text', 'div.content'],
      [P3.slice(0, 6), true, 'text', 'div.content'],
      ['责任编辑：王', false, 'about', ''],
      ['收藏', false, 'control', ''],
      ['相关阅读', false, 'related', ''],
      ['新桥通车一年', false, 'related', ''],
      ['渡口的前世今', false, 'related', ''],
      ['分享到微博和', false, 'named', 'div.sharing'],
      ['主办单位：清', false, 'band', 'div.footer'],
    ]);
    expect(container).toBe('body > div.wrap > div.content');
  });

  it('comes with the place in the source', () => {
    for (const { start, end, text } of blocks) expect(PAGE.slice(start, end)).toBe(text);
  });

  it.each(PAGES)('keeps just what extract keeps: $name', ({ html, url }) => {
    const { blocks: all, extraction } = explainPage(scanPage(html), { url: url ?? URL_PLAIN });
    // A block is shown as the page prints it, with what follows a heading.
    const squeeze = (text: string): string => text.replace(/[\s|¶]|\[编辑\]/gu, '');
    const kept = all.filter((block) => block.kept).map(({ text }) => text);
    expect(squeeze(kept.join(''))).toBe(squeeze(extraction.text));
  });

  it('names the box of a comment by its build', () => {
    const said = (text: string): string => `<li><p>${text}</p><i>3小时前</i></li>`;
    const html = `<body><div><p>${P1}</p><p>${P2}</p></div><ul>${said(P3)}${said('好。')}${said('顶。')}</ul></body>`;
    const why = explainPage(scanPage(html), { url: URL_PLAIN }).blocks.map((block) => block.why);
    expect(why).toEqual(['text', 'text', ...Array.from({ length: 6 }, () => 'card')]);
  });

  it('names what selectors and the template of a site left out', () => {
    const html = `<body><h1>渡口</h1><div class="b"><p>${P1}</p><p class="x">${P2}</p><p>${P3}</p></div></body>`;
    const page = scanPage(html);
    const why = (context: object): readonly string[] =>
      explainPage(page, { url: URL_PLAIN, ...context }).blocks.map((block) => block.why);
    expect(why({ selectors: { content: '.b', remove: ['.x'] } })).toEqual([
      'selector',
      'text',
      'selector',
      'text',
    ]);
    const repeated = page.blocks.leaves().filter(({ text }) => text === P1);
    const keys = new Set(repeated.map((leaf) => blockKey(leaf, page.blocks)));
    expect(why({ template: { keys } })).toEqual(['outside', 'template', 'text', 'text']);
  });

  it('is told of pages without a text too', () => {
    expect(explainPage(scanPage(''), { url: '' })).toMatchObject({ blocks: [], container: '' });
    expect(explainPage(scanPage('<p>页面不存在</p>'), { url: '' }).decision).toMatchObject({
      reason: 'SOFT_404',
    });
  });
});
