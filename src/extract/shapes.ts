import type { BlockTree, Leaf } from '../core/page.ts';

/**
 * Shapes: the paths of tags and classes from the root to the blocks of a page. What a template repeats has
 * one shape, so that names of users, dates and buttons can be told from posts by what all of one shape say.
 */
export interface Shapes {
  /** Shape of each element. */
  readonly of: Int32Array;
  /** Shape of the parent of each shape; -1 for the root's. */
  readonly parent: readonly number[];
}

const DIGITS = /\d+/gu;
/** Invented classes (CSS modules) end in a hash. */
const HASH = /__[\w-]{3,}$/u;

export function readShapes(blocks: BlockTree): Shapes {
  const of = new Int32Array(blocks.count);
  const parent = [-1];
  const known = new Map<string, number>();
  for (let i = 1; i < blocks.count; i += 1) {
    const above = of[blocks.parent[i] ?? 0] ?? 0;
    const tag = blocks.name(i);
    const place = tag === 'td' || tag === 'dd' ? placeOf(blocks, i) : '';
    const key = `${above} ${tag}${place} ${shapeOfClass(blocks.className(i))}`;
    let shape = known.get(key);
    if (shape === undefined) {
      shape = parent.length;
      parent.push(above);
      known.set(key, shape);
    }
    of[i] = shape;
  }
  return { of, parent };
}

/** Cells of a row differ by their place. */
function placeOf(blocks: BlockTree, cell: number): number {
  let place = 0;
  for (let i = (blocks.parent[cell] ?? 0) + 1; i < cell; i = blocks.end[i] ?? cell) place += 1;
  return place;
}

function shapeOfClass(classes: string): string {
  const [first = ''] = classes.trim().split(/\s+/u);
  return first.replace(HASH, '').replaceAll(DIGITS, '');
}

/** What all leaves of one shape have in common. */
interface Trait {
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
  /** Leaves right behind one that says when: where the bodies of posts stand. */
  dated: number;
  /** Its element is one that only text is written in. */
  readonly isParagraph: boolean;
  readonly isCode: boolean;
}

