import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../src/decode/decode.ts';

const HANS =
  '清晨的渡口很安静，摆渡人把船系在柳树下，等第一班过河的乘客。对岸的集市刚刚开门，有人挑着菜，有人牵着孩子，大家都说今年的水比往年高。';
const HANT =
  '清晨的渡口很安靜，擺渡人把船繫在柳樹下，等第一班過河的乘客。對岸的集市剛剛開門，有人挑著菜，有人牽著孩子，大家都說今年的水比往年高。';
const ENCODINGS = ['gbk', 'big5', 'utf-8', 'utf-16le', 'utf-16be'] as const;
const textOf = (encoding: string): string => (encoding === 'big5' ? HANT : HANS);
const encode = (text: string, encoding: string): Buffer =>
  encoding === 'utf-16be' ? Buffer.from(text, 'utf16le').swap16() : iconv.encode(text, encoding);
const page = (text: string): string =>
  `<html><head><title>x</title></head><body><p>${text}</p></body></html>`;
const without = (html: string): string => html.replaceAll('\uFFFD', '');

/** Octet at which character `index` of the page's text begins. */
const offsetOf = (text: string, index: number, encoding: string): number =>
  encode(page(text).slice(0, page(text).indexOf(text) + index), encoding).length;
const insert = (body: Buffer, at: number, ...octets: number[]): Buffer =>
  Buffer.concat([body.subarray(0, at), Buffer.from(octets), body.subarray(at)]);

