/** GB 2312 orders its 3,755 level-1 characters by pinyin: the first code of each initial. */
const FIRST_CODES: readonly (readonly [number, string])[] = [
  [0xb0a1, 'a'],
  [0xb0c5, 'b'],
  [0xb2c1, 'c'],
  [0xb4ee, 'd'],
  [0xb6ea, 'e'],
  [0xb7a2, 'f'],
  [0xb8c1, 'g'],
  [0xb9fe, 'h'],
  [0xbbf7, 'j'],
  [0xbfa6, 'k'],
  [0xc0ac, 'l'],
  [0xc2e8, 'm'],
  [0xc4c3, 'n'],
  [0xc5b6, 'o'],
  [0xc5be, 'p'],
  [0xc6da, 'q'],
  [0xc8bb, 'r'],
  [0xc8f6, 's'],
  [0xcbfa, 't'],
  [0xcdda, 'w'],
  [0xcef4, 'x'],
  [0xd1b9, 'y'],
  [0xd4d1, 'z'],
  [0xd7fa, ''],
];

let initials: ReadonlyMap<string, string> | undefined;

/** The first letter of a character's pinyin, in its most common reading; '' outside GB 2312 level 1. */
export function pinyinInitial(char: string): string {
  initials ??= build();
  return initials.get(char) ?? '';
}

function build(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const decoder = new TextDecoder('gbk');
  for (let i = 0; i + 1 < FIRST_CODES.length; i++) {
    const [first, letter] = FIRST_CODES[i] as readonly [number, string];
    const [end] = FIRST_CODES[i + 1] as readonly [number, string];
    for (let code = first; code < end; code++) {
      if ((code & 0xff) < 0xa1) continue;
      table.set(decoder.decode(Uint8Array.of(code >> 8, code & 0xff)), letter);
    }
  }
  return table;
}
