/** Reading further does not change the answer. */
const UNITS_MAX = 20_000;

/** Blocks of scripts that one language mostly writes; `first`–`last` in UTF-16 units. Sorted by `first`. */
const BLOCKS: readonly (readonly [first: number, last: number, language: string])[] = [
  [0x0370, 0x03ff, 'el'],
  [0x0400, 0x052f, 'ru'],
  [0x0530, 0x058f, 'hy'],
  [0x0590, 0x05ff, 'he'],
  [0x0600, 0x077f, 'ar'],
  [0x0900, 0x097f, 'hi'],
  [0x0980, 0x09ff, 'bn'],
  [0x0b80, 0x0bff, 'ta'],
  [0x0e00, 0x0e7f, 'th'],
  [0x0e80, 0x0eff, 'lo'],
  [0x0f00, 0x0fff, 'bo'],
  [0x1000, 0x109f, 'my'],
  [0x10a0, 0x10ff, 'ka'],
  [0x1780, 0x17ff, 'km'],
  [0x1800, 0x18af, 'mn'],
  [0xa000, 0xa4cf, 'ii'],
  [0xfb50, 0xfdff, 'ar'],
  [0xfe70, 0xfeff, 'ar'],
];

/** Letters that only one of the languages of a script writes; the first list that reaches the share decides. */
const TELLING: Readonly<Record<string, readonly (readonly [language: string, letters: string])[]>> = {
  ru: [
    ['kk', 'әғқңұһӘҒҚҢҰҺ'],
    ['uk', 'іїєґІЇЄҐ'],
    ['mn', 'өүӨҮ'],
    ['sr', 'ђјљњћџЂЈЉЊЋЏ'],
  ],
  ar: [
    ['ug', 'ېۆۈۇە'],
    ['ur', 'ٹڈڑںےہھ'],
    ['fa', 'پچژگکی'],
  ],
};
/** Share of telling letters; the rarest (Mongolian ө, ү) are a twentieth of a text. */
const TELLING_RATIO_MIN = 0.015;

/** The language of the commonest script other than Han, kana, hangul and Latin; undefined for an unknown one. */
export function guessOtherScript(text: string): string | undefined {
  const end = Math.min(text.length, UNITS_MAX);
  const counts = new Uint32Array(BLOCKS.length);
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x0370) continue;
    for (let block = 0; block < BLOCKS.length && unit >= (BLOCKS[block]?.[0] ?? 0); block++)
      if (unit <= (BLOCKS[block]?.[1] ?? 0)) counts[block] = (counts[block] as number) + 1;
  }
  const most = Math.max(...counts);
  if (most === 0) return undefined;
  const script = BLOCKS[counts.indexOf(most)]?.[2] ?? '';
  return tellApart(script, text.slice(0, end), most);
}

function tellApart(script: string, text: string, letters: number): string {
  for (const [language, telling] of TELLING[script] ?? []) {
    let count = 0;
    for (let i = 0; i < text.length; i++) if (telling.includes(text.charAt(i))) count++;
    if (count / letters >= TELLING_RATIO_MIN) return language;
  }
  return script === 'ru' && isBulgarian(text, letters) ? 'bg' : script;
}

// Bulgarian writes no ы and э, and ъ as a vowel in the middle of words.
function isBulgarian(text: string, letters: number): boolean {
  return letters >= 40 && !/[ыэ]/u.test(text) && /[а-я]ъ[а-я]/u.test(text);
}
