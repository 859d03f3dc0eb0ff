import HKVariants from 'opencc-js/dict/HKVariants';
import JPShinjitaiCharacters from 'opencc-js/dict/JPShinjitaiCharacters';
import STCharacters from 'opencc-js/dict/STCharacters';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TWVariants from 'opencc-js/dict/TWVariants';

/** What a Han character tells about script and language; bits, because one character can tell several things. */
export const HAN_FLAG = {
  /** Written so in simplified Chinese only. */
  simplified: 1,
  /** Written so in traditional Chinese only. */
  traditional: 2,
  /** Cantonese function words that Mandarin does not write. */
  cantonese: 4,
  /** Particles of classical Chinese that modern prose uses little. */
  classical: 8,
  /** Function words of modern written Chinese, both scripts. */
  modern: 16,
  /** Japanese forms that neither Chinese script has. */
  japanese: 32,
  /** Function words of modern Chinese that written Cantonese replaces (的 by 嘅, 是 by 係). */
  mandarin: 64,
} as const;

const CANTONESE = '嘅喺咗佢哋冇嚟啲嗰咁唔嘢睇噉乜攞瞓諗谂畀㗎嗮啱嬲嘥冚唓喎啩噃攰揾搵喐嗌嚹囖嚿';
const CLASSICAL = '之乎也矣焉哉兮曰吾汝尔爾尝嘗遂盖蓋乃夫岂豈弗毋孰奚亦矧耶欤歟邪悉皆';
const MANDARIN = '的是这這那们們没沒吗嗎很她什';
const MODERN = '的了是们們這这那吗嗎呢吧很个個把被没沒着过過就说說你他她它么麼还還给給让讓从對对在到与與';
// Kokuji and shinjitai that OpenCC lists as equal to a Chinese form in none of its tables.
const JAPANESE = '込畑辻峠枠匂塀栃働搾凪躾榊鋲腺俣鰯籾麿雫凧噺';

// Written beside traditional forms in Hong Kong though no table says so: 恒生, 一吓.
const REGIONAL = '恒吓';

/** Flags of each UTF-16 unit; 0 for everything that is not a telling Han character. */
export const HAN_FLAGS: Uint8Array = buildFlags();

function buildFlags(): Uint8Array {
  const flags = new Uint8Array(0x10000);
  const toSimplified = parse(TSCharacters);
  const toTraditional = parse(STCharacters);
  markForeign(flags, toSimplified, toTraditional, HAN_FLAG.traditional);
  markForeign(flags, toTraditional, toSimplified, HAN_FLAG.simplified);
  unmarkRegional(flags);
  const chinese = commonChinese();
  for (const form of parse(JPShinjitaiCharacters).keys()) {
    if (!chinese.has(form)) mark(flags, form, HAN_FLAG.japanese);
  }
  mark(flags, JAPANESE, HAN_FLAG.japanese);
  mark(flags, CANTONESE, HAN_FLAG.cantonese);
  mark(flags, CLASSICAL, HAN_FLAG.classical);
  mark(flags, MODERN, HAN_FLAG.modern);
  mark(flags, MANDARIN, HAN_FLAG.mandarin);
  return flags;
}

// Traditional texts write some forms that the general table knows as simplified only: 里 in 公里, 后 in 皇后,
// 晒 in Cantonese. They are the common half of Big5, and the forms of Hong Kong and Taiwan (着, 揾, 啓).
function unmarkRegional(flags: Uint8Array): void {
  const forms = [...parse(HKVariants).values(), ...parse(TWVariants).values()].flat().join('');
  const common = decodeRows('big5', 0xa4, 0xc6, 0x40);
  for (const form of forms + CANTONESE + common + REGIONAL) {
    const unit = form.charCodeAt(0);
    flags[unit] = (flags[unit] ?? 0) & ~HAN_FLAG.simplified;
  }
}

type Variants = ReadonlyMap<string, readonly string[]>;

function parse(dictionary: string): Variants {
  return new Map(
    dictionary.split('|').map((entry) => {
      const [from = '', ...to] = entry.split(' ');
      return [from, to] as const;
    }),
  );
}

// A form counts only if no variant of it is itself (乾) and the other direction does not know it as a source.
function markForeign(flags: Uint8Array, from: Variants, back: Variants, flag: number): void {
  for (const [form, variants] of from) {
    if (!variants.includes(form) && !back.has(form)) mark(flags, form, flag);
  }
}

/** The characters of GB 2312 and Big5, by decoding every double byte of the two ranges. */
function commonChinese(): ReadonlySet<string> {
  return new Set((decodeRows('gbk', 0xb0, 0xf7, 0xa1) + decodeRows('big5', 0xa4, 0xf9, 0x40)).split(''));
}

function decodeRows(encoding: string, leadFirst: number, leadLast: number, trailFirst: number): string {
  const bytes: number[] = [];
  for (let lead = leadFirst; lead <= leadLast; lead++) {
    for (let trail = trailFirst; trail < 0xff; trail++)
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes));
}

function mark(flags: Uint8Array, chars: string, flag: number): void {
  for (const char of chars) {
    const unit = char.charCodeAt(0);
    if (char.length === 1) flags[unit] = (flags[unit] ?? 0) | flag;
  }
}
