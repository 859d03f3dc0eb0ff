import TSCharacters from 'opencc-js/dict/TSCharacters';

let table: Uint16Array | undefined;

/**
 * For comparing texts only: UTF-16 unit → unit, 0 = dropped. Traditional to simplified character by
 * character, full width to half, upper to lower case, digits to `0`; punctuation, symbols and spaces are
 * dropped; surrogates stay. 65,536 entries, built once.
 */
export function foldTable(): Uint16Array {
  table ??= build();
  return table;
}

function build(): Uint16Array {
  const folded = new Uint16Array(65_536);
  for (let unit = 1; unit < 65_536; unit += 1) folded[unit] = plainFold(unit);
  for (const [traditional, simplified] of characterPairs())
    folded[traditional] = folded[simplified] ?? simplified;
  return folded;
}

function plainFold(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const char = String.fromCharCode(unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit);
  if (/\p{Nd}/u.test(char)) return 0x30;
  if (!/[\p{L}\p{N}\p{M}]/u.test(char)) return 0;
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : char.charCodeAt(0);
}

// A character with several simplified forms takes the first: which one does not matter, only that it is always the same.
function* characterPairs(): Generator<readonly [traditional: number, simplified: number]> {
  for (const entry of TSCharacters.split('|')) {
    const [from = '', to = ''] = entry.split(' ');
    if (from.length === 1 && to.length === 1) yield [from.charCodeAt(0), to.charCodeAt(0)];
  }
}
