import { readFileSync } from 'node:fs';
import { ConfigError } from '../core/failures.ts';
import { systemWords } from '../core/system-words.ts';
import type { CaptureMetadata } from '../core/document.ts';
import type { AiLabel, LicenseFinding, LicenseProfile, SiteIdentity } from '../core/permission.ts';
import { Fetcher } from '../crawl/fetcher.ts';
import { readSiteFiles } from '../crawl/site-files.ts';
import { parseHttpBody } from '../warc/http-message.ts';
import { loadKit } from './apply/rooms-kit.ts';
import { newDraft, type DraftInput } from './draft.ts';
import { runRooms, type Kit } from './rooms.ts';

export interface ConsentOptions {
  readonly rulesFolder: string;
  readonly licenseProfile: LicenseProfile;
  /** Address a saved page came from. */
  readonly url: string;
  readonly testServer: string | null;
}

/** By what right one page may be used, as `apply decode,extract,license` finds it. */
export interface Consent {
  readonly url: string;
  readonly site: string;
  readonly title: string;
  readonly outlet: string;
  readonly license: LicenseFinding;
  readonly identity: SiteIdentity;
  readonly aiLabel: AiLabel;
  /** `false` when robots.txt or the profile forbade to ask for the page. */
  readonly fetched: boolean;
  /** Judged from a file: nothing is known of robots.txt and headers. */
  readonly isSaved: boolean;
}

const PRODUCT = 'jingliu';
const USER_AGENT = `${PRODUCT}/0.1 (asks one page for its permissions; stops at robots.txt)`;
/** A person waits: half a minute a request, pages up to 8 MiB. */
const TIMEOUT_MS = 30_000;
const BODY_BYTES_MAX = 8 * 1024 * 1024;

/**
 * Judges a saved page by what it says, or asks an address: robots.txt and policy files first, the page
 * only when they let us.
 * @throws ConfigError for a file or an address that cannot be read.
 */
export async function askConsent(target: string, options: ConsentOptions): Promise<Consent> {
  const kit = loadKit(options.rulesFolder, options.licenseProfile);
  if (!/^https?:\/\//iu.test(target)) return judge(savedPage(target, options.url), kit, true);
  if (!URL.canParse(target)) throw new ConfigError(`${target}: is no http or https address`);
  const address = new URL(target).href;
  const fetcher = new Fetcher({
    userAgent: USER_AGENT,
    timeoutMs: TIMEOUT_MS,
    bodyBytesMax: BODY_BYTES_MAX,
    connections: 1,
    testServer: options.testServer,
  });
  try {
    return await askAddress(address, kit, fetcher);
  } finally {
    await fetcher.close();
  }
}

function savedPage(file: string, url: string): DraftInput {
  try {
    return { ...EMPTY, url, body: readFileSync(file), evidence: 'page' };
  } catch (error) {
    throw new ConfigError(`${file}: cannot be read: ${systemWords(error as Error)}`);
  }
}

const EMPTY: DraftInput = {
  url: '',
  contentType: '',
  headers: [],
  capturedAt: new Date().toISOString(),
  truncated: false,
  optedOut: false,
  evidence: 'crawl',
  html: '',
};

async function askAddress(url: string, kit: Kit, fetcher: Fetcher): Promise<Consent> {
  const { host, origin } = new URL(url);
  const site = kit.rules.sites.byHost(host);
  const files = await readSiteFiles(origin, PRODUCT, fetcher, site ?? NOBODY, async () => {});
  const robots = files.robotsFor(url);
  const metadata: CaptureMetadata = {
    site: site?.id ?? '',
    seed: url,
    depth: 0,
    via: '',
    robots,
    signals: files.signalsFor(url),
    userAgent: USER_AGENT,
  };
  const base = {
    ...EMPTY,
    url,
    metadata,
    capturedAt: robots.fetchedAt,
    optedOut: kit.rules.optOuts.covers(url),
    ...(site === undefined ? {} : { site }),
  };
  // As the crawler does: a host that turns AI crawlers away is not asked for its pages.
  const turnsAway = metadata.signals.some(
    ({ rule, effect }) => effect === 'deny-ai' && rule.startsWith('RBT-'),
  );
  const mayAsk = robots.allowed && !turnsAway && !base.optedOut && site?.status !== 'barred';
  const page = mayAsk ? await fetchPage(url, fetcher) : {};
  return judge({ ...base, ...page }, kit, mayAsk);
}

/** A host without a profile grants nothing beyond robots.txt. */
const NOBODY = { basis: { grantsCrawl: false } };

async function fetchPage(url: string, fetcher: Fetcher): Promise<Partial<DraftInput>> {
  const fetched = await fetcher.get(url);
  if (fetched.kind === 'refused') throw new ConfigError(`${url}: ${fetched.reason}: ${fetched.message}`);
  if (fetched.status !== 200)
    throw new ConfigError(
      `${url}: answered HTTP ${fetched.status}; a page that is refused to us is not used`,
    );
  const header = (wanted: string): string =>
    fetched.headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const contentType = header('content-type');
  const { body, defect } = parseHttpBody(fetched.body, header('content-encoding'), BODY_BYTES_MAX);
  if (defect !== '') throw new ConfigError(`${url}: the body cannot be read: ${defect}`);
  return {
    body,
    headers: fetched.headers,
    contentType,
    capturedAt: fetched.startedAt.toISOString(),
  };
}

function judge(input: DraftInput, kit: Kit, fetched: boolean): Consent {
  const draft = newDraft(input);
  runRooms(draft, ['decode', 'extract', 'license'], kit, true);
  const { license, identity, aiLabel, extraction } = draft;
  if (license === undefined || identity === undefined || aiLabel === undefined)
    throw new ConfigError(`${input.url}: the license room left no finding`);
  return {
    url: input.url,
    site: input.site?.id ?? '',
    title: extraction?.title ?? '',
    outlet: draft.outlet,
    license,
    identity,
    aiLabel,
    fetched,
    isSaved: input.evidence === 'page',
  };
}
