const DIGIT = new Map<string, number>(
  [...'〇一二三四五六七八九'].map((char, value): [string, number] => [char, value]),
);
for (const zero of '○Ｏ零') DIGIT.set(zero, 0);
const UNIT = new Map([
  ['十', 10],
  ['百', 100],
]);
const SCORE = new Map([
  ['廿', 20],
  ['卅', 30],
]);

/**
 * A number below a thousand in words (二十三, 廿三, 一百一十三), a row of digits (二〇二四), or Arabic digits.
 * NaN for anything else.
 */
export function chineseNumber(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const chars = [...text];
  if (chars.length > 1 && chars.every((char) => DIGIT.has(char)))
    return chars.reduce((sum, char) => sum * 10 + (DIGIT.get(char) ?? 0), 0);
  let sum = 0;
  let digit: number | undefined;
  for (const char of chars) {
    const unit = UNIT.get(char);
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit;
      digit = undefined;
      continue;
    }
    const value = DIGIT.get(char) ?? SCORE.get(char);
    if (value === undefined || (digit !== undefined && digit > 0)) return Number.NaN;
    sum += value >= 20 ? value : 0;
    digit = value >= 20 ? undefined : value;
  }
  return chars.length === 0 ? Number.NaN : sum + (digit ?? 0);
}
