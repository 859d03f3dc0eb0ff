import type { TextProfile } from '../core/text-profile.ts';

/** Remembers what was measured on a profile, so that several filters can ask; forgotten with the profile. */
export function once<T>(measure: (profile: TextProfile) => T): (profile: TextProfile) => T {
  const known = new WeakMap<TextProfile, { readonly value: T }>();
  return (profile) => {
    const found = known.get(profile) ?? { value: measure(profile) };
    known.set(profile, found);
    return found.value;
  };
}
