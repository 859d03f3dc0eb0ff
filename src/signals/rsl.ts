import { XMLParser } from 'fast-xml-parser';
import type { Digest } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';
import { matchesPath, pathOf } from './path-pattern.ts';
import { makeSignal, type SignalOrigin } from './signal.ts';

/** Largest document and deepest nesting read: an RSL file needs a few kilobytes and five levels. */
const CHARACTERS_MAX = 1 << 20;
const DEPTH_MAX = 32;
const LIST_TAGS: ReadonlySet<string> = new Set([
  'content',
  'license',
  'permits',
  'prohibits',
  'payment',
  'reporting',
]);
/** Payment types that cost nothing (SIG-06); an absent payment is free. */
const FREE: ReadonlySet<string> = new Set(['free', 'attribution', 'contribution']);

type Node = Record<string, unknown>;

/**
 * SIG-06: what an RSL 1.0 document says of `url`. Several licenses for one address: the most
 * restrictive wins. What cannot be read, holds a DTD or nests too deep counts as refusal.
 */
export function rslSignals(xml: string, url: string, evidence: Digest): Signal[] {
  const origin: SignalOrigin = { source: 'well-known', evidence };
  const root = parseRsl(xml);
  if (root === undefined) return [makeSignal(origin, 'SIG-06', 'rsl-unreadable', 'deny-ai')];
  const contents = list(root, 'content').filter((node) => coversUrl(attribute(node, 'url'), url));
  const verdicts = contents.flatMap((content) => contentVerdicts(content));
  const refused = verdicts.find((verdict) => verdict !== 'permitted' && verdict !== 'permitted-attribution');
  if (refused !== undefined) return [makeSignal(origin, 'SIG-06', `rsl-${refused}`, 'deny-ai')];
  return verdicts.slice(0, 1).map((verdict) => makeSignal(origin, 'SIG-06', `rsl-${verdict}`, 'train'));
}

function contentVerdicts(content: Node): string[] {
  if (attribute(content, 'server') !== '') return ['license-server'];
  if (attribute(content, 'encrypted').toLowerCase() === 'true') return ['encrypted'];
  const licenses = list(content, 'license');
  return licenses.length === 0 ? ['no-license'] : licenses.map((license) => licenseVerdict(license));
}

/** `permits` is a closed list and `prohibits` beats it. We count as a commercial user in China. */
function licenseVerdict(license: Node): string {
  if (!allows(license, 'usage', ['all', 'ai-all', 'ai-train'])) return 'ai-train-not-permitted';
  if (!allows(license, 'user', ['commercial'])) return 'user-not-permitted';
  if (!allows(license, 'geo', ['cn'])) return 'geo-excluded';
  if (list(license, 'reporting').length > 0) return 'reporting-required';
  const payments = list(license, 'payment').map((node) => attribute(node, 'type').toLowerCase() || 'free');
  const paid = payments.find((type) => !FREE.has(type));
  if (paid !== undefined) return `payment-${paid}`;
  return payments.includes('attribution') ? 'permitted-attribution' : 'permitted';
}

function allows(license: Node, type: string, accepted: readonly string[]): boolean {
  const forbidden = tokens(license, 'prohibits', type);
  const permitted = tokens(license, 'permits', type);
  // An absent list of users or regions permits all of them; an absent list of usages permits none.
  const open = permitted.length === 0 && type !== 'usage';
  return (
    !accepted.some((token) => forbidden.includes(token)) &&
    (open || accepted.some((t) => permitted.includes(t)))
  );
}

function tokens(license: Node, tag: 'permits' | 'prohibits', type: string): string[] {
  return list(license, tag)
    .filter((node) => (attribute(node, 'type').toLowerCase() || 'usage') === type)
    .flatMap((node) =>
      textOf(node)
        .toLowerCase()
        .split(/[\s,]+/u),
    )
    .filter((token) => token !== '');
}

/** An empty or missing url means the page the document stands in. */
function coversUrl(pattern: string, url: string): boolean {
  if (pattern === '') return true;
  if (/^https?:/iu.test(pattern)) {
    const [origin, rest] = splitOrigin(pattern);
    return (
      URL.canParse(url) && new URL(url).origin === origin.toLowerCase() && matchesPath(rest, pathOf(url))
    );
  }
  return matchesPath(
    pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`,
    pathOf(url),
  );
}

function splitOrigin(pattern: string): [string, string] {
  const slash = pattern.indexOf('/', pattern.indexOf('//') + 2);
  return slash === -1 ? [pattern, '/'] : [pattern.slice(0, slash), pattern.slice(slash)];
}

function parseRsl(xml: string): Node | undefined {
  if (xml.length > CHARACTERS_MAX || /<!(?:DOCTYPE|ENTITY)/iu.test(xml) || depthExceeds(xml, DEPTH_MAX))
    return undefined;
  try {
    const parsed: unknown = parser().parse(xml, true);
    const root = isNode(parsed) ? parsed['rsl'] : undefined;
    return isNode(root) ? root : undefined;
  } catch {
    // Not well-formed: the caller reads it the stricter way.
    return undefined;
  }
}

function parser(): XMLParser {
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    alwaysCreateTextNode: true,
    isArray: (name) => LIST_TAGS.has(name),
  });
}

/** Counts open tags without building anything, so that a deep document is refused before it is parsed. */
function depthExceeds(xml: string, max: number): boolean {
  let depth = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1] ?? '';
    if (next === '/') depth -= 1;
    else if (next !== '!' && next !== '?') {
      const end = xml.indexOf('>', at);
      if (end === -1) return false;
      if (xml[end - 1] !== '/') depth += 1;
      at = end;
    }
    if (depth > max) return true;
  }
  return false;
}

function list(node: Node, tag: string): Node[] {
  const inner = node[tag];
  return Array.isArray(inner) ? inner.filter(isNode) : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function attribute(node: Node, name: string): string {
  const value = node[`@${name}`];
  return typeof value === 'string' ? value.trim() : '';
}

function textOf(node: Node): string {
  const value = node['#text'];
  return typeof value === 'string' ? value : '';
}
