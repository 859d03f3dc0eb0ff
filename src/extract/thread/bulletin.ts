import type { BlockTree, Leaf } from '../../core/page.ts';
import { keepLines } from './leaf-lines.ts';
import { isPostNote } from '../lines.ts';

/** Heads and feet that bulletin boards of the telnet family (Firebird, KBS, pttbbs) write into every post. */
const HEAD_LINE =
  /^\s*(?:发信人|寄信人|發信人|作者)\s*[:：].{0,60}(?:信区|信區|看板)\s*[:：]|^\s*(?:标\s{0,8}题|標\s{0,8}題)\s*[:：]|^\s*(?:发信站|發信站)\s*[:：].{0,80}[(（].{8,40}[)）]/u;
const SIGNATURE_LINE = /^\s*--\s*$/u;
const FOOT_LINE = /^\s*※\s*(?:来源|來源|修改|转寄|转载|發信站|发信站)\s*[:：·].{0,200}$/u;
/** A post has its own signature; one longer than this is text between two rules. */
const SIGNATURE_LINES_MAX = 8;

/** Posts without the lines that systems write into them: heads and feet, signatures between them, who edited. */
export function withoutNotes(blocks: BlockTree, leaves: readonly Leaf[]): readonly Leaf[] {
  const lines = leaves.flatMap(({ text }) => text.split('\n'));
  const isKept = lines.map((line) => !isPostNote(line));
  if (lines.some((line) => HEAD_LINE.test(line))) dropBulletinLines(lines, isKept);
  if (isKept.every(Boolean)) return leaves;
  let at = 0;
  return leaves.flatMap((leaf) => {
    const from = at;
    at += leaf.text.split('\n').length;
    const own = isKept.slice(from, at);
    return own.every(Boolean) ? [leaf] : keepLines(blocks, leaf, own);
  });
}

function dropBulletinLines(lines: readonly string[], isKept: boolean[]): void {
  lines.forEach((line, i) => {
    if (HEAD_LINE.test(line) || FOOT_LINE.test(line)) isKept[i] = false;
    if (!SIGNATURE_LINE.test(line)) return;
    const foot = lines.slice(i, i + SIGNATURE_LINES_MAX + 2).findIndex((later) => FOOT_LINE.test(later));
    isKept.fill(false, i, i + Math.max(foot, 0) + 1);
  });
}
