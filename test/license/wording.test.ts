import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { foldNotice } from '../../src/license/fold.ts';
import { noticesIn } from '../../src/license/notices.ts';
import { article, assess, LICENSED, PROSE } from './support.ts';

const kindsOf = (html: string): string[] =>
  assess(html)
    .license.candidates.filter((c) => c.appliesTo !== 'other')
    .map((c) => c.kind);

describe('Chinese wording in a footer (SIG-11 … SIG-13, §10)', () => {
  const cases: readonly [text: string, kinds: readonly string[]][] = [
    ['未经授权，禁止转载', ['no-reprint-without-permission']],
    ['未经书面许可，任何单位和个人不得转载、摘编或镜像', ['no-reprint-without-permission']],
    ['未经本网站许可请勿转载', ['no-reprint-without-permission']],
    ['不可随意转载', ['no-reprint-without-permission']],
    ['如需转载请联系作者', ['no-reprint-without-permission']],
    ['转载须经本刊书面授权', ['no-reprint-without-permission']],
    ['刊用本网站稿件，务经书面授权', ['no-reprint-without-permission']],
    ['转载请联系原作者并获许可', ['no-reprint-without-permission']],
    ['未经許可，不得轉載', ['no-reprint-without-permission']],
    ['未經授權，盜用必究', ['no-reprint-without-permission']],
    ['未经授权使用的，本站将追究法律责任', ['no-reprint-without-permission']],
    ['本文为示例网原创文章，未经授权不得转载，违者必究', ['no-reprint-without-permission']],
    ['Content may not be reproduced without permission.', ['no-reprint-without-permission']],
    ['Reproduction in whole or in part without permission is prohibited.', ['no-reprint-without-permission']],
    ['请联系作者获取转载授权，否则将追究法律责任', ['no-reprint-without-permission']],
    ['转载需授权', ['no-reprint-without-permission']],
    ['禁止未經授權轉貼節錄', ['no-reprint-without-permission']],
    ['No part of this site may be reproduced in any form.', ['no-reprint-without-permission']],
    ['Unauthorized copying is prohibited.', ['no-reprint-without-permission']],
    ['Please do not repost.', ['reprint-forbidden']],
    ['任何单位或个人不得以任何方式复制、转载', ['reprint-forbidden']],
    ['不得用于商业用途', ['noncommercial-use-only']],
    ['本站内容受版权保护', ['all-rights-reserved']],
    ['以上内容为用户上传，本平台仅提供信息存储服务', ['disclaimer-of-reposted-content']],
    ['文中图片来自网络，侵删', ['disclaimer-of-reposted-content']],
    ['禁止转载', ['reprint-forbidden']],
    ['谢绝转载', ['reprint-forbidden']],
    ['本文为原创，请勿转载', ['reprint-forbidden']],
    ['严禁采集本站内容', ['crawling-forbidden']],
    ['禁止任何爬虫抓取', ['crawling-forbidden']],
    ['不得将本站内容用于人工智能训练', ['ai-use-forbidden']],
    ['本站内容禁止用于大模型训练', ['ai-use-forbidden']],
    ['May not be used to train AI models.', ['ai-use-forbidden']],
    ['转载请注明出处', ['reprint-with-attribution']],
    ['转载请附上原文链接及本声明', ['reprint-with-attribution']],
    ['转载时务请注明作者', ['reprint-with-attribution']],
    ['如若转载，请注明出处', ['reprint-with-attribution']],
    ['转载请注明：转自示例网', ['reprint-with-attribution']],
    ['轉載請註明出處', ['reprint-with-attribution']],
    ['欢迎转载', ['reprint-with-attribution']],
    ['版权所有 示例公司', ['all-rights-reserved']],
    ['版 权 所 有 示 例 公 司', ['all-rights-reserved']],
    ['版權所有 翻印必究', ['all-rights-reserved']],
    ['本站保留所有权利', ['all-rights-reserved']],
    ['著作权归作者所有', ['all-rights-reserved']],
    ['Copyright © 2020-2024 Demo Inc. All Rights Reserved.', ['all-rights-reserved']],
    ['© 2024 示例公司', ['copyright-notice']],
    ['Copyright (c) 2024 示例公司', ['copyright-notice']],
    ['部分内容来自网络，如有侵权请联系删除', ['disclaimer-of-reposted-content']],
    ['版权归原作者所有', ['disclaimer-of-reposted-content']],
    ['如涉及侵权，请联系我们删除', ['disclaimer-of-reposted-content']],
    ['本网转载其他媒体稿件是为传播更多的信息', ['disclaimer-of-reposted-content']],
    ['本站资源仅供学习交流', ['noncommercial-use-only']],
    ['版权所有，未经许可不得转载', ['no-reprint-without-permission', 'all-rights-reserved']],
    [
      '商业转载请联系作者获得授权，非商业转载请注明出处',
      ['no-reprint-without-permission', 'reprint-with-attribution'],
    ],
    ['联系我们', []],
    ['转载自示例晚报', []],
    ['网站地图 关于我们 使用帮助', []],
  ];
  it.each(cases)('%s', (text, kinds) => {
    expect(new Set(kindsOf(article({ footer: `<p>${text}</p>` })))).toEqual(new Set(kinds));
  });
});

