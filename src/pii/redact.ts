import { keep, reject, type Decision } from '../core/decision.ts';
import type { PiiRecord, PiiSpan } from '../core/document.ts';
import { Surroundings, type Detector } from './detector.ts';
import { DETECTORS } from './detectors.ts';
import type { PiiRules } from './rules.ts';

export { compilePiiRules, type PiiRules } from './rules.ts';

export const PII_VERSION = 4;

export interface RedactContext {
  readonly siteKind?: string;
  /** RFC 3339: when the page was read, '' when nobody knows. A birth date after it is none (PII-01). */
  readonly capturedAt: string;
  readonly title: string;
}

export interface Redaction {
  readonly text: string;
  /** In the order of the text; offsets in UTF-16 units of the text that came in. */
  readonly spans: readonly PiiSpan[];
  readonly record: PiiRecord;
  readonly decision: Decision;
}

/** Finds personal data by structure, checksum and context, and puts fixed placeholders in its place. Only counts are kept. */
export function redact(text: string, rules: PiiRules, context: RedactContext): Redaction {
  const found = findSpans(text, rules, context);
  const record = recordOf(found);
  return {
    text: replace(text, found),
    spans: found.map(({ detector, start, end }) => ({
      type: detector.type,
      rule: detector.rule,
      start,
      end,
    })),
    record,
    decision: judge(text, found, context.title),
  };
}

interface Found {
  readonly detector: Detector;
  readonly start: number;
  readonly end: number;
}

// A placeholder ends numbers and labels, so the masked text may show what its neighbour hid: it is read again
// until it shows nothing. No pattern takes a placeholder, so every pass masks some of the text itself; two are
// usual, and the bound keeps a page made for it from costing more than its length.
const PASSES_MAX = 8;

function findSpans(text: string, rules: PiiRules, context: RedactContext): readonly Found[] {
  let found: readonly Found[] = [];
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const masked = replace(text, found);
    const more = scan(masked, rules, context);
    if (more.length === 0) return found;
    found = [...found, ...inOriginal(more, found)].sort((a, b) => a.start - b.start);
  }
  return found;
}

/** Spans of the text in which `masked` are replaced, as spans of the text before. */
function inOriginal(spans: readonly Found[], masked: readonly Found[]): readonly Found[] {
  let shift = 0;
  let next = 0;
  return spans.map((span) => {
    for (
      let mask = masked[next];
      mask !== undefined && mask.start + shift < span.start;
      mask = masked[next]
    ) {
      shift += mask.detector.placeholder.length - (mask.end - mask.start);
      next += 1;
    }
    return { ...span, start: span.start - shift, end: span.end - shift };
  });
}

function scan(text: string, rules: PiiRules, { siteKind = '', capturedAt }: RedactContext): readonly Found[] {
  const narrow = narrowed(text);
  const around = new Surroundings(narrow, rules, siteKind, dayOf(capturedAt));
  const found: Found[] = [];
  for (const detector of DETECTORS) {
    for (const match of narrow.matchAll(detector.pattern)) {
      const { index } = match;
      const lead = match[0].length - match[0].trimStart().length;
      const candidate = { text: match[0].trimStart(), start: index + lead, end: index + match[0].length };
      const label = detector.holdsLabel === true ? around.labelLength(detector.rule, candidate.text) : 0;
      if (label > 0 || detector.accepts(candidate, around.at(candidate.start)))
        found.push({ detector, start: candidate.start + label, end: candidate.end });
    }
  }
  return withoutOverlaps(found);
}

/** YYYYMMDD; without a capture time every day counts, so that nothing stays unmasked for want of a clock. */
function dayOf(capturedAt: string): string {
  return capturedAt === '' ? '99991231' : capturedAt.slice(0, 10).replaceAll('-', '');
}

/** Full-width letters, digits and signs as ASCII, one unit for one, so that offsets stay. */
function narrowed(text: string): string {
  return /[\uff01-\uff5e]/u.test(text)
    ? text.replace(/[\uff01-\uff5e]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    : text;
}

// The earlier start wins, then the longer span, then the earlier rule of the list. What a later span holds beyond
// the end of the one before it is masked as well: a mailbox whose first units were taken for a coordinate.
function withoutOverlaps(found: readonly Found[]): readonly Found[] {
  const sorted = found
    .map((span, i) => ({ span, i }))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || a.i - b.i);
  const kept: Found[] = [];
  for (const { span } of sorted) {
    const start = Math.max(span.start, kept.at(-1)?.end ?? 0);
    if (start < span.end) kept.push({ ...span, start });
  }
  return kept;
}

function replace(text: string, found: readonly Found[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { detector, start, end } of found) {
    parts.push(text.slice(at, start), detector.placeholder);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function recordOf(found: readonly Found[]): PiiRecord {
  const counts: Record<string, number> = {};
  for (const { detector } of found) counts[detector.rule] = (counts[detector.rule] ?? 0) + 1;
  const sorted = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    counts: sorted,
    masked: found.length,
    sensitive: found.filter(({ detector }) => detector.sensitive).length,
  };
}

/** Pages that publish persons (CN-CRW-08). */
const LISTING_TITLE =
  /(?:失信被执行人|被执行人名单|拟(?:录用|聘用|录取|任职)(?:人员)?|(?:录用|录取|聘用|考察|体检)(?:人员)?(?:名单|公示)|行政处罚.{0,12}(?:公示|公告|公开)|处罚公示|裁判文书|刑事判决书|民事判决书|入围名单|公示名单|曝光台)/u;
/** Pages that publish pupils (CN-MIN-01). */
const MINORS_TITLE =
  /(?:小学|幼儿园|初中|中学|少年|儿童|班级|学生).{0,16}(?:名单|花名册|录取|获奖|分班|公示)/u;
/** PII-30: more persons than this, or more spans a thousand characters. */
const PERSONS_MAX = 5;
const SPANS_PER_THOUSAND_MAX = 3;
/** A density says something only of several spans. */
const SPANS_MIN = 4;
const OF_A_PERSON: ReadonlySet<string> = new Set(['PII-01', 'PII-02', 'PII-03', 'PII-05', 'PII-25']);

function judge(text: string, found: readonly Found[], title: string): Decision {
  const byRule = new Map<string, Set<string>>();
  for (const { detector, start, end } of found) {
    if (OF_A_PERSON.has(detector.rule))
      byRule.set(detector.rule, (byRule.get(detector.rule) ?? new Set()).add(text.slice(start, end)));
  }
  const persons = Math.max(0, ...[...byRule.values()].map((values) => values.size));
  const perThousand = text.length === 0 ? 0 : (found.length * 1000) / text.length;
  const evidence = { persons, spans: found.length, perThousand: Math.round(perThousand * 100) / 100 };
  if (MINORS_TITLE.test(title)) return reject('MINORS_DATA', evidence);
  if (LISTING_TITLE.test(title)) return reject('PII_LISTING', evidence);
  if (persons > PERSONS_MAX || (found.length >= SPANS_MIN && perThousand > SPANS_PER_THOUSAND_MAX))
    return reject('PII_DENSE', evidence);
  return keep;
}
