import type { BlockTree, Leaf } from '../../core/page.ts';
import { isAddress, isControlLine } from '../lines.ts';
import { isAboutPost } from './about-post.ts';

/** Fewer of a kind side by side may be parts of a text. */
const CARDS_MIN = 3;
/** Of neighbours of one kind this share are cards. */
const CARD_SHARE_MIN = 0.7;
/** More lines or more prose, in characters, than a comment or a summary has. */
const CARD_LINES_MAX = 30;
const CARD_PROSE_MAX = 600;
/** Prose that stands right beside boxes makes them parts of its text. */
const BESIDE_PROSE_MIN = 20;
/** A page on which less prose than this is left is made of its cards. */
const OUTSIDE_PROSE_MIN = 60;
/** Longer lines are no sign. */
const SIGN_UNITS_MAX = 40;
/** A title that is nothing but a link is at least this long; shorter ones are links of other kinds. */
const LINKED_TITLE_UNITS_MIN = 6;
const LINKED_SHARE = 0.8;
/** When something was said and what can be done about it: what a comment has and a paragraph has not. */
const SAID =
  /(?:\d+|几|半)\s?(?:秒|分钟|小时|天|周|个?月|年)前|^(?:刚刚|昨天|前天|今天)|\d{1,2}[-月/.]\d{1,2}日?\s{0,2}\d{1,2}:\d\d|^[\s(（[]*(?:回复|回应|举报|支持|反对|顶|踩|赞|点赞|有用|引用)(?:TA|他)?[\s)）\]]*(?:[[(（]?\d+[\])）]?)?(?:\s|$)/u;

interface Counts {
  /** Lines under each element that are signs of a card, and all lines. */
  readonly signs: Uint32Array;
  readonly lines: Uint32Array;
  /** Prose points of the lines under each element. */
  readonly prose: Float64Array;
}

/**
 * Marks boxes that stand side by side and each hold the title of another page as a link, or what a reader
 * said and when: lists of other texts and comments, told by their build alone. Marks nothing on a page
 * with too little prose besides.
 * @param chrome 1 for elements that are left out; boxes found are marked too.
 * @param own prose points of the leaves of each element
 * @returns the boxes in document order
 */
export function markCards(
  blocks: BlockTree,
  leaves: readonly Leaf[],
  chrome: Uint8Array,
  own: Float64Array,
): readonly number[] {
  const counts = count(blocks, leaves, chrome, own);
  const found: number[] = [];
  for (let p = 0; p < blocks.count; p += 1) {
    if ((counts.signs[p] ?? 0) < CARDS_MIN || chrome[p] === 1) continue;
    const cards = cardsIn(blocks, p, chrome, own, counts);
    found.push(...cards);
    // What is inside of cards need not be looked at.
    p = Math.max(p, cards.at(-1) ?? p);
  }
  const inCards = found.reduce((sum, i) => sum + (counts.prose[i] ?? 0), 0);
  if ((counts.prose[0] ?? 0) - inCards < OUTSIDE_PROSE_MIN) return [];
  for (const i of found) chrome.fill(1, i, blocks.end[i] ?? i + 1);
  return found;
}

function count(blocks: BlockTree, leaves: readonly Leaf[], chrome: Uint8Array, own: Float64Array): Counts {
  const signs = new Uint32Array(blocks.count);
  const lines = new Uint32Array(blocks.count);
  const prose = own.slice();
  for (const leaf of leaves) {
    const { node } = leaf;
    if (chrome[node] === 1) continue;
    lines[node] = (lines[node] ?? 0) + 1;
    if (isSign(leaf)) signs[node] = (signs[node] ?? 0) + 1;
  }
  for (let i = blocks.count - 1; i > 0; i -= 1) {
    const p = blocks.parent[i] ?? 0;
    signs[p] = (signs[p] ?? 0) + (signs[i] ?? 0);
    lines[p] = (lines[p] ?? 0) + (lines[i] ?? 0);
    prose[p] = (prose[p] ?? 0) + (prose[i] ?? 0);
  }
  return { signs, lines, prose };
}

function isSign({ text, linkLength }: Leaf): boolean {
  if (text.length <= SIGN_UNITS_MAX && SAID.test(text)) return true;
  if (isAddress(text)) return false;
  return text.length >= LINKED_TITLE_UNITS_MIN && linkLength >= text.length * LINKED_SHARE;
}

