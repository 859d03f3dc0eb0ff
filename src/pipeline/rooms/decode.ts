import { keep, reject } from '../../core/decision.ts';
import { decodeBody, DECODE_VERSION } from '../../decode/decode.ts';
import { record, type Draft } from '../draft.ts';

/** Bytes to HTML. */
export function decodeRoom(draft: Draft): void {
  const { body, contentType, truncated } = draft.input;
  if (truncated) return record(draft, 'decode', DECODE_VERSION, reject('BODY_TRUNCATED'));
  if (body === undefined) return record(draft, 'decode', DECODE_VERSION, keep);
  const decoded = decodeBody(body, contentType);
  draft.html = decoded.html;
  draft.encoding = decoded.encoding;
  draft.charset = decoded.evidence;
  record(draft, 'decode', DECODE_VERSION, decoded.decision);
}
