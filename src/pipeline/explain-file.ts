import type { Explanation, PageMark } from '../core/explanation.ts';
import type { Leaf, Page } from '../core/page.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { explainPage } from '../extract/explain.ts';
import { scanPage } from '../html/scan.ts';
import { newDraft, type Draft } from './draft.ts';
import { runRooms, type Kit } from './rooms.ts';
import { extractContext } from './rooms/extract.ts';

/** A page read as curate would read it, for a person to look at. */
export interface ExplainedFile {
  readonly encoding: string;
  readonly explanation: Explanation;
  /** What the license room found on the page, with its place. */
  readonly marks: readonly PageMark[];
}

/**
 * Reads the bytes of a page and tells what is taken of it and why: with a site, by its selectors and its
 * template as curate would. Permission is judged by the page alone, without robots.txt.
 */
export function explainFile(body: Uint8Array, url: string, kit: Kit, site?: SiteProfile): ExplainedFile {
  const draft = newDraft({
    url,
    contentType: '',
    headers: [],
    capturedAt: new Date().toISOString(),
    body,
    truncated: false,
    optedOut: false,
    evidence: 'page',
    ...(site === undefined ? {} : { site }),
  });
  runRooms(draft, ['decode', 'extract', 'license'], kit, true);
  const page = draft.page ?? scanPage(draft.html);
  return {
    encoding: draft.encoding,
    explanation: explainPage(page, extractContext(draft, kit)),
    marks: marksOf(page, draft),
  };
}

function marksOf(page: Page, { license, identity, aiLabel }: Draft): readonly PageMark[] {
  const leaves = page.blocks.leaves();
  const place = (text: string): Pick<PageMark, 'zone' | 'start' | 'end'> => placeOf(leaves, text);
  const rights = (license?.candidates ?? []).map(({ kind, phrase, zone, spdx }) => ({
    kind: spdx === undefined ? ('copyright' as const) : ('license' as const),
    type: kind,
    text: phrase,
    ...place(phrase),
    zone,
  }));
  const filings = (identity?.icp ?? []).map(({ rule, printed }) => ({
    kind: 'filing' as const,
    type: rule,
    text: printed,
    ...place(printed),
  }));
  const label = aiLabel?.evidence ?? '';
  const labels =
    label === ''
      ? []
      : [{ kind: 'ai-label' as const, type: aiLabel?.rule ?? '', text: label, ...place(label) }];
  return distinct([...footers(leaves), ...rights, ...filings, ...labels]);
}

/** A licence that a link and its words both tell is one mark. */
function distinct(marks: readonly PageMark[]): readonly PageMark[] {
  const keyOf = ({ kind, type, start, text }: PageMark): string =>
    `${kind} ${type} ${start} ${start < 0 ? text : ''}`;
  return [...new Map(marks.map((mark) => [keyOf(mark), mark])).values()];
}

/** Signs of a finding that are enough to find it again. */
const PROBE_UNITS = 24;

/** Where a finding stands; -1 for what a reader does not see as text: metas, scripts, addresses. */
function placeOf(leaves: readonly Leaf[], text: string): Pick<PageMark, 'zone' | 'start' | 'end'> {
  const probe = squeeze(text).slice(0, PROBE_UNITS);
  const leaf = probe === '' ? undefined : leaves.find((candidate) => squeeze(candidate.text).includes(probe));
  return leaf === undefined
    ? { zone: 'head', start: -1, end: -1 }
    : { zone: leaf.zone, start: leaf.start, end: leaf.end };
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Each run of blocks in a footer. */
function footers(leaves: readonly Leaf[]): readonly PageMark[] {
  const runs: PageMark[] = [];
  let before: Leaf | undefined;
  for (const leaf of leaves) {
    const last = runs.at(-1);
    if (leaf.zone === 'footer' && before?.zone === 'footer' && last !== undefined)
      runs[runs.length - 1] = { ...last, end: leaf.end };
    else if (leaf.zone === 'footer')
      runs.push({
        kind: 'footer',
        type: 'footer',
        text: leaf.text,
        zone: 'footer',
        start: leaf.start,
        end: leaf.end,
      });
    before = leaf;
  }
  return runs;
}
