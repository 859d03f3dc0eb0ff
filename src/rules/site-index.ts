import { ConfigError } from '../core/failures.ts';
import type { SiteProfile } from '../core/site-profile.ts';
import type { ReadFile } from './read-yaml.ts';

/** Site profiles by id and by host. */
export interface SiteIndex {
  readonly profiles: readonly SiteProfile[];
  byId(id: string): SiteProfile | undefined;
  /** `host` as in a URL, with its port if it is not the default one. */
  byHost(host: string): SiteProfile | undefined;
}

/** @throws ConfigError when two profiles claim one host. */
export function indexSites(files: readonly ReadFile<SiteProfile>[]): SiteIndex {
  const ids = new Map<string, SiteProfile>();
  const hosts = new Map<string, SiteProfile>();
  for (const { file, value } of files) {
    ids.set(value.id, value);
    for (const host of value.hosts) {
      const other = hosts.get(host);
      if (other !== undefined) throw new ConfigError(`${file}:1:1: host ${host} already belongs to site ${other.id}`);
      hosts.set(host, value);
    }
  }
  return { profiles: files.map((f) => f.value), byId: (id) => ids.get(id), byHost: (host) => hosts.get(host) };
}
