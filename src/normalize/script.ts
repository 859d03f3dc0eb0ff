import { HAN_FLAG, HAN_FLAGS } from '../text/han-flags.ts';
import { mapLines, type Mapped, type Mapper } from './mapper.ts';
import { converterFor, type Converter } from './opencc.ts';

/** Share of traditional forms among telling characters from which a text is routed as traditional. */
const ROUTE_RATIO_MIN = 0.5;
const ANY = /\P{ASCII}/u;

/** Traditional Chinese by policy. The count is of converted characters. */
export const script: Mapper = {
  id: 'script',
  needs: 0,
  map(text, { script: policy, traditional, wording }) {
    if (policy !== 'convert') return { text, count: 0 };
    const converter = converterFor(traditional, wording === 'mainland');
    return mapLines(text, ANY, (line) => convert(line, converter));
  },
};

/** True when a text is mostly traditional; `route` logs it. */
export function isTraditional(text: string): boolean {
  let traditional = 0;
  let simplified = 0;
  for (let i = 0; i < text.length; i++) {
    const flags = HAN_FLAGS[text.charCodeAt(i)] as number;
    if (flags & HAN_FLAG.traditional) traditional++;
    else if (flags & HAN_FLAG.simplified) simplified++;
  }
  return traditional > 0 && traditional / (traditional + simplified) >= ROUTE_RATIO_MIN;
}

function convert(line: string, converter: Converter): Mapped {
  const converted = converter(line);
  return { text: converted, count: converted === line ? 0 : countChanged(line, converted) };
}

// Characters are replaced one for one. Where other wording changes the length of a line, its changed
// middle is counted whole.
function countChanged(before: string, after: string): number {
  const old = Array.from(before);
  const now = Array.from(after);
  if (old.length === now.length) return old.filter((char, i) => char !== now[i]).length;
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return Math.max(1, old.length - start - end);
}
