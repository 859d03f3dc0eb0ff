import type { BlockTree, Leaf } from '../../core/page.ts';
import { isAboutPost, SENTENCE, tellsWhen } from './about-post.ts';
import { DIGITS, type Shapes } from './shapes.ts';

/** What all leaves of one shape have in common. */
export interface Trait {
  readonly texts: Set<string>;
  count: number;
  units: number;
  linked: number;
  /** Leaves that have a link. */
  linking: number;
  /** Leaves that tell who, when, how often, or what a reader can click. */
  about: number;
  aboutUnits: number;
  /** Leaves with a mark that ends or parts a sentence. */
  marked: number;
  markedUnits: number;
  longest: number;
  /** Leaves that another one of a single other shape follows, which is longer or has a sentence. */
  heads: number;
  follower: number;
  /** Leaves right behind one that says when: where the bodies of posts stand. */
  dated: number;
  /** Its element is one that only text is written in. */
  readonly isParagraph: boolean;
  readonly isCode: boolean;
  readonly isHeading: boolean;
}

const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'pre', 'blockquote']);

/** Traits of every shape that has leaves. */
export function traitsOf(blocks: BlockTree, leaves: readonly Leaf[], shapes: Shapes): Map<number, Trait> {
  const traits = new Map<number, Trait>();
  let isBehindDate = false;
  for (const [at, leaf] of leaves.entries()) {
    const shape = shapes.of[leaf.node] ?? 0;
    let trait = traits.get(shape);
    if (trait === undefined) {
      trait = {
        texts: new Set(),
        count: 0,
        units: 0,
        linked: 0,
        linking: 0,
        about: 0,
        aboutUnits: 0,
        marked: 0,
        markedUnits: 0,
        longest: 0,
        heads: 0,
        follower: -1,
        dated: 0,
        isParagraph: PARAGRAPHS.has(blocks.name(leaf.node)),
        isCode: blocks.name(leaf.node) === 'pre',
        isHeading: isHeading(blocks, leaf.node),
      };
      traits.set(shape, trait);
    }
    const { length } = leaf.text;
    trait.texts.add(leaf.text.replaceAll(DIGITS, ''));
    trait.count += 1;
    trait.units += length;
    trait.linked += isDatedLink(leaf) ? length : leaf.linkLength;
    if (leaf.linkLength > 0) trait.linking += 1;
    trait.longest = Math.max(trait.longest, length);
    countHead(trait, shape, leaf, leaves[at + 1], shapes);
    const isAboutIt = isAboutPost(leaf.text);
    if (isAboutIt) {
      trait.about += 1;
      trait.aboutUnits += length;
    } else if (isBehindDate && leaf.linkLength === 0) trait.dated += 1;
    isBehindDate = isAboutIt && tellsWhen(leaf.text);
    if (SENTENCE.test(leaf.text)) {
      trait.marked += 1;
      trait.markedUnits += length;
    }
  }
  return traits;
}

function countHead(trait: Trait, shape: number, leaf: Leaf, next: Leaf | undefined, shapes: Shapes): void {
  if (next === undefined || STOP.test(leaf.text)) return;
  const follower = shapes.of[next.node] ?? 0;
  if (follower === shape || (trait.follower >= 0 && trait.follower !== follower)) return;
  if (next.text.length <= leaf.text.length && !SENTENCE.test(next.text)) return;
  trait.follower = follower;
  trait.heads += 1;
}

/** `2022-02-20 为什么…？`: a line of a list of other threads, with its day before or behind the link. */
const DATED_LINK_SHARE = 0.4;
const DAY = /(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}/u;

function isDatedLink({ text, linkLength }: Leaf): boolean {
  return linkLength >= text.length * DATED_LINK_SHARE && DAY.test(text);
}

/** Shares of a shape's leaves from which on it is not the text of posts. */
const ABOUT_SHARE = 0.5;
const LINKED_SHARE = 0.6;
/** A shape that says the same again and again, numbers aside, is a label. */
const DISTINCT_SHARE = 0.5;
const REPEATS_MIN = 3;
/** Longer lines are no labels. */
export const LABEL_UNITS_MAX = 24;

/**
 * Who wrote each post, with a rank or a place beside it: a short line, as a link and without a sentence, or
 * in front of the same kind of text each time.
 */
export function isWho({ count, linking, marked, longest, heads, isHeading }: Trait): boolean {
  if (count < REPEATS_MIN) return false;
  if (linking === count && marked === 0 && longest <= LABEL_UNITS_MAX) return true;
  return !isHeading && heads === count && longest <= HEAD_UNITS_MAX;
}

/** Headings of a text, or lines of it that its writer did not name. */
function isHeading(blocks: BlockTree, node: number): boolean {
  const tag = blocks.name(node);
  return HEADING.test(tag) || (TEXT_TAGS.has(tag) && blocks.className(node) === '');
}

export const HEADING: RegExp = /^h[1-6]$/u;
const TEXT_TAGS: ReadonlySet<string> = new Set(['p', 'pre', 'dt', 'li', 'blockquote']);
const HEAD_UNITS_MAX = 40;
const STOP = /[。！？]/u;

/** Whether a shape holds what is said about posts. */
export function isAbout({ texts, count, units, linked, about, aboutUnits, longest }: Trait): boolean {
  if (linked > units * LINKED_SHARE) return true;
  if (about >= count * ABOUT_SHARE && aboutUnits >= units * ABOUT_SHARE) return true;
  return count >= REPEATS_MIN && texts.size <= count * DISTINCT_SHARE && longest <= LABEL_UNITS_MAX;
}

/** Prose is marked in at least this share of its leaves, or of its characters. */
const MARKED_SHARE = 0.3;
const MARKED_UNITS_SHARE = 0.5;
const PROSE_UNITS_MEAN = 8;
const DATED_MIN = 2;

/** Whether a shape holds what posts say. */
export function isProse(trait: Trait): boolean {
  const { texts, count, units, dated, marked, markedUnits, about, aboutUnits, isParagraph, isCode } = trait;
  const others = count - about;
  if (isCode) return true;
  // Short answers without a sign, each right behind the day of its post.
  if (dated >= DATED_MIN && dated === others && texts.size > count * DISTINCT_SHARE) return true;
  if (others > 0 && isParagraph && marked > 0) return true;
  const isMarked =
    marked >= others * MARKED_SHARE || markedUnits >= (units - aboutUnits) * MARKED_UNITS_SHARE;
  return others > 0 && marked > 0 && isMarked && units - aboutUnits >= others * PROSE_UNITS_MEAN;
}
