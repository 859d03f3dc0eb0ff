import { keep, reject } from '../core/decision.ts';
import type { MarkdownOptions } from '../core/markdown.ts';
import type { Page } from '../core/page.ts';
import type { LicenseProfile } from '../core/permission.ts';
import { decodeBody, DECODE_VERSION } from '../decode/decode.ts';
import type { Signer } from '../dedup/signer.ts';
import { EXTRACT_VERSION, extractPage, type ExtractContext } from '../extract/extract.ts';
import type { Decontaminator } from './decontaminate/decontaminator.ts';
import { runFilters } from '../filter/run-filters.ts';
import type { Lexicon } from '../filter/safety/lexicon.ts';
import { SAFETY_VERSION, scanRisks } from '../filter/safety/scan-risks.ts';
import { scanPage } from '../html/scan.ts';
import { assessPermission, LICENSE_VERSION, type PermissionFinding } from '../license/assess.ts';
import { ruledFinding } from '../license/ruled.ts';
import { NORMALIZE_VERSION, normalizeText } from '../normalize/normalize.ts';
import { PII_VERSION, redact, type PiiRules } from '../pii/redact.ts';
import { profileText } from '../text/profile.ts';
import { givenExtraction } from './given-extraction.ts';
import { record, rulingOn, type Draft, type RoomName } from './draft.ts';
import type { RuleSet } from './rule-set.ts';

/** Compiled rules and tools that the rooms are given; built once a worker. */
export interface Kit {
  readonly rules: RuleSet;
  readonly lexicon: Lexicon;
  readonly pii: PiiRules;
  readonly licenseProfile: LicenseProfile;
  readonly signer: Signer;
  /** Looks for evaluation sets, if the plan names any; the index is built when it is first asked for. */
  readonly decontaminator?: () => Decontaminator | undefined;
  /** Markdown instead of plain text, or beside it; undefined for plain text alone. */
  readonly markdown?: MarkdownKit;
}

export interface MarkdownKit extends MarkdownOptions {
  /** `instead`: it becomes the document's text; `beside`: it is told besides. */
  readonly place: 'instead' | 'beside';
}

type Room = (draft: Draft, kit: Kit) => void;

/** Raised when the way rooms are joined changes an output although no room did. */
export const FUSION_VERSION = 2;

const ROOM: Readonly<Record<RoomName, Room>> = {
  decode: decodeRoom,
  extract: extractRoom,
  license: licenseRoom,
  normalize: normalizeRoom,
  filter: filterRoom,
  redact: redactRoom,
  sign: signRoom,
};

/** Runs rooms in order and stops at the first that does not keep, unless `all` is asked for. */
export function runRooms(draft: Draft, rooms: readonly RoomName[], kit: Kit, all = false): void {
  for (const room of rooms) {
    if (draft.decision.kind !== 'keep' && !all) return;
    ROOM[room](draft, kit);
  }
}

function decodeRoom(draft: Draft): void {
  const { body, contentType, truncated } = draft.input;
  if (truncated) return record(draft, 'decode', DECODE_VERSION, reject('BODY_TRUNCATED'));
  if (body === undefined) return record(draft, 'decode', DECODE_VERSION, keep);
  const decoded = decodeBody(body, contentType);
  draft.html = decoded.html;
  draft.encoding = decoded.encoding;
  draft.charset = decoded.evidence;
  record(draft, 'decode', DECODE_VERSION, decoded.decision);
}

function extractRoom(draft: Draft, kit: Kit): void {
  const { markdown } = kit;
  if (draft.input.text !== undefined) return record(draft, 'extract', EXTRACT_VERSION, keep);
  if (draft.input.plain === true) return takePlainText(draft);
  draft.page = scanPage(draft.html);
  const { extraction, decision, measures } = extractPage(draft.page, extractContext(draft, kit));
  draft.extraction = extraction;
  draft.text = markdown?.place === 'instead' ? (extraction.markdown?.text ?? '') : extraction.text;
  Object.assign(draft.measures, measures);
  record(draft, 'extract', EXTRACT_VERSION, decision);
}

/** What extract goes by for a document: its site's selectors and template, the rules, the form of the text. */
export function extractContext({ input }: Draft, { markdown, rules }: Kit): ExtractContext {
  const selectors = input.site?.selectors;
  const template = rules.templates.get(input.site?.id ?? '');
  return {
    url: input.url,
    rules: rules.extract,
    ...(selectors === undefined ? {} : { selectors: plain(selectors) }),
    ...(markdown === undefined ? {} : { markdown }),
    ...(template === undefined ? {} : { template }),
  };
}

