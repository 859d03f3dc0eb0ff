import type { BlockTree } from '../core/page.ts';
import { tagOf } from '../html/tags.ts';

/** A box with controls and few words to each: a form to log in, to report, to answer. */
const DIALOG_CONTROLS_MIN = 3;
const DIALOG_UNITS_EACH_MAX = 40;

export function isDialog(controls: number, plain: number): boolean {
  return controls >= DIALOG_CONTROLS_MIN && plain <= controls * DIALOG_UNITS_EACH_MAX;
}

/** Elements of forms that the tree has; `input` and `textarea` leave no trace in it. */
const IS_BUTTON = marked('button', 'select');

/** Parts of a line that templates are made of. */
const IS_INLINE = marked('span', 'em', 'i', 'b', 'a', 'small', 'strong', 'time', 'font');
/** Words of code are coloured as `operator` and the like. */
const IS_CODE = marked('pre', 'code', 'span');

/**
 * 1 in buttons and menus to choose from: their words are not the line's they stand in; where `outside` is 1;
 * and in parts of lines that are chrome.
 */
export function buttonsOf(blocks: BlockTree, outside?: Uint8Array, chrome?: Uint8Array): Uint8Array {
  const buttons = new Uint8Array(blocks.count);
  for (let i = 1; i < blocks.count; i += 1)
    if (
      buttons[blocks.parent[i] ?? 0] === 1 ||
      IS_BUTTON[blocks.tag[i] ?? 0] === 1 ||
      (chrome?.[i] === 1 &&
        IS_INLINE[blocks.tag[i] ?? 0] === 1 &&
        IS_CODE[blocks.tag[blocks.parent[i] ?? 0] ?? 0] !== 1)
    )
      buttons[i] = 1;
  if (outside !== undefined)
    for (let i = 0; i < blocks.count; i += 1) buttons[i] = (buttons[i] ?? 0) | (outside[i] ?? 0);
  return buttons;
}

const IS_CONTROL = marked('label', 'select');
const BUTTON = tagOf('button');
const PRE = tagOf('pre');

/** Controls under each element. Posts of a thread have buttons of their own, beside an article they are a player's. */
export function countControls(blocks: BlockTree, isThread: boolean): Float64Array {
  const controls = new Float64Array(blocks.count);
  for (let i = 1; i < blocks.count; i += 1) {
    const tag = blocks.tag[i] ?? 0;
    if (IS_CONTROL[tag] === 1 || (tag === BUTTON && !isThread)) controls[i] = 1;
    // Boxes of code have buttons to copy it.
    else if (tag === PRE) controls[i] = Number.NEGATIVE_INFINITY;
  }
  for (let i = blocks.count - 1; i > 0; i -= 1) {
    const p = blocks.parent[i] ?? 0;
    controls[p] = (controls[p] ?? 0) + (controls[i] ?? 0);
  }
  return controls;
}

/** 1 at the numbers of these tags. */
function marked(...names: readonly string[]): Uint8Array {
  const marks = new Uint8Array(65_536);
  for (const name of names) marks[tagOf(name)] = 1;
  return marks;
}
