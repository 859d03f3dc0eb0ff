import { ConverterFactory } from 'opencc-js/core';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TSPhrases from 'opencc-js/dict/TSPhrases';
import { HAN_FLAG, HAN_FLAGS } from '../text/han-flags.ts';
import type { Mapped, Mapper } from './mapper.ts';

/** Share of traditional forms among telling characters from which a text is routed as traditional. */
const ROUTE_RATIO_MIN = 0.5;

/** Traditional Chinese by policy. The count is of converted characters. */
export const script: Mapper = {
  id: 'script',
  map: (text, policy) => (policy.script === 'convert' ? convert(text) : { text, count: 0 }),
};

/** True when a text is mostly traditional; `route` logs it. */
export function isTraditional(text: string): boolean {
  let traditional = 0;
  let simplified = 0;
  for (let i = 0; i < text.length; i++) {
    const flags = HAN_FLAGS[text.charCodeAt(i)] as number;
    if (flags & HAN_FLAG.traditional) traditional++;
    else if (flags & HAN_FLAG.simplified) simplified++;
  }
  return traditional > 0 && traditional / (traditional + simplified) >= ROUTE_RATIO_MIN;
}

// Built on first use: most policies keep the script.
let converter: ((text: string) => string) | undefined;

function convert(text: string): Mapped {
  converter ??= ConverterFactory([[TSPhrases, TSCharacters]]);
  const converted = converter(text);
  return { text: converted, count: converted === text ? 0 : countChanged(text, converted) };
}

// OpenCC replaces nearly every character by one of the same length; where it does not, the rest of
// the text is shifted and only the difference in length is sure.
function countChanged(before: string, after: string): number {
  if (before.length !== after.length) return Math.max(1, countTraditional(before));
  let changed = 0;
  for (let i = 0; i < before.length; i++) if (before.charCodeAt(i) !== after.charCodeAt(i)) changed++;
  return changed;
}

function countTraditional(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if ((HAN_FLAGS[text.charCodeAt(i)] as number) & HAN_FLAG.traditional) count++;
  }
  return count;
}
