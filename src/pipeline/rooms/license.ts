import { reject } from '../../core/decision.ts';
import { scanPage } from '../../html/scan.ts';
import { assessPermission, LICENSE_VERSION, type PermissionFinding } from '../../license/assess.ts';
import { ruledFinding } from '../../license/ruled.ts';
import { record, rulingOn, type Draft } from '../draft.ts';
import type { Kit } from '../rooms.ts';

/** What the page and its site permit. */
export function licenseRoom(draft: Draft, kit: Kit): void {
  const { input, extraction } = draft;
  draft.page ??= scanPage(draft.html);
  const found = assessPermission({
    page: draft.page,
    url: input.url,
    headers: input.headers,
    capturedAt: input.capturedAt,
    ...(input.metadata === undefined ? {} : { metadata: input.metadata }),
    ...(input.site === undefined ? {} : { profile: input.site }),
    outlet: extraction?.outlet ?? '',
    title: extraction?.title ?? '',
    author: extraction?.author ?? '',
    // Where notices stand is told by lines of the page, which Markdown rewrites.
    text: extraction?.text ?? draft.text,
    licenseProfile: kit.licenseProfile,
    rules: kit.rules.licenses,
    optedOut: input.optedOut || kit.rules.optOuts.coversAuthor(extraction?.author ?? ''),
    evidence: input.evidence,
  });
  draft.identity = found.identity;
  draft.aiLabel = found.aiLabel;
  draft.outlet = found.outlet;
  const { license, decision } = settled(found, draft, kit);
  draft.license = license;
  record(draft, 'license', LICENSE_VERSION, decision);
}

/** A reviewer who keeps a held page names the license it stands under. */
function settled(
  found: PermissionFinding,
  draft: Draft,
  kit: Kit,
): Pick<PermissionFinding, 'license' | 'decision'> {
  const ruling = rulingOn(draft, 'license', found.decision);
  if (ruling === undefined || ruling.ruling === 'reject' || found.license.verdict !== 'hold') return found;
  const { licenses } = kit.rules;
  return (
    ruledFinding(found.license, found.aiLabel, ruling, licenses, kit.licenseProfile) ?? {
      license: found.license,
      decision: reject('LICENSE_CLASS_EXCLUDED', { rule: found.license.rule }),
    }
  );
}
