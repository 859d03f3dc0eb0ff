import type { Found } from '../../core/document.ts';
import type { MetaTag } from '../../core/page.ts';

export const UNKNOWN: Found = { value: '', from: '', confidence: 0 };

/** A fact with where it was read and how sure that is; an empty value is no fact. */
export function found(value: string, from: string, confidence: number): Found {
  return value === '' ? UNKNOWN : { value, from, confidence };
}

/** Values of metas by lower-case name, in document order; empty ones left out. */
export type Metas = ReadonlyMap<string, readonly string[]>;

export function metasByName(metas: readonly MetaTag[]): Metas {
  const byName = new Map<string, string[]>();
  for (const { name, content } of metas) {
    if (content === '') continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [content]);
    else known.push(content);
  }
  return byName;
}

/** The first meta of these names, in their order. */
export function firstMeta(metas: Metas, names: readonly string[], confidence: number): Found {
  for (const name of names) {
    const [value] = metas.get(name) ?? [];
    if (value !== undefined) return found(value, `meta ${name}`, confidence);
  }
  return UNKNOWN;
}

export const firstFound = (...facts: readonly Found[]): Found =>
  facts.find(({ value }) => value !== '') ?? UNKNOWN;