function takePlainText(draft: Draft): void {
  draft.page = scanPage('');
  draft.text = draft.html.replaceAll(/\r\n?/gu, '\n').trim();
  draft.extraction = givenExtraction(draft.text, draft.input.metadata?.import);
  record(draft, 'extract', EXTRACT_VERSION, keep);
}

function plain(selectors: { content?: string | undefined; remove: string[] }): {
  content?: string;
  remove: string[];
} {
  return {
    ...(selectors.content === undefined ? {} : { content: selectors.content }),
    remove: selectors.remove,
  };
}

function licenseRoom(draft: Draft, kit: Kit): void {
  const { input, extraction } = draft;
  draft.page ??= scanPage(draft.html);
  const found = assessPermission({
    page: draft.page,
    url: input.url,
    headers: input.headers,
    capturedAt: input.capturedAt,
    ...(input.metadata === undefined ? {} : { metadata: input.metadata }),
    ...(input.site === undefined ? {} : { profile: input.site }),
    outlet: extraction?.outlet ?? '',
    title: extraction?.title ?? '',
    author: extraction?.author ?? '',
    // Where notices stand is told by lines of the page, which Markdown rewrites.
    text: extraction?.text ?? draft.text,
    licenseProfile: kit.licenseProfile,
    rules: kit.rules.licenses,
    optedOut: input.optedOut || kit.rules.optOuts.coversAuthor(extraction?.author ?? ''),
    evidence: input.evidence,
  });
  draft.identity = found.identity;
  draft.aiLabel = found.aiLabel;
  draft.outlet = found.outlet;
  const { license, decision } = settled(found, draft, kit);
  draft.license = license;
  record(draft, 'license', LICENSE_VERSION, decision);
}

/** A reviewer who keeps a held page names the license it stands under. */
function settled(
  found: PermissionFinding,
  draft: Draft,
  kit: Kit,
): Pick<PermissionFinding, 'license' | 'decision'> {
  const ruling = rulingOn(draft, 'license', found.decision);
  if (ruling === undefined || ruling.ruling === 'reject' || found.license.verdict !== 'hold') return found;
  const { licenses } = kit.rules;
  return (
    ruledFinding(found.license, found.aiLabel, ruling, licenses, kit.licenseProfile) ?? {
      license: found.license,
      decision: reject('LICENSE_CLASS_EXCLUDED', { rule: found.license.rule }),
    }
  );
}

function normalizeRoom(draft: Draft, kit: Kit): void {
  const { text, log } = normalizeText(draft.text, kit.rules.normalize, draft.edits);
  draft.text = text;
  for (const [mapper, n] of Object.entries(log)) draft.measures[`normalize.${mapper}`] = n;
  record(draft, 'normalize', NORMALIZE_VERSION, keep);
}

function filterRoom(draft: Draft, kit: Kit): void {
  draft.profile = profileText(draft.text);
  const { site } = draft.input;
  const subject = {
    profile: draft.profile,
    pageKind: draft.extraction?.pageKind ?? ('other' as const),
    title: draft.extraction?.title ?? draft.input.title ?? '',
    ...(draft.page === undefined ? {} : { head: headOf(draft.page) }),
    ...(site === undefined ? {} : { site: { kind: site.kind, tier: site.tier } }),
  };
  const filtered = runFilters(subject, kit.rules.thresholds);
  Object.assign(draft.measures, filtered.measures);
  record(draft, filtered.step ?? 'filter', filtered.version ?? 1, filtered.decision);
  const risks = scanRisks(subject, kit.lexicon);
  draft.risk = risks.record;
  record(draft, 'filter.risk', SAFETY_VERSION, risks.decision);
}

/** Search engines read these, so that is where things are put that readers need not see. */
const DESCRIBING = new Set(['description', 'keywords', 'og:title', 'og:description']);

function headOf(page: Page): string {
  const metas = page.metas.filter(({ name }) => DESCRIBING.has(name)).map(({ content }) => content);
  return [...new Set([page.title, ...metas])].join('\n');
}

function redactRoom(draft: Draft, kit: Kit): void {
  const siteKind = draft.input.site?.kind;
  const { capturedAt } = draft.input;
  const context = {
    title: draft.extraction?.title ?? '',
    capturedAt,
    ...(siteKind === undefined ? {} : { siteKind }),
  };
  const redacted = redact(draft.text, kit.pii, context);
  draft.text = redacted.text;
  draft.spans = redacted.spans;
  draft.pii = redacted.record;
  record(draft, 'redact', PII_VERSION, redacted.decision);
}

function signRoom(draft: Draft, kit: Kit): void {
  draft.signature = kit.signer.sign(draft.text);
  record(draft, 'sign', kit.signer.version, keep);
}
