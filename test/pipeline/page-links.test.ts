import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageLinks } from '../../src/pipeline/page-links.ts';

const AT = 'http://a.example/news/1.html';
const found = (html: string | Buffer, depth = 2): readonly string[] =>
  pageLinks(Buffer.from(html as string), 'text/html', AT, depth).map(({ url }) => url);

describe('links of a page as it was sent', () => {
  it.each([
    ['among Han text', '<p>河水</p><a href="/2">下一页</a>', ['http://a.example/2']],
    ['against its base', '<base href="/b/"><a href="c">三</a>', ['http://a.example/b/c']],
    ['behind a byte order mark', '\uFEFF<base href="/b/"><a href=c>三</a>', ['http://a.example/b/c']],
    ['Han address', '<a href="/标签/啊">啊</a>', ['http://a.example/%E6%A0%87%E7%AD%BE/%E5%95%8A']],
    ['Han address that ends like a space', '<a href="/栠">栠</a>', ['http://a.example/%E6%A0%A0']],
    ['Han base', '<base href="/栏/"><a href="c">三</a>', ['http://a.example/%E6%A0%8F/c']],
    ['entity beyond ASCII', '<a href="/x&eacute;">x</a>', ['http://a.example/x%C3%A9']],
    ['nofollow', '<a rel="nofollow" href="/2">二</a><a href="/3">三</a>', ['http://a.example/3']],
    ['refused by meta', '<meta name=robots content="nofollow"><a href="/3">三</a>', []],
    ['refresh', '<meta http-equiv="refresh" content="0;url=/next">', ['http://a.example/next']],
    ['image map', '<map><area href="/m"></map>', ['http://a.example/m']],
    ['without an address', '<a name="x">锚</a><a href="">空</a><a href="javascript:1">j</a>', []],
  ])('%s', (_name, html, urls) => {
    expect([found(html), found(html, 0)]).toEqual([urls, urls]);
  });

  it('reads GBK by its charset', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset=gbk><p>'),
      Buffer.from([0xba, 0xd3, 0xcb, 0xae]),
      Buffer.from('</p><a href="/2">2</a>'),
    ]);
    expect(found(bytes)).toEqual(['http://a.example/2']);
  });

  it('finds the same whether Han text is around the links or not', () => {
    const word = fc.string({ unit: fc.constantFrom('河', '\u00A0', '，', 'a', ' ', '\u0085', '𠮷') });
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '栠', '%20', ' ') });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, path), { maxLength: 6 }), (parts) => {
        const link = (path: string): string => `<a href="/${path}">`;
        const plain = parts.map(([, path]) => `${link(path)}x</a>`).join('');
        const among = parts.map(([word, path]) => `<p title="${word}">${word}${link(path)}${word}</a>`);
        expect(found(among.join(''))).toEqual(found(plain));
      }),
    );
  });
});

describe('links that name the terms of a site', () => {
  it.each([
    ['服务条款', true],
    ['用户协议', true],
    ['版权声明', true],
    ['《法律声明》', true],
    ['网站使用条款', true],
    ['免责声明', true],
    ['服務條款', true],
    ['Terms of Use', true],
    ['Terms', true],
    ['关于我们', false],
    ['论用户协议的法律效力与免责声明的边界', false],
    ['Terms of trade improve', false],
    ['', false],
  ])('%s: %s', (words, isTerms) => {
    const html = `<a href="/t">${words}</a>`;
    const kinds = (depth: number): readonly string[] =>
      pageLinks(Buffer.from(html), 'text/html', AT, depth).map(({ kind }) => kind);
    expect([kinds(0), kinds(1), kinds(2)]).toEqual([
      [isTerms ? 'terms' : 'link'],
      [isTerms ? 'terms' : 'link'],
      ['link'],
    ]);
  });
});
