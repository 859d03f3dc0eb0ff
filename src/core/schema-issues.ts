import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value and what is asked for, as the end of a sentence that began with its name. */
export function issueWords(issue: Issue): string {
  // A schema that brought its own sentence knows best.
  if (!LIBRARY.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return `is not ${anyOf(issue.values.map((value) => JSON.stringify(value) ?? String(value)))}`;
    case 'invalid_format':
      return formatWords(issue);
    case 'unrecognized_keys':
      return `no key is called ${anyOf(issue.keys.map((key) => `"${key}"`))}: remove it or correct its spelling`;
    case 'not_multiple_of':
      return `is not a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return unionWords(issue);
    case 'invalid_key':
      return `the key ${issue.issues.map(issueWords).join(', ')}`;
    default:
      return issue.message;
  }
}

/** How the schema library begins the messages it makes itself. */
const LIBRARY = /^(?:Invalid|Too|Unrecognized)\b/u;

/** `hosts.1: …` for each thing that is wrong, at most `max`. */
export function issueLines(issues: readonly Issue[], max = ISSUES_MAX): string[] {
  return issues.slice(0, max).map((issue) => `${placeOf(issue)}${issueWords(issue)}`);
}

const ISSUES_MAX = 20;

function placeOf({ path }: Issue): string {
  return path.length === 0 ? '' : `${path.join('.')}: `;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
  null: 'empty',
  nan: 'no number',
};

function noun(type: string): string {
  return NOUNS[type] ?? type;
}

/** What was found instead; the schema library says it only in its message. */
const RECEIVED = /received (\w+)/u;

function typeWords({ expected, message }: z.core.$ZodIssueInvalidType): string {
  const received = RECEIVED.exec(message)?.[1]?.toLowerCase() ?? '';
  if (received === 'undefined') return `is missing: give ${noun(expected)}`;
  if (expected === 'int' && received === 'number') return 'is not a whole number';
  return `is ${noun(received)}, and ${noun(expected)} is needed`;
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string')
    return minimum === 1 ? 'is empty: write something' : `is too short: write at least ${minimum} characters`;
  if (origin === 'array' || origin === 'set') return `has too few entries: at least ${minimum} are needed`;
  return `is too small: ${inclusive === false ? 'more than' : 'at least'} ${minimum} is needed`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `is too long: write at most ${maximum} characters`;
  if (origin === 'array' || origin === 'set') return `has too many entries: at most ${maximum} are allowed`;
  return `is too big: ${inclusive === false ? 'less than' : 'at most'} ${maximum} is allowed`;
}

const FORMATS: Readonly<Record<string, string>> = {
  url: 'is not an absolute address, as https://www.example.cn/',
  date: 'is not a day, as 2026-01-31',
  datetime: 'is not a time in UTC, as 2026-01-31T08:00:00Z',
};

function formatWords(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (issue.format === 'starts_with' && 'prefix' in issue)
    return `does not start with "${String(issue.prefix)}"`;
  const known = FORMATS[issue.format];
  if (known !== undefined) return known;
  return issue.pattern === undefined ? issue.message : `is not of the form ${issue.pattern}`;
}

/** Of several forms the one that is nearest to what was written, told by the fewest faults. */
function unionWords(issue: z.core.$ZodIssueInvalidUnion): string {
  const { errors, message } = issue;
  if ('options' in issue && Array.isArray(issue.options))
    return `is not ${anyOf(issue.options.map((option) => JSON.stringify(option) ?? ''))}`;
  const kinds = errors.map(([first]) =>
    first?.code === 'invalid_type' && first.path.length === 0 ? first : undefined,
  );
  const [one] = kinds;
  if (one !== undefined && !kinds.includes(undefined)) {
    const wanted = anyOf(kinds.map((kind) => noun(kind?.expected ?? '')));
    return typeWords(one).replace(noun(one.expected), wanted);
  }
  const nearest = errors
    .filter((issues) => issues.length > 0)
    .sort((a, b) => a.length - b.length || depth(b) - depth(a))[0];
  return nearest === undefined ? message : issueLines(nearest).join('; ');
}

function depth(issues: readonly Issue[]): number {
  return issues[0]?.path.length ?? 0;
}

function anyOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
