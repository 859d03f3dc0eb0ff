import { sha256, type Digest } from '../core/digest.ts';
import type { RobotsSnapshot, Signal } from '../core/permission.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { aiTxtSignals } from '../signals/ai-txt.ts';
import { ROBOTS_BYTES_MAX } from '../signals/robots-lines.ts';
import { parseRobots, type Robots } from '../signals/robots-parse.ts';
import { robotsSignals } from '../signals/robots-signals.ts';
import { checkRobots } from '../signals/robots.ts';
import { tdmrepSignals } from '../signals/tdmrep.ts';
import type { Fetched, NotFetched } from './fetcher.ts';
import { readRslFiles, type RslFile } from './rsl-files.ts';
import { REFUSED_STATUS } from './turnstile.ts';

/** How policy files are asked for: at the pace of a site, or just once. */
export interface Requests {
  get(url: string): Promise<Fetched | NotFetched>;
  /** Crawl-delay, as soon as it is known. */
  slowTo?(crawlDelayMs: number): void;
}

/** What a host says before any page is asked for. */
export interface SiteFiles {
  /** Snapshot for one URL: allowed, and by which line (RBT-14). */
  robotsFor(url: string): RobotsSnapshot;
  /** Signals of robots.txt, tdmrep.json and ai.txt for one URL. */
  signalsFor(url: string): readonly Signal[];
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
  readonly outcome: RobotsSnapshot['outcome'];
  readonly digest: Digest | undefined;
  /** What the host says of reading and of use, in one line: equal lines mean that nothing has changed. */
  readonly said: string;
  readonly status: number | undefined;
}

/** Keeps a policy file as evidence. */
export type KeepPolicy = (url: string, fetched: Fetched) => Promise<void>;

/** RFC 9309 §2.3.1.2 asks for at least five redirects; ours ends there, closed (RBT-04). */
const REDIRECTS_MAX = 5;

/** Reads robots.txt, the RSL documents it names, /.well-known/tdmrep.json and /ai.txt of a host. robots.txt that cannot be read closes the host. */
export async function readSiteFiles(
  origin: string,
  token: string,
  requests: Requests,
  site: { readonly basis: Pick<SiteProfile['basis'], 'grantsCrawl'> },
  keepPolicy: KeepPolicy,
): Promise<SiteFiles> {
  const url = `${origin}/robots.txt`;
  const fetched = await follow(url, requests);
  const outcome = outcomeOf(fetched);
  const body = fetched.kind === 'response' ? fetched.body : Buffer.alloc(0);
  const robots = parseRobots(outcome === 'parsed' || outcome === 'too-long' ? body : '');
  const digest = fetched.kind === 'response' ? sha256(body) : undefined;
  if (fetched.kind === 'response') await keepPolicy(url, fetched);
  const crawlDelayMs = checkRobots(robots, `${origin}/`, token).crawlDelayMs ?? 0;
  requests.slowTo?.(crawlDelayMs);
  const isOpen =
    outcome === 'parsed' || outcome === 'too-long' || outcome === 'absent' || site.basis.grantsCrawl;
  const policies = isOpen ? await readPolicies(origin, requests, keepPolicy) : [];
  const rsl = isOpen ? await readRslFiles(origin, robots, requests, keepPolicy) : [];
  const said = JSON.stringify({
    robots: outcome,
    // Only what was read counts: the body of an error page may change with every answer.
    ...(outcome === 'parsed' || outcome === 'too-long' ? { 'robots.txt': digest } : {}),
    ...Object.fromEntries(policies.map(({ path, evidence }) => [path, evidence])),
    ...Object.fromEntries(rsl.map(({ url: document, evidence }) => [document, evidence])),
  });
  const fetchedAt = (fetched.kind === 'response' ? fetched.startedAt : new Date()).toISOString();
  const status = fetched.kind === 'response' ? fetched.status : undefined;
  const base = {
    outcome,
    url,
    fetchedAt,
    ...(status === undefined ? {} : { status }),
    ...(digest === undefined ? {} : { digest }),
  };
  return {
    // Asked again for the page at hand: before it is fetched and when it is put on record.
    robotsFor: lastOf((page) => ({ ...base, ...verdict(robots, page, token, isOpen, outcome) })),
    signalsFor: lastOf((page) => [
      ...(digest === undefined ? [] : withRsl(robotsSignals(robots, page, token, digest), rsl, page)),
      ...policies.flatMap(({ signals }) => signals(page)),
    ]),
    crawlDelayMs,
    sitemaps: robots.sitemaps,
    outcome,
    digest,
    said,
    status,
  };
}

