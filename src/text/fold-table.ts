import HKVariants from 'opencc-js/dict/HKVariants';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TWVariants from 'opencc-js/dict/TWVariants';

let table: Uint16Array | undefined;

/**
 * For comparing texts only: UTF-16 unit → unit, 0 = dropped. Traditional to simplified character by
 * character, with the forms of Taiwan and Hong Kong (著 for 着), full width to half, upper to lower case, digits to `0`; punctuation, symbols and spaces are
 * dropped; surrogates stay. 65,536 entries, built once.
 */
export function foldTable(): Uint16Array {
  table ??= build();
  return table;
}

function build(): Uint16Array {
  const folded = new Uint16Array(65_536);
  for (let unit = 1; unit < 65_536; unit += 1) folded[unit] = plainFold(unit);
  for (const [from, to] of characterPairs()) folded[from] = to;
  // A regional form that has a simplified form of its own is settled already.
  for (const [from, to] of regionalPairs()) if (folded[from] === from) folded[from] = to;
  settle(folded);
  return folded;
}

// Forms that lead to forms are followed to the end; a ring of forms ends at its smallest member.
function settle(folded: Uint16Array): void {
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const seen = [unit];
    for (let next = folded[unit] ?? 0; next !== 0 && !seen.includes(next); next = folded[next] ?? 0)
      seen.push(next);
    const last = seen.at(-1) ?? unit;
    const loops = (folded[last] ?? 0) !== last;
    folded[unit] = loops ? Math.min(...seen.slice(seen.indexOf(folded[last] ?? 0))) : last;
  }
}

function plainFold(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const char = String.fromCharCode(unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit);
  if (/\p{Nd}/u.test(char)) return 0x30;
  if (!/[\p{L}\p{N}\p{M}]/u.test(char)) return 0;
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : char.charCodeAt(0);
}

// A character with several simplified forms (著: 著, 着) makes them one, since the other script cannot tell them apart.
function* characterPairs(): Generator<readonly [from: number, to: number]> {
  for (const entry of TSCharacters.split('|')) {
    const [from = '', ...forms] = entry.split(' ');
    const to = forms.find((form) => form !== from) ?? from;
    for (const form of [from, ...forms]) {
      if (form.length === 1 && to.length === 1 && form !== to) yield [form.charCodeAt(0), to.charCodeAt(0)];
    }
  }
}

function* regionalPairs(): Generator<readonly [from: number, to: number]> {
  for (const entry of [...TWVariants.split('|'), ...HKVariants.split('|')]) {
    const [standard = '', regional = ''] = entry.split(' ');
    if (standard.length === 1 && regional.length === 1)
      yield [regional.charCodeAt(0), standard.charCodeAt(0)];
  }
}
