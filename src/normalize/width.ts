import { replaceCounted, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const OFFSET = 0xff10 - 0x30;

/** Full-width letters and digits become half-width. Punctuation is never narrowed. */
export const width: Mapper = {
  id: 'width',
  needs: TRIGGER.wideLetter,
  map: (text) => replaceCounted(text, FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - OFFSET)),
};
