import { replaceCounted, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

const EMOJI =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)[\u{1f3fb}-\u{1f3ff}]?(?:\u200d\p{Extended_Pictographic}\ufe0f?){0,8}/gu;

/** Emoji stay unless the policy removes them; © ™ and arrows are text and stay in any case. */
export const emoji: Mapper = {
  id: 'emoji',
  needs: TRIGGER.emoji | TRIGGER.surrogate,
  map: (text, policy) =>
    policy.emoji === 'keep' ? { text, count: 0 } : replaceCounted(text, EMOJI, () => ''),
};
