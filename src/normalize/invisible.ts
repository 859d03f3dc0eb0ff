import { replaceCounted, type Mapped, type Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

// Controls, soft hyphen, zero-width, direction marks and overrides, invisible operators, BOM,
// interlinear marks. Variation selectors stay: they choose between forms of a character.
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g;
// Joiners shape emoji and the scripts of India and Arabia; elsewhere they only split words.
const JOINERS =
  /(?<![\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}])/gu;
// Tags spell flags after U+1F3F4 and smuggle text elsewhere.
const TAGS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,8})[\u{e0000}-\u{e007f}]/gu;

/** Removes what cannot be seen and is no line end; joiners inside emoji stay. */
export const invisible: Mapper = {
  id: 'invisible',
  needs: TRIGGER.invisible | TRIGGER.surrogate,
  map: removeInvisible,
};

function removeInvisible(text: string): Mapped {
  let mapped = replaceCounted(text, INVISIBLE, () => '');
  let count = mapped.count;
  if (/[\u200c\u200d]/.test(mapped.text)) {
    mapped = replaceCounted(mapped.text, JOINERS, () => '');
    count += mapped.count;
  }
  if (mapped.text.includes('\udb40')) {
    mapped = replaceCounted(mapped.text, TAGS, () => '');
    count += mapped.count;
  }
  return { text: mapped.text, count };
}
