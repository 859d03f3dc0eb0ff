import { PACKAGE_RULES } from '../../src/pipeline/apply/package-rules.ts';
import { loadKit } from '../../src/pipeline/apply/rooms-kit.ts';
import { redact, type Redaction } from '../../src/pii/redact.ts';

const { pii } = loadKit(PACKAGE_RULES, 'commercial');

/** Redaction by the rules of the package. All personal data in these tests is invented. */
export function run(text: string, title = '', siteKind = ''): Redaction {
  return redact(text, pii, { title, siteKind, capturedAt: '2026-11-20T08:00:00Z' });
}

/** `rule value` of every span. */
export function found(text: string, siteKind = ''): string[] {
  return run(text, '', siteKind).spans.map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`);
}

/** Characters beyond U+FF01 for ASCII: what a Chinese keyboard in wide mode writes. */
export function wide(text: string): string {
  return text.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}
