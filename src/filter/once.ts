import type { TextProfile } from '../core/text-profile.ts';

/**
 * Remembers what was measured on the profile asked about last, so that several filters can ask: they are asked
 * about one text after the other. Holds that profile until the next one.
 */
export function once<T>(measure: (profile: TextProfile) => T): (profile: TextProfile) => T {
  let last: { readonly profile: TextProfile; readonly value: T } | undefined;
  return (profile) => {
    if (last?.profile !== profile) last = { profile, value: measure(profile) };
    return last.value;
  };
}
