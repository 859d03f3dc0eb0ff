import { z } from 'zod';
import { ruleHeader } from '../core/rule-file.ts';

/** A request to be left out (TD-10): hosts with all their subdomains, URL prefixes, single addresses, or authors. Permanent until withdrawn. */
export const optOutSchema = z.strictObject({
  ...ruleHeader,
  entries: z.array(
    z
      .strictObject({
        host: z
          .string()
          .regex(/^[a-z0-9.-]+$/u, 'is no host in small letters, as www.example.cn')
          .optional(),
        prefix: z.url().optional(),
        /** One address in canonical form, and none below it: what a takedown writes. */
        url: z.url().optional(),
        /** The name an author signs with, as pages print it. */
        author: z.string().min(2).optional(),
        requestedAt: z.iso.date(),
        /** Number of the request; never a person's name. */
        request: z.string().min(1),
      })
      .refine((entry) => [entry.host, entry.prefix, entry.url, entry.author].filter((part) => part !== undefined).length === 1, {
        message: 'exactly one of host, prefix, url and author',
      }),
  ),
});

export type OptOutFile = z.infer<typeof optOutSchema>;

export interface OptOuts {
  /** `url` in canonical form. */
  covers(url: string): boolean;
  /** Known only once a page is read: asked at curate and before publishing. */
  coversAuthor(author: string): boolean;
}

export function indexOptOuts(files: readonly OptOutFile[]): OptOuts {
  const entries = files.flatMap((file) => file.entries);
  const hosts = new Set(entries.flatMap((entry) => entry.host ?? []));
  const prefixes = entries.flatMap((entry) => entry.prefix ?? []);
  const urls = new Set(entries.flatMap((entry) => entry.url ?? []));
  const authors = new Set(entries.flatMap((entry) => (entry.author === undefined ? [] : signature(entry.author))));
  return {
    covers: (url) => urls.has(url) || hostCovered(hosts, url) || prefixes.some((prefix) => url.startsWith(prefix)),
    coversAuthor: (author) => authors.size > 0 && authors.has(signature(author)),
  };
}

function hostCovered(hosts: ReadonlySet<string>, url: string): boolean {
  if (hosts.size === 0) return false;
  const labels = new URL(url).hostname.split('.');
  return labels.some((_, i) => hosts.has(labels.slice(i).join('.')));
}

/** Names are compared without spaces, width and case. */
function signature(author: string): string {
  return author.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}