/** Remembers the answer to the last question. */
function lastOf<T>(answer: (page: string) => T): (page: string) => T {
  let last: { readonly page: string; readonly answer: T } | undefined;
  return (page) => {
    if (last?.page !== page) last = { page, answer: answer(page) };
    return last.answer;
  };
}

/** Behind each RSL document that robots.txt declares for a page, what it says of the page. */
function withRsl(signals: readonly Signal[], rsl: readonly RslFile[], page: string): Signal[] {
  const declared = new Set(signals.filter(({ rule }) => rule === 'SIG-06').map(({ value }) => value));
  return [...signals, ...rsl.filter(({ url }) => declared.has(url)).flatMap((file) => file.signals(page))];
}

function verdict(
  robots: Robots,
  page: string,
  token: string,
  isOpen: boolean,
  outcome: string,
): { allowed: boolean; rule: string } {
  if (!isOpen) return { allowed: false, rule: `robots.txt ${outcome}` };
  const { allowed, rule } = checkRobots(robots, page, token);
  return { allowed, rule };
}

// 404 and 410 mean that there is none; every other refusal or failure closes the host (RBT-05, RBT-06).
function outcomeOf(fetched: Fetched | NotFetched): RobotsSnapshot['outcome'] {
  if (fetched.kind === 'refused') return 'unreachable';
  const { status, body } = fetched;
  if (status === 404 || status === 410) return 'absent';
  if (status >= 200 && status < 300) {
    if (fetched.truncated !== undefined) return 'unreachable';
    return body.length > ROBOTS_BYTES_MAX ? 'too-long' : 'parsed';
  }
  return REFUSED_STATUS.has(status) ? 'refused' : 'unreachable';
}

async function follow(url: string, requests: Requests): Promise<Fetched | NotFetched> {
  let current = url;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const fetched = await requests.get(current);
    if (fetched.kind === 'refused' || fetched.status < 300 || fetched.status >= 400) return fetched;
    const location = fetched.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? '';
    if (!URL.canParse(location, current)) return fetched;
    current = new URL(location, current).href;
  }
  return { kind: 'refused', reason: 'FETCH_FAILED', message: 'too many redirects', elapsedMs: 0 };
}

interface Policy {
  readonly path: string;
  readonly evidence: Digest;
  signals(page: string): readonly Signal[];
}

async function readPolicies(origin: string, requests: Requests, keepPolicy: KeepPolicy): Promise<Policy[]> {
  const readers = [
    ['/.well-known/tdmrep.json', tdmrepSignals],
    ['/ai.txt', aiTxtSignals],
  ] as const;
  const policies: Policy[] = [];
  for (const [path, read] of readers) {
    const fetched = await requests.get(origin + path);
    if (fetched.kind !== 'response' || fetched.status !== 200 || isPage(fetched)) continue;
    const text = fetched.body.subarray(0, ROBOTS_BYTES_MAX).toString('utf8');
    const evidence = sha256(fetched.body);
    await keepPolicy(origin + path, fetched);
    policies.push({ path, evidence, signals: (page) => read(text, page, evidence) });
  }
  return policies;
}

// Sites that answer every address with a page have no such file.
function isPage(fetched: Fetched): boolean {
  return fetched.headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && value.includes('text/html'),
  );
}
