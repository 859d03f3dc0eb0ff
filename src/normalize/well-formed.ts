import { replaceCounted, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Lone surrogates become U+FFFD, as they would when the text is written as UTF-8. */
export const wellFormed: Mapper = {
  id: 'surrogates',
  needs: TRIGGER.surrogate,
  map: (text) => replaceCounted(text, LONE, () => '\ufffd'),
};
