/** A license other than Creative Commons, as named by a URL or in words. */
export interface NamedLicense {
  readonly spdx: string;
  readonly phrase: string;
  readonly at: number;
}

interface NamePattern {
  readonly spdx: string;
  readonly url?: RegExp;
  readonly text?: RegExp;
  /** Versions of the family by the number printed shortly behind its name. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** Names and addresses of §5, most exact first. Versions that are not printed are read as the newest of the family. */
const NAMES: readonly NamePattern[] = [
  {
    spdx: 'LicenseRef-MulanOWL-BY-PL-SA-1.0',
    url: /^(?:license\.coscl\.org\.cn\/.{0,40}?(?:MulanOWLBYPLSA|MulanOWL[-_/]?BY-?PL-?SA))/iu,
    text: /木兰开放作品.{0,20}署名.{0,10}专利.{0,10}相同方式|MulanOWL[- ]?BY[- ]?PL[- ]?SA/iu,
  },
  {
    spdx: 'LicenseRef-MulanOWL-BY-PL-1.0',
    url: /^(?:license\.coscl\.org\.cn\/.{0,40}?(?:MulanOWLBYPL|MulanOWL[-_/]?BY-?PL))/iu,
    text: /木兰开放作品.{0,20}署名.{0,10}专利|MulanOWL[- ]?BY[- ]?PL/iu,
  },
  {
    spdx: 'LicenseRef-MulanOWL-BY-SA-1.0',
    url: /^(?:license\.coscl\.org\.cn\/.{0,40}?(?:MulanOWLBYSA|MulanOWL[-_/]?BY-?SA))/iu,
    text: /木兰开放作品.{0,20}署名.{0,10}相同方式|MulanOWL[- ]?BY[- ]?SA/iu,
  },
  {
    spdx: 'LicenseRef-MulanOWL-BY-1.0',
    url: /^(?:license\.coscl\.org\.cn\/.{0,40}?(?:MulanOWLBY|MulanOWL[-_/]?BY))/iu,
    text: /木兰开放作品.{0,20}署名|MulanOWL[- ]?BY/iu,
  },
  {
    spdx: 'MulanPSL-2.0',
    url: /^(?:license\.coscl\.org\.cn\/MulanPSL2?(?:\/|$))/iu,
    text: /Mulan ?PSL[- ]?(?:v|2)|木兰宽松许可证[,，]?\s?(?:第2版|v2|2)/iu,
  },
  { spdx: 'MulanPSL-1.0', text: /Mulan ?PSL(?:[- ]?v?1(?:\.0)?)?|木兰宽松许可证/iu },
  {
    spdx: 'LicenseRef-MulanPubL-2.0',
    url: /^(?:license\.coscl\.org\.cn\/.{0,40}?(?:MulanPubL))/iu,
    text: /Mulan ?PubL|木兰公共许可证/iu,
  },
  {
    spdx: 'GFDL-1.3',
    url: /^(?:gnu\.org\/(?:licenses|copyleft)\/fdl)/iu,
    text: /GFDL|GNU (?:Free Documentation|自由文档|自由文件)|GNU自由(?:文档|文件)/iu,
    versions: { '1.1': 'GFDL-1.1', '1.2': 'GFDL-1.2', '1.3': 'GFDL-1.3' },
  },
  {
    spdx: 'OGDL-Taiwan-1.0',
    url: /^(?:data\.gov\.tw\/licen[sc]e)/iu,
    text: /政府资料开放(?:授权条款|宣告)|政府資料開放(?:授權條款|宣告)|政府网站资料开放宣告|Open Government Data Licen[cs]e/iu,
  },
  {
    spdx: 'OGL-UK-3.0',
    url: /^(?:nationalarchives\.gov\.uk\/doc\/open-government-licence)/iu,
    text: /Open Government Licen[cs]e(?! - Canada)/iu,
    versions: { '1.0': 'OGL-UK-1.0', '2.0': 'OGL-UK-2.0', '3.0': 'OGL-UK-3.0' },
  },
  { spdx: 'OGL-Canada-2.0', url: /^(?:open\.canada\.ca\/en\/open-government-licence-canada)/iu },
  {
    spdx: 'ODbL-1.0',
    url: /^(?:opendatacommons\.org\/licenses\/odbl)/iu,
    text: /\bODbL\b|Open Database Licen[cs]e/iu,
  },
  { spdx: 'ODC-By-1.0', url: /^(?:opendatacommons\.org\/licenses\/by)/iu, text: /\bODC-By\b/u },
  { spdx: 'PDDL-1.0', url: /^(?:opendatacommons\.org\/licenses\/pddl)/iu, text: /\bPDDL\b/u },
  {
    spdx: 'Apache-2.0',
    url: /^(?:apache\.org\/licenses\/LICENSE-2\.0|opensource\.org\/licen[cs]es?\/apache-2)/iu,
    text: /Apache(?:[- ]2\.0| Licen[cs]e(?:,? Version 2\.0)?| 许可(?:证|协议))/iu,
  },
  {
    spdx: 'MIT',
    url: /^(?:opensource\.org\/licen[cs]es?\/mit)/iu,
    text: /\bMIT(?:[- ]?(?:Licen[cs]e|许可|协议|授权)|\b(?=.{0,8}(?:协议|许可|授权|Licen[cs]e)))/iu,
  },
  { spdx: 'AGPL-3.0-only', url: /^(?:gnu\.org\/licenses\/agpl)/iu, text: /\bAGPL/u },
  { spdx: 'LGPL-3.0-only', url: /^(?:gnu\.org\/licenses\/lgpl)/iu, text: /\bLGPL/u },
  {
    spdx: 'GPL-2.0-only',
    url: /^(?:gnu\.org\/licenses\/old-licenses\/gpl-2\.0)/iu,
    text: /\bGPL[- ]?v?2|GNU General Public Licen[cs]e.{0,12}(?:version )?2/iu,
  },
  {
    spdx: 'GPL-3.0-only',
    url: /^(?:gnu\.org\/(?:licenses|copyleft)\/gpl)/iu,
    text: /\bGPL\b|\bGPL[- ]?v?3|GNU General Public Licen[cs]e|GNU通用公共许可/iu,
  },
  {
    spdx: 'MPL-2.0',
    url: /^(?:mozilla\.org\/(?:en-US\/)?MPL\/2\.0)/iu,
    text: /\bMPL[- ]?(?:v?2|\b(?=.{0,6}(?:协议|许可)))|Mozilla Public Licen[cs]e/iu,
  },
  {
    spdx: 'BSD-3-Clause',
    url: /^(?:opensource\.org\/licen[cs]es?\/bsd-3)/iu,
    text: /\bBSD(?:[- ]3)?[- ](?:Clause|Licen[cs]e|许可|协议)/iu,
  },
  { spdx: 'BSD-2-Clause', url: /^(?:opensource\.org\/licen[cs]es?\/bsd-2)/iu, text: /\bBSD[- ]2/iu },
  { spdx: 'C-UDA-1.0', text: /\bC-UDA\b/u },
];

/**
 * SPDX id written out in a URL of spdx.org, or the first name whose address fits; undefined when none does.
 * Hosts are compared from their start, so look-alike hosts name nothing.
 */
export function licenseFromUrl(url: string): string | undefined {
  if (url.length > 2048) return undefined;
  const rest = url
    .trim()
    .replace(/^(?:https?:)?\/\//iu, '')
    .replace(/^www\./iu, '');
  const spdx = /^spdx\.org\/licenses\/([A-Za-z0-9.+-]+?)(?:\.html|\.json|[?#]|$)/u.exec(rest)?.[1];
  return spdx ?? NAMES.find((name) => name.url?.test(rest) === true)?.spdx;
}

const HINT = /[Mm]ulan|木兰|GPL|FDL|GNU|[Aa]pache|MIT|BSD|MPL|[Mm]ozilla|ODbL|ODC|PDDL|C-UDA|政府|Open [GD]/;

/** Licenses named in a folded text, at most one for each family, in order of the table. */
export function licensesFromText(text: string): NamedLicense[] {
  if (!HINT.test(text)) return [];
  const found: NamedLicense[] = [];
  for (const name of NAMES) {
    const match = name.text?.exec(text);
    if (match === null || match === undefined) continue;
    if (!found.some((other) => overlaps(other, match)))
      found.push({ spdx: versionOf(name, text, match), phrase: match[0], at: match.index });
  }
  return found;
}

/** Characters behind a name in which its version stands: "License, Version 1.2". */
const VERSION_WITHIN = 24;

function versionOf({ spdx, versions }: NamePattern, text: string, match: RegExpExecArray): string {
  if (versions === undefined) return spdx;
  const end = match.index + match[0].length;
  const number = /(\d(?:\.\d)?)/u.exec(text.slice(end, end + VERSION_WITHIN))?.[1] ?? '';
  return versions[number.includes('.') ? number : `${number}.0`] ?? spdx;
}

function overlaps(other: NamedLicense, match: RegExpExecArray): boolean {
  return match.index < other.at + other.phrase.length && other.at < match.index + match[0].length;
}
