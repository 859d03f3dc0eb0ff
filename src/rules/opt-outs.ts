import { z } from 'zod';
import { ruleHeader } from '../core/rule-file.ts';

/** A request to be left out (TD-10): hosts with all their subdomains, or URL prefixes. Permanent until withdrawn. */
export const optOutSchema = z.strictObject({
  ...ruleHeader,
  entries: z.array(
    z.strictObject({
      host: z.string().regex(/^[a-z0-9.-]+$/u).optional(),
      prefix: z.url().optional(),
      requestedAt: z.iso.date(),
      /** Number of the request; never a person's name. */
      request: z.string().min(1),
    }),
  ),
});

export interface OptOuts {
  /** `url` in canonical form. */
  covers(url: string): boolean;
}

export function indexOptOuts(files: readonly z.infer<typeof optOutSchema>[]): OptOuts {
  const entries = files.flatMap((file) => file.entries);
  const hosts = new Set(entries.flatMap((entry) => entry.host ?? []));
  const prefixes = entries.flatMap((entry) => entry.prefix ?? []);
  return { covers: (url) => hostCovered(hosts, url) || prefixes.some((prefix) => url.startsWith(prefix)) };
}

function hostCovered(hosts: ReadonlySet<string>, url: string): boolean {
  if (hosts.size === 0) return false;
  const labels = new URL(url).hostname.split('.');
  return labels.some((_, i) => hosts.has(labels.slice(i).join('.')));
}
