import type { Page } from '../core/page.ts';
import { ccFromBadge } from './creative-commons.ts';
import { ccCandidate, type FoundCandidate } from './found.ts';
import type { LicenseRules } from './rules.ts';
import type { Survey } from './survey.ts';

const BADGE_HOSTS = ['licensebuttons.net/', 'creativecommons.org/l/', 'creativecommons.org/presskit/'];
/** Badges looked at in one page, and characters of a tag read around an address. */
const BADGES_MAX = 20;
const TAG_MAX = 600;

/**
 * Pictures of Creative Commons badges that no link explains, read only behind the main text: before its
 * end a badge may license a figure. A page without main text has none.
 */
export function badgeCandidates(page: Page, survey: Survey, rules: LicenseRules): FoundCandidate[] {
  const last = survey.all[survey.mainEnd];
  if (last === undefined) return [];
  return badgesAfter(page.source, last.end).flatMap((src) => {
    const mark = ccFromBadge(src);
    return mark === undefined
      ? []
      : [ccCandidate(mark, { source: 'anchor', zone: 'footer', appliesTo: 'text' }, rules)];
  });
}

/** Addresses of badges in `<img` tags of the source from an offset on; comments, scripts and plain text hold none. */
function badgesAfter(source: string, from: number): string[] {
  const found: string[] = [];
  for (const host of BADGE_HOSTS) {
    let at = source.indexOf(host, from);
    for (let n = 0; at !== -1 && n < BADGES_MAX; n += 1) {
      const tag = source.slice(Math.max(0, at - TAG_MAX), at);
      const isImage = /<img\s[^<>]{0,500}$/iu.test(tag);
      if (isImage && !isCommented(source, at))
        found.push(/^[^"'\s<>]{0,200}/u.exec(source.slice(at, at + 200))?.[0] ?? '');
      at = source.indexOf(host, at + host.length);
    }
  }
  return found;
}

function isCommented(source: string, at: number): boolean {
  const open = source.lastIndexOf('<!--', at);
  return open !== -1 && source.lastIndexOf('-->', at) < open;
}
