import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import { offersIn, withoutOffers } from './offers.ts';
import { foldTable } from '../../text/fold-table.ts';

/** A title with fewer pairs of Han says too little. */
const PAIRS_MIN = 3;
/** Han a text needs before a title can be foreign to it. */
const HAN_MIN = 200;

/**
 * True for a title that shares no pair of Han with its text and names something twice in one line
 * (金沙-9570金沙检测中心) or offers a betting site (威凯尼国际官网登录): a brand put over somebody else's article. One line of `title` is
 * enough, but none may share a pair. Of 221 ordinary pages two have unrelated titles, none a repeated name or an offer in it.
 */
export function isForeignTitle(title: string, text: string): boolean {
  const rows = title.split('\n');
  const isOffer = offersIn(title).length > 0;
  const lines = rows.map((row) => pairsOf(isOffer ? withoutOffers(row) : row));
  if (!isOffer && !lines.some(({ pairs, repeats }) => repeats && pairs.size >= PAIRS_MIN)) return false;
  const wanted = new Set(lines.flatMap(({ pairs }) => [...pairs]));
  return !occursAny(wanted, text);
}

function pairsOf(line: string): { readonly pairs: ReadonlySet<number>; readonly repeats: boolean } {
  const pairs = new Set<number>();
  let repeats = false;
  for (let i = 0; i + 1 < line.length; i++) {
    const pair = pairAt(line, i);
    if (pair === 0) continue;
    repeats ||= pairs.has(pair);
    pairs.add(pair);
  }
  return { pairs, repeats };
}

/** Also true for a text too short to tell. */
function occursAny(wanted: ReadonlySet<number>, text: string): boolean {
  let han = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = pairAt(text, i);
    if (pair === 0) continue;
    han++;
    if (wanted.has(pair)) return true;
  }
  return han < HAN_MIN;
}

/** Two folded Han as one number, or 0. */
function pairAt(text: string, i: number): number {
  const first = text.charCodeAt(i);
  const second = text.charCodeAt(i + 1);
  if (UNIT_CLASS[first] !== CHAR.han || UNIT_CLASS[second] !== CHAR.han) return 0;
  const fold = foldTable();
  return (fold[first] as number) * 0x10000 + (fold[second] as number);
}
