import { agentName, productToken } from './robots-agent.ts';
import { ROBOTS_BYTES_MAX, robotsLines, type RobotsLine } from './robots-lines.ts';
import { comparablePattern, queryForm } from './robots-match.ts';

/** One Allow or Disallow line. */
export interface RobotsRule {
  readonly allow: boolean;
  readonly pattern: string;
  /** The pattern in the form that URLs inside queries take (robots-match.ts). */
  readonly queryPattern: string;
  /** As written, for the record. */
  readonly line: string;
}

/** Rules and other records that speak to the same agents. */
export interface RobotsGroup {
  /** Product tokens as RFC 9309 reads them: letters, `_` and `-`, lower case. */
  readonly tokens: string[];
  /** User-agent values up to the version, lower case: some AI crawlers have digits in their names. */
  readonly names: string[];
  readonly rules: RobotsRule[];
  crawlDelayMs: number | undefined;
  /** Content-Usage with its path, `/` when none is given. */
  readonly usages: { readonly pattern: string; readonly value: string }[];
  readonly contentSignals: string[];
  readonly licenses: string[];
}

/** A parsed robots.txt. */
export interface Robots {
  readonly groups: readonly RobotsGroup[];
  /**
   * The groups as a lenient reader sees them, when the file has lines outside the grammar that such a reader
   * takes (`Useragent:`, `Dissallow:`, no colon). Where the two readings differ, doubt means no.
   */
  readonly lenientGroups: readonly RobotsGroup[] | undefined;
  /** Sitemap URLs as written. */
  readonly sitemaps: string[];
  /** License lines before any group. */
  readonly licenses: readonly string[];
}

/**
 * `rfc9309`: rules as the grammar has them, and the whole file. `closed`, for our own crawling: a Disallow
 * without a leading slash is meant as if it had one, and only the first 500 KiB are read (RBT-02).
 */
export type RobotsReading = 'rfc9309' | 'closed';

/** RBT-11: a longer Crawl-delay is cut to this and is for a person to look at. */
const CRAWL_DELAY_MS_MAX = 120_000;
/** RFC 9309 §2.5 sets no upper bound; this one only protects memory. */
const WHOLE_BYTES_MAX = 64 * ROBOTS_BYTES_MAX;

/**
 * Parses robots.txt. Never throws: whatever is not a rule is skipped. Records that the RFC does not know
 * (Sitemap, Crawl-delay …) do not end a run of User-agent lines.
 */
export function parseRobots(body: Uint8Array | string, reading: RobotsReading = 'closed'): Robots {
  const lines = robotsLines(body, reading === 'closed' ? ROBOTS_BYTES_MAX : WHOLE_BYTES_MAX);
  const literal = collect(
    lines.filter((line) => !line.lenient),
    reading,
  );
  const lenient = lines.some((line) => line.lenient) ? collect(lines, reading).groups : undefined;
  return { ...literal, lenientGroups: lenient };
}

function collect(lines: readonly RobotsLine[], reading: RobotsReading): Omit<Robots, 'lenientGroups'> {
  const groups: RobotsGroup[] = [];
  const sitemaps: string[] = [];
  const licenses: string[] = [];
  let group: RobotsGroup | undefined;
  let closed = false;
  for (const line of lines) {
    if (line.name === 'user-agent') {
      if (group === undefined || closed) groups.push((group = emptyGroup()));
      closed = false;
      group.tokens.push(productToken(line.value));
      group.names.push(agentName(line.value));
    } else if (line.name === 'sitemap') sitemaps.push(line.value);
    else if (group === undefined) {
      if (line.name === 'license') licenses.push(line.value);
    } else if (GROUP_RECORDS.has(line.name)) {
      add(group, line, reading);
      // Only allow and disallow end a run of User-agent lines (RFC 9309 §2.2.1). A group of other records
      // alone merges with the next one: stricter, and doubt means no.
      closed ||= line.name === 'allow' || line.name === 'disallow';
    }
  }
  return { groups, sitemaps, licenses };
}

const GROUP_RECORDS: ReadonlySet<string> = new Set([
  'allow',
  'disallow',
  'crawl-delay',
  'content-usage',
  'content-signal',
  'license',
]);

function emptyGroup(): RobotsGroup {
  return {
    tokens: [],
    names: [],
    rules: [],
    crawlDelayMs: undefined,
    usages: [],
    contentSignals: [],
    licenses: [],
  };
}

function add(group: RobotsGroup, { name, value }: RobotsLine, reading: RobotsReading): void {
  if (name === 'allow' || name === 'disallow') {
    const path = rulePath(value, name, reading);
    if (path === undefined) return;
    const pattern = comparablePattern(path);
    const line = `${name === 'allow' ? 'Allow' : 'Disallow'}: ${value}`;
    group.rules.push({ allow: name === 'allow', pattern, queryPattern: queryForm(pattern), line });
  } else if (name === 'crawl-delay') group.crawlDelayMs = delay(value) ?? group.crawlDelayMs;
  else if (name === 'content-signal') group.contentSignals.push(value);
  else if (name === 'license') group.licenses.push(value);
  else group.usages.push(usage(value));
}

// An empty value says nothing. The grammar asks for a leading slash; a leading `*` is taken by everybody.
function rulePath(value: string, name: string, reading: RobotsReading): string | undefined {
  if (value.startsWith('/') || value.startsWith('*')) return value;
  return value !== '' && name === 'disallow' && reading === 'closed' ? `/${value}` : undefined;
}

function delay(value: string): number | undefined {
  const seconds = Number(value);
  if (!Number.isFinite(seconds) || seconds < 0 || value === '') return undefined;
  return Math.min(seconds * 1000, CRAWL_DELAY_MS_MAX);
}

// `Content-Usage: /path train-ai=n` or without a path.
function usage(value: string): { pattern: string; value: string } {
  if (!value.startsWith('/')) return { pattern: '/', value };
  const space = value.search(/\s/u);
  if (space < 0) return { pattern: comparablePattern(value), value: '' };
  return { pattern: comparablePattern(value.slice(0, space)), value: value.slice(space + 1).trim() };
}
