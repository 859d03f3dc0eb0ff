import type { RobotsSnapshot, Signal } from '../core/permission.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import type { Condition } from './conditions.ts';
import type { Origin } from './outlets.ts';
import { PROFILE_CLASSES } from './rules.ts';
import type { LicenseProfile } from '../core/permission.ts';
import type { WorkLicense } from './work-license.ts';

/** Everything the precedence table is asked about. */
export interface Standing {
  readonly signals: readonly Signal[];
  readonly license: WorkLicense;
  readonly origin: Origin;
  readonly robots: RobotsSnapshot | undefined;
  readonly capturedAt: string;
  /** False where a corpus without crawl records is judged by its pages alone. */
  readonly needsRobots: boolean;
  readonly profile: SiteProfile | undefined;
  /** The profile's basis is approved and was in force at the capture. */
  readonly basisInForce: boolean;
  readonly optedOut: boolean;
  /** The page is itself a regulation, order or notice, of a source recorded for such, or on gov.cn (CN-GOV). */
  readonly official: boolean;
  readonly licenseProfile: LicenseProfile;
}

type Test = (s: Standing) => boolean;

/** A robots.txt snapshot counts for captures up to 24 hours later (§4.3). */
const SNAPSHOT_MS_MAX = 24 * 3600 * 1000;

/** What each condition of the precedence table means. */
export const TESTS: Readonly<Record<Condition, Test>> = {
  'opted-out': (s) => s.optedOut,
  'site-barred': (s) => s.profile?.status === 'barred',
  'contract-unproven': (s) => hasContract(s) && lacksSnapshot(s),
  contract: (s) => hasContract(s) && (mayFetch(s) || s.profile?.basis.grantsCrawl === true),
  'robots-refused': (s) => s.robots?.outcome === 'refused',
  'robots-unreachable': (s) => s.robots?.outcome === 'unreachable' || s.robots?.outcome === 'too-long',
  'robots-disallowed': (s) => s.robots?.allowed === false,
  'access-refused': (s) => has(s, 'deny-access'),
  'ai-crawlers-refused': (s) => s.signals.some((x) => x.effect === 'deny-ai' && /^RBT-1[23]$/u.test(x.rule)),
  'ai-refused': (s) =>
    s.signals.some((x) => x.effect === 'deny-ai' && isMachineRefusal(x)) || hasUnreadRsl(s),
  'reprint-refused': (s) => s.signals.some((x) => x.rule === 'SIG-11' && !(isStatute(s) && isReprintOnly(x))),
  'generic-refusal': (s) => has(s, 'deny'),
  'no-derivatives': (s) => only(s, ['D', 'E']) && s.license.classes.includes('D'),
  noncommercial: (s) => only(s, ['E']) && s.licenseProfile !== 'research',
  repost: isRepost,
  'copyleft-code': (s) => s.license.entry?.for === 'copyleft' && !s.license.disagreement,
  conflict: isConflict,
  'unclear-license': (s) => s.license.unclear,
  'evidence-missing': lacksSnapshot,
  'class-excluded': (s) => isOpen(s) && !PROFILE_CLASSES[s.licenseProfile].has(s.license.class),
  licensed: (s) => isOpen(s) && (s.license.class !== 'E' || s.licenseProfile === 'research'),
  statute: isStatute,
  'training-only': (s) => has(s, 'train'),
  'forum-uncovered': (s) => s.profile?.kind === 'forum',
  always: () => true,
};

function has(s: Standing, effect: Signal['effect']): boolean {
  return s.signals.some((signal) => signal.effect === effect);
}

function hasContract(s: Standing): boolean {
  return s.basisInForce && s.profile?.basis.kind === 'contract' && !isRepost(s);
}

function mayFetch(s: Standing): boolean {
  return s.robots?.allowed !== false && !has(s, 'deny-access');
}

/** No snapshot, or one read too long before the capture, or after it. */
function lacksSnapshot(s: Standing): boolean {
  if (!s.needsRobots) return false;
  if (s.robots === undefined) return true;
  const age = Date.parse(s.capturedAt) - Date.parse(s.robots.fetchedAt);
  return Number.isNaN(age) || age > SNAPSHOT_MS_MAX || age < -SNAPSHOT_MS_MAX;
}

/** SIG-11 is words and has a line of its own; RBT-12 and RBT-13 too. */
function isMachineRefusal(signal: Signal): boolean {
  return signal.rule !== 'SIG-11' && !signal.rule.startsWith('RBT-');
}

/** An RSL document that is declared and was not read leaves the page unlicensed (SIG-06). */
function hasUnreadRsl(s: Standing): boolean {
  const rsl = s.signals.filter((signal) => signal.rule === 'SIG-06');
  const read = new Set(rsl.filter(({ effect }) => effect !== 'note').map(({ snippet }) => snippet));
  // robots.txt names the document itself; pages say `rsl-declared` and where.
  return rsl.some(({ effect, snippet, value }) => effect === 'note' && !read.has(snippet ?? value));
}

function only(s: Standing, classes: readonly string[]): boolean {
  return s.license.classes.length > 0 && s.license.classes.every((c) => classes.includes(c));
}

/** Another outlet's text, or one from an unnamed source. Article 5 texts of public bodies have a basis of their own. */
function isRepost(s: Standing): boolean {
  if (s.origin.kind === 'government') return !(s.official || s.profile?.kind === 'government');
  return s.origin.kind === 'outlet' || s.origin.kind === 'unnamed';
}

/** CN-GOV: a recorded government source, the page an official document, not from elsewhere. */
function isStatute(s: Standing): boolean {
  return s.official && s.origin.kind !== 'outlet' && s.origin.kind !== 'unnamed';
}

/** The first pattern of SIG-11, unless it names crawling or AI: on Article 5 texts it waits for a person. */
function isReprintOnly(signal: Signal): boolean {
  return (
    signal.value === 'no-reprint-without-permission' &&
    !/抓取|爬|采集|AI|人工智能|模型|語料|语料/iu.test(signal.snippet ?? '')
  );
}

/** Line 7: licenses that differ, a license beside a reservation, or wording that contradicts the basis. */
function isConflict(s: Standing): boolean {
  const reserved = s.signals.some((x) => x.effect === 'reserve' && x.value !== 'copyright-notice');
  if (isStatute(s)) return reserved || s.signals.some((x) => x.rule === 'SIG-11') || s.license.disagreement;
  if (s.license.disagreement) return true;
  if (!isOpen(s)) return false;
  const { profile } = s;
  const unsupported = profile !== undefined && !s.license.fromProfile && contradictsProfile(s);
  return reserved || unsupported || disclaims(s);
}

/** A person found no license here, and the page shows one: a person looks again. */
function contradictsProfile(s: Standing): boolean {
  const kind = s.profile?.basis.kind;
  return kind === 'none' || kind === 'statement';
}

/** "文章来源于网络，版权归原作者": the host says that it does not own what it licenses. */
function disclaims(s: Standing): boolean {
  return s.signals.some(
    (x) =>
      x.value === 'disclaimer-of-reposted-content' &&
      x.effect === 'note' &&
      /来自|来源于|源自|源于|转载自|摘自|搜集|收集|整理自|归原|属原|归属原/u.test(x.snippet ?? ''),
  );
}

/** A license that opens the text to someone: class A, B, C or E, or a permissive software license. */
function isOpen(s: Standing): boolean {
  const { license } = s;
  if (license.unclear || license.entry?.for === 'copyleft') return false;
  return license.class === 'A' || license.class === 'B' || license.class === 'C' || license.class === 'E';
}
