import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { explainPage } from '../../src/extract/explain.ts';
import { scanPage } from '../../src/html/scan.ts';
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
