import type { LicenseProfile } from '../../core/permission.ts';
import type { TextProfile } from '../../core/text-profile.ts';
import type { Draft, RoomName } from '../draft.ts';
import type { Kit, MarkdownKit } from '../rooms.ts';
import type { Step } from '../rooms/run-through.ts';
import { SIGN_PARAMS } from './sign-params.ts';

/** The rooms that were asked for, their rules in hand. */
export interface Tools {
  readonly steps: readonly Step[];
  /** What is told of a measured text; there when `filter` was asked for. */
  readonly textFindings?: (draft: Draft, profile: TextProfile, lines: boolean) => Record<string, unknown>;
}

export interface ToolsSetup {
  readonly rooms: readonly RoomName[];
  readonly rulesFolder: string;
  readonly licenseProfile: LicenseProfile;
  readonly markdown?: MarkdownKit;
}

/**
 * Loads the rooms asked for and nothing else: all of them with their rules take more than a second of CPU and 130 MB
 * in every worker, `decode` alone a tenth of it.
 * @throws ConfigError when rules that a room goes by cannot be read.
 */
export async function loadTools(setup: ToolsSetup): Promise<Tools> {
  const kit = setup.rooms.some((name) => name in ROOM_WITH_RULES) ? await loadRules(setup) : undefined;
  const steps = await Promise.all(setup.rooms.map((name) => stepOf(name, setup, kit)));
  if (!setup.rooms.includes('filter')) return { steps };
  return { steps, textFindings: (await import('./text-findings.ts')).textFindings };
}

async function loadRules({ rooms, rulesFolder, licenseProfile, markdown }: ToolsSetup): Promise<Kit> {
  const { loadKit } = await import('./rooms-kit.ts');
  const kit = loadKit(rulesFolder, licenseProfile, markdown);
  // A fault in them is one of the command, not of the first row.
  if (rooms.includes('filter')) void kit.lexicon;
  if (rooms.includes('redact')) void kit.pii;
  return kit;
}

async function stepOf(name: RoomName, setup: ToolsSetup, kit: Kit | undefined): Promise<Step> {
  switch (name) {
    case 'decode':
      return (await import('../rooms/decode.ts')).decodeRoom;
    case 'sign':
      return signStep();
    case 'extract':
      return extractStep(setup, kit);
    default: {
      const room = await ROOM_WITH_RULES[name]();
      return (draft) => room(draft, kit as Kit);
    }
  }
}

async function extractStep({ rulesFolder, markdown }: ToolsSetup, kit: Kit | undefined): Promise<Step> {
  const { extractRoom } = await import('../rooms/extract.ts');
  if (kit !== undefined) return (draft) => extractRoom(draft, kit);
  const { readExtractRuleSet } = await import('../extract-rule-files.ts');
  const rules = readExtractRuleSet(rulesFolder);
  const own = { rules, ...(markdown === undefined ? {} : { markdown }) };
  return (draft) => extractRoom(draft, own);
}

async function signStep(): Promise<Step> {
  const [{ createSigner }, { signRoom }] = await Promise.all([
    import('../../dedup/signer.ts'),
    import('../rooms/sign.ts'),
  ]);
  const signer = createSigner(SIGN_PARAMS);
  return (draft) => signRoom(draft, { signer });
}

/** They go by more than one part of the rules. */
const ROOM_WITH_RULES = {
  license: async () => (await import('../rooms/license.ts')).licenseRoom,
  normalize: async () => (await import('../rooms/normalize.ts')).normalizeRoom,
  filter: async () => (await import('../rooms/filter.ts')).filterRoom,
  redact: async () => (await import('../rooms/redact.ts')).redactRoom,
};
