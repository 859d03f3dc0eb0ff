import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { article, assess, PROSE } from './support.ts';

/** One row of `fixtures/notices/forms.jsonl`: a footer, a notice or a byline, and what it must be read as. */
interface Form {
  readonly place: 'footer' | 'end' | 'above' | 'lead' | 'body' | 'head';
  readonly html: string;
  readonly head?: string;
  readonly url?: string;
  readonly icp?: readonly string[];
  /** Wordings about rights; open licenses only where one is listed. */
  readonly kinds?: readonly string[];
  readonly class?: string;
  readonly spdx?: string;
  readonly verdict?: string;
  readonly outlet?: string;
}

const forms = readFileSync(new URL('../../fixtures/notices/forms.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Form);

const NAME = '<meta property="og:site_name" content="河边新闻网">';
const p = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join('');

function pageOf({ place, html, head = '' }: Form): string {
  const inBody = place === 'above' || place === 'lead' ? html + p(PROSE) : undefined;
  return article({
    head: NAME + head,
    ...(inBody === undefined ? {} : { body: inBody }),
    ...(place === 'body' ? { body: p(PROSE.slice(0, 2)) + html + p(PROSE.slice(2)) } : {}),
    ...(place === 'end' || place === 'footer' ? { [place]: html } : {}),
  });
}

/** What the page was read as, in the fields that the row names. */
function read(form: Form): Partial<Form> {
  const { license, identity, outlet } = assess(pageOf(form), {
    url: form.url ?? 'https://www.hebian.example/a/1.html',
    ...(form.place === 'lead'
      ? { text: `${form.html.replaceAll(/<[^>]+>/gu, '')}\n${PROSE.join('\n')}` }
      : {}),
  });
  const withLicenses = form.kinds?.some((kind) => kind.startsWith('cc')) === true;
  const kinds = license.candidates
    .filter((c) => c.appliesTo !== 'other')
    .filter((c) => withLicenses || c.class === undefined || c.kind === 'noncommercial-use-only')
    .map((c) => c.kind);
  const refused = form.verdict === 'not-allow' && license.verdict !== 'allow';
  return {
    ...(form.icp === undefined ? {} : { icp: identity.icp.map((n) => n.normalized).sort() }),
    ...(form.kinds === undefined ? {} : { kinds: [...new Set(kinds)].sort() }),
    ...(form.class === undefined ? {} : { class: license.class }),
    ...(form.spdx === undefined ? {} : { spdx: license.spdx }),
    ...(form.verdict === undefined ? {} : { verdict: refused ? 'not-allow' : license.verdict }),
    ...(form.outlet === undefined ? {} : { outlet }),
  };
}

describe('footers, notices and bylines in the forms that occur (self-written, numbers invented)', () => {
  it.each(['footer', 'end', 'above', 'lead', 'body', 'head'] as const)('in place %s', (place) => {
    const here = forms.filter((form) => form.place === place);
    expect(here.length).toBeGreaterThan(0);
    const misread = here.flatMap((form) => {
      const found = read(form);
      const wanted = Object.fromEntries(Object.keys(found).map((key) => [key, form[key as keyof Form]]));
      if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
      return [`${form.html}\n  read as ${JSON.stringify(found)}\n  wanted  ${JSON.stringify(wanted)}`];
    });
    expect(misread).toEqual([]);
  });
});
