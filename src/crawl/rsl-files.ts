import { sha256, type Digest } from '../core/digest.ts';
import type { Signal } from '../core/permission.ts';
import type { Robots } from '../signals/robots-parse.ts';
import { rslSignals } from '../signals/rsl.ts';
import type { Fetched } from './fetcher.ts';
import type { KeepPolicy, Requests } from './site-files.ts';

/** RSL documents asked for on one host; the others stay unread, which refuses what they cover. */
const FILES_MAX = 4;
/** Bytes read of one document: a license needs a few kilobytes. */
const BYTES_MAX = 1 << 20;

/** A document that robots.txt declared and the host gave us. */
export interface RslFile {
  readonly url: string;
  readonly evidence: Digest;
  /** What it says of a page; nothing where it does not name it. */
  signals(page: string): readonly Signal[];
}

/**
 * Reads the RSL documents that `License:` lines of robots.txt name on the host itself (SIG-06). One that
 * is elsewhere, cannot be had or is too long stays unread, and a page it covers is refused.
 */
export async function readRslFiles(
  origin: string,
  robots: Robots,
  requests: Requests,
  keepPolicy: KeepPolicy,
): Promise<readonly RslFile[]> {
  const declared = [...robots.licenses, ...robots.groups.flatMap(({ licenses }) => licenses)];
  const urls = [...new Set(declared)].filter((url) => URL.canParse(url) && new URL(url).origin === origin);
  const files: RslFile[] = [];
  for (const url of urls.slice(0, FILES_MAX)) {
    const fetched = await requests.get(url);
    if (fetched.kind !== 'response' || !isWhole(fetched)) continue;
    await keepPolicy(url, fetched);
    const xml = fetched.body.toString('utf8');
    const evidence = sha256(fetched.body);
    // The address says which declaration was read.
    const signals = (page: string): readonly Signal[] =>
      rslSignals(xml, page, evidence).map((signal) => ({ ...signal, snippet: url.slice(0, 200) }));
    files.push({ url, evidence, signals });
  }
  return files;
}

function isWhole({ status, truncated, body }: Fetched): boolean {
  return status === 200 && truncated === undefined && body.length <= BYTES_MAX;
}
