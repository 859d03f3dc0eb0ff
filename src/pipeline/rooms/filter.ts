import type { Page } from '../../core/page.ts';
import { runFilters } from '../../filter/run-filters.ts';
import { SAFETY_VERSION, scanRisks } from '../../filter/safety/scan-risks.ts';
import { profileText } from '../../text/profile.ts';
import { record, type Draft } from '../draft.ts';
import type { Kit } from '../rooms.ts';

/** Measures the text and judges it by thresholds and lexicons. */
export function filterRoom(draft: Draft, kit: Kit): void {
  draft.profile = profileText(draft.text);
  const { site } = draft.input;
  const subject = {
    profile: draft.profile,
    pageKind: draft.extraction?.pageKind ?? ('other' as const),
    title: draft.extraction?.title ?? draft.input.title ?? '',
    ...(draft.page === undefined ? {} : { head: headOf(draft.page) }),
    ...(site === undefined ? {} : { site: { kind: site.kind, tier: site.tier } }),
  };
  const filtered = runFilters(subject, kit.rules.thresholds);
  Object.assign(draft.measures, filtered.measures);
  record(draft, filtered.step ?? 'filter', filtered.version ?? 1, filtered.decision);
  const risks = scanRisks(subject, kit.lexicon);
  draft.risk = risks.record;
  record(draft, 'filter.risk', SAFETY_VERSION, risks.decision);
}

/** Search engines read these, so that is where things are put that readers need not see. */
const DESCRIBING = new Set(['description', 'keywords', 'og:title', 'og:description']);

function headOf(page: Page): string {
  const metas = page.metas.filter(({ name }) => DESCRIBING.has(name)).map(({ content }) => content);
  return [...new Set([page.title, ...metas])].join('\n');
}
