/** What the JSON-LD of a page says about rights, origin and AI generation (SIG-08, CN-AIG-04). */
export interface JsonLdRights {
  readonly licenses: readonly { readonly url: string; readonly appliesTo: 'text' | 'site' | 'other' }[];
  /** `isAccessibleForFree` is false: a paywall. */
  readonly paywalled: boolean;
  readonly acquireLicensePage: string;
  readonly copyrightNotices: readonly string[];
  /** Names of publisher, provider, sourceOrganization and isBasedOn of the text. */
  readonly publishers: readonly string[];
  readonly sources: readonly string[];
  /** Values of AIGC or digitalSourceType on the text itself; `BY:` an author's name, `NOTE:` a credit. */
  readonly aiMarks: readonly string[];
  /** A script could not be parsed; what could be found by name was read the stricter way. */
  readonly unreadable: boolean;
}

/** Characters of JSON-LD read at most, and nesting followed. */
const CHARACTERS_MAX = 1 << 18;
const DEPTH_MAX = 12;
const NODES_MAX = 2000;

const SITE_TYPES = /^(?:WebSite|Organization|NewsMediaOrganization|Blog|GovernmentOrganization)$/u;
const OTHER_TYPES =
  /^(?:ImageObject|VideoObject|AudioObject|MediaObject|Photograph|SoftwareApplication|SoftwareSourceCode|MobileApplication|Product|Dataset|Comment|Person|Recipe|MusicRecording)$/u;

type Draft = {
  -readonly [K in keyof JsonLdRights]: JsonLdRights[K] extends readonly (infer T)[] ? T[] : JsonLdRights[K];
};

/** Reads every script; a page without JSON-LD gives empty lists. */
export function readJsonLd(scripts: readonly string[]): JsonLdRights {
  const draft: Draft = {
    licenses: [],
    paywalled: false,
    acquireLicensePage: '',
    copyrightNotices: [],
    publishers: [],
    sources: [],
    aiMarks: [],
    unreadable: false,
  };
  for (const script of scripts) readScript(script.slice(0, CHARACTERS_MAX), draft);
  return draft;
}

function readScript(script: string, draft: Draft): void {
  try {
    walk(JSON.parse(script), draft, { depth: 0, nodes: 0, scope: 'text' });
  } catch {
    // Not JSON: names are searched for instead, so that a broken script cannot hide a refusal.
    draft.unreadable = true;
    draft.paywalled ||= /"isAccessibleForFree"\s*:\s*"?false/iu.test(script);
    const license = /"license"\s*:\s*"([^"]{1,500})"/iu.exec(script)?.[1];
    if (license !== undefined) draft.licenses.push({ url: license, appliesTo: 'text' });
  }
}

interface Walk {
  depth: number;
  nodes: number;
  scope: 'text' | 'site' | 'other';
}

function walk(value: unknown, draft: Draft, state: Walk): void {
  if (typeof value !== 'object' || value === null || state.depth > DEPTH_MAX || state.nodes > NODES_MAX)
    return;
  state.nodes += 1;
  if (Array.isArray(value)) return value.forEach((item) => nested(item, draft, state, state.scope));
  const node = value as Record<string, unknown>;
  const scope = scopeOf(node['@type'], state.scope);
  readNode(node, scope, draft);
  for (const inner of Object.values(node)) nested(inner, draft, state, scope);
}

function nested(value: unknown, draft: Draft, state: Walk, scope: Walk['scope']): void {
  const inner = { depth: state.depth + 1, nodes: state.nodes, scope };
  walk(value, draft, inner);
  state.nodes = inner.nodes;
}

/** Parts of something else stay with it: the license of a picture's creator is not that of the text. */
function scopeOf(type: unknown, around: Walk['scope']): Walk['scope'] {
  const name = Array.isArray(type) ? String(type[0]) : typeof type === 'string' ? type : '';
  if (around === 'other' || OTHER_TYPES.test(name)) return 'other';
  if (name === '') return around;
  return SITE_TYPES.test(name) ? 'site' : 'text';
}

function readNode(node: Record<string, unknown>, scope: Walk['scope'], draft: Draft): void {
  for (const url of names(node['license'])) draft.licenses.push({ url, appliesTo: scope });
  if (scope === 'other') return;
  const free = node['isAccessibleForFree'];
  if (scope === 'text' && (free === false || String(free).toLowerCase() === 'false')) draft.paywalled = true;
  draft.acquireLicensePage ||= names(node['acquireLicensePage'])[0] ?? '';
  draft.copyrightNotices.push(...names(node['copyrightNotice']));
  if (scope === 'text') readText(node, draft);
}

function readText(node: Record<string, unknown>, draft: Draft): void {
  draft.publishers.push(...names(node['publisher']));
  for (const key of ['provider', 'sourceOrganization', 'isBasedOn']) draft.sources.push(...names(node[key]));
  draft.aiMarks.push(...names(node['digitalSourceType']));
  for (const key of ['author', 'creator'])
    draft.aiMarks.push(...names(node[key]).map((name) => `BY:${name}`));
  draft.aiMarks.push(...names(node['creditText']).map((credit) => `NOTE:${credit}`));
  const aigc = node['AIGC'] ?? node['aigc'];
  if (aigc !== undefined)
    draft.aiMarks.push(`AIGC:${typeof aigc === 'string' ? aigc : JSON.stringify(aigc)}`);
}

/** Strings, names and addresses of a value, its first twenty items. */
function names(value: unknown): string[] {
  if (typeof value === 'string') return [value.slice(0, 500)];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((item) => names(item));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  const name = node['name'] ?? node['url'] ?? node['@id'];
  return typeof name === 'string' ? [name.slice(0, 500)] : [];
}
