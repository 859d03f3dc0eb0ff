import type { Digest } from './digest.ts';
import type { Markdown } from './markdown.ts';
import type { ReasonCode } from './reasons.ts';
import type { DocumentId, SiteId } from './ids.ts';
import type { AiLabel, LicenseFinding, RobotsSnapshot, Signal, SiteIdentity } from './permission.ts';

/** Where the bytes of a capture lie. */
export interface CaptureRef {
  /** File name without folder. */
  readonly warcFile: string;
  /** Byte offset of the record (of its gzip member) in the file. */
  readonly offset: number;
  /** Length in bytes of the record's gzip member. */
  readonly length: number;
  readonly recordId: string;
  /** RFC 3339, UTC. */
  readonly capturedAt: string;
  readonly httpStatus: number;
  /** Digest of the payload after transfer and content encodings are undone. */
  readonly payloadDigest: Digest;
}

/** What the crawler knew and adds to a capture as a WARC metadata record; absent for foreign WARC files. */
export interface CaptureMetadata {
  readonly site: SiteId;
  readonly seed: string;
  readonly depth: number;
  readonly via: string;
  readonly robots: RobotsSnapshot;
  /** Host-level and header signals that apply to this address. */
  readonly signals: readonly Signal[];
  readonly userAgent: string;
  /** Of a document that was imported: where it comes from. */
  readonly import?: ImportOrigin;
}

/** Provenance of a document of an imported set. */
export interface ImportOrigin {
  /** Id and version of the file in rules/imports. */
  readonly set: string;
  readonly version: number;
  /** Input file by name, and its digest. */
  readonly file: string;
  readonly fileDigest: Digest;
  /** Id of the document within the set. */
  readonly key: string;
  /** Digest of the license file that came with the set; absent when there was none. */
  readonly licenseDigest?: Digest;
  /** What the set says of the document, '' where it says nothing. */
  readonly title: string;
  readonly author: string;
  readonly publishedAt: string;
  /** Why the document cannot be used. */
  readonly rejected?: ReasonCode;
}

/** A response record, its HTTP headers parsed and its body decoded from transfer and content encodings. */
export interface Capture {
  readonly ref: CaptureRef;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly truncated: boolean;
  readonly metadata?: CaptureMetadata;
}

export type PageKind = 'article' | 'list' | 'forum' | 'documentation' | 'regulation' | 'other';

/** A fact about a page, where it was read (`meta pubdate`, `h1`, `byline` …) and how sure that is, 0 to 1. */
export interface Found {
  /** '' when the page says nothing. */
  readonly value: string;
  readonly from: string;
  readonly confidence: number;
}

/** What a page tells about its text. */
export interface PageFacts {
  /** Without the site's name. */
  readonly title: Found;
  readonly author: Found;
  readonly outlet: Found;
  /** ISO 8601; of the first post in a thread. */
  readonly publishedAt: Found;
  readonly updatedAt: Found;
  /** As declared, a BCP 47 tag. */
  readonly language: Found;
  /** Absolute address that the page calls its own. */
  readonly canonical: Found;
  /** Sections from the outermost one to the page. */
  readonly breadcrumbs: readonly string[];
  readonly tags: readonly string[];
}

/** What `extract` found. Every field has a value; '' where the page says nothing. */
export interface Extraction {
  readonly title: string;
  readonly author: string;
  /** 来源 as printed, for example 某某晚报. */
  readonly outlet: string;
  /** ISO 8601, with offset when the page gives one; '' if unknown. */
  readonly publishedAt: string;
  readonly pageKind: PageKind;
  /** Main text: paragraphs separated by \n, tables and code kept. */
  readonly text: string;
  /** Ranges kept, as pairs of UTF-16 offsets into the decoded source. */
  readonly sourceRanges: readonly (readonly [start: number, end: number])[];
  /** The same title, author, outlet and time with their origin, and what else the page tells. */
  readonly facts: PageFacts;
  /** The main text with its structure, when asked for. */
  readonly markdown?: Markdown;
}

/** A risk hit of the safety lexicons; a clean document has an empty list and still a record (CN-FLT-02). */
export interface RiskRecord {
  readonly labels: readonly string[];
  readonly scores: Readonly<Record<string, number>>;
  readonly lexiconVersion: string;
  readonly modelVersion: string;
}

/** A span of personal data in the text that entered `redact`; offsets in UTF-16 units. */
export interface PiiSpan {
  readonly type: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

export interface PiiRecord {
  /** Count masked, by rule id. */
  readonly counts: Readonly<Record<string, number>>;
  readonly masked: number;
  readonly sensitive: number;
}

/** A document that passed all of curate, as it stands in curated/*.jsonl. */
export interface CuratedDocument {
  readonly id: DocumentId;
  /** `(source, capture time, WARC file, offset)` as one string that sorts bytewise. */
  readonly orderKey: string;
  readonly url: string;
  readonly urlCanonical: string;
  readonly host: string;
  readonly site: SiteId;
  readonly capture: CaptureRef;
  readonly encoding: string;
  readonly title: string;
  readonly author: string;
  readonly outlet: string;
  readonly publishedAt: string;
  readonly pageKind: PageKind;
  readonly text: string;
  /** Digest of the final text: identity of exact copies. */
  readonly textDigest: Digest;
  readonly language: string;
  readonly languageScore: number;
  readonly script: string;
  readonly measures: Readonly<Record<string, number>>;
  readonly license: LicenseFinding;
  readonly identity: SiteIdentity;
  readonly robots: RobotsSnapshot;
  readonly risk: RiskRecord;
  readonly pii: PiiRecord;
  readonly aiLabel: AiLabel;
}

/**
 * The order of documents: all choices between documents use it, never arrival time. Records of one gzip member
 * have one key; among them the order of the records decides.
 */
export function orderKey(site: SiteId, ref: Pick<CaptureRef, 'capturedAt' | 'warcFile' | 'offset'>): string {
  return `${site}\t${ref.capturedAt}\t${ref.warcFile}\t${String(ref.offset).padStart(14, '0')}`;
}
