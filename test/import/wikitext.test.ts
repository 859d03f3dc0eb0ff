import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wikitextToText } from '../../src/import/wikitext.ts';

describe('wikitextToText', () => {
  it.each([
    [
      'bold, link, template, reference',
      "'''河镇'''（{{lang-en|River}}，{{IPA|x}}）是[[东亚]]的镇<ref name=a>x</ref>。",
      '河镇（River）是东亚的镇。',
    ],
    ['a picture with a link in its words', '[[File:a.jpg|thumb|说明[[链接]]文字]]正文', '正文'],
    ['a picture by its Chinese name', '[[文件:a.jpg]]字', '字'],
    ['a filing link', '[[Category:甲]][[:分类:乙]]丙', '丙'],
    ['another language', '[[en:River]]河', '河'],
    ['link words', '[[甲|乙]]丙[[丁]]', '乙丙丁'],
    ['language variants', '-{zh-hans:软件;zh-hant:軟體}-和-{不变}-', '软件和不变'],
    ['traditional only', '-{zh-tw:軟體}-', '軟體'],
    ['a conversion rule', '-{T|zh:标题}-正文', '正文'],
    ['nested templates over lines', '{{Infobox\n| a = {{b|c}}\n| d = [[e]]\n}}\n正文', '正文'],
    ['a table in a table', '{| class=x\n|-\n| a\n{|\n| inner\n|}\n|}\n后文', '后文'],
    [
      'words carried by templates',
      '{{link-en|河|River}}与{{le|湖|Lake}}、{{lang|fr|rue}}、{{tsl|en|Bell|钟}}',
      '河与湖、rue、钟',
    ],
    ['link words before the link', '{{link-en|河|River|大河}}与{{tsl|en|Bell||钟}}', '大河与钟'],
    [
      'measures',
      '高{{convert|8848|m|ft}}，重{{cvt|3|st}}，{{formatnum:1234}}人，{{frac|1|2}}',
      '高8848米，重3st，1234人，1/2',
    ],
    [
      'a lifetime',
      '某人{{bd|1893年|12月26日|1976年|9月9日|catIdx=M}}，另一人{{bd|1950年||}}。',
      '某人（1893年12月26日－1976年9月9日），另一人（1950年－）。',
    ],
    ['a quotation and a color', '{{quote|学而时习之|孔子}}{{color|red|红字}}', '学而时习之红字'],
    ['numbered parameters', '{{lang|1=fr|2=rue}}', 'rue'],
    ['literal text', "<nowiki>[[x]] {{y}} ''z''</nowiki>", "[[x]] {{y}} ''z''"],
    [
      'code',
      '前<syntaxhighlight lang="c">\n# a[[0]] = {{1}};\n|b\n</syntaxhighlight>后',
      '前\n# a[[0]] = {{1}};\n|b\n后',
    ],
    ['a variant with an entity', '-{zh-hans:甲&nbsp;乙;zh-hant:丙}-', '甲\u00a0乙'],
    ['a variant from one word to another', '-{A|巨集=>zh-cn:宏;zh-tw:巨集}-与-{zh-cn:a;}-', '宏与a'],
    ['variants inside links', '[[-{zh-hans:甲;zh-hant:乙}-|丙-{zh-hans:丁;zh-hant:戊}-]]', '丙丁'],
    ['never closed', 'a {{b [[c -{d', 'a {{b [[c -{d'],
    ['external links', '[http://a.b 网页]和[http://a.b]。', '网页和。'],
    ['lists', '* 一\n** 二\n# 三\n; 四\n: 五', '一\n二\n三\n四\n五'],
    ['entities', '1 &lt; 2 &amp; 3', '1 < 2 & 3'],
    ['comments and tags', 'a<!-- b -->c<br/>d<sup>2</sup><math>x^2</math>', 'ac\nd2'],
    ['less than', '1 < 2', '1 < 2'],
    ['magic words', '__NOTOC__\n文', '文'],
    ['appendix sections', '==题==\n文\n==參考資料==\n* 书\n===x===\n书\n==又==\n文', '题\n文\n\n又\n文'],
    ['nothing', '', ''],
  ])('%s', (_name, source, expected) => expect(wikitextToText(source)).toBe(expected));

  it('bears any brackets, and markup without end or deep as a well', () => {
    const token = fc.constantFrom(
      '{{',
      '}}',
      '[[',
      ']]',
      '{|',
      '|}',
      '-{',
      '}-',
      '|',
      '\n',
      'a',
      '<ref>',
      '</ref>',
      '==',
      '文',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
        expect(typeof wikitextToText(tokens.join(''))).toBe('string');
      }),
      { numRuns: 500 },
    );
    for (const open of ['{{', '[[a|', '-{', '{|\n', '<ref>', '（，'])
      expect(typeof wikitextToText(open.repeat(50_000))).toBe('string');
    expect(wikitextToText(`${'{{a|'.repeat(5_000)}${'}}'.repeat(5_000)}文`)).toContain('文');
  });
});
