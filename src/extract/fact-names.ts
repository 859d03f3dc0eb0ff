import type { BlockTree } from '../core/page.ts';
import { NameTable } from '../html/name-words.ts';

/** What class and id say of the parts that tell about a text. */
const NAMES = new NameTable({
  title: [
    'title',
    'headline',
    'subject',
    'biaoti',
    'tit',
    'bt',
    'articletitle',
    'arttitle',
    'posttitle',
    'entrytitle',
    'newstitle',
    'maintitle',
    'detailtitle',
    'pagetitle',
    'topictitle',
    'threadsubject',
    'questiontitle',
  ],
  crumbs: [
    'breadcrumb',
    'breadcrumbs',
    'crumb',
    'crumbs',
    'bread',
    'mbx',
    'mianbaoxie',
    'location',
    'position',
    'place',
    'route',
    'weizhi',
    'dqwz',
    'curpos',
    'curmb',
  ],
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

type Kind = 'title' | 'crumbs' | 'time';

/** Whether an element's class or id says that it holds that kind of fact. */
export function isNamed(blocks: BlockTree, i: number, kind: Kind): boolean {
  return ((NAMES.flags(blocks.className(i)) | NAMES.flags(blocks.idName(i))) & bitOf(kind)) !== 0;
}

// A title is told by a whole name, for `title-bar` is none; a date by any word of it.
function bitOf(kind: Kind): number {
  return kind === 'title' ? NAMES.whole('title') : NAMES.bit(kind);
}
