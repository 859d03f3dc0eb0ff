import { PII_VERSION, redact } from '../../pii/redact.ts';
import { record, type Draft } from '../draft.ts';
import type { Kit } from '../rooms.ts';

/** Replaces personal data. */
export function redactRoom(draft: Draft, kit: Kit): void {
  const siteKind = draft.input.site?.kind;
  const { capturedAt } = draft.input;
  const context = {
    title: draft.extraction?.title ?? '',
    capturedAt,
    ...(siteKind === undefined ? {} : { siteKind }),
  };
  const redacted = redact(draft.text, kit.pii, context);
  draft.text = redacted.text;
  draft.spans = redacted.spans;
  draft.pii = redacted.record;
  record(draft, 'redact', PII_VERSION, redacted.decision);
}
