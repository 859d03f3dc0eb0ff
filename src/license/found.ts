import type { LicenseCandidate, Signal } from '../core/permission.ts';
import { ccSpdx, type CcMark } from './creative-commons.ts';
import type { NamedLicense } from './named-licenses.ts';
import type { LicenseRules } from './rules.ts';
import type { NoticeLeaf } from './survey.ts';

/** A candidate with what follows from it; becomes a signal when it speaks of this text or site. */
export interface FoundCandidate {
  readonly candidate: LicenseCandidate;
  readonly rule: string;
  readonly effect: Signal['effect'];
  /** The block it was read from; absent for head metadata and JSON-LD. */
  readonly leaf?: NoticeLeaf;
}

/** The same wording in the same place counts once. */
export function withoutRepeats(found: readonly FoundCandidate[]): FoundCandidate[] {
  const seen = new Set<string>();
  return found.filter(({ candidate: c }) => {
    if (isWordsOfLink(c, found)) return false;
    const key = `${c.kind}\n${c.spdx ?? ''}\n${c.phrase}\n${c.url ?? ''}\n${c.source}\n${c.zone}\n${c.appliesTo}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** "CC 授权协议" as the words of a link whose address says which license it is. */
function isWordsOfLink(
  { kind, source, phrase }: LicenseCandidate,
  found: readonly FoundCandidate[],
): boolean {
  return (
    kind === 'cc-unknown' &&
    source === 'text' &&
    found.some(({ candidate }) => candidate.source === 'anchor' && candidate.phrase.includes(phrase))
  );
}

/** Where a license name was read and what it covers. */
export interface Site {
  readonly leaf?: NoticeLeaf;
  readonly zone?: LicenseCandidate['zone'];
  readonly source: LicenseCandidate['source'];
  readonly appliesTo: LicenseCandidate['appliesTo'];
}

/** Class of the license families of Creative Commons (§5), for names without a version. */
const CC_CLASS: Readonly<Record<string, LicenseCandidate['class']>> = {
  cc0: 'A',
  'public-domain': 'A',
  'public-domain-statement': 'A',
  'cc-by': 'B',
  'cc-by-sa': 'C',
  'cc-by-nd': 'D',
  'cc-by-nc-nd': 'D',
  'cc-by-nc': 'E',
  'cc-by-nc-sa': 'E',
};

/** A Creative Commons mark as a candidate; without a version it has a class and no SPDX id. */
export function ccCandidate(mark: CcMark, site: Site, rules: LicenseRules): FoundCandidate {
  const spdx = ccSpdx(mark.kind, mark.version);
  const known = rules.licenses.get(spdx.toLowerCase());
  const licenseClass = known?.class ?? CC_CLASS[mark.kind];
  return found(site, {
    kind: mark.kind,
    ...(spdx === '' ? {} : { spdx }),
    ...(licenseClass === undefined ? {} : { class: licenseClass }),
    phrase: phraseOf(site, mark),
    ...(mark.url === '' ? {} : { url: mark.url }),
  });
}

/** A license named by its SPDX id; an id that the rules do not list is class F: its terms need a person. */
export function namedCandidate(
  name: NamedLicense,
  site: Site,
  rules: LicenseRules,
  url = '',
): FoundCandidate {
  const government = /^OG(?:D?L)/u.test(name.spdx);
  return found(site, {
    kind: government ? 'government-terms' : name.spdx,
    spdx: name.spdx,
    class: rules.licenses.get(name.spdx.toLowerCase())?.class ?? 'F',
    phrase: phraseOf(site, name),
    ...(url === '' ? {} : { url }),
  });
}

function found(
  site: Site,
  named: Pick<LicenseCandidate, 'kind' | 'spdx' | 'class' | 'phrase' | 'url'>,
): FoundCandidate {
  const { source, appliesTo, leaf } = site;
  const candidate = { ...named, source, zone: site.zone ?? leaf?.zone ?? 'head', appliesTo };
  const rule = source === 'text' ? 'SIG-14' : source === 'jsonld' ? 'SIG-08' : 'SIG-09';
  return { candidate, rule, effect: 'license', ...(leaf === undefined ? {} : { leaf }) };
}

/** As printed in the block; what was found in metadata is its own phrase. */
function phraseOf(site: Site, mark: { readonly phrase: string; readonly at: number }): string {
  if (site.leaf === undefined || site.source !== 'text') return mark.phrase.slice(0, 200);
  return site.leaf.text
    .slice(mark.at, mark.at + mark.phrase.length)
    .trim()
    .slice(0, 200);
}
