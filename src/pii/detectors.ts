import { isDay, isHkid, isLuhn, isResidentChecksum, isTaiwanId, isUscc } from './checksums.ts';
import type { Detector, Surroundings } from './detector.ts';

const PLATE = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
const squeeze = (text: string): string => text.replace(/[^0-9A-Za-z]/gu, '');

/** All rules of compliance §3, each with its shape, its checks and its placeholder. Order decides overlaps of equal length. */
export const DETECTORS: readonly Detector[] = [
  {
    rule: 'PII-01',
    type: 'resident-id',
    placeholder: '〔身份证号〕',
    sensitive: false,
    pattern:
      /(?<![0-9A-Za-z])[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx](?![0-9A-Za-z])/gu,
    accepts: (candidate, around) => isResident(squeeze(candidate.text), around),
  },
  {
    rule: 'PII-02',
    type: 'resident-id-15',
    placeholder: '〔身份证号〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Za-z])/gu,
    accepts: ({ text }, around) => around.has('PII-02') && around.rules.regions.has(text.slice(0, 2)),
  },
  {
    rule: 'PII-04',
    type: 'foreigner-residence',
    placeholder: '〔居留证号〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])(?:[A-Z]{3}\d{12}|9\d{16}[\dX])(?![0-9A-Za-z])/gu,
    accepts: ({ text }, around) =>
      text.startsWith('9')
        ? isResidentChecksum(text) && isDay(text.slice(6, 14), around.today)
        : around.has('PII-04'),
  },
  {
    rule: 'PII-08',
    type: 'bank-card',
    placeholder: '〔银行卡号〕',
    sensitive: true,
    pattern:
      /(?<![0-9A-Za-z.])(?:62|4\d|5[1-5]|2[2-7]|3[457])\d{2}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?![0-9A-Za-z])/gu,
    accepts: ({ text }, around) => isCard(squeeze(text), around),
  },
  {
    rule: 'PII-06',
    type: 'iot-number',
    placeholder: '〔物联网号码〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])(?:1410|1440|1441|146\d|148\d)\d{9}(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-06'),
  },
  {
    rule: 'PII-05',
    type: 'mobile',
    placeholder: '〔手机号〕',
    sensitive: false,
    pattern:
      /(?:(?<![0-9A-Za-z.])|(?<=(?<![A-Za-z])(?:tel|phone|mobile|wx|vx)))(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9]|\.\d|[A-Za-z])/giu,
    accepts: ({ text }, around) => isMobile(squeeze(text).slice(-11), around),
  },
  {
    rule: 'PII-07',
    type: 'landline',
    placeholder: '〔电话号码〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z.])(?:\(0\d{2,3}\)|0\d{2,3}[- ])[2-9]\d{6,7}(?:[-转]\d{1,6})?(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) =>
      !around.before(around.rules.organisationLines, 24) && around.siteKind !== 'government',
  },
  {
    rule: 'PII-09',
    type: 'account',
    placeholder: '〔账号〕',
    sensitive: true,
    pattern: /(?<![0-9A-Za-z.])\d{9,30}(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-09'),
  },
  {
    rule: 'PII-10',
    type: 'passport',
    placeholder: '〔护照号〕',
    sensitive: false,
    pattern:
      /(?<![0-9A-Za-z])(?:E\d{8}|E[A-HJ-NP-Z]\d{7}|G\d{8}|[DSP]E?\d{7,8}|K[A-Z]?\d{7,8}|H\d{8}|M[A-Z]?\d{7,8})(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-10'),
  },
  {
    rule: 'PII-11',
    type: 'home-return-permit',
    placeholder: '〔通行证号〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])[HM]\d{8}(?:\d{2})?(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-11'),
  },
  {
    rule: 'PII-13',
    type: 'exit-permit',
    placeholder: '〔通行证号〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])(?:C[A-Z]?\d{7,8}|[WLT]\d{8})(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-13'),
  },
  {
    rule: 'PII-12',
    type: 'taiwan-permit',
    placeholder: '〔通行证号〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])(?:\d{8}|\d{10}[A-Z])(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-12'),
  },
  {
    rule: 'PII-14',
    type: 'regional-id',
    placeholder: '〔身份证号〕',
    sensitive: false,
    pattern:
      /(?<![0-9A-Za-z])(?:[A-Z]{1,2}\d{6}\(?[0-9A]\)?|[A-Z][1289]\d{8}|[157]\d{6}\(\d\))(?![0-9A-Za-z])/gu,
    accepts: ({ text }, around) => isRegionalId(squeeze(text), around),
  },
  {
    rule: 'PII-15',
    type: 'officer-certificate',
    placeholder: '〔军人证号〕',
    sensitive: false,
    pattern: /(?:军|兵|士|文|武|政|后|装)字第\s?\d{4,8}\s?号?/gu,
    accepts: () => true,
  },
  {
    rule: 'PII-17',
    type: 'plate-new-energy',
    placeholder: '〔车牌号〕',
    sensitive: false,
    pattern: new RegExp(
      `[${PLATE}][A-HJ-NP-Z][·. ]?(?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])(?![0-9A-Za-z])`,
      'gu',
    ),
    accepts: () => true,
  },
  {
    rule: 'PII-16',
    type: 'plate',
    placeholder: '〔车牌号〕',
    sensitive: false,
    pattern: new RegExp(
      `[${PLATE}][A-HJ-NP-Z][·. ]?[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳](?![0-9A-Za-z])`,
      'gu',
    ),
    accepts: ({ text }) => /\d/u.test(text),
  },
  {
    rule: 'PII-18',
    type: 'plate-special',
    placeholder: '〔车牌号〕',
    sensitive: false,
    pattern: /(?:(?:WJ|使|领)[·. ]?[0-9A-Z京-龟]{0,2}\d{4,6}|[A-Z]{2}[·. ]?\d{5}|\d{6}使)(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-18'),
  },
  {
    rule: 'PII-19',
    type: 'sole-trader-code',
    placeholder: '〔信用代码〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])92\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/gu,
    accepts: ({ text }) => isUscc(text),
  },
  {
    rule: 'PII-20',
    type: 'email',
    placeholder: '〔邮箱〕',
    sensitive: false,
    pattern:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}\s?(?:@|\[at\]|\(at\)|＠|#)\s?(?:[A-Za-z0-9-]{1,63}(?:\.|\[dot\]|\(dot\))){1,5}[A-Za-z]{2,18}(?![A-Za-z0-9])/giu,
    accepts: ({ text }, around) =>
      !text.includes('#') || around.before(['邮箱', '邮件', 'mail', 'Mail', 'E-mail'], 16),
  },
  {
    rule: 'PII-21',
    type: 'qq',
    placeholder: '〔QQ号〕',
    sensitive: false,
    pattern: /(?:(?<![0-9A-Za-z.])|(?<=(?<![A-Za-z])qq))[1-9]\d{4,10}(?![0-9A-Za-z])/giu,
    accepts: (_candidate, around) => around.has('PII-21', 12),
  },
  {
    rule: 'PII-22',
    type: 'wechat',
    placeholder: '〔微信号〕',
    sensitive: false,
    pattern: /(?<![A-Za-z0-9_-])[A-Za-z][-_A-Za-z0-9]{5,19}(?![A-Za-z0-9_-])/gu,
    accepts: ({ text }, around) => around.has('PII-22', 10) && !COMMON_WORD.test(text),
  },
  {
    rule: 'PII-23',
    type: 'device',
    placeholder: '〔设备标识〕',
    sensitive: false,
    pattern:
      /(?:(?<![0-9A-Za-z.]|(?<![0-9A-Za-z])[0-9A-Fa-f]{2}:)|(?<=(?<![A-Za-z])(?:IME|IMS|ime|ims)[Ii]))(?:(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|460\d{12}|\d{15})(?![0-9A-Za-z:])/gu,
    accepts: ({ text }, around) =>
      /[:-]/u.test(text) || (around.has('PII-23') && (text.startsWith('460') || isLuhn(text))),
  },
  {
    rule: 'PII-23',
    type: 'ip-address',
    placeholder: '〔IP地址〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z.])(?:\d{1,3}\.){3}\d{1,3}(?![0-9A-Za-z]|\.\d)/gu,
    accepts: ({ text }, around) =>
      isPublicAddress(text) && !around.before(['版本', 'version', 'Version', 'v', 'V'], 8),
  },
  {
    rule: 'PII-24',
    type: 'address',
    placeholder: '〔住址〕',
    sensitive: false,
    pattern:
      /[\p{Script=Han}]{2,8}(?:省|市|区|县|州|镇|乡)[\p{Script=Han}0-9]{2,24}?(?:路|街|巷|村|小区|大厦|弄|里|胡同)[\p{Script=Han}0-9A-Za-z-]{0,15}?\d+(?:号楼|号院|号|栋|幢|单元|室|弄)(?:[\p{Script=Han}0-9A-Za-z-]{0,10}?\d+(?:栋|幢|单元|室|号|楼)){0,3}/gu,
    holdsLabel: true,
    accepts: (_candidate, around) => around.has('PII-24', 10),
  },
  {
    rule: 'PII-25',
    type: 'name',
    placeholder: '〔姓名〕',
    sensitive: false,
    pattern: /(?<=[:：])\s?[\p{Script=Han}·]{2,8}(?=[\s，,。；;、|（(〔]|$)/gmu,
    accepts: ({ text }, around) => around.has('PII-25', 6) && isName(text.trim(), around),
  },
  {
    rule: 'PII-26',
    type: 'medical-number',
    placeholder: '〔病历号〕',
    sensitive: true,
    pattern: /(?<![0-9A-Za-z])[A-Z]{0,3}\d{5,20}(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-26', 8),
  },
  {
    rule: 'PII-27',
    type: 'credential',
    placeholder: '〔口令〕',
    sensitive: true,
    pattern:
      /(?<![A-Za-z0-9_])(?:eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}|(?:sk|ak|pk)[-_][A-Za-z0-9]{16,}|AKIA[A-Z0-9]{16}|[A-Za-z0-9!@#$%^&*_+=-]{6,40})(?![A-Za-z0-9_])/gu,
    accepts: ({ text }, around) =>
      /^(?:eyJ|AKIA|(?:sk|ak|pk)[-_])/u.test(text) ||
      (around.labelled('PII-27') && /\d/u.test(text) && /[A-Za-z!@#$%^&*]/u.test(text)),
  },
  {
    rule: 'PII-28',
    type: 'location',
    placeholder: '〔位置〕',
    sensitive: true,
    pattern:
      /(?<![0-9.])(?:\d{2,3}\.\d{4,})\s?[°]?[NESW]?\s?[,，、 ]\s?[\p{Script=Han}:：]{0,4}(?:\d{2,3}\.\d{4,})(?![0-9])/gu,
    accepts: ({ text }, around) => around.has('PII-28', 16) && inChina(text),
  },
  {
    rule: 'PII-29',
    type: 'education-number',
    placeholder: '〔学籍号〕',
    sensitive: false,
    pattern: /(?<![0-9A-Za-z])[GL]?\d{8,19}[Xx]?(?![0-9A-Za-z])/gu,
    accepts: (_candidate, around) => around.has('PII-29', 8),
  },
];

/** Words of prose behind 微信 that are no account names. */
const COMMON_WORD =
  /^(?:wechat|weixin|android|iphone|windows|github|google|public|official|account|mini|program|service|message|please|payment)$/iu;

function isResident(id: string, around: Surroundings): boolean {
  if (!around.rules.regions.has(id.slice(0, 2)) || !isDay(id.slice(6, 14), around.today)) return false;
  return isResidentChecksum(id) || around.has('PII-02');
}

function isMobile(digits: string, around: Surroundings): boolean {
  if (!around.rules.mobilePrefixes.has(digits.slice(0, 3)) || around.isNotPersonal()) return false;
  return !/^(\d)\1{6}/u.test(digits.slice(3)) || around.before(['电话', '手机', '联系'], 8);
}

function isCard(digits: string, around: Surroundings): boolean {
  if (digits.length < 13 || digits.length > 19 || !isLuhn(digits) || around.isNotPersonal()) return false;
  return around.has('PII-08') || (digits.startsWith('62') && digits.length >= 16);
}

function isRegionalId(id: string, around: Surroundings): boolean {
  if (/^[A-Z][1289]\d{8}$/u.test(id)) return isTaiwanId(id);
  if (/^[A-Z]{1,2}\d{6}[0-9A]$/u.test(id)) return isHkid(id) && around.has('PII-14', 30);
  return around.has('PII-14', 16);
}

function isName(name: string, around: Surroundings): boolean {
  if (name.includes('·')) return name.length >= 4;
  if (name.length > 4) return false;
  return around.rules.surnames.has(name.slice(0, 1)) || around.rules.surnames.has(name.slice(0, 2));
}

const PRIVATE =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|192\.0\.2|198\.51\.100|203\.0\.113|22[4-9]|23\d|24\d|25[0-5]|255)\./u;

function isPublicAddress(text: string): boolean {
  const parts = text.split('.').map(Number);
  return parts.every((part) => part <= 255) && (parts[0] ?? 0) > 0 && !PRIVATE.test(`${text}.`);
}

function inChina(text: string): boolean {
  const [a = 0, b = 0] = (text.match(/\d{2,3}\.\d+/gu) ?? []).map(Number);
  const [lat, lon] = a < b ? [a, b] : [b, a];
  return lat >= 3.8 && lat <= 53.6 && lon >= 73.6 && lon <= 135.1;
}
