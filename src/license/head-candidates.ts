import type { Page } from '../core/page.ts';
import type { LicenseCandidate } from '../core/permission.ts';
import { linkHeaderLicenses } from '../signals/headers.ts';
import { ccFromText, ccFromUrl } from './creative-commons.ts';
import { foldNotice } from './fold.ts';
import { ccCandidate, namedCandidate, type FoundCandidate, type Site } from './found.ts';
import type { JsonLdRights } from './json-ld.ts';
import { licenseFromUrl, licensesFromText } from './named-licenses.ts';
import { noticesIn } from './notices.ts';
import type { LicenseRules } from './rules.ts';
import { SOFTWARE_OWNER } from './text-candidates.ts';

type Headers = readonly (readonly [name: string, value: string])[];

const LICENSE_METAS: ReadonlySet<string> = new Set([
  'license',
  'licence',
  'dc.rights',
  'dc.rights.license',
  'dcterms.license',
  'dcterms.rights',
  'dc.license',
]);
const RIGHTS_METAS: ReadonlySet<string> = new Set(['copyright', 'rights', 'dc.rights', 'dcterms.rights']);

/** Licenses named by metas, link elements, Link headers and JSON-LD (SIG-08, SIG-09), and rights metas (SIG-12). */
export function headCandidates(
  page: Page,
  headers: Headers,
  url: string,
  jsonLd: JsonLdRights,
  rules: LicenseRules,
): FoundCandidate[] {
  const head: Site = { source: 'meta', zone: 'head', appliesTo: 'text' };
  const link: Site = { ...head, source: 'link' };
  const header: Site = { ...head, source: 'header' };
  return [
    ...page.metas
      .filter((meta) => LICENSE_METAS.has(meta.name))
      .flatMap((m) => licenseMeta(m.content, head, rules)),
    ...page.metas.filter((meta) => RIGHTS_METAS.has(meta.name)).flatMap((m) => fromRights(m.content, rules)),
    ...page.links.filter((l) => isLicenseLink(l.rel, l.type)).flatMap((l) => fromValue(l.href, link, rules)),
    ...headerLinks(headers, url).flatMap((href) => fromValue(href, header, rules)),
    ...jsonLd.licenses.flatMap((l) =>
      fromValue(l.url, { ...head, source: 'jsonld', appliesTo: l.appliesTo }, rules),
    ),
    ...jsonLd.copyrightNotices.flatMap((notice) => fromRights(notice, rules, 'jsonld')),
  ];
}

function isLicenseLink(rel: string, type: string | undefined): boolean {
  return rel.split(' ').includes('license') && type?.includes('rsl+xml') !== true;
}

function headerLinks(headers: Headers, url: string): string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'link')
    .flatMap(([, value]) => linkHeaderLicenses(value, url))
    .flatMap(({ href, type }) => (type.includes('rsl+xml') ? [] : [href]));
}

/** An address or a name of a license; an unknown address is kept as class F, for a person to read. */
export function fromValue(value: string, site: Site, rules: LicenseRules): FoundCandidate[] {
  const folded = foldNotice(value.trim().slice(0, 1000));
  if (folded === '') return [];
  const cc = ccFromUrl(folded);
  if (cc !== undefined) return [ccCandidate(cc, site, rules)];
  const spdx = licenseFromUrl(folded) ?? rules.licenses.get(folded.toLowerCase())?.spdx;
  if (spdx !== undefined)
    return [namedCandidate({ spdx, phrase: folded, at: 0 }, site, rules, urlOf(folded))];
  const inText = ccFromText(folded).map((mark) => ccCandidate(mark, site, rules));
  if (inText.length > 0) return inText;
  const named = licensesFromText(folded).map((name) => namedCandidate(name, site, rules));
  return named.length > 0 ? named : unknownLicense(folded, site);
}

function urlOf(value: string): string {
  return /^https?:/iu.test(value) ? value : '';
}

/** dc.rights often holds a plain © line, which `fromRights` reads. */
function unknownLicense(value: string, site: Site): FoundCandidate[] {
  if (urlOf(value) === '') return [];
  const candidate = { kind: 'unknown-license', class: 'F' as const, phrase: value.slice(0, 200), url: value };
  const zone = site.zone ?? 'head';
  return [
    {
      candidate: { ...candidate, source: site.source, zone, appliesTo: site.appliesTo },
      rule: 'SIG-09',
      effect: 'license',
    },
  ];
}

/** A license meta may name a license or reserve everything. */
function licenseMeta(content: string, site: Site, rules: LicenseRules): FoundCandidate[] {
  const named = fromValue(content, site, rules);
  return named.length > 0 || noticesIn(foldNotice(content.slice(0, 400))).length === 0
    ? named
    : fromRights(content, rules);
}

/** Rights wording in metadata; software makers' names speak of their software. A bare name is a copyright notice. */
function fromRights(
  value: string,
  rules: LicenseRules,
  source: 'meta' | 'jsonld' = 'meta',
): FoundCandidate[] {
  const text = value.trim().slice(0, 400);
  if (text === '') return [];
  const appliesTo = SOFTWARE_OWNER.test(text) ? 'other' : 'site';
  const folded = foldNotice(text);
  const notices = noticesIn(folded);
  const named = ccFromText(folded).map((mark) =>
    ccCandidate(mark, { source, zone: 'head', appliesTo }, rules),
  );
  if (notices.length === 0) return named.length > 0 ? named : bareName(text, source, appliesTo);
  const worded: FoundCandidate[] = notices.map(({ kind, rule, effect, at, length }) => ({
    candidate: { kind, phrase: text.slice(at, at + length), source, zone: 'head', appliesTo },
    rule,
    effect,
  }));
  return [...named, ...worded];
}

function bareName(
  text: string,
  source: 'meta' | 'jsonld',
  appliesTo: LicenseCandidate['appliesTo'],
): FoundCandidate[] {
  if (ccFromUrl(text) !== undefined) return [];
  const candidate = {
    kind: 'copyright-notice',
    phrase: text.slice(0, 200),
    source,
    zone: 'head' as const,
    appliesTo,
  };
  return [{ candidate, rule: 'SIG-12', effect: 'reserve' }];
}
