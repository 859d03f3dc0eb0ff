import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { domainToASCII } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, registrableDomain } from '../../src/text/url.ts';

const VECTORS = resolve(import.meta.dirname, '../../../shared/data/04_vectors');

interface UrlCase {
  readonly input: string;
  readonly base: string | null;
  readonly failure?: boolean;
  readonly href?: string;
}

/** Hosts whose registrable domain is not what the list's own test says, with the reason. */
const PSL_EXCEPTIONS: ReadonlyMap<string, string> = new Map([]);

describe.skipIf(!existsSync(VECTORS))('public vectors (skipped where ../shared/data is absent)', () => {
  const cases = existsSync(VECTORS)
    ? (
        JSON.parse(readFileSync(join(VECTORS, 'url-wpt/urltestdata.json'), 'utf8')) as (UrlCase | string)[]
      ).filter((row): row is UrlCase => typeof row !== 'string')
    : [];

  it('canonicalUrl agrees with the WHATWG URL tests on every web address', () => {
    const wrong: string[] = [];
    let web = 0;
    for (const { input, base, failure, href } of cases) {
      const got = canonicalUrl(input, base ?? undefined);
      if (failure === true || !/^https?:/u.test(href ?? '')) {
        if (got !== undefined) wrong.push(`${input}: ${got}, not refused`);
        continue;
      }
      web += 1;
      if (got !== expectedForm(href as string)) wrong.push(`${input}: ${got}, not ${href}`);
    }
    expect(web).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  it('registrableDomain agrees with the public suffix list', () => {
    const rows = readFileSync(join(VECTORS, 'psl/tests/tests.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('//'))
      .map((line) => line.split(' ') as [string, string])
      .filter(([host]) => host !== 'null' && !host.startsWith('.'));
    expect(rows.length).toBeGreaterThan(60);
    const wrong = rows
      .filter(([host, domain]) => {
        // A host that is a public suffix itself stands for itself.
        const expected = domain === 'null' ? host : domain;
        return domainToASCII(registrableDomain(host.toLowerCase())) !== domainToASCII(expected.toLowerCase());
      })
      .map(([host, domain]) => `${host}: ${registrableDomain(host)}, not ${domain}`)
      .filter((line) => !PSL_EXCEPTIONS.has(line.split(':')[0] ?? ''));
    expect(wrong).toEqual([]);
  });
});

// Ours drops what is no part of a page's address.
function expectedForm(href: string): string | undefined {
  const url = new URL(href);
  if (href.length > 2_048) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  if (url.search === '') url.search = '';
  return url.href;
}
