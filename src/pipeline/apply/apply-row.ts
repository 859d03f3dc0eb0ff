import { readFileSync } from 'node:fs';
import { newDraft, type Draft, type DraftInput, type RoomName } from '../draft.ts';
import { runThrough } from '../rooms/run-through.ts';
import type { Tools } from './tools.ts';
import { parseRow } from '../../core/json-row.ts';
import { systemWords } from '../../core/system-words.ts';
import { applyRowSchema, type AppliedRow, type ApplyRow } from './row.ts';

export interface ApplyOptions {
  readonly rooms: readonly RoomName[];
  /** Run later rooms on rows an earlier one rejected; the first reason stays. */
  readonly all: boolean;
  /** Add the language of every line, as runs. */
  readonly lines: boolean;
  /** Write every change of normalize into the row, so that its text can be restored. */
  readonly edits: boolean;
  /** RFC 3339, UTC: stands for the capture time of rows that name none. */
  readonly now: string;
}

/** Applies rooms to one line of JSONL. Never throws: what cannot be read or breaks is a row with outcome `fail`. */
export function applyLine(line: string, lineNumber: number, options: ApplyOptions, tools: Tools): AppliedRow {
  const parsed = parseRow(line, applyRowSchema);
  if (parsed.fault !== undefined)
    return { id: null, outcome: 'fail', reason: 'ROW_INVALID', line: lineNumber, error: parsed.fault };
  const { row } = parsed;
  let input: DraftInput;
  try {
    input = draftInput(row, options.rooms.includes('decode'), options.now);
  } catch (error) {
    const why = `${row.htmlFile ?? ''}: ${systemWords(error as Error)}`;
    return { id: row.id, outcome: 'fail', reason: 'FILE_UNREADABLE', line: lineNumber, error: why };
  }
  try {
    const draft = newDraft(input);
    if (options.edits) draft.edits = [];
    runThrough(tools.steps, draft, options.all);
    return { id: row.id, ...verdict(draft), ...found(draft, options, tools) };
  } catch (error) {
    return {
      id: row.id,
      outcome: 'fail',
      reason: 'STEP_THREW',
      line: lineNumber,
      error: (error as Error).message,
    };
  }
}

/** Reads the file that a row names. @throws what reading it threw */
function draftInput(row: ApplyRow, decoding: boolean, now: string): DraftInput {
  const base = {
    url: row.url ?? '',
    contentType: row.contentType ?? '',
    headers: row.contentType === undefined ? [] : [['content-type', row.contentType] as const],
    capturedAt: row.capturedAt ?? now,
    truncated: false,
    optedOut: false,
    evidence: 'page' as const,
  };
  if (row.text !== undefined)
    return { ...base, text: row.text, ...(row.title === undefined ? {} : { title: row.title }) };
  if (row.html !== undefined) return { ...base, html: row.html };
  const body = readFileSync(row.htmlFile ?? '');
  return decoding ? { ...base, body } : { ...base, html: body.toString('utf8') };
}

function verdict(draft: Draft): Pick<AppliedRow, 'outcome' | 'reason'> {
  if (draft.decision.kind === 'keep') return { outcome: 'keep' };
  return { outcome: draft.decision.kind, reason: draft.decision.reason };
}

function found(
  draft: Draft,
  { rooms, lines }: ApplyOptions,
  { textFindings }: Tools,
): Record<string, unknown> {
  const { extraction, profile, license, identity } = draft;
  const ran = new Set(draft.trail.map((step) => step.step.split('.')[0]));
  const out: Record<string, unknown> = {};
  if (ran.has('decode') && draft.encoding !== '') out['encoding'] = draft.encoding;
  if (draft.charset !== undefined) out['charset'] = draft.charset;
  if (rooms.at(-1) === 'decode') out['html'] = draft.html;
  if (extraction !== undefined) {
    const { title, author, outlet, publishedAt, pageKind, facts } = extraction;
    Object.assign(out, { title, author, outlet, publishedAt, pageKind, facts });
  }
  if (rooms.at(-1) !== 'decode') out['text'] = draft.text;
  // Rooms that edit the text know nothing of a second copy beside it.
  if (extraction?.markdown !== undefined && rooms.at(-1) === 'extract') {
    out['markdown'] = extraction.markdown.text;
    out['blocks'] = extraction.markdown.blocks;
  }
  if (profile !== undefined) Object.assign(out, textFindings?.(draft, profile, lines));
  if (license !== undefined)
    Object.assign(out, {
      license,
      identity,
      aiLabel: draft.aiLabel,
      // The license room tells a repost from the site's own signature; extract only reads what is printed.
      outlet: draft.outlet,
    });
  if (Object.keys(draft.measures).length > 0) out['measures'] = draft.measures;
  if (draft.edits !== undefined) out['edits'] = draft.edits;
  if (draft.risk !== undefined) out['risks'] = draft.risk;
  if (ran.has('redact')) out['spans'] = draft.spans;
  if (draft.signature !== undefined) {
    const { buffer, byteOffset, byteLength } = draft.signature.values;
    out['signature'] = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  }
  return out;
}