/** A line of nothing but these tells who, when or how often, or is a button. */
const ABOUT =
  /^(?:[\s|·•:：,，()（）【】[\]>»#\-–—]*(?:(?:19|20)?\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}:\d\d(?::\d\d)?|(?:\d+|几|半)\s*(?:秒|分钟|小时|天|周|个?月|年)前|刚刚|昨天|前天|今天|第?\s*\d+\s*[#楼层]|\d+\s*\/\s*\d+|\d+|表情|图片|视频|话题|楼主|沙发|板凳|地板|发表于?|发布于?|回复于?|回答于?|提问于?|编辑于?|更新于?|来自|最后(?:回复|编辑|由)?|只看(?:该作者|楼主|他|她|TA)?|(?:显示)?全部楼层|倒序浏览|阅读模式|回复|引用|举报|评论|点评|支持|反对|赞同?|点赞|踩|收藏|分享|转发|编辑|删除|采纳|关注|私信|发消息|加好友|使用道具|感谢|顶|复制链接|查看|浏览|阅读|次?点击|等级|积分|帖子|主题|文章|金币|威望|经验|精华|注册|注册时间|在线时间|最后登录|个?回答|条?回复|条?评论|人|次|个|条|在线|离线|会员|得分|置顶|登录|返回列表|发表回复|展开|收起|TOP))+[\s|·•:：,，.。()（）【】[\]>»#\-–—]*$/u;
/** A short line without a sentence that has one of these is about a post too: 提问者：某人 2015-12-10 */
const ABOUT_PART =
  /(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|(?:\d+|几|半)\s*(?:秒|分钟|小时|天|周|个?月|年)前|\d{1,2}:\d\d|^[^：:\s]{2,6}[：:]\s*\S{1,12}$|(?:发表|发布|回复|回答|提问|编辑)于|[：:]\s*\d+\s*(?:帖|个|次|人|分|$)|采纳率|赞同(?:来自|了)/u;
/** When a post was written. */
const WHEN =
  /(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}|\d{1,2}[-月/.]\d{1,2}日?\s{0,2}\d{1,2}:\d\d|(?:\d+|几|半)\s*(?:秒|分钟|小时|天|周|个?月|年)前|^(?:刚刚|昨天|前天|今天)/u;
/** A line that begins with a day and goes on with a motto: 2021-10-19 · 爱答题，多聊点生活 */
const DAY_FIRST =
  /^\s*(?:(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?|\d+\s*(?:分钟|小时|天|周|个?月|年)前)\s*[·•|｜][^。]*$/u;
const SENTENCE = /[，。！？；,!?…~～]/u;
const ABOUT_UNITS_MAX = 60;

/** Whether a line is nothing but words of buttons, some of which are links. */
export function isButtons({ text, linkLength }: Leaf): boolean {
  return linkLength > 0 && text.length <= ABOUT_UNITS_MAX && ABOUT.test(text);
}

export function isAboutPost(text: string): boolean {
  if (text.length > ABOUT_UNITS_MAX) return false;
  return ABOUT.test(text) || DAY_FIRST.test(text) || (!SENTENCE.test(text) && ABOUT_PART.test(text));
}

/** Whether a line is short and says when something was written. */
export function tellsWhen(text: string): boolean {
  return text.length <= ABOUT_UNITS_MAX && WHEN.test(text);
}

const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'pre', 'blockquote']);

function traitsOf(blocks: BlockTree, leaves: readonly Leaf[], shapes: Shapes): Map<number, Trait> {
  const traits = new Map<number, Trait>();
  let isBehindDate = false;
  for (const leaf of leaves) {
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
        dated: 0,
        isParagraph: PARAGRAPHS.has(blocks.name(leaf.node)),
        isCode: blocks.name(leaf.node) === 'pre',
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
    const isAboutIt = isAboutPost(leaf.text);
    if (isAboutIt) {
      trait.about += 1;
      trait.aboutUnits += length;
    } else if (isBehindDate && leaf.linkLength === 0) trait.dated += 1;
    isBehindDate = isAboutIt && WHEN.test(leaf.text);
    if (SENTENCE.test(leaf.text)) {
      trait.marked += 1;
      trait.markedUnits += length;
    }
  }
  return traits;
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
const LABEL_UNITS_MAX = 24;

/** Who wrote each post, as a link, with a rank or a place beside it: a short line without a sentence. */
function isWho({ count, linking, marked, longest }: Trait): boolean {
  return count >= REPEATS_MIN && linking === count && marked === 0 && longest <= LABEL_UNITS_MAX;
}

function isAbout({ texts, count, units, linked, about, aboutUnits, longest }: Trait): boolean {
  if (linked > units * LINKED_SHARE) return true;
  if (about >= count * ABOUT_SHARE && aboutUnits >= units * ABOUT_SHARE) return true;
  return count >= REPEATS_MIN && texts.size <= count * DISTINCT_SHARE && longest <= LABEL_UNITS_MAX;
}

/** Prose is marked in at least this share of its leaves, or of its characters. */
const MARKED_SHARE = 0.3;
const MARKED_UNITS_SHARE = 0.5;
const PROSE_UNITS_MEAN = 8;
const DATED_MIN = 2;

function isProse(trait: Trait): boolean {
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

/**
 * The leaves that posts are made of, told by shape: prose, and what stands in boxes that hold prose and
 * nothing about it. Short posts are kept for their box, names of users and dates go for theirs.
 * @param posts bodies of posts known by name; what is in them is kept.
 */
export function leavesOfPosts(
  blocks: BlockTree,
  leaves: readonly Leaf[],
  posts: readonly number[],
): readonly Leaf[] {
  const shapes = readShapes(blocks);
  const traits = traitsOf(blocks, leaves, shapes);
  const about = new Set<number>();
  const who = new Set<number>();
  const prose = new Set<number>();
  for (const [shape, trait] of traits) {
    if (isWho(trait)) who.add(shape);
    if (isWho(trait) || isAbout(trait)) about.add(shape);
    else if (isProse(trait)) prose.add(shape);
  }
  const boxes = boxesOf(prose, shapes, blockedBy(blocks, leaves, shapes, about, prose));
  const inPost = new Uint8Array(blocks.count);
  for (const post of posts) inPost.fill(1, post, blocks.end[post] ?? post + 1);
  return leaves.filter((leaf) => {
    const shape = shapes.of[leaf.node] ?? 0;
    if (inPost[leaf.node] === 1)
      return !who.has(shape) && (!ABOUT.test(leaf.text) || leaf.text.length > ABOUT_UNITS_MAX);
    if (about.has(shape) || isAboutPost(leaf.text)) return false;
    return prose.has(shape) || isUnder(shape, boxes, shapes);
  });
}

/** Shapes that hold something about posts, or a short label beside prose. */
function blockedBy(
  blocks: BlockTree,
  leaves: readonly Leaf[],
  shapes: Shapes,
  about: ReadonlySet<number>,
  prose: ReadonlySet<number>,
): ReadonlySet<number> {
  const blocked = new Set<number>();
  const block = (shape: number): void => {
    for (let s = shape; s >= 0 && !blocked.has(s); s = shapes.parent[s] ?? -1) blocked.add(s);
  };
  for (const shape of about) block(shape);
  leaves.forEach((leaf, at) => {
    const shape = shapes.of[leaf.node] ?? 0;
    if (about.has(shape) || prose.has(shape)) return;
    const next = leaves[at + 1];
    if (next === undefined || leaf.text.length > LABEL_UNITS_MAX || SENTENCE.test(leaf.text)) return;
    // A label and prose in one box: the box is more than the post's body.
    if (prose.has(shapes.of[next.node] ?? 0)) block(sharedShape(blocks, leaf.node, next.node, shapes));
  });
  return blocked;
}

function sharedShape(blocks: BlockTree, a: number, b: number, shapes: Shapes): number {
  let node = a;
  while (node > 0 && (blocks.end[node] ?? 0) <= b) node = blocks.parent[node] ?? 0;
  return shapes.of[node] ?? 0;
}

/** The widest boxes around prose that nothing blocks. */
function boxesOf(
  prose: ReadonlySet<number>,
  shapes: Shapes,
  blocked: ReadonlySet<number>,
): ReadonlySet<number> {
  const boxes = new Set<number>();
  for (const shape of prose) {
    let box = -1;
    for (let s = shape; s >= 0 && !blocked.has(s); s = shapes.parent[s] ?? -1) box = s;
    if (box >= 0) boxes.add(box);
  }
  return boxes;
}

function isUnder(shape: number, boxes: ReadonlySet<number>, shapes: Shapes): boolean {
  for (let s = shape; s >= 0; s = shapes.parent[s] ?? -1) if (boxes.has(s)) return true;
  return false;
}
