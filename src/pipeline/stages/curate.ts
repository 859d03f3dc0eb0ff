import { basename } from 'node:path';
import type { JsonObject } from '../../core/digest.ts';
import { sha256 } from '../../core/digest.ts';
import { orderKey, type Capture, type CuratedDocument } from '../../core/document.ts';
import { documentId } from '../../core/ids.ts';
import type { OutcomeRow } from '../../core/ledger.ts';
import { count, emptyTally, type Tally } from '../../core/outcome.ts';
import type { Receipt, Task } from '../../core/run.ts';
import { ShardError } from '../../core/failures.ts';
import { writeSignatures, type SignatureRow } from '../../dedup/signature-file.ts';
import { canonicalUrl } from '../../text/url.ts';
import { readCaptures } from '../../warc/reader.ts';
import { newDraft, ROOMS, type Draft, type DraftInput } from '../draft.ts';
import { digestFile, DurableFile } from '../durable.ts';
import { curatedFile, outcomeFile, signatureFile, type OutDir } from '../out-dir.ts';
import { runRooms, type Kit } from '../rooms.ts';

export const CURATE_VERSION = 4;

/** One WARC file becomes one curated shard with its signatures and outcomes. */
export interface CurateSpec extends Task {
  readonly stage: 'curate';
  readonly warcPath: string;
  readonly warcDigest: Receipt['inputs'][number]['digest'];
  readonly warcBytes: number;
  readonly limit?: number;
  readonly failRateMax: number;
  readonly signing: { readonly bands: number; readonly rows: number };
}

/** What happened to one capture: its outcome row, and the document if it was kept. */
interface Curated {
  readonly row: OutcomeRow;
  readonly document?: CuratedDocument;
  readonly draft?: Draft;
}

/**
 * Runs the fused rooms over every capture of a WARC file.
 * @throws ShardError when more documents broke than the plan allows, or the file cannot be read at all.
 */
