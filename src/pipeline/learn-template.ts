import { digestOf } from '../core/digest.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import type { SiteTemplate, SiteTemplateFile } from '../core/site-template.ts';
import { decodeBody } from '../decode/decode.ts';
import { extractPage } from '../extract/extract.ts';
import { TemplateLearner, withoutTemplate } from '../extract/template.ts';
import { scanPage } from '../html/scan.ts';
import { readCaptures } from '../warc/reader.ts';
import type { Page } from '../core/page.ts';

/** Pages read of a site; a template shows in far fewer. */
const PAGES_MAX = 500;

/** Pages of one site among captures that have a text of their own, each address once. */
async function* pagesOf(
  warcFiles: readonly string[],
  profile: SiteProfile,
): AsyncGenerator<{ readonly page: Page; readonly digest: string }> {
  const seen = new Set<string>();
  for (const file of warcFiles) {
    for await (const item of readCaptures(file)) {
      if (item.kind !== 'capture' || item.capture.ref.httpStatus !== 200) continue;
      const { url, body, contentType, ref } = item.capture;
      if (seen.size >= PAGES_MAX) return;
      if (seen.has(url) || !profile.hosts.includes(hostOf(url))) continue;
      const { html, decision } = decodeBody(body, contentType);
      if (decision.kind !== 'keep') continue;
      const page = scanPage(html);
      if (extractPage(page, { url }).decision.kind !== 'keep') continue;
      seen.add(url);
      yield { page, digest: ref.payloadDigest };
    }
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** The template of a site as a rule file; no blocks when fewer than five of its pages are there. */
export async function learnTemplate(
  warcFiles: readonly string[],
  profile: SiteProfile,
  today: string,
): Promise<SiteTemplateFile> {
  const learner = new TemplateLearner();
  const digests: string[] = [];
  for await (const { page, digest } of pagesOf(warcFiles, profile)) {
    learner.add(page);
    digests.push(digest);
  }
  return {
    id: profile.id,
    version: 1,
    source: `learned by jingliu template from ${learner.pages} captures`,
    license: 'CC0-1.0',
    updated: today,
    site: profile.id,
    pages: Math.max(1, learner.pages),
    learnedFrom: digestOf(digests.toSorted()),
    blocks: [...learner.blocks()],
  };
}

export interface Drift {
  readonly pages: number;
  /** Pages that have less than half of the template's blocks. */
  readonly strange: number;
}

/** A page with fewer of the template's blocks than this is built by another one. */
const FOUND_MIN = 0.5;

/** How many of a site's captures still look as its template says. */
export async function measureDrift(
  warcFiles: readonly string[],
  profile: SiteProfile,
  template: SiteTemplate,
): Promise<Drift> {
  let pages = 0;
  let strange = 0;
  for await (const { page } of pagesOf(warcFiles, profile)) {
    pages += 1;
    if (withoutTemplate(page, [], template).found < FOUND_MIN) strange += 1;
  }
  return { pages, strange };
}
