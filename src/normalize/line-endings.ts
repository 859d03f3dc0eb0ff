import { replaceCounted, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const ENDINGS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Every line ends in \n. */
export const lineEndings: Mapper = {
  id: 'lineEndings',
  needs: TRIGGER.lineEnding,
  map: (text) => replaceCounted(text, ENDINGS, () => '\n'),
};
