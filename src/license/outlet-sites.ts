import type { SiteProfile } from '../core/site-profile.ts';
import { registrableDomain } from '../text/url.ts';
import { foldNotice } from './fold.ts';
import { comparableName, outletStem } from './outlet-names.ts';
import type { LicenseRules } from './rules.ts';

/** Finds the site of the corpus that a printed outlet means. */
export interface OutletSites {
  /** Id of the site, '' when no profile bears the name. */
  siteOf(outlet: string): string;
}

/** By names of sites and operators, registrable domains, and families of publishers; the first profile with a name keeps it. */
export function indexOutlets(profiles: readonly SiteProfile[], { families }: LicenseRules): OutletSites {
  const byName = new Map<string, string>();
  const byFamily = new Map<number, string>();
  const add = (name: string, site: string): void => {
    const key = comparableName(foldNotice(name));
    if (key.length < 2) return;
    for (const known of [key, outletStem(key)]) if (!byName.has(known)) byName.set(known, site);
    const family = families.get(key);
    if (family !== undefined && !byFamily.has(family)) byFamily.set(family, site);
  };
  for (const { id, name, operator, hosts } of profiles) {
    for (const own of [name, operator.name]) add(own, id);
    for (const host of hosts) add(registrableDomain(host.split(':', 1)[0] ?? host), id);
  }
  return {
    siteOf(outlet) {
      const key = comparableName(foldNotice(outlet));
      const family = families.get(key);
      return (
        byName.get(key) ??
        byName.get(outletStem(key)) ??
        (family === undefined ? undefined : byFamily.get(family)) ??
        ''
      );
    },
  };
}
