import type { BlockTree } from '../../core/page.ts';

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

/** Numbers in names and lines tell one post from another, not one kind from another. */
export const DIGITS: RegExp = /\d+/gu;
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
