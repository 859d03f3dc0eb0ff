/**
 * Words of two characters that only Cantonese writes, though each character alone is ordinary Chinese. None of
 * them arises where two words of Mandarin meet: 邊度 (海邊度假), 而家 (而家庭) and 仲有 (管仲有) are left out.
 */
const PAIRS =
  '呢個 呢个 呢位 呢度 呢種 呢种 呢次 呢類 呢类 呢版 呢條 呢条 呢隻 呢只 呢件 呢張 呢张 呢塊 呢块 呢份 呢間 呢间 呢套 ' +
  '呢本 呢班 呢邊 呢边 呢排 呢句 呢樣 呢样 呢首 呢部 呢場 呢场 呢項 呢项 呢家 呢頁 呢页 呢段 呢組 呢组 呢頭 呢幾 呢三 呢兩 呢一 ' +
  '都係 真係 淨係 净系 仲係 係咪 系咪 但係 定係 又係 就係 咪係 唔係 喺度 同埋 埋單 埋嚟 搞掂 屋企 返學 聽日 听日 尋日 寻日 琴日 噚日 依家 ' +
  '鍾意 鐘意 靚仔 靚女 靚到 細路 老豆 好耐 傾偈 倾偈 食緊 食紧 講緊 走晒 完晒 謝晒 寫晒 俾人 俾我 俾你 俾佢 識做 點知 打機 呃人 頂你 老細';

const KEYS: ReadonlySet<number> = new Set(
  PAIRS.split(' ').map((pair) => keyOf(pair.charCodeAt(0), pair.charCodeAt(1))),
);

/** Marks the units that end a pair, so that others cost one look. */
export const PAIR_ENDS: Uint8Array = new Uint8Array(0x10000);
for (const key of KEYS) PAIR_ENDS[key & 0xffff] = 1;

/** Whether two neighbouring units are a word that only Cantonese writes. */
export function isCantonesePair(first: number, second: number): boolean {
  return KEYS.has(keyOf(first, second));
}

function keyOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}
