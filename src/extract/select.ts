import type { BlockTree, Leaf } from '../core/page.ts';
import {
  isAboutLine,
  isAddress,
  isControlLine,
  isPostNote,
  isLegalLine,
  isRelatedHeading,
  isRelatedInThread,
} from './lines.ts';
import { withoutBulletinLines } from './bulletin.ts';
import { threadRegion } from './container.ts';
import { leavesOfPosts } from './shapes.ts';
import { isCode, leavesUnder, type Outline } from './outline.ts';

/** Leaves of the main text in document order. */
export function selectLeaves(
  blocks: BlockTree,
  outline: Outline,
  containers: readonly number[],
): readonly Leaf[] {
  if (outline.isThread && outline.posts.length === 0) return threadLeaves(blocks, outline);
  const inside = leavesUnder(blocks, outline, containers).flatMap((own, at) => {
    const isNamed = outline.named[containers[at] ?? 0] === 1;
    return dropRelated(isNamed && holdsOwnLinks(own) ? own : dropLinkLists(own, blocks), isRelatedHeading);
  });
  if (outline.posts.length === 0) return trimEnds(inside, blocks);
  return withHeading(blocks, outline, trimEnds(inside, blocks));
}

/** A thread whose posts have no name known here is read by the shapes that its template repeats. */
function threadLeaves(blocks: BlockTree, outline: Outline): readonly Leaf[] {
  const region = threadRegion(blocks, outline.written);
  const inside = leavesUnder(blocks, outline, [region]).flat();
  const said = leavesOfPosts(blocks, dropRelated(inside, isRelatedInThread), outline.namedPosts);
  return withHeading(blocks, outline, trimEnds(said, blocks));
}

/** Shorter beginnings of a title are names of sites and boards. */
const SUBJECT_UNITS_MIN = 4;
/** The label of a thread before its subject: [求助] */
const LABEL = /^\s*[[【(][^\]】)]{1,8}[\]】)]/u;
const squeeze = (text: string): string => text.replaceAll(/\s+/gu, '');

/** The longest line above the first post with which the page's title begins. */
function subjectOf({ title, leaves }: Outline, first: Leaf | undefined): Leaf | undefined {
  const folded = squeeze(title);
  let best: Leaf | undefined;
  for (const leaf of leaves) {
    if (first === undefined || leaf.node > first.node) break;
    const text = squeeze(leaf.text).replace(LABEL, '');
    if (text.length < SUBJECT_UNITS_MIN || !folded.startsWith(text)) continue;
    if (best === undefined || leaf.text.length > best.text.length) best = leaf;
  }
  return best;
}

function withHeading(blocks: BlockTree, outline: Outline, posts: readonly Leaf[]): readonly Leaf[] {
  const said = withoutBulletinLines(posts).filter(
    (leaf) => !isControlLine(leaf.text) && !isPostNote(leaf.text),
  );
  const heading = headingOf(outline, blocks, said);
  if (heading === undefined) return said;
  return [heading, ...said.filter(({ text }) => !isSubjectOf(heading.text, text))];
}

/** Posts of older systems carry the subject again: 回复: 主题 */
const SUBJECT_PREFIX = /^\s*(?:re|回复|答复|回覆)\s*[:：]\s*/iu;

function isSubjectOf(heading: string, text: string): boolean {
  return (
    text === heading ||
    text.replace(LABEL, '').trim() === heading ||
    (SUBJECT_PREFIX.test(text) && text.replace(SUBJECT_PREFIX, '') === heading)
  );
}

/** The question or subject of a thread stands above the posts; without it the answers say little. */
function headingOf(outline: Outline, blocks: BlockTree, said: readonly Leaf[]): Leaf | undefined {
  const [first] = said;
  const heading =
    subjectOf(outline, first) ??
    outline.leaves.find((leaf) => leaf.linkLength === 0 && isUnder(leaf.node, 'h1', blocks));
  if (first === undefined || heading === undefined || heading.node > first.node) return undefined;
  return { ...heading, text: heading.text.replace(LABEL, '').trim() };
}

