import type { Mapper } from './mapper.ts';
import { TRIGGER } from './triggers.ts';

/** Unicode NFC. Compatibility forms are not touched: NFKC would narrow Chinese punctuation. */
export const canonicalForm: Mapper = {
  id: 'nfc',
  needs: TRIGGER.composable | TRIGGER.surrogate,
  map(text) {
    const composed = text.normalize('NFC');
    return composed === text ? { text, count: 0 } : { text: composed, count: 1 };
  },
};
