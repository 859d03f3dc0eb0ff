import type { MarkdownOptions } from '../core/markdown.ts';
import type { LicenseProfile } from '../core/permission.ts';
import type { Signer } from '../dedup/signer.ts';
import type { Lexicon } from '../filter/safety/lexicon.ts';
import type { PiiRules } from '../pii/redact.ts';
import type { Decontaminator } from './decontaminate/decontaminator.ts';
import type { Draft, RoomName } from './draft.ts';
import { decodeRoom } from './rooms/decode.ts';
import { extractRoom } from './rooms/extract.ts';
import { filterRoom } from './rooms/filter.ts';
import { licenseRoom } from './rooms/license.ts';
import { normalizeRoom } from './rooms/normalize.ts';
import { redactRoom } from './rooms/redact.ts';
import { runThrough } from './rooms/run-through.ts';
import { signRoom } from './rooms/sign.ts';
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

/** Raised when the way rooms are joined changes an output although no room did. */
export const FUSION_VERSION = 2;

const ROOM: Readonly<Record<RoomName, (draft: Draft, kit: Kit) => void>> = {
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
  const steps = rooms.map((name) => (one: Draft) => ROOM[name](one, kit));
  runThrough(steps, draft, all);
}
