import { replaceCounted, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** No-break, ideographic and typographic spaces become plain ones; tabs stay, they divide columns. */
export const spaces: Mapper = {
  id: 'spaces',
  needs: TRIGGER.oddSpace,
  map: (text) => replaceCounted(text, SPACES, () => ' '),
};
