/** Abbreviations of the 31 provinces that issue filings, with their GB/T 2260 codes (compliance §2). */
const PROVINCE_CODES: Readonly<Record<string, string>> = {
  京: '11',
  津: '12',
  冀: '13',
  晋: '14',
  蒙: '15',
  辽: '21',
  吉: '22',
  黑: '23',
  沪: '31',
  苏: '32',
  浙: '33',
  皖: '34',
  闽: '35',
  赣: '36',
  鲁: '37',
  豫: '41',
  鄂: '42',
  湘: '43',
  粤: '44',
  桂: '45',
  琼: '46',
  渝: '50',
  蜀: '51',
  黔: '52',
  滇: '53',
  藏: '54',
  陕: '61',
  陇: '62',
  青: '63',
  宁: '64',
  新: '65',
};
/** Second abbreviations, used by telecom permits and public-security filings. */
const ALIASES: Readonly<Record<string, string>> = { 川: '蜀', 贵: '黔', 云: '滇', 甘: '陇' };

/** Character class of every abbreviation, for patterns. */
export const PROVINCE_CLASS = `[${Object.keys(PROVINCE_CODES).join('')}${Object.keys(ALIASES).join('')}]`;

/** GB/T 2260 code of an abbreviation, or '' when it is none. */
export function provinceCode(abbreviation: string): string {
  return PROVINCE_CODES[ALIASES[abbreviation] ?? abbreviation] ?? '';
}

export function isProvinceAlias(abbreviation: string): boolean {
  return abbreviation in ALIASES;
}
