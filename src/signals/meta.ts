import { sha256 } from '../core/digest.ts';
import type { MetaTag, Page } from '../core/page.ts';
import type { Signal } from '../core/permission.ts';
import { addresseeOf } from './addressee.ts';
import { directiveSignals } from './robots-directives.ts';
import { makeSignal, type SignalOrigin } from './signal.ts';
import { tdmSignal } from './tdmrep.ts';

/** Metas with these names hold lists of robots directives for everybody. */
const ROBOTS_NAMES: ReadonlySet<string> = new Set(['robots', 'x-robots-tag']);
/** Characters in which an inline RSL script is looked for; it belongs into the head. */
const HEAD_MAX = 1 << 16;
/** Words that make the content of a meta a list of robots directives, whatever its name. */
const DIRECTIVE =
  /\b(?:no(?:ai|imageai|index|archive|cache|snippet|follow)|none|unavailable_after|max-snippet)\b/i;

/**
 * Permission signals of a page's own markup: robots metas for everybody, for us and for AI-training
 * crawlers (SIG-01), tdm-reservation (SIG-02), RSL declared by link or inline script (SIG-06).
 * `token` is our product token, `now` the capture time.
 */
export function metaSignals(page: Page, token: string, now: string): Signal[] {
  const signals = page.metas.flatMap((meta) => metaSignal(meta, token, now));
  for (const link of page.links) {
    if (link.type?.toLowerCase().includes('rsl+xml') === true && link.rel.split(' ').includes('license'))
      signals.push(makeSignal(originOf(link.href, 'link'), 'SIG-06', 'rsl-declared', 'note', link.href));
  }
  const head = page.source.slice(0, HEAD_MAX);
  if (signals.every((signal) => signal.rule !== 'SIG-06') && head.includes('application/rsl+xml'))
    signals.push(makeSignal(originOf('application/rsl+xml', 'meta'), 'SIG-06', 'rsl-declared', 'note'));
  return signals;
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
