import { ConverterBuilder } from 'opencc-js/core';
import HKPhrasesRev from 'opencc-js/dict/HKPhrasesRev';
import HKVariantsRev from 'opencc-js/dict/HKVariantsRev';
import HKVariantsRevPhrases from 'opencc-js/dict/HKVariantsRevPhrases';
import STCharacters from 'opencc-js/dict/STCharacters';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TSPhrases from 'opencc-js/dict/TSPhrases';
import TWPhrasesRev from 'opencc-js/dict/TWPhrasesRev';
import TWVariantsRev from 'opencc-js/dict/TWVariantsRev';
import TWVariantsRevPhrases from 'opencc-js/dict/TWVariantsRevPhrases';

/** Which traditional Chinese a text is taken for: OpenCC's own standard, Taiwan's, Hong Kong's. */
export type TraditionalStandard = 'opencc' | 'taiwan' | 'hongkong';

/** Converts traditional Chinese to simplified. Linear; texts without traditional characters come back as they are. */
export type Converter = (text: string) => string;

const converters = new Map<string, Converter>();

/**
 * OpenCC's t2s, tw2s or hk2s; with `wording` tw2sp or hk2sp, which also write the mainland's words (軟體
 * becomes 软件). Built on first use: most policies keep the script.
 */
export function converterFor(standard: TraditionalStandard, wording: boolean): Converter {
  const key = `${standard} ${wording}`;
  const known = converters.get(key) ?? build(standard, wording);
  converters.set(key, known);
  return known;
}

const TAIWAN = [TWVariantsRevPhrases, TWVariantsRev];
const HONG_KONG = [HKVariantsRevPhrases, HKVariantsRev];
/** The name opencc-js has for a standard, and what is done before t→s: without wording, with it. */
const FIRST_STEPS = {
  opencc: [
    ['t', []],
    ['t', []],
  ],
  taiwan: [
    ['tw', TAIWAN],
    ['twp', [TWPhrasesRev, ...TAIWAN]],
  ],
  hongkong: [
    ['hk', HONG_KONG],
    ['hkp', [HKPhrasesRev, ...HONG_KONG]],
  ],
} as const satisfies Record<TraditionalStandard, unknown>;

// OpenCC cuts a text at its t→s phrases before it looks for words, so that no word is found across one.
function build(standard: TraditionalStandard, wording: boolean): Converter {
  const [name, first] = FIRST_STEPS[standard][wording ? 1 : 0];
  const simplified = [TSPhrases, TSCharacters, rareForms()];
  const convert = ConverterBuilder({
    from: { tw: [], twp: [], hk: [], hkp: [] },
    to: { cn: [] },
    configs: {
      [`${name}2s`.replace('p2s', '2sp')]: {
        segmentation: TSPhrases,
        conversionChain: first.length === 0 ? [simplified] : [first, simplified],
      },
    },
  })({ from: name, to: 'cn' });
  const telling = tellingUnits([...first, ...simplified]);
  return (text) => (hasAny(text, telling) ? convert(text) : text);
}

/**
 * Simplified forms outside the basic plane (圞 → 𪢮), which OpenCC converts and the package leaves out of
 * its t→s table: read backwards from its s→t table.
 */
function rareForms(): string {
  const common = new Set(TSCharacters.split('|').map((entry) => entry.split(' ')[0]));
  const rare = new Map<string, string>();
  for (const entry of STCharacters.split('|')) {
    const [simplified = '', ...forms] = entry.split(' ');
    for (const form of forms)
      if (form !== simplified && !common.has(form) && !rare.has(form)) rare.set(form, simplified);
  }
  return [...rare].map((pair) => pair.join(' ')).join('|');
}

/** For each rule that changes something, the first unit it changes: a text without any of them stays as it is. */
function tellingUnits(dictionaries: readonly string[]): Uint8Array {
  const telling = new Uint8Array(0x10000);
  for (const entry of dictionaries.flatMap((dictionary) => dictionary.split('|'))) {
    const [from = '', to = ''] = entry.split(' ');
    let at = 0;
    while (at < from.length && from.charCodeAt(at) === to.charCodeAt(at)) at++;
    if (from !== to) telling[from.charCodeAt(Math.min(at, from.length - 1))] = 1;
  }
  return telling;
}

function hasAny(text: string, telling: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (telling[text.charCodeAt(i)] === 1) return true;
  return false;
}