describe('wording that is not about this text (traps of §10, T-18)', () => {
  const cases: readonly [name: string, html: string][] = [
    [
      'prose in the body',
      article({
        body: `${p(PROSE)}<p>清代书坊常在扉页刻上翻印必究四个字，${PROSE.join('')}${PROSE.join('')}后人以此考订版权观念的源流，认为未经许可不得翻刻的规矩宋代已有。</p>${p(PROSE)}`,
      }),
    ],
    [
      'a caption',
      article({
        body: `${p(PROSE)}<figure><img src="a.jpg"><figcaption>摄影：某人，未经许可不得转载</figcaption></figure>${p(PROSE)}`,
      }),
    ],
    [
      'an excerpt of a related article',
      article({ end: '<div class="related"><p>未经授权不得转载</p></div>' }),
    ],
    [
      'a comment',
      article({ end: '<div class="comment-list"><p>楼主，禁止转载是什么意思</p><p>禁止转载</p></div>' }),
    ],
    [
      'code',
      article({ body: `${p(PROSE)}<pre>// Copyright (c) 2020 Demo. All rights reserved.</pre>${p(PROSE)}` }),
    ],
    [
      'forum software in a meta',
      article({ head: '<meta name="copyright" content="2001-2024 Discuz! Team and Comsenz UI Team">' }),
    ],
    [
      'forum software in the footer',
      article({ footer: '<p>Powered by Discuz! X3.4 © 2001-2024 Comsenz Inc.</p>' }),
    ],
    [
      "a theme author's HTML comment",
      article({ footer: '<!-- 请保留版权信息，未经授权禁止删除 --><p>联系我们</p>' }),
    ],
    ['a question', article({ footer: '<p>如何设置禁止转载？</p>' })],
  ];
  it.each(cases)('%s', (_, html) => {
    expect(kindsOf(html)).toEqual([]);
  });

  it('a short line that ends in a refusal counts in the text, a sentence about one does not', () => {
    const inText = (line: string): string =>
      article({ body: `${p(PROSE)}<p>${line}</p>${p([...PROSE, ...PROSE, ...PROSE, ...PROSE])}` });
    expect(kindsOf(inText('报料电话：略　示例新闻，未经授权不得转载'))).toEqual([
      'no-reprint-without-permission',
    ]);
    expect(kindsOf(inText('公告里写着未经授权不得转载的字样，可是谁也没有当真。'))).toEqual([]);
  });

  it('a closing notice after the text counts, wherever the template puts it', () => {
    const end = '<p>本文为示例网原创，未经授权不得转载。</p><div><p>相关阅读</p></div>';
    const [candidate] = assess(article({ end })).license.candidates;
    expect(candidate).toMatchObject({
      kind: 'no-reprint-without-permission',
      phrase: '未经授权不得转载',
      appliesTo: 'text',
    });
  });
});

