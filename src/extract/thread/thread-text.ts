import type { BlockTree, Leaf } from '../../core/page.ts';
import { withoutNotes } from './bulletin.ts';
import { markTitleCards } from './cards.ts';
import { threadRegion } from '../container.ts';
import { isControlLine, isCrumbs, isPostNote, isReplyBox } from '../lines.ts';
import { leavesUnder, type Outline } from '../outline.ts';
import { isAboutPost, isButtons, tellsWhen } from './about-post.ts';
import { leavesOfPosts } from './posts.ts';

/** The leaves of posts that have no name known here, by the shapes that their template repeats. */
export function postsByShape(
  blocks: BlockTree,
  outline: Outline,
  dropRelated: (leaves: readonly Leaf[]) => readonly Leaf[],
): readonly Leaf[] {
  const region = threadRegion(blocks, outline.written);
  const inside = withoutCards(blocks, outline, leavesUnder(blocks, outline, [region]).flat());
  const subject = subjectOf(outline, inside.at(-1)?.node ?? -1);
  const from = subject === undefined ? 0 : inside.findIndex(({ node }) => node >= subject.node);
  const own = inside.slice(Math.max(from, 0), endOfPosts(inside));
  const said = leavesOfPosts(blocks, dropRelated(own), outline.namedPosts);
  return said.filter(({ text }, i) => !(i < CRUMB_LEAVES && isCrumbs(text)));
}

/** Lists of other threads hold less than this share of a thread's text, or they are its posts. */
const CARDS_SHARE_MAX = 0.8;

function withoutCards(blocks: BlockTree, outline: Outline, leaves: readonly Leaf[]): readonly Leaf[] {
  const cards = markTitleCards(blocks, outline.leaves, outline.chrome, outline.title);
  const own = leaves.filter(({ node }) => cards[node] === 0);
  const units = (of: readonly Leaf[]): number =>
    of.reduce((sum, { text, linkLength }) => sum + text.length - linkLength, 0);
  return units(own) < units(leaves) * (1 - CARDS_SHARE_MAX) ? leaves : own;
}

/** The path to the thread stands among the first lines. */
const CRUMB_LEAVES = 3;

/** Where the box to answer begins, behind the last post. */
function endOfPosts(leaves: readonly Leaf[]): number {
  const box = leaves.findLastIndex(({ text }) => isReplyBox(text));
  if (box < 0 || leaves.slice(box + 1).some(({ text }) => tellsWhen(text))) return leaves.length;
  return box;
}

/** Posts known by name, with the question before them where that is built otherwise. */
export function withOpening(blocks: BlockTree, outline: Outline, posts: readonly Leaf[]): readonly Leaf[] {
  const [first] = posts;
  const subject = first === undefined ? undefined : subjectOf(outline, first.node);
  if (first === undefined || subject === undefined) return withHeading(blocks, outline, posts);
  const opening = outline.leaves.filter(
    (leaf) =>
      leaf.node > subject.node &&
      leaf.node < first.node &&
      outline.chrome[leaf.node] === 0 &&
      isOpening(leaf),
  );
  const list = outermost(blocks, first.node, subject.node);
  return withHeading(blocks, outline, [...opening.filter(({ node }) => node < list), ...posts]);
}

const OPENING_UNITS_MIN = 8;
const OPENING_MARK = /[，。！？；,!?]/u;

function isOpening({ text, linkLength }: Leaf): boolean {
  return (
    text.length >= OPENING_UNITS_MIN &&
    linkLength * 2 < text.length &&
    OPENING_MARK.test(text) &&
    !isAboutPost(text) &&
    !isPostNote(text) &&
    !isCrumbs(text)
  );
}

/** The outermost element around a node that begins behind another one. */
function outermost(blocks: BlockTree, node: number, behind: number): number {
  let i = node;
  while ((blocks.parent[i] ?? 0) > behind) i = blocks.parent[i] ?? 0;
  return i;
}

/** Shorter beginnings of a title are names of sites and boards. */
const SUBJECT_UNITS_MIN = 4;
/** A subject behind the name of its board or a mark is told by this much of the title. */
const MARKED_SUBJECT_UNITS_MIN = 6;
const MARK_UNITS_MAX = 10;
/** The label of a thread before its subject: [求助] */
const LABEL = /^\s*[[【(][^\]】)]{1,8}[\]】)]/u;
/** What sites put behind a subject: _某版_某论坛, - Powered by X */
const SITE_PART = /\s*(?:[_|｜]|\s[-–—·]\s|-(?=[^-]*$)).*$/u;
const squeeze = (text: string): string => text.replaceAll(/\s+/gu, '');

/** The longest line above the first post with which the page's title begins, or that ends with its beginning. */
function subjectOf({ title, leaves }: Outline, before: number): Leaf | undefined {
  const folded = squeeze(title);
  const own = title.replace(SITE_PART, '').trim();
  let best: Leaf | undefined;
  for (const leaf of leaves) {
    if (leaf.node > before) break;
    const text = squeeze(leaf.text);
    const isWhole =
      text.length >= SUBJECT_UNITS_MIN &&
      (folded.startsWith(text) || folded.startsWith(text.replace(LABEL, '') || text));
    if (isWhole && (best === undefined || leaf.text.length > best.text.length)) best = leaf;
    else if (best === undefined && endsWithSubject(leaf.text, own)) best = { ...leaf, text: own };
  }
  return best;
}

function endsWithSubject(text: string, subject: string): boolean {
  return (
    subject.length >= MARKED_SUBJECT_UNITS_MIN &&
    text.length <= subject.length + MARK_UNITS_MAX &&
    text.endsWith(subject)
  );
}

export function withHeading(blocks: BlockTree, outline: Outline, posts: readonly Leaf[]): readonly Leaf[] {
  const said = withoutNotes(blocks, posts).filter((leaf) => !isControlLine(leaf.text) && !isButtons(leaf));
  const heading = headingOf(outline, blocks, said);
  if (heading === undefined) return said;
  return [
    heading,
    ...said.filter(({ node, text }) => node !== heading.node && !isSubjectOf(heading.text, text)),
  ];
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
    subjectOf(outline, first?.node ?? -1) ??
    outline.leaves.find((leaf) => leaf.linkLength === 0 && isUnder(leaf.node, 'h1', blocks));
  if (first === undefined || heading === undefined || heading.node > first.node) return undefined;
  const isLabelled = squeeze(outline.title).startsWith(squeeze(heading.text));
  return isLabelled ? heading : { ...heading, text: heading.text.replace(LABEL, '').trim() };
}

const UNDER_MAX = 4;

function isUnder(node: number, name: string, blocks: BlockTree): boolean {
  for (let i = node, up = 0; i > 0 && up < UNDER_MAX; i = blocks.parent[i] ?? 0, up += 1)
    if (blocks.name(i) === name) return true;
  return false;
}
