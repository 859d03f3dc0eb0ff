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
      'Only a written permission',
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

  it('has words for every rule of the table and every class', () => {
    for (const { rule } of rules.precedence) expect(RULE_WORDS).toHaveProperty([rule]);
    for (const { class: licenseClass } of rules.licenses.values())
      expect(CLASS_WORDS).toHaveProperty(licenseClass);
  });
});
