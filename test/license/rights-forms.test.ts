import { describe, expect, it } from 'vitest';
import { article, assess } from './support.ts';

const kindsOf = (html: string): string[] => [
  ...new Set(
    assess(html)
      .license.candidates.filter((c) => c.appliesTo !== 'other')
      .map((c) => c.spdx ?? c.kind),
  ),
];
const ARR = 'all-rights-reserved';
const CREDIT = 'reprint-with-attribution';
const ASK = 'no-reprint-without-permission';
const NEVER = 'reprint-forbidden';
const OTHERS = 'disclaimer-of-reposted-content';

describe('closing notices and footers as they occur (§9, §10)', () => {
  const cases: readonly [text: string, kinds: readonly string[]][] = [
    [
      '本文版权归作者和示例园共有，欢迎转载，但未经作者同意必须保留此段声明，且在文章页面明显位置给出原文连接，否则保留追究法律责任的权利。',
      [ARR, CREDIT],
    ],
    [
      '版权声明：本文为示例博主「某某」的原创文章，遵循CC 4.0 BY-SA版权协议，转载请附上原文出处链接及本声明。',
      [CREDIT, 'CC-BY-SA-4.0'],
    ],
    ['著作权归作者所有，转载或内容合作请联系作者', [ASK, ARR]],
    ['著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。', [ARR, ASK, CREDIT]],
    ['平台声明：文章内容由作者上传并发布，示例网系信息发布平台，仅提供信息存储服务。', [OTHERS]],
    ['声明：示例网登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。', [OTHERS]],
    ['免责声明：本文来自示例客户端自媒体，不代表示例网的观点和立场。', [OTHERS]],
    ['凡本网注明“来源：XXX（非示例网）”的作品，均转载自其它媒体，转载目的在于传递更多信息', [OTHERS]],
    ['凡本网注明“来源：示例网”的所有作品，未经本网授权不得转载、摘编或利用其它方式使用', [ASK]],
    ['本文为作者独立观点，不代表示例网立场，未经允许不得转载。', [ASK]],
    ['本文仅代表作者观点，不代表示例网立场。', []],
    ['本站内容仅供参考', []],
    ['原创文章，作者：某某，如若转载，请注明出处：https://a.example/1.html', [CREDIT]],
    ['本文地址：http://a.example/1 转载请以链接形式注明出处', [CREDIT]],
    ['Reprint please indicate the source.', [CREDIT]],
    ['Any reproduction requires permission.', [ASK]],
    ['All Right Reserved', [ARR]],
    ['转载必究', [NEVER]],
    ['版权所有·禁止转载', [NEVER, ARR]],
    ['禁止商业转载', ['noncommercial-use-only']],
    ['尊重原创，请勿抄袭', []],
    ['自由转载-非商用-非衍生-保持署名（创意共享3.0许可证）', [CREDIT, 'CC-BY-NC-ND-3.0']],
    ['许可协议: "署名-非商用-相同方式共享 4.0" 转载请保留原文链接及作者。', [CREDIT, 'CC-BY-NC-SA-4.0']],
    ['本书以创作共用-署名-相同方式共享 3.0 许可证授权。', ['CC-BY-SA-3.0']],
    ['本作品采用《CC 协议》，转载必须注明作者和本文链接', [CREDIT, 'cc-unknown']],
    ['Creative Commons BY-NC-ND 3.0', ['CC-BY-NC-ND-3.0']],
    ['CC Attribution-ShareAlike 3.0', ['CC-BY-SA-3.0']],
    ['除特别声明外，转载请注明出处', [CREDIT]],
  ];
  it.each(cases)('%s', (text, kinds) => {
    for (const place of ['footer', 'end'] as const)
      expect(new Set(kindsOf(article({ [place]: `<p>${text}</p>` })))).toEqual(new Set(kinds));
  });

  it('a family of licenses without its elements opens nothing', () => {
    expect(assess(article({ footer: '<p>本站采用CC协议</p>' })).license).toMatchObject({
      class: 'G',
      verdict: 'hold',
      rule: 'DEC-10',
    });
  });
});
