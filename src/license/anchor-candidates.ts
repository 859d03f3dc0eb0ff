import type { Anchor, Page } from '../core/page.ts';
import { containerOf } from './container.ts';
import { ccFromText, ccFromUrl } from './creative-commons.ts';
import { foldNotice } from './fold.ts';
import { ccCandidate, namedCandidate, type FoundCandidate, type Site } from './found.ts';
import { licenseFromUrl } from './named-licenses.ts';
import type { LicenseRules } from './rules.ts';
import { subjectOf } from './license-scope.ts';
import type { NoticeLeaf, Survey } from './survey.ts';
import { licenseScope } from './text-candidates.ts';

/** Every address of a known license has one of these. */
const LICENSE_HREF = /licen|LICEN|Licen|commons|gnu\.org|Mulan/;
const BADGE_LABEL = /creative ?commons|\bCC|知识共享|署名|创用/iu;

/** Licenses that links of the body point to (SIG-09). A link in running text may license a picture or be the topic. */
export function anchorCandidates(page: Page, survey: Survey, rules: LicenseRules): FoundCandidate[] {
  return page.anchors.flatMap((anchor) => {
    if (!LICENSE_HREF.test(anchor.href) && !isBadge(anchor)) return [];
    return fromAnchor(anchor, page, survey, rules);
  });
}

/** A badge is a link without words whose image or label names the license. */
function isBadge(anchor: Anchor): boolean {
  return anchor.label !== undefined && anchor.text === '' && BADGE_LABEL.test(anchor.label);
}

function fromAnchor(anchor: Anchor, page: Page, survey: Survey, rules: LicenseRules): FoundCandidate[] {
  const site: Site = { source: 'anchor', zone: anchor.zone, appliesTo: scopeOf(anchor, page, survey) };
  const mark = ccFromUrl(anchor.href);
  if (mark !== undefined)
    return [
      ccCandidate({ ...mark, phrase: wordsOf(anchor) }, site, rules),
      ...fromLabel(anchor, mark.kind, site, rules),
    ];
  const spdx = licenseFromUrl(anchor.href);
  if (spdx !== undefined) {
    const entry = rules.licenses.get(spdx.toLowerCase());
    const appliesTo = entry?.for === 'work' || anchor.rel.includes('license') ? site.appliesTo : 'other';
    return [
      namedCandidate({ spdx, phrase: wordsOf(anchor), at: 0 }, { ...site, appliesTo }, rules, anchor.href),
    ];
  }
  return fromLabel(anchor, '', site, rules);
}

/** Licenses in the label of a link or the alternative text of its badge, other than the one the address names. */
function fromLabel({ label }: Anchor, linked: string, site: Site, rules: LicenseRules): FoundCandidate[] {
  return ccFromText(foldNotice(label ?? '').slice(0, 200))
    .filter(({ kind }) => linked === '' || (kind !== linked && kind !== 'cc-unknown'))
    .map((named) => ccCandidate(named, site, rules));
}

/** The words of a link, of its badge, or its address. */
function wordsOf({ text, label, href }: Anchor): string {
  return text !== '' ? text : label !== undefined && label !== '' ? label : href;
}

/**
 * `rel=license` speaks of the page. Other links take the reading of the notice they stand in; a link in
 * running text or beside a picture licenses something else.
 */
function scopeOf(anchor: Anchor, page: Page, survey: Survey): 'text' | 'site' | 'other' {
  const leaf = survey.leaves.find((item) => item.node === anchor.block || isInside(page, anchor, item.node));
  const container = leaf?.container ?? containerOf(page.blocks, { node: anchor.block, text: anchor.text });
  if (container !== 'notice' && container !== 'none') return 'other';
  const noticed = leaf === undefined ? 'other' : licenseScope(leaf);
  if (leaf !== undefined && speaksOfOther(leaf, anchor)) return 'other';
  if (noticed !== 'other') return noticed;
  if (anchor.rel.split(' ').includes('license')) return anchor.zone === 'footer' ? 'site' : 'text';
  if (anchor.zone === 'footer' || anchor.zone === 'header') return 'site';
  if (leaf === undefined && isClosingBadge(anchor, survey)) return 'text';
  return container === 'notice' ? 'text' : 'other';
}

/** A badge without words behind the text closes it like a notice; in the text it may license a picture. */
function isClosingBadge(anchor: Anchor, { all, mainEnd }: Survey): boolean {
  const last = all[mainEnd];
  return last !== undefined && anchor.text === '' && anchor.zone !== 'aside' && anchor.block > last.node;
}

/** The words before the link name a picture, some texts only, or a license that is denied. */
function speaksOfOther({ folded, place }: NoticeLeaf, { text }: Anchor): boolean {
  const words = foldNotice(text);
  const at = words === '' ? -1 : folded.indexOf(words);
  if (at === -1) return false;
  const subject = subjectOf(folded, at, words.length, place === 'footer');
  return subject === 'other' || subject === 'partial';
}

function isInside(page: Page, anchor: Anchor, node: number): boolean {
  return anchor.block > node && anchor.block < (page.blocks.end[node] ?? 0);
}
