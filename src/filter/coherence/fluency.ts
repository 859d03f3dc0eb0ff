import type { TextProfile } from '../../core/text-profile.ts';
import { languageModel } from '../language-model/model.ts';
import { BREAK, HAN_FIRST, LETTER } from '../language-model/tokens.ts';
import { once } from '../once.ts';

/** How well a text agrees with the bigram model of written Chinese; all 0 for a text without Han pairs. */
export interface Fluency {
  /** Mean bits for a Han character after the token before it; prose has about 6 to 8. */
  readonly bits: number;
  /**
   * Bits that knowing the token before it saves for a Han character: prose 1 and more, however rare its words are (a
   * recipe, a list of plants), shuffled characters about 0 or less.
   */
  readonly savedBits: number;
  /** 2 ^ bits. */
  readonly perplexity: number;
  /** Share of Han after Han whose pair the model never saw. */
  readonly unseenRatio: number;
  /** Share of Han in sentences of at least `SENTENCE_HAN` whose mean is above `ODD_BITS`. */
  readonly oddRatio: number;
}

/** Shorter sentences (a name, a heading) have any mean. */
const SENTENCE_HAN = 8;
/** One sentence in fifty of encyclopedia and statutes is above, nine in ten of shuffled characters. */
const ODD_BITS = 11;
/** A text is judged by its beginning; the mean does not move after this many units. */
const UNITS_MAX = 100_000;

/** Fluency of a text; classical and Cantonese text, and names, are odd to this model without being bad. */
export const fluency: (profile: TextProfile) => Fluency = once(({ text, sentenceStarts }) => {
  const model = languageModel();
  const total = { bits: 0, alone: 0, han: 0, pairs: 0, unseen: 0, odd: 0 };
  for (let i = 0; i + 1 < sentenceStarts.length; i++) {
    const start = sentenceStarts[i] as number;
    if (start >= UNITS_MAX) break;
    addSentence(text, start, Math.min(sentenceStarts[i + 1] as number, start + UNITS_MAX), model, total);
  }
  const bits = total.han === 0 ? 0 : total.bits / total.han;
  return {
    bits,
    savedBits: total.han === 0 ? 0 : total.alone / total.han - bits,
    perplexity: total.han === 0 ? 0 : 2 ** bits,
    unseenRatio: total.pairs === 0 ? 0 : total.unseen / total.pairs,
    oddRatio: total.han === 0 ? 0 : total.odd / total.han,
  };
});

interface Sums {
  bits: number;
  alone: number;
  han: number;
  pairs: number;
  unseen: number;
  odd: number;
}

function addSentence(
  text: string,
  start: number,
  end: number,
  model: ReturnType<typeof languageModel>,
  total: Sums,
): void {
  const { tokens, alone } = model;
  let bits = 0;
  let aloneBits = 0;
  let han = 0;
  let before = BREAK;
  for (let i = start; i < end; i++) {
    const token = tokens[text.charCodeAt(i)] as number;
    if (token === before && token <= LETTER) continue;
    if (token >= HAN_FIRST) {
      const cost = model.cost(before, token);
      bits += Math.abs(cost);
      aloneBits += alone[token] as number;
      han++;
      if (before >= HAN_FIRST) {
        total.pairs++;
        if (cost < 0) total.unseen++;
      }
    }
    before = token;
  }
  total.bits += bits;
  total.alone += aloneBits;
  total.han += han;
  if (han >= SENTENCE_HAN && bits / han > ODD_BITS) total.odd += han;
}