/** A text in which links hold less than this share of the characters made its own lists of links. */
const LINK_SHARE_MAX = 0.4;

function holdsOwnLinks(leaves: readonly Leaf[]): boolean {
  const all = leaves.reduce((sum, leaf) => sum + leaf.text.length, 0);
  return leaves.reduce((sum, leaf) => sum + leaf.linkLength, 0) < all * LINK_SHARE_MAX;
}

const isLinky = ({ text, linkLength }: Leaf): boolean => linkLength > text.length * 0.7 && !isAddress(text);

/**
 * Runs of blocks that are links and little else are menus, unless they stand alone between prose, or as a
 * list between prose of a text that has few links besides.
 */
function dropLinkLists(leaves: readonly Leaf[], blocks: BlockTree): readonly Leaf[] {
  const isOwn = holdsOwnLinks(leaves);
  const first = leaves.findIndex(isProseLeaf);
  const last = leaves.findLastIndex(isProseLeaf);
  return leaves.filter((leaf, i) => {
    if (!isLinky(leaf) || isHeading(leaf, blocks)) return true;
    if (isOwn && i > first && i < last) return true;
    const before = leaves[i - 1];
    const after = leaves[i + 1];
    const neighbours = [before, after].filter((other) => other !== undefined && isLinky(other)).length;
    return neighbours === 0 && leaf.text.length >= 4 && before !== undefined && after !== undefined;
  });
}

const PROSE_UNITS_MIN = 20;

function isProseLeaf(leaf: Leaf): boolean {
  return (
    !isLinky(leaf) &&
    leaf.text.length - leaf.linkLength >= PROSE_UNITS_MIN &&
    /[，。！？；]/u.test(leaf.text) &&
    !isAboutLine(leaf.text) &&
    !isLegalLine(leaf.text)
  );
}

/** Behind a heading such as 相关阅读, short blocks and links go until prose begins again. */
function dropRelated(leaves: readonly Leaf[], opens: (text: string) => boolean): readonly Leaf[] {
  const kept: Leaf[] = [];
  let dropping = false;
  for (const leaf of leaves) {
    if (opens(leaf.text)) {
      dropping = true;
      continue;
    }
    if (
      dropping &&
      leaf.text.length >= 60 &&
      leaf.linkLength < leaf.text.length * 0.3 &&
      /[。！？]/u.test(leaf.text)
    )
      dropping = false;
    if (!dropping) kept.push(leaf);
  }
  return kept;
}

const HEAD_LEAVES = 6;
const TAIL_LEAVES = 10;
/** A line under the title with date, source, reads: about the text. */
const BYLINE =
  /(?:(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|来源\s*[:：]|來源\s*[:：]|作者\s*[:：]|浏览(?!器)(?:次数|量)?|阅读(?:数|量|次数)?|点击(?:数|量|次数)?|字体|字号|分类\s*[:：]|发布(?:时间|日期|者)|发表于|更新于|责任编辑|浏览：)/u;

function trimEnds(leaves: readonly Leaf[], blocks: BlockTree): readonly Leaf[] {
  return leaves.filter((leaf, i) => {
    if (isCode(leaf.node, blocks)) return true;
    if (i < HEAD_LEAVES && isByline(leaf)) return false;
    const nearEnd = i >= leaves.length - TAIL_LEAVES || i < HEAD_LEAVES;
    return !(nearEnd && isAboutLine(leaf.text));
  });
}

export function isByline({ text }: Leaf): boolean {
  return text.length <= 120 && BYLINE.test(text) && !/[。！？]$/u.test(text);
}

const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

export function isHeading(leaf: Leaf, blocks: BlockTree): boolean {
  return HEADINGS.has(blocks.name(leaf.node));
}

const UNDER_MAX = 4;

function isUnder(node: number, name: string, blocks: BlockTree): boolean {
  for (let i = node, up = 0; i > 0 && up < UNDER_MAX; i = blocks.parent[i] ?? 0, up += 1)
    if (blocks.name(i) === name) return true;
  return false;
}
