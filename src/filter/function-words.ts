import type { TextProfile } from '../core/text-profile.ts';
import { HAN_FLAG, HAN_FLAGS } from '../text/han-flags.ts';
import { once } from './once.ts';

const FUNCTION_FLAGS = HAN_FLAG.modern | HAN_FLAG.classical | HAN_FLAG.cantonese;

/** Number of function words (的 是 了 之 嘅 …) in a text; each is one character. */
export const functionWords: (profile: TextProfile) => number = once(({ text }) => {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if ((HAN_FLAGS[text.charCodeAt(i)] as number) & FUNCTION_FLAGS) count++;
  }
  return count;
});
