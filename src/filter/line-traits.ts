import { CHAR, UNIT_CLASS } from '../text/char-class.ts';
import { markRoles } from './mark-roles.ts';

/** What one line looks like. */
export interface LineTraits {
  /** Ends like a sentence or an announcement (a colon counts), closing quotes aside. */
  readonly ends: boolean;
  /** Units up to the last sentence mark. */
  readonly endedUnits: number;
  /** Holds any mark of a sentence. */
  readonly marked: boolean;
  readonly isCode: boolean;
  /** Han and marks only, at least five Han: could be a line of verse. */
  readonly isEven: boolean;
}

/** Marks of code or columns among the units of a line from which it counts as code. */
const CODE_SHARE_MIN = 0.06;
/** The same for joints of names and paths (a.b, a-b, a/b, k=v) in a line without Han: commands and settings. */
const JOINT_SHARE_MIN = 0.03;
/** Poems have five or seven characters a line; four-character menu items are even too. */
const EVEN_HAN_MIN = 5;

const SENTENCE = 1;
const END = 2;
const CLOSER = 4;
const MARK = 8;
const CODE = 16;
const JOINT = 32;
const ROLES = markRoles([
  [SENTENCE, '。！？!?…；'],
  [END, '。！？!?…；;：:.'],
  [CLOSER, '”’」』》〉）】〕)"\''],
  [MARK, '。！？!?…；，,、'],
  [CODE, '{}<>=|\t$\\#`_;'],
  [JOINT, '-_./=:@'],
]);

/** Looks at `text` from `start` to `end`, a line without spaces at its ends. */
export function lineTraits(text: string, start: number, end: number): LineTraits {
  let roles = 0;
  let endedUnits = 0;
  let code = 0;
  let joints = 0;
  let han = 0;
  let other = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const charClass = UNIT_CLASS[unit] as number;
    if (charClass === CHAR.han) {
      han++;
      continue;
    }
    if (charClass === CHAR.latin || charClass === CHAR.digit) other++;
    const role = ROLES[unit] as number;
    if (role === 0) continue;
    roles |= role;
    if (role & SENTENCE) endedUnits = i + 1 - start;
    if (role & CODE) code++;
    if (role & JOINT && UNIT_CLASS[text.charCodeAt(i + 1)] === CHAR.latin) joints++;
  }
  return {
    endedUnits,
    ends: endsLikeSentence(text, start, end),
    marked: (roles & MARK) !== 0,
    isCode:
      code / (end - start) >= CODE_SHARE_MIN || (han === 0 && joints / (end - start) >= JOINT_SHARE_MIN),
    isEven: han >= EVEN_HAN_MIN && other === 0,
  };
}

function endsLikeSentence(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last > start && (ROLES[text.charCodeAt(last)] as number) & CLOSER) last--;
  return ((ROLES[text.charCodeAt(last)] as number) & END) !== 0;
}
