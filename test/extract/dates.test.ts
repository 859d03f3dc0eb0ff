import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfAddress, findDate, findDates } from '../../src/extract/facts/dates.ts';

describe('the date of a line', () => {
  it.each([
    ['2024年3月5日', '2024-03-05'],
    ['2024 年 3 月 5 日 09:30', '2024-03-05T09:30:00'],
    ['２０２４年３月５日　０９：３０', '2024-03-05T09:30:00'],
    ['二〇二四年三月五日', '2024-03-05'],
    ['二○二四年十二月三十一日', '2024-12-31'],
    ['二零一九年十月廿一日', '2019-10-21'],
    ['中華民國113年3月5日', '2024-03-05'],
    ['民國一百一十三年三月五日', '2024-03-05'],
    ['2024.03.05', '2024-03-05'],
    ['2024/3/5 下午 3:07', '2024-03-05T15:07:00'],
    ['2024-03-05（星期二）08时15分', '2024-03-05T08:15:00'],
    ['2024-03-05 12:20 AM', '2024-03-05T00:20:00'],
    ['2024-03-05T01:02:03.456Z', '2024-03-05T01:02:03Z'],
    ['2024-03-05T01:02+0800', '2024-03-05T01:02:00+08:00'],
    ['2024-03-05 01:02:03 UTC+8', '2024-03-05T01:02:03+08:00'],
    ['Tue, 05 Mar 2024 01:02:03 GMT', '2024-03-05T01:02:03Z'],
    ['March 5th, 2024', '2024-03-05'],
    ['5 Mar 2024', '2024-03-05'],
    ['Tue Mar 05 2024 01:02:03 GMT+0800 (中国标准时间)', '2024-03-05T01:02:03+08:00'],
    ['12月 31 2020', '2020-12-31'],
    ['20240305', '2024-03-05'],
    ['20240305093000', '2024-03-05T09:30:00'],
    ['1709600400', '2024-03-05T01:00:00Z'],
    ['1709600400000', '2024-03-05T01:00:00Z'],
    ['发布时间：2024-03-05 来源：清河晚报', '2024-03-05'],
    ['2024年3月5日晚上12:30', '2024-03-05'],
    ['2024-03-05 25:00', '2024-03-05'],
  ])('%s', (text, iso) => {
    expect(findDate(text)).toBe(iso);
  });

  it.each([
    '3 天前',
    '昨天 10:20',
    '刚刚',
    '今天 08:00 发布',
    '2023年2月30日',
    '2023-13-01',
    '2023-00-10',
    '二〇二三年二月三十日',
    '05/03/2024',
    '二〇二四年正月初五',
    '3月5日',
    '电话 010-2024-0305',
    '1234567890123456',
    '4102444800',
    '',
  ])('is not found in %j', (text) => {
    expect(findDate(text)).toBe('');
  });

  it('comes with its place, and several come in reading order', () => {
    const text = '发布：2024-03-05 更新：二〇二四年三月六日 10:00';
    expect(findDates(text).map(({ iso, start, end }) => [iso, text.slice(start, end)])).toEqual([
      ['2024-03-05', '2024-03-05'],
      ['2024-03-06T10:00:00', '二〇二四年三月六日 10:00'],
    ]);
  });
});

const DIGITS = '〇一二三四五六七八九';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

function inWords(n: number): string {
  const ten = Math.floor(n / 10);
  const head = ten === 0 ? '' : ten === 1 ? '十' : `${DIGITS[ten]}十`;
  return head + (n % 10 === 0 && ten > 0 ? '' : DIGITS[n % 10]);
}

const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

describe('any day', () => {
  it('is read back from every way of writing it', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const iso = date.toISOString().slice(0, 10);
        const years = [...String(y)].map((digit) => DIGITS[Number(digit)]).join('');
        const forms = [
          iso,
          `${y}年${m}月${d}日`,
          `${y}.${m}.${d}`,
          `${y}/${m}/${d}`,
          `${years}年${inWords(m)}月${inWords(d)}日`,
          `民國${y - 1911}年${m}月${d}日`,
          `${MONTHS[m - 1]} ${d}, ${y}`,
          `${d} ${MONTHS[m - 1]} ${y}`,
          iso.replaceAll('-', ''),
        ];
        expect(forms.map(findDate)).toEqual(forms.map(() => iso));
      }),
    );
  });

  it('keeps its time and its offset', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -12, max: 14 }), (date, offset) => {
        const iso = date.toISOString().slice(0, 19);
        const zone = `${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00`;
        expect(findDate(`${iso}${zone}`)).toBe(`${iso}${zone}`);
        expect(findDate(`发布时间：${iso.replace('T', ' ')} 来源`)).toBe(iso);
      }),
    );
  });

  it('is found in an address', () => {
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-');
        const paths = [
          `/${y}/${m}/${d}/a.html`,
          `/${y}-${m}/${d}/content_1.htm`,
          `/zw/t${y}${m}${d}_12.html`,
          `/n1/${y}/${m}${d}/c1.html`,
        ];
        expect(paths.map((path) => dayOfAddress(`https://www.example.cn${path}`))).toEqual(
          paths.map(() => iso),
        );
      }),
    );
  });
});

it('gives a day of the calendar or nothing for any text', () => {
  const noise = fc.stringMatching(/^[0-9年月日时:：\-/.TZ+ 一二三十〇廿民國民国AaPpMm]{0,40}$/u);
  fc.assert(
    fc.property(fc.oneof(noise, fc.string({ unit: 'grapheme', maxLength: 80 })), (text) => {
      const found = findDate(text);
      const isDate = found === '' || !Number.isNaN(Date.parse(found));
      expect(isDate, found).toBe(true);
      if (found !== '')
        expect(new Date(`${found.slice(0, 10)}T00:00:00Z`).toISOString().slice(0, 10)).toBe(
          found.slice(0, 10),
        );
    }),
    { numRuns: 1000 },
  );
});
