import type { Leaf, Page, Zone } from '../core/page.ts';
import { containerOf, type Container } from './container.ts';
import { foldNotice } from './fold.ts';

/** Kinds of key character in a leaf: which matchers need to look at it. */
export const MARK = { rights: 1, filing: 2, origin: 4, ai: 8, license: 16 } as const;

/** Where a block stands, as far as notices are concerned. */
export type Place = 'footer' | 'end' | 'block' | 'start' | 'body';

/** A block with at least one key character: the only blocks the matchers read. */
export interface NoticeLeaf {
  readonly index: number;
  readonly node: number;
  /** As printed, cut to 1,000 characters; spaces between letters set apart are left out. */
  readonly text: string;
  /** Folded, same length and offsets as `text`. */
  readonly folded: string;
  readonly marks: number;
  readonly zone: Zone;
  readonly place: Place;
  readonly container: Container;
  /** More than nine tenths of it is link text. */
  readonly linked: boolean;
}

export interface Survey {
  readonly leaves: readonly NoticeLeaf[];
  /** Blocks of the page, with and without marks. */
  readonly all: readonly Leaf[];
  readonly total: number;
  /** First and last block of the main text, -1 when it was not found. */
  readonly mainStart: number;
  readonly mainEnd: number;
}

/** A block longer than this is read at both ends only: notices are short. */
const LEAF_MAX = 1000;
/** Share of blocks at the end of a page that count as its footer (ICP-11). */
const FOOTER_SHARE = 0.85;
/** A text needs at least this many blocks before its last 15 % is called a footer; below, its last three are. */
const SHORT_PAGE = 20;
/** Blocks before and after the end of the main text where closing notices stand (§4.2, SIG-11). */
const BEFORE_END = 2;
const AFTER_END = 8;

/** One pass over the blocks of a page: keeps those with key characters and says where each stands. `text` is the main text. */
export function surveyPage(page: Page, text: string): Survey {
  const all = page.blocks.leaves();
  const [mainStart, mainEnd] = mainRange(all, text);
  const range = { total: all.length, mainStart, mainEnd };
  const leaves: NoticeLeaf[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const leaf = all[index];
    if (leaf === undefined) continue;
    const marks = marksOf(leaf.text);
    if (marks !== 0) leaves.push(new MarkedLeaf(page, leaf, index, marks, range));
  }
  return { leaves, all, ...range };
}

type Range = Pick<Survey, 'total' | 'mainStart' | 'mainEnd'>;

/** What surrounds a block is looked up when a matcher asks for it: most blocks are dropped by their words. */
class MarkedLeaf implements NoticeLeaf {
  readonly index: number;
  readonly node: number;
  readonly text: string;
  readonly folded: string;
  readonly marks: number;
  readonly zone: Zone;
  readonly linked: boolean;
  readonly #page: Page;
  readonly #leaf: Leaf;
  readonly #range: Range;
  #container: Container | undefined;
  #place: Place | undefined;

  constructor(page: Page, leaf: Leaf, index: number, marks: number, range: Range) {
    this.index = index;
    this.node = leaf.node;
    this.text = cut(leaf.text);
    this.folded = foldNotice(this.text);
    this.marks = marks;
    this.zone = leaf.zone;
    this.linked = leaf.linkLength * 10 >= leaf.text.length * 9;
    this.#page = page;
    this.#leaf = leaf;
    this.#range = range;
  }

  get container(): Container {
    this.#container ??= containerOf(this.#page.blocks, this.#leaf);
    return this.#container;
  }

  get place(): Place {
    this.#place ??= placeOf(this, this.#range);
    return this.#place;
  }
}

function cut(text: string): string {
  const short =
    text.length <= LEAF_MAX ? text : `${text.slice(0, LEAF_MAX / 2)}\n${text.slice(-LEAF_MAX / 2)}`;
  const plain = PINYIN.test(short) ? short.replaceAll(/(?<=[一-鿿])\([a-zà-ɏ]{1,6}\)/gu, '') : short;
  return SPACED.test(plain) ? plain.replaceAll(/(?<=[一-鿿,，])\s(?=[一-鿿,，])/gu, '') : plain;
}

/** 版權(quán)說明, 侵權(quán): copies that a converter put readings into, twice or more. */
const PINYIN = /[一-鿿]\([a-zà-ɏ]{1,6}\)[^]{0,200}[一-鿿]\([a-zà-ɏ]{1,6}\)/u;

/** 版 权 所 有: letters set apart for looks are read as one word. */
const SPACED = /(?:[一-鿿]\s){3}[一-鿿]/u;

