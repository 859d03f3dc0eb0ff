import { blankLines } from './blank-lines.ts';
import { canonicalForm } from './canonical-form.ts';
import { findEdits, type Edits } from './edits.ts';
import { emoji } from './emoji.ts';
import { entities } from './entities.ts';
import { hanPunctuation } from './han-punctuation.ts';
import { hanSpaces, punctuationSpaces } from './han-spaces.ts';
import { invisible } from './invisible.ts';
import { joinLines } from './join-lines.ts';
import { lineEndings } from './line-endings.ts';
import type { Mapper } from './mapper.ts';
import { mojibake } from './mojibake.ts';
import type { NormalizePolicy } from './policy.ts';
import { privateUse } from './private-use.ts';
import { punctuationRuns } from './punctuation-runs.ts';
import { reprintLines } from './reprint-lines.ts';
import { isTraditional, script } from './script.ts';
import { findTriggers } from './triggers.ts';
import { spaces } from './spaces.ts';
import { wellFormed } from './well-formed.ts';
import { width } from './width.ts';

export { undoEdits, type Edits } from './edits.ts';
export { normalizePolicySchema, type NormalizePolicy } from './policy.ts';

/** Raised when the same text and policy could give another text. */
export const NORMALIZE_VERSION = 4;

/**
 * The order matters. Mojibake is repaired while its control characters are still there; characters
 * are removed before NFC, which may join what they kept apart; spaces between Han go before
 * punctuation is judged by its neighbours, those beside punctuation after.
 */
export const MAPPERS: readonly Mapper[] = [
  wellFormed,
  mojibake,
  lineEndings,
  entities,
  invisible,
  privateUse,
  emoji,
  canonicalForm,
  spaces,
  width,
  script,
  reprintLines,
  blankLines,
  hanSpaces,
  hanPunctuation,
  punctuationSpaces,
  joinLines,
  punctuationRuns,
];

/**
 * Mappers whose changes give the others no new work, so that one round is enough, unless the text
 * holds something that a space or a letter made plain could complete.
 */
const SETTLED: ReadonlySet<string> = new Set([
  'lineEndings',
  'spaces',
  'width',
  'blankLines',
  'hanSpaces',
  'hanPunctuation',
  'punctuationSpaces',
]);

/** The start of a character reference, a combining mark, bytes shown as Latin-1. */
const COMPLETABLE = /[&\u0300-\u036f]|[\u00b0-\u00f4][\u0080-\u00ff\u0152-\u2122]/;

/** Rounds after which a text is taken as it is; real texts need one, hostile ones two. */
const ROUNDS_MAX = 4;

export interface Normalized {
  readonly text: string;
  /** Places each mapper changed, by mapper id; empty for a clean text. */
  readonly log: Record<string, number>;
}

/**
 * Cleans a text without changing its wording, but for marks of reprinting. Normalizing the result again changes nothing; a clean text
 * comes back as it is. With `route` the log has `script.route` 1 for a text mostly traditional.
 * @param edits gets every single change, so that `undoEdits` can restore the text.
 */
export function normalizeText(text: string, policy: NormalizePolicy, edits?: Edits[]): Normalized {
  const log: Record<string, number> = {};
  let current = text;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const applied = applyAll(current, policy, log, edits);
    current = applied.text;
    if (!applied.again) break;
  }
  if (policy.script === 'route' && isTraditional(current)) log['script.route'] = 1;
  return { text: current, log };
}

function applyAll(
  text: string,
  policy: NormalizePolicy,
  log: Record<string, number>,
  edits: Edits[] | undefined,
): { readonly text: string; readonly again: boolean } {
  let current = text;
  let again = false;
  let triggers = findTriggers(text);
  for (const mapper of MAPPERS) {
    if (mapper.needs !== 0 && (mapper.needs & triggers) === 0) continue;
    const mapped = mapper.map(current, policy);
    if (mapped.count === 0) continue;
    log[mapper.id] = (log[mapper.id] ?? 0) + mapped.count;
    again ||= !SETTLED.has(mapper.id);
    edits?.push(findEdits(mapper.id, current, mapped.text));
    current = mapped.text;
    triggers = findTriggers(current);
  }
  return { text: current, again: again || (current !== text && COMPLETABLE.test(current)) };
}
