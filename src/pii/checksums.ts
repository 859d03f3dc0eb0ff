const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** ISO 7064 MOD 11-2 of an 18-character resident number (GB 11643-1999). */
export function isResidentChecksum(id: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += Number(id[i]) * (ID_WEIGHTS[i] ?? 0);
  return '10X98765432'[sum % 11] === id[17]?.toUpperCase();
}

/** Luhn checksum over digits. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Check character of a unified social credit code (GB 32100-2015). */
export function isUscc(code: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += USCC_ALPHABET.indexOf(code[i] ?? '') * (USCC_WEIGHTS[i] ?? 0);
  return USCC_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}

/** Hong Kong identity card, without brackets: one or two letters, six digits, check character. */
export function isHkid(id: string): boolean {
  const letters = /^[A-Z]+/u.exec(id)?.[0] ?? '';
  const body = letters.length === 1 ? ` ${id}` : id;
  let sum = 0;
  for (let i = 0; i < 8; i += 1) sum += valueOf(body[i] ?? ' ') * (9 - i);
  const check = body[8] === 'A' ? 10 : Number(body[8]);
  return (sum + check) % 11 === 0;
}

const valueOf = (char: string): number =>
  char === ' ' ? 36 : /\d/u.test(char) ? Number(char) : char.charCodeAt(0) - 55;

const TW_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** Taiwan identity number: letter, 1 2 8 or 9, eight digits. */
export function isTaiwanId(id: string): boolean {
  const code = TW_LETTERS.indexOf(id[0] ?? '') + 10;
  const digits = [Math.floor(code / 10), code % 10, ...id.slice(1).split('').map(Number)];
  const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];
  return digits.reduce((sum, digit, i) => sum + digit * (weights[i] ?? 0), 0) % 10 === 0;
}

/** A day of the calendar from 1850 to `latest`, both as YYYYMMDD: nobody is born after the page was read. */
export function isDay(yyyymmdd: string, latest: string): boolean {
  const [year, month, day] = [
    Number(yyyymmdd.slice(0, 4)),
    Number(yyyymmdd.slice(4, 6)),
    Number(yyyymmdd.slice(6, 8)),
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && yyyymmdd <= latest && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