describe('license forms (SIG-09, SIG-14, §5, §10)', () => {
  const footer = (text: string): string => article({ footer: `<p>${text}</p>` });
  const cases: readonly [text: string, kind: string, spdx: string | undefined, cls: string][] = [
    ['本站采用 CC BY 4.0 许可协议', 'cc-by', 'CC-BY-4.0', 'B'],
    ['本站采用 CC BY-SA 3.0 CN 许可协议', 'cc-by-sa', 'CC-BY-SA-3.0', 'C'],
    ['遵循 CC 4.0 BY-SA 版权协议', 'cc-by-sa', 'CC-BY-SA-4.0', 'C'],
    ['本博客文章采用 (CC) BY-NC-SA 授权', 'cc-by-nc-sa', undefined, 'E'],
    ['BY-NC-SA', 'cc-by-nc-sa', undefined, 'E'],
    ['CC BY-NC-ND 4.0', 'cc-by-nc-nd', 'CC-BY-NC-ND-4.0', 'D'],
    ['CC-BY-4.0', 'cc-by', 'CC-BY-4.0', 'B'],
    ['CC BY 4.0 CN', 'cc-by', 'CC-BY-4.0', 'B'],
    ['CC0 1.0', 'cc0', 'CC0-1.0', 'A'],
    [
      '采用知识共享署名-非商业性使用-相同方式共享 4.0 国际许可协议进行许可',
      'cc-by-nc-sa',
      'CC-BY-NC-SA-4.0',
      'E',
    ],
    ['采用知识共享署名 4.0 国际许可协议', 'cc-by', 'CC-BY-4.0', 'B'],
    ['署名-相同方式共享 4.0 国际', 'cc-by-sa', 'CC-BY-SA-4.0', 'C'],
    ['本著作采用創用 CC 署名-禁止改作 3.0', 'cc-by-nd', 'CC-BY-ND-3.0', 'D'],
    ['Creative Commons Attribution-ShareAlike 4.0 International License', 'cc-by-sa', 'CC-BY-SA-4.0', 'C'],
    [
      'Content is available under Creative Commons Attribution-NonCommercial 2.5',
      'cc-by-nc',
      'CC-BY-NC-2.5',
      'E',
    ],
    [
      '本作品采用木兰开放作品许可协议 署名-相同方式共享 第1版',
      'LicenseRef-MulanOWL-BY-SA-1.0',
      'LicenseRef-MulanOWL-BY-SA-1.0',
      'C',
    ],
    ['本文档以 GFDL 发布', 'GFDL-1.3', 'GFDL-1.3', 'C'],
    ['政府網站資料開放宣告', 'government-terms', 'OGDL-Taiwan-1.0', 'B'],
  ];
  it.each(cases)('%s', (text, kind, spdx, cls) => {
    const found = assess(footer(text)).license;
    expect(found.candidates.filter((c) => c.appliesTo !== 'other' && c.class !== undefined)).toEqual([
      expect.objectContaining({ kind, class: cls, ...(spdx === undefined ? {} : { spdx }) }),
    ]);
    expect(found.class).toBe(cls);
  });

  it.each([
    ['URL', '<a href="http://creativecommons.org/licenses/by-sa/3.0/cn/">许可协议</a>', 'CC-BY-SA-3.0'],
    [
      'badge with label only',
      '<a href="https://creativecommons.org/licenses/by/4.0/" aria-label="CC"><img src="b.png"></a>',
      'CC-BY-4.0',
    ],
    ['badge without a URL', '<a href="/license" title="知识共享署名 4.0"><img src="b.png"></a>', 'CC-BY-4.0'],
    [
      'Mulan URL',
      '本站内容采用<a href="https://license.coscl.org.cn/MulanOWLBYv1">许可协议</a>',
      'LicenseRef-MulanOWL-BY-1.0',
    ],
  ])('link: %s', (_, html, spdx) => {
    expect(assess(footer(html)).license.spdx).toBe(spdx);
  });

  it.each([
    ['meta', '<meta name="license" content="https://creativecommons.org/licenses/by/4.0/">', 'meta'],
    ['dcterms', '<meta name="dcterms.license" content="CC-BY-4.0">', 'meta'],
    ['link', '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">', 'link'],
    [
      'json-ld',
      '<script type="application/ld+json">{"@type":"BlogPosting","license":"https://creativecommons.org/licenses/by/4.0/"}</script>',
      'jsonld',
    ],
    [
      'broken json-ld',
      '<script type="application/ld+json">{"license":"https://creativecommons.org/licenses/by/4.0/",}</script>',
      'jsonld',
    ],
  ])('head: %s', (_, head, evidenceKind) => {
    expect(assess(article({ head })).license).toMatchObject({
      spdx: 'CC-BY-4.0',
      class: 'B',
      evidenceKind,
      verdict: 'allow',
    });
  });

  it.each([
    ['a short badge line after the text', '<p>许可协议：CC BY 4.0</p>'],
    ['a sentence about this text', '<p>本文采用 CC BY 4.0 许可协议，欢迎分享。</p>'],
  ])('end of the text: %s', (_, end) => {
    expect(assess(article({ end })).license).toMatchObject({ spdx: 'CC-BY-4.0', verdict: 'allow' });
  });

  it('a license meta that reserves everything', () => {
    const html = article({ head: '<meta name="license" content="All Rights Reserved">', footer: LICENSED });
    expect(assess(html).decision).toMatchObject({ kind: 'hold', reason: 'LICENSE_CONFLICT' });
  });

  it('the maker of the software stays out of a © line', () => {
    const [notice] = assess(footer('© 2024 河边博客 由 Typecho 强力驱动')).license.candidates;
    expect(notice).toMatchObject({ kind: 'copyright-notice', phrase: '© 2024 河边博客', appliesTo: 'site' });
  });

  it('a Link header', () => {
    const headers = [['Link', '<https://creativecommons.org/licenses/by/4.0/>; rel="license"']] as const;
    expect(assess(article({}), { headers }).license).toMatchObject({ spdx: 'CC-BY-4.0', verdict: 'allow' });
  });

  const notOurs: readonly [name: string, html: string][] = [
    [
      'a picture in JSON-LD',
      article({
        head: '<script type="application/ld+json">{"@type":"NewsArticle","image":{"@type":"ImageObject","license":"https://creativecommons.org/licenses/by/4.0/"}}</script>',
      }),
    ],
    [
      'a caption',
      article({
        body: `${p(PROSE)}<figure><img src="a.jpg"><figcaption>图：某人 <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></figcaption></figure>${p(PROSE)}`,
      }),
    ],
    [
      'prose about licenses',
      article({
        body: `${p(PROSE)}<p>自由软件之外还有自由文化，最有名的是 CC BY 4.0 与 CC BY-SA 4.0，前者只求署名，后者要求以相同条款传播，两者在维基与开放教材中用得最多。</p>${p(PROSE)}`,
      }),
    ],
    [
      'a closing sentence about licenses',
      article({ body: `${p(PROSE)}<p>我也推荐读者试试 CC BY 4.0 协议，它很简单。</p>` }),
    ],
    ['software in the footer', footer('主题 Demo 以 MIT License 发布')],
    ['software in the text', article({ end: '<p>本项目源码以 MIT 协议开源。</p>' })],
    [
      'lines quoted from a novel',
      article({
        body: `${p(PROSE)}<blockquote><p>${PROSE[0]}</p><p>本作品采用 CC BY 4.0 许可协议</p></blockquote>${p(PROSE)}`,
      }),
    ],
    ['a comment', article({ end: '<ol class="comments"><li>本文采用 CC BY 4.0 许可协议</li></ol>' })],
  ];
  it.each(notOurs)('says nothing of the text: %s', (_, html) => {
    const { license } = assess(html);
    expect(license).toMatchObject({ verdict: 'hold', rule: 'DEC-10', spdx: 'NOASSERTION', class: 'G' });
  });

  it('a name without a version cannot be released', () => {
    expect(assess(footer('本站采用 CC BY 许可协议'))).toMatchObject({
      license: { class: 'B', spdx: 'LicenseRef-CC-BY', verdict: 'hold', rule: 'DEC-7' },
      decision: { kind: 'hold', reason: 'LICENSE_UNCLEAR' },
    });
  });

  it('two different badges in one footer wait for a person', () => {
    const two =
      '<a href="https://creativecommons.org/licenses/by/4.0/"><img alt="CC BY" src="a.png"></a>' +
      '<a href="https://creativecommons.org/licenses/by-sa/4.0/"><img alt="CC BY-SA" src="b.png"></a>';
    expect(assess(footer(two)).decision).toMatchObject({ kind: 'hold', reason: 'LICENSE_CONFLICT' });
  });

  it('documentation under GPL is not accepted by default', () => {
    expect(assess(footer('本文档以 GNU General Public License 版本 2 发布')).decision).toMatchObject({
      kind: 'reject',
      reason: 'CODE_COPYLEFT',
    });
  });

  it('仅供学习交流 is class E and contradicts an open license', () => {
    expect(assess(footer('仅供学习交流')).decision).toMatchObject({
      kind: 'reject',
      reason: 'LICENSE_NONCOMMERCIAL',
    });
    const both = article({ footer: `${LICENSED}<p>仅供学习交流</p>` });
    expect(assess(both).decision).toMatchObject({ kind: 'hold', reason: 'LICENSE_CONFLICT' });
  });
});

describe('no wording makes a page more permissive', () => {
  const notices = [
    '未经授权禁止转载',
    '版权所有',
    '禁止用于人工智能训练',
    '来源：示例晚报',
    '仅供学习交流',
    '禁止转载',
  ];
  it('adding a refusal or reservation to a licensed page never leaves it allowed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...notices),
        fc.constantFrom('end', 'footer'),
        fc.boolean(),
        (notice, place, before) => {
          const extra = `<p>${notice}</p>`;
          const end = place === 'end' ? extra : '';
          const foot =
            place === 'footer' && notice !== '来源：示例晚报'
              ? before
                ? extra + LICENSED
                : LICENSED + extra
              : LICENSED;
          const html = article({ end: notice === '来源：示例晚报' ? extra : end, footer: foot });
          expect(assess(html).license.verdict).not.toBe('allow');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('folding keeps every offset and notices end within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const folded = foldNotice(text);
        expect(folded).toHaveLength(text.length);
        for (const { at, length } of noticesIn(folded)) expect(at + length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

function p(lines: readonly string[]): string {
  return lines.map((line) => `<p>${line}</p>`).join('');
}
