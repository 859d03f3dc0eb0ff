import { sha256 } from '../core/digest.ts';
import { DRAW_ALGORITHM, drawSample } from '../stats/draw.ts';
import type { AssessmentSheet } from '../core/assessment-sheet.ts';
import type { Capture } from '../core/document.ts';
import { ConfigError } from '../core/failures.ts';
import { documentId } from '../core/ids.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import { finishedFiles } from '../crawl/archive.ts';
import { canonicalUrl } from '../text/url.ts';
import { readCaptures } from '../warc/reader.ts';
import { newDraft, type RoomName } from './draft.ts';
import { runRooms, type Kit } from './rooms.ts';

export interface DrawRequest {
  readonly site: SiteProfile;
  readonly captures: string;
  readonly n: number;
  readonly seed: string;
  readonly phase: AssessmentSheet['phase'];
  readonly today: string;
}

/** What the safety rules say of one page of the sample. */
export interface MachineVerdict {
  readonly document: string;
  readonly labels: readonly string[];
  readonly decision: 'keep' | 'reject' | 'hold';
}

export interface DrawnSample {
  readonly sheet: AssessmentSheet;
  readonly machine: readonly MachineVerdict[];
}

/** Rooms up to the safety rules; permission is not the question here. */
const SAFETY_ROOMS: readonly RoomName[] = ['decode', 'extract', 'normalize', 'filter'];

/**
 * Draws a seeded sample from the captured pages of a site and runs the safety rules over it. The frame
 * is every page of the site's hosts, once, sorted by id, so the order of the captures does not matter.
 * @throws ConfigError when the captures hold no page of the site.
 */
export async function drawAssessment(request: DrawRequest, kit: Kit): Promise<DrawnSample> {
  const frame = new Map<string, string>();
  for await (const { id, capture } of pagesOf(request)) frame.set(id, capture.url);
  const ids = [...frame.keys()].sort();
  if (ids.length === 0)
    throw new ConfigError(
      `${request.captures}: holds no page of ${request.site.id} (${request.site.hosts.join(', ')})`,
    );
  const sample = drawSample(ids, request.n, request.seed);
  const wanted = new Set(sample);
  const machine = new Map<string, MachineVerdict>();
  for await (const { id, capture } of pagesOf(request)) {
    if (wanted.has(id) && !machine.has(id)) machine.set(id, judge(id, capture, request.site, kit));
  }
  const { site, seed, phase, today } = request;
  return {
    sheet: {
      id: `${site.id}-${phase}-${today}`,
      version: 1,
      source: 'jingliu sites assess',
      license: 'CC0-1.0',
      updated: today,
      site: site.id,
      phase,
      seed,
      algorithm: DRAW_ALGORITHM,
      frame: { size: ids.length, digest: sha256(ids.join('\n')) },
      pages: sample.map((document) => ({ document, url: frame.get(document) ?? '', verdict: '' })),
    },
    machine: sample.flatMap((id) => machine.get(id) ?? []),
  };
}

async function* pagesOf({ site, captures }: DrawRequest): AsyncGenerator<{ id: string; capture: Capture }> {
  const hosts = new Set(site.hosts);
  for (const path of finishedFiles(captures)) {
    for await (const item of readCaptures(path)) {
      if (item.kind !== 'capture' || item.capture.ref.httpStatus !== 200) continue;
      const url = canonicalUrl(item.capture.url);
      if (url === undefined || !hosts.has(new URL(url).host)) continue;
      yield { id: documentId(url, item.capture.ref.payloadDigest), capture: item.capture };
    }
  }
}

function judge(document: string, capture: Capture, site: SiteProfile, kit: Kit): MachineVerdict {
  const draft = newDraft({
    url: capture.url,
    contentType: capture.contentType,
    headers: capture.headers,
    capturedAt: capture.ref.capturedAt,
    body: capture.body,
    truncated: capture.truncated,
    optedOut: false,
    evidence: 'page',
    site,
  });
  runRooms(draft, SAFETY_ROOMS, kit, true);
  const safety = draft.trail.find(({ step }) => step === 'filter.risk');
  return { document, labels: draft.risk?.labels ?? [], decision: safety?.kind ?? 'keep' };
}
