import type { LicenseRules } from './rules.ts';

/** True when text under this license goes into shards of its own; licenses that the rules do not list are none. */
export function isShareAlike(spdx: string, rules: LicenseRules): boolean {
  return rules.licenses.get(spdx.toLowerCase())?.shareAlike ?? false;
}
