import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2, P3 } from './pages.ts';

const textOf = (html: string): string => extractPage(scanPage(html), { url: '' }).extraction.text;

describe('text that a script reveals', () => {
  const page = (style: string, id: string): string =>
    `<head><title>渡船停航</title></head><body><h1>渡船停航</h1><div class="${id}" id="js_${id}" style="${style}"><p>${P1}</p><p>${P2}</p></div></body>`;

  it('is read in the box of the text', () => {
    expect(textOf(page('visibility: hidden; opacity: 0;', 'rich_media_content'))).toBe(`${P1}\n${P2}`);
  });

  it.each([
    { name: 'what is not displayed', html: page('display: none', 'rich_media_content') },
    { name: 'an invisible box of another kind', html: page('visibility: hidden', 'tip') },
  ])('is not: $name', ({ html }) => {
    expect(textOf(html)).not.toContain(P1);
  });
});

describe('a text cut in many boxes', () => {
  const cut = (name: string): string =>
    `<body><div class="${name}"><section><section><p>${P1}</p></section></section><section><p>${P2}</p><p>${P3}</p><p>${P2}</p><p>${P3}</p><p>${P2}</p></section></div></body>`;

  it('is whole in a box that says it holds the text', () => {
    expect(textOf(cut('rich_media_content')).startsWith(P1)).toBe(true);
  });
});
