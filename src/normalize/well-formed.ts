import { replaceCounted, type Mapper } from './mapper.ts';

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Lone surrogates become U+FFFD, as they would when the text is written as UTF-8. */
export const wellFormed: Mapper = {
  id: 'surrogates',
  map: (text) => replaceCounted(text, LONE, () => '\ufffd'),
};
