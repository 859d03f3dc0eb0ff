/** Lead bytes of UTF-8 Han and Chinese punctuation: E3–E9 and EF. */
const LEADS: readonly number[] = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];

let table: Uint8Array | undefined;

/**
 * True for characters whose GBK form starts with a lead byte of UTF-8 Han and goes on with a UTF-8
 * continuation byte below 0xA1: the rare extension characters (鐨, 浜, 鍦) that fill UTF-8 text read as
 * GBK, and 锟 斤 拷 烫 屯, what is left of replacement characters and of uninitialized memory.
 */
export function isMojibakeUnit(unit: number): boolean {
  table ??= build();
  return table[unit] === 1;
}

function build(): Uint8Array {
  const built = new Uint8Array(0x10000);
  const decoder = new TextDecoder('gbk');
  for (const lead of LEADS) {
    for (let trail = 0x80; trail <= 0xa0; trail++) {
      built[decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0)] = 1;
    }
  }
  for (const char of '锟拷烫') built[char.charCodeAt(0)] = 1;
  built[0xfffd] = 0;
  return built;
}
