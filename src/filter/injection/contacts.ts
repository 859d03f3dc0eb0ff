import type { TextProfile } from '../../core/text-profile.ts';
import { once } from '../once.ts';

/** Ways to reach someone that a text names: counted, never kept. */
export interface Contacts {
  readonly contacts: number;
  /** For each 1,000 visible characters. */
  readonly density: number;
  /** UTF-16 offsets where each begins, in order. */
  readonly places: readonly number[];
}

/** Shorter texts are scored as if they had this many visible characters: one number in a notice is no density. */
const VISIBLE_MIN = 200;
/** A text with more is full of them. */
const CONTACTS_MAX = 1000;

// Numbers with their separators, messenger names with an account, addresses of sites. Each alternative is bounded,
// so that the whole is linear.
const CONTACT =
  /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)|(?<!\d)0\d{2,3}[-) ]{1,2}\d{7,8}(?!\d)|(?:微信号?|薇信|威信|V信|vx|wx|加[VvＶ]|QQ群?|qq群?|扣扣|企鹅|飞机|电报|telegram|whatsapp|line)[ :：号是]{0,3}[a-z0-9_-]{5,20}|(?:https?:\/\/|www\.)[\w./-]{4,60}|(?<![\w@.])[a-z0-9-]{2,24}\.(?:com|cn|net|vip|cc|top|xyz|app|bet|club|me|tv|info)(?![a-z0-9])/giu;

export const contacts: (profile: TextProfile) => Contacts = once(({ text, visible }) => {
  const places: number[] = [];
  for (const match of text.matchAll(CONTACT)) {
    places.push(match.index);
    if (places.length === CONTACTS_MAX) break;
  }
  return {
    contacts: places.length,
    density: (places.length * 1000) / Math.max(VISIBLE_MIN, visible),
    places,
  };
});
