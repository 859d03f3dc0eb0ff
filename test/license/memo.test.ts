import { describe, expect, it } from 'vitest';
import { permissionMemo } from '../../src/core/permission-memo.ts';
import { CLASS_WORDS, RULE_WORDS } from '../../src/core/permission-words.ts';
import { article, assess, LICENSED, rules } from './support.ts';

const memo = (html: string, lang: 'en' | 'zh'): string => {
  const { license, identity, aiLabel } = assess(html);
  return permissionMemo({ license, identity, aiLabel, licenseProfile: 'commercial' }, lang).join('\n');
};

describe('the memo on a page', () => {
  const html = article({ end: '<p>来源：示例晚报</p>', footer: `${LICENSED}<p>京ICP备12345678号-1</p>` });

  it('answers, names rule, owner, wording, evidence and operator in English', () => {
    const text = memo(html, 'en');
    for (const part of [
      'Answer    DENIED · DEC-6b',
      'another outlet’s (示例晚报)',
      'CC-BY-4.0: the site; footer, link “CC BY 4.0”',
      'SIG-15 示例晚报 → names another owner (words) sha256:',
      'ICP-01 京ICP备12345678号-1 (ICP filing)',
      'ask the outlet named',
    ])
      expect(text).toContain(part);
  });

  it('says the same in Chinese, without English sentences', () => {
    const text = memo(html, 'zh');
    expect(text).toContain('结论      拒绝 · DEC-6b');
    expect(text).toContain('他处媒体（示例晚报）');
    expect(text).not.toMatch(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/u);
  });

  it('an allowed page lists its obligations', () => {
    const text = memo(article({ footer: LICENSED }), 'en');
    expect(text).toContain('Answer    ALLOWED · DEC-8');
    expect(text).toContain('Duties    class B: attribution');
    expect(text).toContain('credit: 示例文化有限公司'.slice(0, 7));
  });

  it.each([
    ['内容由AI生成', 'DENIED · CN-AIG-01'],
    ['疑似AI生成，请谨慎甄别', 'HELD for a person · CN-AIG-01'],
  ])('a license does not help a page labelled %s', (label, answer) => {
    const text = memo(article({ end: `<p>${label}</p>`, footer: LICENSED }), 'en');
    expect(text).toContain(`Answer    ${answer}`);
    expect(text).toContain('CC-BY-4.0 (class B)');
  });

  it('says what a label of AI generation does, sure or suspected', () => {
    const of = (words: string, lang: 'en' | 'zh'): string =>
      memo(article({ end: `<p>${words}</p>`, footer: LICENSED }), lang);
    expect(of('内容由AI生成', 'zh')).toContain('此类内容不予采用');
    expect(of('疑似AI生成，请谨慎甄别', 'zh')).toContain('须由人工判断');
    expect(of('疑似AI生成，请谨慎甄别', 'en')).not.toContain('is not used');
  });

  it('a label leads the answer; what the license alone would give is told as such, and the label has a digest', () => {
    const lines = memo(article({ end: '<p>疑似AI生成，请谨慎甄别</p>', footer: LICENSED }), 'en').split('\n');
    const at = lines.findIndex((line) => line.startsWith('Answer'));
    expect(lines[at + 1]).toContain('A label says that the page may be AI-generated');
    expect(lines[at + 2]).toContain('By its license alone: Allowed (DEC-8)');
    expect(lines[at + 3]).toBe(
      'Rule      CN-AIG-01: A label that says AI generation is possible proves nothing yet: it waits for a person.',
    );
    expect(lines.join('\n')).toMatch(/^AI label .* sha256:[0-9a-f]{12}$/mu);
    expect(lines.join('\n')).toContain('Duties    if a person allows it, class B');
  });

  it.each([
    ['<p>未经授权禁止转载</p>', /^ {10}on the evidence of SIG-11 .* sha256:[0-9a-f]{12}$/mu],
    ['<p>来源：示例晚报</p>', /^ {10}on the evidence of SIG-15 示例晚报 → names another owner .* sha256:/mu],
  ])('a denial names its evidence with the digest beside the rule: %s', (end, expected) => {
    expect(memo(article({ end, footer: LICENSED }), 'en')).toMatch(expected);
  });

  it('names what would change a denial by the rule that denies', () => {
    const next = (html: string): string =>
      memo(html, 'zh')
        .split('\n')
        .findLast((l) => l.startsWith('后续')) ?? '';
    expect(next(article({ footer: '<p>未经授权，不得转载</p>' }))).toContain('书面授权');
    expect(next(article({ end: '<p>来源：示例晚报</p>' }))).toContain('须取得所署出处的许可');
    expect(next(article({ footer: '<p>本站采用 CC BY-NC 4.0 许可</p>' }))).toContain('研究方案');
  });

  it('tells a bare © from a reservation, and a license set aside from one that counts', () => {
    const licensed = memo(article({ footer: `${LICENSED}<p>© 2024 河边博客</p>` }), 'zh');
    expect(licensed).toContain('SIG-12 版权标记 → 仅为版权标记，不妨碍许可证');
    expect(licensed).not.toContain('不予适用');
    expect(memo(article({ footer: `${LICENSED}<p>未经授权，不得转载</p>` }), 'zh')).toContain(
      '依上列规则不予适用',
    );
  });

  it('says why an identity is doubted', () => {
    const of = (footer: string): string => memo(article({ footer: `<p>${footer}</p>` }), 'zh');
    expect(of('京ICP备12345678号 沪公网安备31010102000001号')).toContain('ICP 备案属京，公安备案属沪');
    expect(of('京ICP备12345678号 京ICP备87654321号')).toContain('两个主体');
    expect(of('蜀ICP备12345678号 川公网安备51010102000001号')).not.toContain('公安备案属');
  });

  it('has words for every rule of the table and every class', () => {
    for (const { rule } of rules.precedence) expect(RULE_WORDS).toHaveProperty([rule]);
    for (const { class: licenseClass } of rules.licenses.values())
      expect(CLASS_WORDS).toHaveProperty(licenseClass);
  });
});
