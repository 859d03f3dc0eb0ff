/** The words of a template's parts: `words(0)` is its name, `words(n)` its n-th parameter, as they stand. */
export type Words = (index: number) => string;

/** Show their n-th parameter as it stands, the first given one of these: a link's words come before its target. */
const SHOWN: readonly (readonly [names: RegExp, parameters: readonly number[]])[] = [
  [/^(?:link-[a-z-]+|le|ilh|liw|internal link helper.*)$/u, [2, 0]],
  [
    /^(?:lang-[a-z-]+|nowrap|nobr|nobold|small|smaller|big|larger|zhs|zht|linktext|ruby|nihongo|unicode)$/u,
    [0],
  ],
  [/^(?:abbr|tooltip|em|strong|tq|val|sup|sub|僻字|專名號|专名号|書名號|书名号|flag|flagcountry)$/u, [0]],
  [/^(?:b?quote|cquote|quotation|blockquote|poemquote|quote box)$/u, [0]],
  [/^(?:lang|transl|color|font color|fontcolor)$/u, [1]],
  [/^tsl$/u, [3, 2, 1]],
];

/** Units of `{{convert}}` as Chinese text writes them; others stay as they are. */
const UNITS: Readonly<Record<string, string>> = {
  km: '公里',
  m: '米',
  cm: '厘米',
  mm: '毫米',
  mi: '英里',
  ft: '英尺',
  in: '英寸',
  kg: '公斤',
  g: '克',
  t: '吨',
  lb: '磅',
  km2: '平方公里',
  m2: '平方米',
  ha: '公顷',
  acre: '英亩',
  sqmi: '平方英里',
  m3: '立方米',
  'km/h': '公里每小时',
  c: '摄氏度',
  '°c': '摄氏度',
};

/** Text of the templates that carry words of the sentence they stand in; all others are boxes, notes and maintenance. */
export function templateWords(words: Words, parts: number): string {
  const name = words(0).trim().toLowerCase().replaceAll('_', ' ');
  const number = /^formatnum:(.*)$/su.exec(name)?.[1];
  if (number !== undefined) return number.trim();
  const given = Array.from({ length: parts - 1 }, (_, i) => words(i + 1).trim());
  const positional = given
    .filter((value) => !/^[a-z][a-z0-9 -]*\s*=/iu.test(value))
    .map((value) => value.replace(/^\d\s*=\s*/u, ''));
  const shown = SHOWN.find(([names]) => names.test(name))?.[1];
  if (shown !== undefined) return shown.map((n) => positional[n] ?? '').find((value) => value !== '') ?? '';
  if (name === '!') return '|';
  if (name === 'convert' || name === 'cvt') return measured(positional);
  if (name === 'frac' || name === 'sfrac') return positional.slice(-2).join('/');
  return name === 'bd' ? lifetime(positional) : '';
}

function measured([value = '', unit = '']: readonly string[]): string {
  return value + (UNITS[unit.toLowerCase()] ?? unit);
}

// Year and day of birth, year and day of death.
function lifetime([year = '', day = '', lastYear = '', lastDay = '']: readonly string[]): string {
  const born = year + day;
  const died = lastYear + lastDay;
  return born === '' && died === '' ? '' : `（${born}－${died}）`;
}
