import { decodeHTMLStrict } from 'entities';
import { mapLines, replaceCounted, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

// `&amp;amp;nbsp;` is one reference escaped twice; the prefix is taken with it. Bounded: a longer
// prefix is shortened first.
const REFERENCE =
  /&(?:(?:amp|#0{0,4}38|#[xX]0{0,4}26);){0,4}(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});/g;
const PREFIX = /^&(?:(?:amp|#0{0,4}38|#[xX]0{0,4}26);){0,4}/;
const ANY = /&[#a-zA-Z]/;
/** Lines that speak about markup keep it as it is. */
const ABOUT_MARKUP = /实体|實體|转义|轉義|HTML|XML|html|xml|escape|entit|[`<]/;

/**
 * Character references that survived extraction become the character. Letters and digits written as
 * references stay: decoding them could spell a new reference.
 */
export const entities: Mapper = {
  id: 'entities',
  needs: TRIGGER.ampersand,
  map(text, policy) {
    if (!policy.entities) return { text, count: 0 };
    return mapLines(text, ANY, (line) =>
      ABOUT_MARKUP.test(line) ? { text: line, count: 0 } : replaceCounted(shorten(line), REFERENCE, decode),
    );
  },
};

/** `&amp;amp;…amp;` becomes `&amp;`, however long. */
function shorten(line: string): string {
  let out = '';
  let kept = 0;
  for (let at = line.indexOf('&amp;amp;'); at >= 0; at = line.indexOf('&amp;amp;', kept)) {
    out += line.slice(kept, at + 5);
    kept = at + 5;
    while (line.startsWith('amp;', kept)) kept += 4;
  }
  return kept === 0 ? line : out + line.slice(kept);
}

function decode(reference: string): string {
  const bare = `&${reference.replace(PREFIX, '')}`;
  if (bare === '&') return '&';
  const char = decodeHTMLStrict(bare);
  if (char === bare) return bare === reference ? reference : bare;
  return /^[\da-zA-Z#;&<`\n\r]$/.test(char) && char !== '<' && char !== '&' ? reference : char;
}