describe('mending', () => {
  it.each(ENCODINGS)('a stray octet between characters costs none of them: %s', (encoding) => {
    const text = textOf(encoding);
    const body = encode(page(text), encoding);
    for (let index = 1; index < text.length; index += 7) {
      const { html, decision } = decodeBody(insert(body, offsetOf(text, index, encoding), 0xff), '');
      expect(decision.kind).toBe('keep');
      expect(without(html)).toBe(page(text));
      expect(html.length).toBe(page(text).length + 1);
    }
  });

  it.each(ENCODINGS.slice(0, 3))('nor does one inside a character: %s', (encoding) => {
    const text = textOf(encoding);
    const body = encode(page(text), encoding);
    for (let index = 1; index < text.length; index += 7) {
      const { html } = decodeBody(insert(body, offsetOf(text, index, encoding) + 1, 0xff), '');
      expect(without(html)).toBe(page(text));
    }
  });

  it.each(ENCODINGS)('three octets that could begin a character leave the text in place: %s', (encoding) => {
    const text = textOf(encoding);
    let body = encode(page(text), encoding);
    for (const index of [60, 33, 9]) body = insert(body, offsetOf(text, index, encoding), 0xb9);
    const { html } = decodeBody(body, 'text/html; charset=iso-8859-1');
    const sentences = text.split(/[，。]/u).filter((part) => part !== '');
    expect(sentences.filter((part) => !html.includes(part)).length).toBeLessThanOrEqual(3);
    expect(Math.abs(html.length - page(text).length)).toBeLessThanOrEqual(3);
  });

  it.each([
    ['0x80 behind a character of UTF-8', 'utf-8', '十三里', [1, 0x80]],
    ['three octets behind one of GBK', 'gbk', '水徇村', [1, 0xff, 0x80, 0xfe]],
    ['0xFF before rare ones of Big5', 'big5', '根本褻瀆', [2, 0xff]],
  ] as const)('characters that are whole stay whole: %s', (_name, encoding, word, [behind, ...octets]) => {
    const text = `${textOf(encoding)}${word}。`;
    const body = encode(page(text), encoding);
    const at = offsetOf(text, text.indexOf(word) + 1 + behind, encoding);
    expect(without(decodeBody(insert(body, at, ...octets), '').html)).toBe(page(text));
  });

  it.each([
    ['beside digits only', ['20€左右', '付€15，'], ['20€左右', '付€15，']],
    ['before what counts days', ['2004€年', '付€15，'], ['2004年', '付15，']],
    ['among Chinese characters', ['20€左右', '河€边'], ['20左右', '河边']],
  ])('0x80 in GBK is a euro sign where all stand at amounts: %s', (_name, parts, read) => {
    const [before, after] = page(`${HANS}|${HANS}`).split('|') as [string, string];
    const body = encode(`${before}${parts.join('<br>')}${after}`, 'gbk');
    const euros = Buffer.from(body.toString('latin1').replaceAll('\xa2\xe3', '\x80'), 'latin1');
    expect(without(decodeBody(euros, '').html)).toBe(`${before}${read.join('<br>')}${after}`);
  });

  it.each(['gbk', 'big5', 'utf-8'])(
    'a dozen characters with three stray octets are still read: %s',
    (encoding) => {
      const text = textOf(encoding).slice(0, 14);
      let body = encode(text, encoding);
      for (const index of [12, 7, 3])
        body = insert(body, encode(text.slice(0, index), encoding).length, 0xff);
      expect(without(decodeBody(body, '').html)).toBe(text);
    },
  );

  it.each(ENCODINGS.slice(0, 3))('a lost octet costs its own character: %s', (encoding) => {
    const text = textOf(encoding);
    const body = encode(page(text), encoding);
    const at = offsetOf(text, 20, encoding);
    const { html } = decodeBody(Buffer.concat([body.subarray(0, at), body.subarray(at + 1)]), '');
    expect(html.startsWith(page(text).slice(0, page(text).indexOf(text) + 18))).toBe(true);
    expect(html.endsWith(page(text).slice(page(text).indexOf(text) + 23))).toBe(true);
  });

  it.each([
    ['GBK in a page of UTF-8', 'utf-8', 'gbk'],
    ['Big5 in a page of UTF-8', 'utf-8', 'big5'],
    ['UTF-8 in a page of GBK', 'gbk', 'utf-8'],
  ])('%s is read in its own encoding', (_name, outer, inner) => {
    const before = page(textOf(outer).repeat(4)).replace('</body></html>', '');
    const block = textOf(inner).slice(0, 31);
    const parts = [
      encode(before, outer),
      encode(`<div>${block}</div>`, inner),
      encode('</body></html>', outer),
    ];
    expect(decodeBody(Buffer.concat(parts), '').html).toBe(`${before}<div>${block}</div></body></html>`);
  });

  it.each([
    ['rare characters in GBK', 'gbk', '犇犇囧囧，喆喆镕镕。'],
    ['four octets', 'gb18030', '㐀㙟䶮𠀀𪚥'],
    ['private use', 'gb18030', '\uE863'],
    ['Greek', 'gbk', 'μελαν'],
    ['Hong Kong', 'big5hkscs', '嘅咗喺嘢啲'],
    ['Devanagari in UTF-16', 'utf-16le', 'प्रव्रज्या'],
    ['symbols', 'gbk', '①②㈠【】〖〗※→'],
  ])('undamaged text stays as it is: %s', (_name, encoding, part) => {
    const text = page(textOf(encoding === 'big5hkscs' ? 'big5' : encoding).replace('，', `，${part}A`));
    expect(decodeBody(encode(text, encoding), '').html).toBe(text);
  });

  it.each(ENCODINGS.slice(0, 3))('a body cut inside a character has lost that one only: %s', (encoding) => {
    const text = textOf(encoding);
    for (let index = 3; index < text.length; index += 1) {
      const body = encode(page(text), encoding).subarray(0, offsetOf(text, index, encoding) + 1);
      const kept = page(text).slice(0, page(text).indexOf(text) + index);
      expect(decodeBody(body, '').html).toBe(`${kept}\uFFFD`);
    }
  });

  it('keeps a page with damage everywhere, and reads what is between', () => {
    const body = encode(page(HANS.repeat(3)), 'gbk');
    let damaged = body;
    for (let at = body.length - 30; at > 60; at -= 18) damaged = insert(damaged, at - (at % 2), 0xfe);
    const { html, decision } = decodeBody(damaged, '');
    expect(decision.kind).toBe('keep');
    expect(without(html).length).toBeGreaterThan(page(HANS.repeat(3)).length * 0.9);
  });

  it('ASCII around the damage is never lost', () => {
    const ascii = fc.stringMatching(/^<p class="[a-z]{1,8}">$/u);
    const noise = fc
      .uint8Array({ minLength: 1, maxLength: 40 })
      .map((bytes) => bytes.map((byte) => byte | 0x80));
    fc.assert(
      fc.property(ascii, noise, fc.constantFrom('gbk', 'utf-8'), (tag, bytes, encoding) => {
        const body = Buffer.concat([encode(page(HANS), encoding), Buffer.from(bytes), Buffer.from(tag)]);
        const { html, decision } = decodeBody(body, '');
        if (decision.kind === 'keep') expect(html.endsWith(tag)).toBe(true);
      }),
    );
  });

  it('reads long runs in windows: 200,000 characters without a break, damaged at both ends and in the middle', () => {
    const text = HANS.replaceAll(/[，。]/gu, '').repeat(3_200);
    let body = encode(text, 'gbk');
    for (const at of [body.length - 40, body.length >> 1, 40]) body = insert(body, at - (at % 2), 0xff);
    const { html } = decodeBody(body, 'text/plain; charset=gbk');
    expect(without(html)).toBe(text);
    expect(html.length).toBe(text.length + 3);
  });
});
