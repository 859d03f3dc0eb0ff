import type { BlockTree, Leaf } from '../../core/page.ts';
import { isAboutPost, isOnlyAbout, SENTENCE } from './about-post.ts';
import { HEADING, isAbout, isProse, isWho, LABEL_UNITS_MAX, traitsOf } from './post-traits.ts';
import { readShapes, type Shapes } from './shapes.ts';

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
  const besideProse = new Set([...prose].map((shape) => shapes.parent[shape] ?? -1));
  const inPost = new Uint8Array(blocks.count);
  for (const post of posts) inPost.fill(1, post, blocks.end[post] ?? post + 1);
  return leaves.filter((leaf) => {
    const shape = shapes.of[leaf.node] ?? 0;
    if (inPost[leaf.node] === 1) return !who.has(shape) && !isOnlyAbout(leaf.text);
    if (about.has(shape) || isAboutPost(leaf.text)) return false;
    if (prose.has(shape) || isUnder(shape, boxes, shapes)) return true;
    // Headings of an answer stand among its paragraphs.
    return HEADING.test(blocks.name(leaf.node)) && besideProse.has(shapes.parent[shape] ?? -1);
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
