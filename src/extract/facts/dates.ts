import { chineseNumber } from './chinese-number.ts';

/** A date as it stands in a text. */
export interface DateFound {
  /** ISO 8601: `2026-03-01`, with time if there is one, with an offset only if the text has it. */
  readonly iso: string;
  /** Offsets in the text that was searched. */
  readonly start: number;
  readonly end: number;
}

/** Only the beginning of a longer text is searched, in UTF-16 units. */
const UNITS_MAX = 400;
/** Dates looked for in one text. */
const DATES_MAX = 6;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
interface Form {
  readonly pattern: RegExp;
  /** What the pattern cannot do without: most lines lack it, and are not searched. */
  readonly needs: RegExp;
  read(groups: readonly string[]): Day;
}

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH_WORD = `(${MONTHS})[a-z]{0,6}\\.?`;
const LATIN_WORD = /[a-z]{3}/iu;
const HAN_DIGITS = '[〇○Ｏ零一二三四五六七八九]';
const HAN_NUMBER = '[一二三四五六七八九十廿卅]{1,3}';
const monthOf = (word: string): number => MONTHS.split('|').indexOf(word.toLowerCase()) + 1;

/** Ways to write a day that can be read in one way only: `05/03/2024` and lunar days are none. */
const FORMS: readonly Form[] = [
  {
    pattern:
      /(?<![\d.])((?:19|20)\d\d)\s{0,3}(?:年|[-/.–])\s{0,3}(\d{1,2})\s{0,3}(?:月|[-/.–])\s{0,3}(\d{1,2})(?![\d年月])(?:\s?[日号號])?/gu,
    needs: /(?:19|20)\d\d/u,
    read: ([year, month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    needs: /[一二][〇○Ｏ零一二三四五六七八九]/u,
    pattern: new RegExp(
      `([一二]${HAN_DIGITS}{3})\\s?年\\s?(${HAN_NUMBER})\\s?月\\s?(${HAN_NUMBER})\\s?[日号號]`,
      'gu',
    ),
    read: ([year = '', month = '', day = '']) => ({
      year: chineseNumber(year),
      month: chineseNumber(month),
      day: chineseNumber(day),
    }),
  },
  {
    // The calendar of the Republic of China begins with 1912.
    needs: /民/u,
    pattern:
      /(?:民國|民国)\s?(\d{1,3}|[〇零一二三四五六七八九十百]{1,6})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日/gu,
    read: ([year = '', month = '', day = '']) => ({
      year: chineseNumber(year) + 1911,
      month: chineseNumber(month),
      day: chineseNumber(day),
    }),
  },
  {
    needs: /\d\s?月/u,
    // `12月 31 2020`: the English order with Chinese months, as Hexo and WordPress themes write it.
    pattern: /(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?日?\s?,?\s{1,2}((?:19|20)\d\d)(?!\d)/gu,
    read: ([month, day, year]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    needs: LATIN_WORD,
    pattern: new RegExp(
      `\\b${MONTH_WORD}\\s{1,2}(\\d{1,2})(?:st|nd|rd|th)?\\s?,?\\s{1,2}((?:19|20)\\d\\d)(?!\\d)`,
      'giu',
    ),
    read: ([month = '', day, year]) => ({ year: Number(year), month: monthOf(month), day: Number(day) }),
  },
  {
    needs: LATIN_WORD,
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]${MONTH_WORD}\\s?,?[\\s-]((?:19|20)\\d\\d)(?!\\d)`,
      'giu',
    ),
    read: ([day, month = '', year]) => ({ year: Number(year), month: monthOf(month), day: Number(day) }),
  },
];

/**
 * The first date in a short text as ISO 8601. '' when there is none, or it is no day of the calendar, or it
 * is told from an unnamed today (昨天, 3 天前).
 */
export function findDate(text: string): string {
  return machineDate(text.trim()) || (findDates(text)[0]?.iso ?? '');
}

/** Dates of a text in reading order; what is no day of the calendar is left out. */
export function findDates(text: string): readonly DateFound[] {
  const beginning = text.slice(0, UNITS_MAX);
  if (!/\d{4}|月/u.test(beginning)) return [];
  const short = beginning.replace(/[０-９：]/gu, narrow);
  const found: DateFound[] = [];
  for (const { pattern, needs, read } of FORMS) {
    if (!needs.test(short)) continue;
    for (const match of short.matchAll(pattern)) {
      const day = isoDay(read(match.slice(1)));
      if (day === '') continue;
      const end = match.index + match[0].length;
      const [time, behind] = timeAt(short, end);
      found.push({ iso: day + time, start: match.index, end: behind });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((date, i) => i === 0 || date.start >= (found[i - 1]?.end ?? 0)).slice(0, DATES_MAX);
}

function isoDay({ year, month, day }: Day): string {
  const isDay = year >= 1900 && year < 2100 && day >= 1 && day <= daysOf(year, month);
  return isDay ? `${year}-${two(month)}-${two(day)}` : '';
}

/** Days of a month; 0 for what is no month. */
function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (n: number): string => String(n).padStart(2, '0');

/** Full-width digits and colons as their narrow forms. */
function narrow(char: string): string {
  return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}

const TIME =
  /(?:T|[\s,，]{0,3}(?:[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)?[\s,，]{0,3})(上午|下午|晚上|凌晨|中午|早上|傍晚)?\s?(\d{1,2})\s?[:时點点時]\s?(\d{1,2})(?!\d)(?:\s?[:分]\s?(\d{1,2})(?!\d)(?:\.\d{1,9})?)?(?:\s?[秒分])?\s?([ap]\.?m\b\.?)?\s?(Z\b|(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?|GMT\b|UTC\b|[+-]\d\d:?\d\d(?!\d))?/iuy;

/** `T09:30:00+08:00` for the time that follows a date, and where it ends; '' when none follows. */
function timeAt(text: string, at: number): readonly [time: string, end: number] {
  TIME.lastIndex = at;
  const match = TIME.exec(text);
  if (match === null) return ['', at];
  const [whole, part = '', hour, minute, second, half = '', zone = ''] = match;
  const hours = hourOf(Number(hour), part || half.replaceAll('.', '').toLowerCase());
  if (hours === undefined || Number(minute) > 59 || Number(second ?? 0) > 59) return ['', at];
  return [
    `T${two(hours)}:${two(Number(minute))}:${two(Number(second ?? 0))}${offsetOf(zone)}`,
    at + whole.length,
  ];
}

function hourOf(hour: number, part: string): number | undefined {
  if (hour > 23) return undefined;
  if (part === '' || hour > 12) return hour;
  if (/^(?:下午|傍晚|pm)$/u.test(part)) return hour % 12 === 0 ? 12 : hour + 12;
  // Twelve at night belongs to the next day for some writers: the day alone is told.
  if (part === '晚上') return hour === 12 ? undefined : hour + 12;
  if (part === '中午') return hour < 3 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}

/** The widest offset in use is +14:00 (Kiribati). */
const OFFSET_HOURS_MAX = 14;

function offsetOf(zone: string): string {
  if (/^(?:z|gmt|utc)$/iu.test(zone)) return 'Z';
  const [, sign = '', hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d\d)?$/u.exec(zone) ?? [];
  if (sign === '' || Number(hours) > OFFSET_HOURS_MAX || Number(minutes) > 59) return '';
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** Seconds since 1970 of 2000-01-01 and 2100-01-01: other ten-digit numbers are no times. */
const EPOCH_MIN = 946_684_800;
const EPOCH_MAX = 4_102_444_800;

/** `20240305`, `20240305093000` and seconds or milliseconds since 1970, when they are all there is. */
function machineDate(text: string): string {
  if (/^\d{10}(?:\d{3})?$/u.test(text)) {
    const seconds = Number(text.slice(0, 10));
    return seconds >= EPOCH_MIN && seconds < EPOCH_MAX
      ? new Date(seconds * 1000).toISOString().replace('.000', '')
      : '';
  }
  const [, year, month, day, hour, minute, second = '00'] =
    /^((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/u.exec(text) ?? [];
  if (year === undefined) return '';
  const date = isoDay({ year: Number(year), month: Number(month), day: Number(day) });
  return date === '' || hour === undefined ? date : date + timeAt(`T${hour}:${minute}:${second}`, 0)[0];
}

/** The day in an address such as `/2024/03/05/`, `/2024-03/05/` or `t20240305_12.html`; '' if there is none. */
export function dayOfAddress(url: string): string {
  const [, year, month, day] =
    /[/t_-]((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)/u.exec(url) ?? [];
  return year === undefined ? '' : isoDay({ year: Number(year), month: Number(month), day: Number(day) });
}
