import type { LicenseCandidate } from '../core/permission.ts';
import type { Page } from '../core/page.ts';
import { foldNotice } from './fold.ts';
import type { FoundCandidate } from './found.ts';
import { mayHoldNotice, noticesIn, type Notice } from './notices.ts';
import { SOFTWARE_OWNER } from './text-candidates.ts';

/** Hidden elements, `<noscript>` and comments looked at in one page, and characters of each. */
const PLACES_MAX = 200;
const UNITS_MAX = 8192;
/** A refusal is a short line; longer ones are terms of use in a hidden dialog, or text that a script will show. */
const LINE_MAX = 120;
const REFUSES =
  /未经|未經|未获|未得|非经|禁止|严禁|嚴禁|谢绝|謝絕|请勿|請勿|不得|permission|prohibit|forbid|do not/iu;
/** Rules of a comment form, of an account or of a product are about what users do, not about this text. */
const ABOUT_USERS =
  /评论|留言|发言|发帖|账[号户]|注册|登录|广告|上传|举报|代码|源码|软件|程序|主题|模板|插件|版权信息|删除|修改/u;

/**
 * Refusals that no reader sees but every machine does. In an element that is not shown or in `<noscript>`
 * they refuse; in a comment they only leave a page that grants something to a person (`granted`), for most
 * comments are about templates. Grants in such places grant nothing and are not looked for.
 */
export function unseenRefusals(page: Page, granted: boolean): FoundCandidate[] {
  const comments = granted ? page.comments.slice(0, PLACES_MAX) : [];
  return [
    ...[...hiddenParts(page), ...noscripts(page.source)].flatMap((html) => refusalsIn(html, 'hidden')),
    ...comments.flatMap((text) => refusalsIn(text, 'comment')),
  ];
}

/** Source of each outermost hidden element. */
function hiddenParts({ blocks, source }: Page): string[] {
  const parts: string[] = [];
  for (let i = 1; i < blocks.count && parts.length < PLACES_MAX; i += 1) {
    if (!blocks.hidden(i) || blocks.hidden(blocks.parent[i] ?? 0)) continue;
    const start = blocks.sourceStart(i);
    parts.push(source.slice(start, Math.min(blocks.sourceEnd(i), start + UNITS_MAX)));
  }
  return parts;
}

function noscripts(source: string): string[] {
  const parts: string[] = [];
  const open = /<noscript\b/giu;
  for (
    let match = open.exec(source);
    match !== null && parts.length < PLACES_MAX;
    match = open.exec(source)
  ) {
    const end = source.indexOf('</noscript', match.index);
    parts.push(
      source.slice(match.index, Math.min(end === -1 ? source.length : end, match.index + UNITS_MAX)),
    );
  }
  return parts;
}

function refusalsIn(html: string, where: 'hidden' | 'comment'): FoundCandidate[] {
  if (!REFUSES.test(html)) return [];
  return html
    .replaceAll(/<(?:a|b|em|i|span|strong|font)\b[^<>]{0,400}>|<\/(?:a|b|em|i|span|strong|font)>/giu, '')
    .split(/<[^<>]{0,400}>|\n/u)
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line.length <= LINE_MAX && isAboutText(line))
    .flatMap((line) => lineRefusals(line, where));
}

function isAboutText(line: string): boolean {
  return REFUSES.test(line) && !ABOUT_USERS.test(line) && !SOFTWARE_OWNER.test(line);
}

function lineRefusals(line: string, where: 'hidden' | 'comment'): FoundCandidate[] {
  const folded = foldNotice(line);
  if (!mayHoldNotice(folded)) return [];
  return noticesIn(folded)
    .filter((notice) => notice.rule === 'SIG-11')
    .map((notice) => refusal(line, notice, where));
}

function refusal(
  line: string,
  { kind, rule, effect, at, length }: Notice,
  where: 'hidden' | 'comment',
): FoundCandidate {
  const candidate: LicenseCandidate = {
    kind,
    phrase: line.slice(at, at + Math.min(length, 200)).trim(),
    source: 'text',
    zone: 'body',
    appliesTo: 'site',
  };
  return where === 'hidden' ? { candidate, rule, effect } : { candidate, rule: 'SIG-12', effect: 'reserve' };
}
