import type { Leaf } from '../core/page.ts';

/** Heads and feet that bulletin boards of the telnet family (Firebird, KBS, pttbbs) write into every post. */
const HEAD_LINE =
  /^\s*(?:发信人|寄信人|發信人|作者)\s*[:：].{0,60}(?:信区|信區|看板)\s*[:：]|^\s*(?:标\s{0,8}题|標\s{0,8}題)\s*[:：]|^\s*(?:发信站|發信站)\s*[:：].{0,80}[(（].{8,40}[)）]/u;
const SIGNATURE_LINE = /^\s*--\s*$/u;
const FOOT_LINE = /^\s*※\s*(?:来源|來源|修改|转寄|转载|發信站|发信站)\s*[:：·].{0,200}$/u;
/** A post has its own signature; one longer than this is text between two rules. */
const SIGNATURE_LINES_MAX = 8;

/** Leaves without those lines, and without the signature between `--` and the foot. */
export function withoutBulletinLines(leaves: readonly Leaf[]): readonly Leaf[] {
  if (!leaves.some(({ text }) => text.split('\n').some((line) => HEAD_LINE.test(line)))) return leaves;
  const lines = leaves.flatMap((leaf, at) => leaf.text.split('\n').map((text) => ({ text, at })));
  const kept = leaves.map((): string[] => []);
  for (let i = 0; i < lines.length; i += 1) {
    const { text, at } = lines[i] as (typeof lines)[number];
    if (SIGNATURE_LINE.test(text)) {
      const foot = lines.slice(i, i + SIGNATURE_LINES_MAX + 1).findIndex((line) => FOOT_LINE.test(line.text));
      i += Math.max(foot, 0);
    } else if (!HEAD_LINE.test(text) && !FOOT_LINE.test(text)) kept[at]?.push(text);
  }
  return leaves
    .map((leaf, at) => {
      const text = (kept[at] ?? []).join('\n').trim();
      return text === leaf.text ? leaf : { ...leaf, text };
    })
    .filter(({ text }) => text !== '');
}
