import { sha256, type Digest } from '../core/digest.ts';

/** Wordings remembered at most; a site has a few dozen. */
const ENTRIES_MAX = 2000;

// Footers repeat on every page of a site, and hashing is a third of a decision's time. The digest depends
// on the wording alone, so remembering it changes nothing.
const known = new Map<string, Digest>();

/** SHA-256 of a wording of at most a few hundred characters. */
export function digestOfWording(wording: string): Digest {
  const found = known.get(wording);
  if (found !== undefined) return found;
  if (known.size >= ENTRIES_MAX) known.clear();
  const digest = sha256(wording);
  known.set(wording, digest);
  return digest;
}
