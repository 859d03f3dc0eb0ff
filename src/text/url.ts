import { getDomain } from 'tldts';

/** Longer addresses are not fetched: they are session state or traps. */
const URL_UNITS_MAX = 2_048;

/** Query parameters that identify a visit and never a page. */
const VISIT_PARAMETERS =
  /^(?:utm_[a-z]+|spm|scm|from_?source|share_?(?:token|from|id)|gclid|fbclid|yclid|msclkid|_hsenc|_hsmi|mc_[ce]id|ref_?src|bd_vid|hmsr|hmpl|hmcu|hmkw|hmci|jsessionid|phpsessid|aspsessionid\w*|sid|sessionid)$/iu;

/**
 * One form for all ways to write an address: WHATWG-parsed, http or https, no fragment, no credentials,
 * default port dropped, visit parameters removed, order of the others kept.
 * @param base the address of the page, in this form already.
 * @returns undefined for anything that is no page address.
 */
export function canonicalUrl(raw: string, base?: string): string | undefined {
  if (base !== undefined && raw.length < PLAIN_UNITS_MAX && PLAIN_PATH.test(raw) && PLAIN_BASE.test(base))
    return originOf(base) + raw;
  if (raw.length > URL_UNITS_MAX || !URL.canParse(raw, base)) return undefined;
  const url = new URL(raw, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = url.pathname.replace(/;jsessionid=[^/;?]*/giu, '');
  dropVisitParameters(url);
  return url.href.length > URL_UNITS_MAX ? undefined : url.href;
}

/** Most links: a path without anything that parsing could change. */
const PLAIN_PATH = /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/u;
/** A web address without credentials. */
const PLAIN_BASE = /^https?:\/\/[^@/]+(?:\/|$)/u;
/** With any host name it stays below URL_UNITS_MAX. */
const PLAIN_UNITS_MAX = 1_024;

function originOf(base: string): string {
  const end = base.indexOf('/', base.indexOf('//') + 2);
  return end < 0 ? base : base.slice(0, end);
}

// Rewriting the query would change how it is encoded, so untouched queries stay as they are.
function dropVisitParameters(url: URL): void {
  if (url.search === '') {
    url.search = '';
    return;
  }
  const parts = url.search.slice(1).split('&');
  const kept = parts.filter((part) => part !== '' && !VISIT_PARAMETERS.test(part.split('=', 1)[0] ?? ''));
  if (kept.length !== parts.length) url.search = kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** Registrable domain by the public suffix list (`a.b.gov.cn` → `b.gov.cn`), or the host itself if it has none. */
export function registrableDomain(host: string): string {
  const name = host.replace(/:\d+$/u, '');
  return getDomain(name, { allowPrivateDomains: true }) ?? name;
}
