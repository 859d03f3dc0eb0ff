import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/extract/explain.ts';
import { scanPage } from '../../src/html/scan.ts';
import { EXPLANATION_STYLE } from '../../src/report/explanation-style.ts';
import { explanationPage } from '../../src/report/explanation-page.ts';

const P = '清晨的河面上浮着一层薄雾，摆渡人把船撑到对岸，等着赶集的村民上船。';

function overlay(html: string, file = 'page.html'): string {
  const explanation = explainPage(scanPage(html), { url: '' });
  return explanationPage({ explanation, encoding: 'utf-8', marks: [] }, file);
}

describe('the overlay', () => {
  it('shows every block and marks what was taken', () => {
    const $ = load(
      overlay(`<body><div class="nav">首页</div><article><p>${P}</p><p>${P}</p></article></body>`),
    );
    expect($('.kept .t').text()).toBe(P + P);
    expect($('.left .t').text()).toBe('首页');
    expect($('.left .chip').text()).toContain('div.nav');
  });

  it('is drawn by its style sheet as written', () => {
    expect(
      load(overlay(`<p>${P}</p>`))('style')
        .text()
        .trim(),
    ).toBe(EXPLANATION_STYLE);
  });

  it('says everything in both languages', () => {
    const shown = load(
      overlay(`<body><h1>渡口</h1><p>2024-03-01 来源：清河晚报</p><p>${P}</p><p>${P}</p></body>`),
    );
    const zh = shown('main [lang=zh-CN]').text();
    const en = shown('main [lang=en]').text();
    for (const word of ['文章', '保留', '标题', '署名行', '正文']) expect(zh).toContain(word);
    for (const word of ['article', 'keep', 'title', 'byline', 'main text']) expect(en).toContain(word);
    shown('[lang]').remove();
    for (const word of ['article', 'keep', 'byline', '保留'])
      expect(shown('main').text()).not.toContain(word);
  });

  it('keeps the cells of a row together', () => {
    const cells = (...texts: string[]): string => `<tr>${texts.map((t) => `<td>${t}</td>`).join('')}</tr>`;
    const table = `<table>${cells('选项', '默认值')}${cells('jobs', '0')}</table>`;
    const $ = load(overlay(`<body><article><p>${P}</p>${table}<p>${P}</p></article></body>`));
    const rows = $('.row').toArray();
    expect(
      rows.map((row) =>
        $(row)
          .find('p')
          .toArray()
          .map((cell) => $(cell).text()),
      ),
    ).toEqual([
      ['选项', '默认值'],
      ['jobs', '0'],
    ]);
  });

  it('lets nothing of a hostile page through', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const attribute = evil.replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    const html = `<title>${attribute}</title><meta name="author" content="${attribute}"><body><div class="nav ${attribute}" onclick="alert(3)"><a href="javascript:alert(4)">首页</a></div><article><p>${P}&lt;script&gt;alert(5)&lt;/script&gt;</p><pre>&lt;/style&gt;&lt;script&gt;alert(6)&lt;/script&gt;</pre><p>${P}</p></article></body>`;
    const page = overlay(html, evil);
    const $ = load(page);
    expect($('script, img, iframe, object, embed, link, a, form, base').length).toBe(0);
    expect($('style').length).toBe(1);
    const attributes = new Set(
      $('*')
        .toArray()
        .flatMap((node) => ('attribs' in node ? Object.keys(node.attribs) : [])),
    );
    expect(
      [...attributes].filter((name) => name.startsWith('on') || name === 'src' || name === 'href'),
    ).toEqual([]);
    expect($('meta[http-equiv=Content-Security-Policy]').attr('content')).toContain("default-src 'none'");
    expect($('.kept').text()).toContain('<script>alert(5)</script>');
  });
});
