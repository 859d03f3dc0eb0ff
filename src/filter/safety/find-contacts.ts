import { CHAR, UNIT_CLASS } from '../../text/char-class.ts';
import type { Squeezed } from './squeeze.ts';

/** 11 digits, the first 1, the second 3–9. */
const MOBILE_DIGITS = 11;
/** Accounts of messengers have at least five letters and digits. */
const ACCOUNT_MIN = 5;
const ACCOUNT_MAX = 24;
/** Units looked at before an account for the name of its messenger. */
const LABEL_UNITS = 12;
const LABEL =
  /(?:[微薇威徽]信|v信|扣扣|企鹅|球球|飞机|电报|加[vq微薇]|(?<![a-z])(?:vx|wx|weixin|wechat|qq|tg|telegram))号?群?[:是 ]{0,2}$/;
/** Shorter names that an account with digits makes plain. */
const SHORT_LABEL = /(?:[微薇徽]|(?<![a-z])v)号?[:是 ]{0,2}$/;
const GLUED = /^(?:vx|wx|qq|tg)[a-z0-9]{5}/;
const HAN_DIGITS = '〇零一壹二贰三叁四肆五伍六陆七柒八捌九玖';
const VALUES = '00112233445566778899'.slice(0, HAN_DIGITS.length);

/**
 * Ends (exclusive) of the mobile numbers and messenger accounts in a text, in order. Numbers
 * may be spaced out or written in Han digits. Linear: each unit is looked at a bounded number of times.
 */
export function findContacts(text: Squeezed): number[] {
  const { units, length } = text;
  const ends: number[] = [];
  for (let i = 0; i < length; i++) {
    if (digitOf(units[i] as number) >= 0 && (i === 0 || digitOf(units[i - 1] as number) < 0)) {
      const end = numberEnd(text, i);
      if (end > 0) {
        ends.push(end);
        i = end - 1;
        continue;
      }
    }
    if (!isWord(units[i] as number) || (i > 0 && isWord(units[i - 1] as number))) continue;
    const end = wordEnd(units, length, i);
    if (isAccount(units, i, end)) ends.push(end);
  }
  return ends;
}

/**
 * The end of a mobile number that begins here, or -1. Written as one, as 3-4-4 or digit by digit: other
 * gaps are columns of numbers. A longer row of digits is none.
 */
function numberEnd({ units, runs, length }: Squeezed, start: number): number {
  let digits = 0;
  let gaps = 0;
  let regular = true;
  let at = start;
  for (; at < length && digits <= MOBILE_DIGITS; at++) {
    const digit = digitOf(units[at] as number);
    if (digit >= 0) {
      if ((digits === 0 && digit !== 1) || (digits === 1 && digit < 3)) return -1;
      digits += runs[at] as number;
    } else if (units[at] === SPACE && digits < MOBILE_DIGITS && digitOf(units[at - 1] as number) >= 0) {
      gaps++;
      regular &&= digits === 3 || digits === 7;
    } else break;
  }
  const isWhole = digits === MOBILE_DIGITS && digitOf(units[at - 1] as number) >= 0;
  return isWhole && (gaps === 0 || (gaps === 2 && regular) || gaps === MOBILE_DIGITS - 1) ? at : -1;
}

function isAccount(units: Uint16Array, start: number, end: number): boolean {
  const size = end - start;
  if (size < ACCOUNT_MIN || size > ACCOUNT_MAX) return false;
  const word = String.fromCharCode(...units.subarray(start, end));
  if (GLUED.test(word)) return true;
  const before = String.fromCharCode(...units.subarray(Math.max(0, start - LABEL_UNITS), start));
  return LABEL.test(before) || (/\d/.test(word) && SHORT_LABEL.test(before));
}

/** The end of a row of letters and digits; a short one goes on over one mark that was folded to a space. */
function wordEnd(units: Uint16Array, length: number, start: number): number {
  let end = start;
  while (end < length && isWord(units[end] as number)) end++;
  const goesOn = end - start < ACCOUNT_MIN && units[end] === SPACE && isWord(units[end + 1] ?? 0);
  if (!goesOn) return end;
  end++;
  while (end < length && isWord(units[end] as number)) end++;
  return end;
}

const SPACE = 0x20;

function isWord(unit: number): boolean {
  const charClass = UNIT_CLASS[unit];
  return charClass === CHAR.latin || charClass === CHAR.digit;
}

const DIGIT = new Int8Array(0x10000).fill(-1);
for (let i = 0; i < 10; i++) DIGIT[0x30 + i] = i;
for (let i = 0; i < HAN_DIGITS.length; i++) DIGIT[HAN_DIGITS.charCodeAt(i)] = Number(VALUES.charAt(i));

function digitOf(unit: number): number {
  return DIGIT[unit] as number;
}
