import { sha256 } from '../core/digest.ts';
import type { MetaTag, Page } from '../core/page.ts';
import type { Signal } from '../core/permission.ts';
import { addresseeOf } from './addressee.ts';
import { directiveSignals } from './robots-directives.ts';
import { rslSignals } from './rsl.ts';
import { makeSignal, type SignalOrigin } from './signal.ts';
import { tdmSignal } from './tdmrep.ts';

/** Metas with these names hold lists of robots directives for everybody. */
const ROBOTS_NAMES: ReadonlySet<string> = new Set(['robots', 'x-robots-tag']);
/** Inline RSL documents read in one page. */
const INLINE_MAX = 4;
/** Words that make the content of a meta a list of robots directives, whatever its name. */
const DIRECTIVE =
  /\b(?:no(?:ai|imageai|index|archive|cache|snippet|follow)|none|unavailable_after|max-snippet)\b/i;

/**
 * Permission signals of a page's own markup: robots metas for everybody, for us and for AI-training
 * crawlers (SIG-01), tdm-reservation (SIG-02), RSL declared by a link, which stays to be read, or standing
 * in an inline script (SIG-06). `url` is the page's own, `token` our product token, `now` the capture time.
 */
export function metaSignals(page: Page, url: string, token: string, now: string): Signal[] {
  const signals = page.metas.flatMap((meta) => metaSignal(meta, token, now));
  for (const link of page.links) {
    if (link.type?.toLowerCase().includes('rsl+xml') === true && link.rel.split(' ').includes('license'))
      signals.push(makeSignal(originOf(link.href, 'link'), 'SIG-06', 'rsl-declared', 'note', link.href));
  }
  for (const xml of inlineRsl(page.source)) signals.push(...rslSignals(xml, url, sha256(xml)));
  return signals;
}

/** Content of `<script type="application/rsl+xml">`; one that never ends is read to the end of the page. */
function inlineRsl(source: string): string[] {
  if (!source.includes('rsl+xml')) return [];
  const found: string[] = [];
  const open = /<script\b[^<>]{0,400}\btype\s{0,4}=\s{0,4}["']?application\/rsl\+xml[^<>]{0,400}>/giu;
  for (let m = open.exec(source); m !== null && found.length < INLINE_MAX; m = open.exec(source)) {
    const end = source.indexOf('</script', open.lastIndex);
    found.push(source.slice(open.lastIndex, end === -1 ? source.length : end).trim());
  }
  return found;
}

function metaSignal(meta: MetaTag, token: string, now: string): Signal[] {
  if (meta.name === 'tdm-reservation') return [tdmSignal(originOf(meta.content, 'meta'), meta.content)];
  if (!DIRECTIVE.test(meta.content)) return [];
  const to = ROBOTS_NAMES.has(meta.name) ? 'us' : addresseeOf(meta.name, token);
  if (to === 'other' && !isCrawlerName(meta)) return [];
  return directiveSignals(originOf(`${meta.name}: ${meta.content}`, 'meta'), meta.content, to, now);
}

/** `googlebot` and its like: noted, although they do not speak to us. */
function isCrawlerName(meta: MetaTag): boolean {
  return /(?:bot|spider|crawler)$/u.test(meta.name);
}

function originOf(text: string, source: Signal['source']): SignalOrigin {
  return { source, evidence: sha256(text) };
}