/** Children of an element that are cards, in document order. */
function cardsIn(
  blocks: BlockTree,
  parent: number,
  chrome: Uint8Array,
  own: Float64Array,
  counts: Counts,
): readonly number[] {
  const kinds = new Map<string, number[]>();
  for (const child of childrenOf(blocks, parent)) {
    if (chrome[child] === 1 || (counts.lines[child] ?? 0) === 0) continue;
    const kind = blocks.name(child);
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [child]);
    else known.push(child);
  }
  for (const [kind, members] of kinds) {
    const cards = members.filter((i) => isCard(i, counts));
    if (cards.length < CARDS_MIN || cards.length < members.length * CARD_SHARE_MIN) continue;
    if (![...kinds].some(([other, more]) => other !== kind && more.some((i) => isBesideProse(i, own))))
      return cards;
  }
  return [];
}

function* childrenOf(blocks: BlockTree, parent: number): Generator<number> {
  const end = blocks.end[parent] ?? blocks.count;
  for (let i = parent + 1; i < end; i = blocks.end[i] ?? end) yield i;
}

function isCard(i: number, { signs, lines, prose }: Counts): boolean {
  const all = lines[i] ?? 0;
  return (signs[i] ?? 0) > 0 && all > 1 && all <= CARD_LINES_MAX && (prose[i] ?? 0) <= CARD_PROSE_MAX;
}

const isBesideProse = (i: number, own: Float64Array): boolean => (own[i] ?? 0) >= BESIDE_PROSE_MIN;

/** A title of another page as a link has at least so many Han characters; names of users have fewer. */
const TITLE_HAN_MIN = 8;
const TITLE_CARD_LINES_MAX = 5;
const TITLE_CARD_UNITS_MAX = 400;
const HAN = /\p{Script=Han}/gu;

/**
 * 1 in boxes of one kind side by side that each hold the title of another page as a link and little more.
 * @param title of the page: posts may repeat it as a link to themselves
 * @param hanMin Han characters of the shortest title
 */
export function markTitleCards(
  blocks: BlockTree,
  leaves: readonly Leaf[],
  chrome: Uint8Array,
  title: string,
  hanMin = TITLE_HAN_MIN,
): Uint8Array {
  const signs = new Uint32Array(blocks.count);
  const lines = new Uint32Array(blocks.count);
  const units = new Uint32Array(blocks.count);
  const titles: Leaf[] = [];
  for (const leaf of leaves) {
    const { node, text } = leaf;
    if (chrome[node] === 1) continue;
    lines[node] = (lines[node] ?? 0) + 1;
    units[node] = (units[node] ?? 0) + text.length;
    if (!isLinkedTitle(leaf, title, hanMin)) continue;
    signs[node] = (signs[node] ?? 0) + 1;
    titles.push(leaf);
  }
  for (let i = blocks.count - 1; i > 0; i -= 1) {
    const p = blocks.parent[i] ?? 0;
    signs[p] = (signs[p] ?? 0) + (signs[i] ?? 0);
    lines[p] = (lines[p] ?? 0) + (lines[i] ?? 0);
    units[p] = (units[p] ?? 0) + (units[i] ?? 0);
  }
  const isTitleCard = (i: number): boolean =>
    (signs[i] ?? 0) === 1 &&
    (lines[i] ?? 0) <= TITLE_CARD_LINES_MAX &&
    (units[i] ?? 0) <= TITLE_CARD_UNITS_MAX;
  const marked = new Uint8Array(blocks.count);
  for (let p = 0; p < blocks.count; p += 1) {
    if ((signs[p] ?? 0) < CARDS_MIN || chrome[p] === 1) continue;
    const children = [...childrenOf(blocks, p)].filter((i) => (lines[i] ?? 0) > 0 && chrome[i] === 0);
    const cards = children.filter(isTitleCard);
    if (cards.length < CARDS_MIN || cards.length < children.length * CARD_SHARE_MIN) continue;
    if (!haveTitles(blocks, cards, titles)) continue;
    for (const card of cards) marked.fill(1, card, blocks.end[card] ?? card + 1);
  }
  return marked;
}

/** Cards whose links say the same have buttons, not titles. */
const DISTINCT_SHARE = 0.5;

function haveTitles(blocks: BlockTree, cards: readonly number[], titles: readonly Leaf[]): boolean {
  const first = cards[0] ?? 0;
  const last = cards.at(-1) ?? first;
  const end = blocks.end[last] ?? last + 1;
  const own = titles.filter(({ node }) => node >= first && node < end).map(({ text }) => text);
  return new Set(own).size > own.length * DISTINCT_SHARE;
}

function isLinkedTitle({ text, linkLength }: Leaf, title: string, hanMin: number): boolean {
  if (linkLength < text.length * LINKED_SHARE || isAddress(text)) return false;
  if (isAboutPost(text) || isControlLine(text)) return false;
  if (title.startsWith(text.replace(/^.{0,4}[:：]\s*/u, ''))) return false;
  return (text.match(HAN)?.length ?? 0) >= hanMin;
}
