import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, assess, LICENSED, outcome } from './support.ts';

const REPEATS = 200_000;

describe('adversarial pages end in a finding', () => {
  const cases: readonly [name: string, html: string][] = [
    ['10 MB in one block', article({ end: `<p>${'未经授权 转载 版权 © CC BY 来源：'.repeat(REPEATS)}</p>` })],
    [
      'a 10 MB license notice',
      article({ footer: `<p>${'除特别声明外本站采用CC BY 4.0许可协议。'.repeat(REPEATS)}</p>` }),
    ],
    ['digits without end', article({ footer: `<p>京ICP备${'1'.repeat(REPEATS)}</p>` })],
    ['spaces without end', article({ footer: `<p>京${' '.repeat(REPEATS)}ICP备12345678号</p>` })],
    [
      'a long JSON-LD',
      article({ head: `<script type="application/ld+json">${'['.repeat(REPEATS)}</script>` }),
    ],
    [
      'many badges',
      article({ footer: '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>'.repeat(5000) }),
    ],
    [
      'a long license address',
      article({
        head: `<link rel="license" href="https://creativecommons.org/licenses/${'by-'.repeat(REPEATS)}">`,
      }),
    ],
    [
      'hyphens without end',
      article({ footer: `<p>署名${'-非商业性使用'.repeat(20_000)} BY${'-NC'.repeat(20_000)}</p>` }),
    ],
    ['NULs and lone surrogates', article({ footer: '<p>\0版\uD800权\uDC00所有 ICP备\0</p>' })],
  ];
  it.each(cases)('%s', (_, html) => {
    expect(['allow', 'deny', 'hold']).toContain(assess(html).license.verdict);
  });

  it('any text in any place gives the same finding twice and no exception', () => {
    const words = [
      '未经授权',
      '转载',
      '版权所有',
      '©',
      '2024',
      'CC BY',
      '4.0',
      '来源：',
      '京ICP备',
      '12345678',
      '号',
      '由AI生成',
      '\n',
      '。',
      '(',
      '-',
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (end, footer) => {
        const html = article({ end: `<p>${end.join('')}</p>`, footer: `<p>${footer.join('')}</p>` });
        expect(assess(html)).toEqual(assess(html));
      }),
      { numRuns: 200 },
    );
  });

  it('homograph licenses and look-alike hosts are no licenses', () => {
    for (const host of ['creativecommοns.org', 'creativecommons.org.evil.example', 'notcreativecommons.org'])
      expect(
        assess(article({ footer: `<p><a rel="license" href="https://${host}/licenses/by/4.0/">x</a></p>` }))
          .license.verdict,
      ).toBe('hold');
  });

  it('a license in a comment, a script or a hidden block is none', () => {
    const html = article({
      footer: `<!-- ${LICENSED} --><script>var x = '${LICENSED.replaceAll("'", '')}'</script><div hidden>${LICENSED}</div>`,
    });
    expect(outcome(assess(html))).toBe('DEC-10 hold LICENSE_UNKNOWN');
  });
});
