import type { BlockTree } from '../../core/page.ts';
import { NameTable } from '../../html/name-words.ts';

const NAMES = new NameTable({
  time: [
    'time',
    'date',
    'pubtime',
    'pubdate',
    'publish',
    'publishtime',
    'publishdate',
    'posttime',
    'postdate',
    'posted',
    'fbsj',
    'riqi',
    'shijian',
    'addtime',
    'ctime',
  ],
});

/** Whether an element's class or id says that it holds a time. */
export function isNamedTime(blocks: BlockTree, i: number): boolean {
  return ((NAMES.flags(blocks.className(i)) | NAMES.flags(blocks.idName(i))) & NAMES.bit.time) !== 0;
}