function placeOf(leaf: NoticeLeaf, range: Range): Place {
  if (leaf.zone === 'footer') return 'footer';
  if (leaf.container === 'notice') return 'block';
  const { index } = leaf;
  const { mainStart, mainEnd, total } = range;
  if (mainEnd >= 0 && index >= mainEnd - BEFORE_END && index <= mainEnd + AFTER_END) return 'end';
  if (isTail(index, total) && index > mainEnd) return 'footer';
  return mainStart >= 0 && index <= mainStart + 1 ? 'start' : 'body';
}

function isTail(index: number, total: number): boolean {
  return total < SHORT_PAGE ? index >= total - 3 : index >= total * FOOTER_SHARE;
}

/** Blocks that hold the first and the last lines of the main text. */
function mainRange(all: readonly Leaf[], text: string): [number, number] {
  if (text === '') return [-1, -1];
  const head = text.slice(0, 400).split('\n').map(probe).filter(isTelling).slice(0, 3);
  const tail = text.slice(-400).split('\n').slice(-3).map(probe).filter(isTelling).toReversed();
  return [firstWith(all, head), lastWith(all, tail)];
}

/** The beginning of a line is enough to find its block. */
function probe(line: string): string {
  return line.trim().slice(0, 24);
}

function isTelling(line: string): boolean {
  return line.length >= 4;
}

/** Most lines begin a block; the others stand behind a <br> and are searched for inside. */
function firstWith(all: readonly Leaf[], lines: readonly string[]): number {
  for (const line of lines) {
    const starts = all.findIndex((leaf) => leaf.text.startsWith(line));
    if (starts !== -1) return starts;
  }
  const line = lines[0];
  return line === undefined ? -1 : all.findIndex((leaf) => leaf.text.includes(line));
}

function lastWith(all: readonly Leaf[], lines: readonly string[]): number {
  for (const line of lines) {
    const starts = all.findLastIndex((leaf) => leaf.text.startsWith(line));
    if (starts !== -1) return starts;
  }
  const line = lines[0];
  return line === undefined ? -1 : all.findLastIndex((leaf) => leaf.text.includes(line));
}

/** Kinds of key character in a block; long blocks are read at both ends only. */
function marksOf(text: string): number {
  const end = text.length;
  if (end <= LEAF_MAX) return scan(text, 0, end);
  return scan(text, 0, LEAF_MAX / 2) | scan(text, end - LEAF_MAX / 2, end);
}

function scan(text: string, from: number, to: number): number {
  let marks = 0;
  for (let i = from; i < to; i += 1) marks |= KEYS[text.charCodeAt(i)] ?? 0;
  // Latin letters only hint: the words themselves decide.
  if ((marks & LATIN) !== 0 && LATIN_WORDS.test(text)) marks |= MARK.rights | MARK.license;
  if (to - from <= ORIGIN_LINE_MAX && text.includes('来自')) marks |= MARK.origin;
  return (marks & ~(LATIN | MARK.ai)) | (mayLabelAi(text, marks) ? MARK.ai : 0);
}

const LATIN = 32;
/** A label of AI generation has at most 40 characters (CN-AIG-01); one in English at most 100, a sentence. */
const AI_LABEL_MAX = 40;
const AI_LABEL_LATIN_MAX = 100;
const AI_WORDS = /\bAI\b|artificial|GPT|DeepSeek|Claude|Gemini|Copilot|Kimi|LLM/i;

function mayLabelAi(text: string, marks: number): boolean {
  if (text.length <= AI_LABEL_MAX && (marks & MARK.ai) !== 0) return true;
  return text.length <= AI_LABEL_LATIN_MAX && (marks & LATIN) !== 0 && AI_WORDS.test(text);
}

/** An origin line is short; 来自 in a longer block is prose. */
const ORIGIN_LINE_MAX = 160;
const LATIN_WORDS =
  /copyright|licen[sc]|\(c\)|all ?right|\bcc|creative|by-|public domain|permission|consent|reprint|republish|gfdl|gpl|mulan|train|\bmit\b|courtesy|reproduc|unauthori|do not|no part/i;

const KEYS = buildKeys();

function buildKeys(): Uint8Array {
  const keys = new Uint8Array(65_536);
  const mark = (chars: string, bits: number): void => {
    for (let i = 0; i < chars.length; i += 1)
      keys[chars.charCodeAt(i)] = (keys[chars.charCodeAt(i)] ?? 0) | bits;
  };
  mark('转轉載载权權©侵禁嚴究谢謝勿免盗盜镜鏡抓爬采採拒训訓挖智仅僅途儲储引注註旨传傳友', MARK.rights);
  mark('协協许許署享宣木授創创姓域', MARK.license | MARK.rights);
  mark('备備证證识識网網BP', MARK.filing);
  mark('源转轉摘稿标標载載选選首处處译譯原享授据據刊', MARK.origin);
  mark('智模生撰', MARK.ai);
  mark('AＡ', MARK.ai | LATIN);
  mark('CcLlBbGgMmPpRrTtUuDd', LATIN);
  return keys;
}
