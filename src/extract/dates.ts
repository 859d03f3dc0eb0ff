const ISO =
  /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?/u;
const CHINESE =
  /(?<!\d)((?:19|20)\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*(?:日|号)?(?!\d)(?:\s*(?:星期.|周.)?\s*(?:(上午|下午|晚上|凌晨))?\s*(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2}))?)?/u;
/** `12月 31 2020`: the English order with Chinese months, as Hexo's Landscape and WordPress write it. */
const MONTH_FIRST = /(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*,?\s*((?:19|20)\d\d)(?!\d)/u;

/**
 * The first date in a short text as ISO 8601: `2026-03-01`, with time if there is one, with an offset only
 * if the text has it. '' when there is none or it is no day of the calendar.
 */
export function findDate(text: string): string {
  const short = text.slice(0, 400);
  const iso = ISO.exec(short);
  if (iso !== null) {
    const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', zone = ''] = iso;
    return isDay(year, month, day)
      ? `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.replace(/^([+-]\d\d)(\d\d)$/u, '$1:$2')}`
      : '';
  }
  const match = CHINESE.exec(short);
  if (match === null) return monthFirst(short);
  const [, year = '', month = '', day = '', half, hour, minute, second] = match;
  if (!isDay(year, month, day)) return '';
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined || minute === undefined) return date;
  const hours = (half === '下午' || half === '晚上') && Number(hour) < 12 ? Number(hour) + 12 : Number(hour);
  if (hours > 23 || Number(minute) > 59) return date;
  return `${date}T${String(hours).padStart(2, '0')}:${minute.padStart(2, '0')}:${(second ?? '00').padStart(2, '0')}`;
}

function monthFirst(text: string): string {
  const [, month = '', day = '', year = ''] = MONTH_FIRST.exec(text) ?? [];
  return year !== '' && isDay(year, month, day)
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : '';
}

function isDay(year: string, month: string, day: string): boolean {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