export async function curateShard(
  spec: CurateSpec,
  kit: Kit,
  out: OutDir,
  progress: (documents: number) => void,
): Promise<Receipt> {
  const writer = new ShardFiles(spec, out);
  try {
    let taken = 0;
    for await (const item of readCaptures(spec.warcPath)) {
      if (item.kind !== 'capture' && item.kind !== 'defect') continue;
      if (spec.limit !== undefined && taken >= spec.limit) break;
      taken += 1;
      writer.add(item.kind === 'defect' ? brokenRecord(spec, item) : curateCapture(item.capture, kit));
      if (taken % 64 === 0) progress(64);
    }
    progress(taken % 64);
    return await writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Bytes or records that are no capture: counted, with the place, never a crash. */
function brokenRecord(
  spec: CurateSpec,
  defect: { readonly offset: number; readonly message: string },
): Curated {
  const url = `warc:${basename(spec.warcPath)}#${defect.offset}`;
  const row: OutcomeRow = {
    id: documentId(url, sha256('')),
    url,
    site: '',
    stage: 'curate',
    kind: 'fail',
    reason: 'RECORD_BROKEN',
    step: 'read',
    version: 1,
    detail: { offset: defect.offset, message: defect.message.slice(0, 200) },
  };
  return { row };
}

function curateCapture(capture: Capture, kit: Kit): Curated {
  const canonical = canonicalUrl(capture.url) ?? capture.url;
  const id = documentId(canonical, capture.ref.payloadDigest);
  const host = hostOf(canonical);
  const site = kit.rules.sites.byHost(host);
  const base = { id, url: capture.url, site: site?.id ?? '', stage: 'curate' };
  if (capture.ref.httpStatus !== 200) {
    const detail = { capture: capture.ref as unknown as JsonObject };
    return { row: { ...base, kind: 'reject', reason: 'NOT_A_PAGE', step: 'read', version: 1, detail } };
  }
  if (site === undefined) {
    const detail = { capture: capture.ref as unknown as JsonObject, host };
    return { row: { ...base, kind: 'reject', reason: 'OUT_OF_SCOPE', step: 'scope', version: 1, detail } };
  }
  const draft = newDraft({
    ...draftInput(capture),
    optedOut: kit.rules.optOuts.covers(canonical),
    site,
    rulings: kit.rules.reviews.of(id),
  });
  try {
    runRooms(draft, ROOMS, kit);
  } catch (error) {
    const detail = {
      capture: capture.ref as unknown as JsonObject,
      error: (error as Error).message.slice(0, 200),
    };
    const step = ROOMS[Math.min(draft.trail.length, ROOMS.length - 1)] ?? 'read';
    return { row: { ...base, kind: 'fail', reason: 'STEP_THREW', step, version: 1, detail } };
  }
  const row = { ...base, ...verdict(draft), detail: detailOf(capture, draft) };
  if (draft.decision.kind !== 'keep') return { row };
  return { row, document: documentOf(capture, draft, id, canonical, host), draft };
}

function draftInput(capture: Capture): Omit<DraftInput, 'optedOut'> {
  return {
    url: capture.url,
    contentType: capture.contentType,
    headers: capture.headers,
    capturedAt: capture.ref.capturedAt,
    body: capture.body,
    truncated: capture.truncated,
    evidence: 'crawl',
    ...(capture.metadata === undefined ? {} : { metadata: capture.metadata }),
  };
}

function verdict(draft: Draft): Pick<OutcomeRow, 'kind' | 'reason' | 'step' | 'version'> {
  const { decision, decidedBy } = draft;
  if (decision.kind === 'keep' || decidedBy === undefined) return { kind: 'keep' };
  return { kind: decision.kind, reason: decision.reason, step: decidedBy.step, version: decidedBy.version };
}

// Of a rejected document we keep id, reason and measures, never its text.
function detailOf(capture: Capture, draft: Draft): JsonObject {
  const { extraction } = draft;
  return {
    capture: capture.ref,
    encoding: draft.encoding,
    charset: draft.charset,
    steps: draft.trail,
    measures: draft.measures,
    permission: draft.license,
    identity: draft.identity,
    robots: capture.metadata?.robots,
    aiLabel: draft.aiLabel,
    risk: draft.risk,
    pii: draft.pii,
    extraction: extraction && {
      title: draft.decision.kind === 'keep' ? extraction.title : undefined,
      pageKind: extraction.pageKind,
      outlet: extraction.outlet,
      publishedAt: extraction.publishedAt,
      publishedFrom: extraction.facts.publishedAt.from,
      updatedAt: extraction.facts.updatedAt.value,
      taken: draft.decision.kind === 'keep' ? extraction.sourceRanges : undefined,
      chars: extraction.text.length,
    },
    textDigest: draft.decision.kind === 'keep' ? sha256(draft.text) : undefined,
  } as unknown as JsonObject;
}

function documentOf(
  capture: Capture,
  draft: Draft,
  id: string,
  canonical: string,
  host: string,
): CuratedDocument {
  const { extraction, profile, license, identity, risk, pii, aiLabel } = draft;
  const site = draft.input.site?.id ?? '';
  const robots = capture.metadata?.robots;
  if (!extraction || !profile || !license || !identity || !risk || !pii || !aiLabel || !robots) {
    throw new ShardError(`${capture.url}: kept, but a room left no result`);
  }
  return {
    id,
    orderKey: orderKey(site, capture.ref),
    url: capture.url,
    urlCanonical: canonical,
    host,
    site,
    capture: capture.ref,
    encoding: draft.encoding,
    title: extraction.title,
    author: extraction.author,
    outlet: extraction.outlet,
    publishedAt: extraction.publishedAt,
    pageKind: extraction.pageKind,
    text: draft.text,
    textDigest: sha256(draft.text),
    language: profile.language.language,
    languageScore: profile.language.score,
    script: profile.language.script,
    measures: draft.measures,
    license,
    identity,
    robots,
    risk,
    pii,
    aiLabel,
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** The three files of a shard, written together and named only when whole. */
class ShardFiles {
  readonly #spec: CurateSpec;
  readonly #out: OutDir;
  readonly #documents: DurableFile;
  readonly #outcomes: DurableFile;
  readonly #signatures: SignatureRow[] = [];
  readonly #tally: Tally = emptyTally();

  constructor(spec: CurateSpec, out: OutDir) {
    this.#spec = spec;
    this.#out = out;
    this.#documents = new DurableFile(out.path(curatedFile(spec.shard)));
    this.#outcomes = new DurableFile(out.path(outcomeFile('curate', spec.shard)));
  }

  add({ row, document, draft }: Curated): void {
    count(this.#tally, row.kind, row.reason);
    this.#outcomes.write(Buffer.from(`${JSON.stringify(row)}\n`));
    if (document === undefined || draft?.signature === undefined) return;
    const line = Buffer.from(`${JSON.stringify(document)}\n`);
    this.#signatures.push({
      docId: document.id,
      orderKey: document.orderKey,
      urlCanonical: document.urlCanonical,
      textDigest: document.textDigest,
      site: document.site,
      partition: partitionOf(document),
      file: curatedFile(this.#spec.shard),
      offset: this.#documents.bytes,
      length: line.length,
      capturedAt: document.capture.capturedAt,
      quality: document.measures['quality'] ?? 0,
      license: document.license.class,
      signature: draft.signature,
    });
    this.#documents.write(line);
  }

  async finish(): Promise<Receipt> {
    const { fail, in: total } = this.#tally;
    if (total > 0 && fail / total > this.#spec.failRateMax) {
      const share = `${fail} of ${total} documents failed, more than failRateMax ${this.#spec.failRateMax}`;
      throw new ShardError(`curate ${this.#spec.shard}: ${share}; see ${this.#spec.warcPath}`);
    }
    const signatures = signatureFile(this.#spec.shard);
    writeSignatures(this.#signatures, this.#out.path(signatures), this.#spec.signing);
    const documents = this.#documents.commit();
    const outcomes = this.#outcomes.commit();
    return {
      stage: 'curate',
      shard: this.#spec.shard,
      digest: this.#spec.digest,
      inputs: [
        { file: basename(this.#spec.warcPath), digest: this.#spec.warcDigest, bytes: this.#spec.warcBytes },
      ],
      outputs: [
        { file: curatedFile(this.#spec.shard), ...documents },
        { file: signatures, ...(await digestFile(this.#out.path(signatures))) },
      ],
      outcomes: { file: outcomeFile('curate', this.#spec.shard), ...outcomes },
      tally: this.#tally,
    };
  }

  abandon(): void {
    this.#documents.abandon();
    this.#outcomes.abandon();
  }
}

/** Rows of one partition lie in one folder of the release: `zh/B`. */
function partitionOf(document: CuratedDocument): string {
  return `${document.language}/${document.license.class}`;
}
