import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import robotsParserModule from 'robots-parser';
import { describe, expect, it } from 'vitest';
import { parseRobots } from '../../src/signals/robots-parse.ts';
import { RobotsQuestions } from '../../src/signals/robots-questions.ts';
import { checkRobots } from '../../src/signals/robots.ts';

// The package is CommonJS; its types promise a default export.
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default;
const HOST = 'https://site.example';
const ask = (robots: Uint8Array | string, path: string, agent = 'jingliu'): boolean =>
  checkRobots(parseRobots(robots, 'rfc9309'), HOST + path, agent).allowed;
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('RFC 9309, section by section', () => {
  it.each([
    ['2.2.1 case of the token', 'User-agent: JINGLIU\nDisallow: /', '/a', 'jingliu', false],
    ['2.2.1 case of the agent', 'User-agent: jingliu\nDisallow: /', '/a', 'JingLiu', false],
    ['2.2.1 no part of a token', 'User-agent: jing\nDisallow: /', '/a', 'jingliu', true],
    ['2.2.1 no longer token', 'User-agent: jingliu-news\nDisallow: /', '/a', 'jingliu', true],
    ['2.2.1 groups merge', 'User-agent: a\nDisallow: /x\nUser-agent: a\nDisallow: /y', '/y', 'a', false],
    ['2.2.1 * groups merge', 'User-agent: *\nDisallow: /x\nUser-agent: *\nDisallow: /y', '/y', 'a', false],
    ['2.2.1 own group alone', 'User-agent: *\nDisallow: /x\nUser-agent: a\nDisallow: /y', '/x', 'a', true],
    ['2.2.1 own group without rules', 'User-agent: *\nDisallow: /\nUser-agent: a', '/x', 'a', true],
    ['2.2.1 no group, no rule', 'User-agent: b\nDisallow: /', '/x', 'a', true],
    ['2.2.1 * beside our token', 'User-agent: *\nUser-agent: a\nDisallow: /', '/x', 'a', false],
    ['2.2.1 *bot is no *', 'User-agent: *bot\nDisallow: /', '/x', 'a', true],
    [
      '2.2.1 agent string',
      'User-agent: ExampleBot\nDisallow: /',
      '/',
      'Mozilla/5.0 (compatible; ExampleBot/0.1; https://www.example.com/bot.html)',
      false,
    ],
    [
      '2.2.1 browser words are nobody',
      'User-agent: Mozilla\nDisallow: /',
      '/',
      'Mozilla/5.0 (compatible; ExampleBot/0.1)',
      true,
    ],
    ['2.2.2 longest match', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', 'a', true],
    ['2.2.2 tie allows', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', 'a', true],
    ['2.2.2 octets, not characters', 'User-agent: *\nAllow: /新\nDisallow: /%E6*********', '/新', 'a', false],
    ['2.2.2 robots.txt itself', 'User-agent: *\nDisallow: /', '/robots.txt', 'a', true],
    ['2.2.2 table 1', 'User-agent: *\nDisallow: /foo/bar?baz=quz', '/foo/bar?baz=quz', 'a', false],
    [
      '2.2.2 table 2',
      'User-agent: *\nDisallow: /foo/bar?baz=http://foo.bar',
      '/foo/bar?baz=http%3A%2F%2Ffoo.bar',
      'a',
      false,
    ],
    [
      '2.2.2 table 2, unencoded',
      'User-agent: *\nDisallow: /foo/bar?baz=http%3A%2F%2Ffoo.bar',
      '/foo/bar?baz=http://foo.bar',
      'a',
      false,
    ],
    ['2.2.2 table 3', 'User-agent: *\nDisallow: /foo/bar/ツ', '/foo/bar/%E3%83%84', 'a', false],
    ['2.2.2 table 4', 'User-agent: *\nDisallow: /foo/bar/%E3%83%84', '/foo/bar/%e3%83%84', 'a', false],
    ['2.2.2 table 5', 'User-agent: *\nDisallow: /foo/bar/%62%61%7A', '/foo/bar/baz', 'a', false],
    ['2.2.2 reserved in a path stays', 'User-agent: *\nDisallow: /a%2Fb', '/a/b', 'a', true],
    ['2.2.2 raw space', 'User-agent: *\nDisallow: /a b', '/a%20b', 'a', false],
    [
      '2.2.3 %2A is a star',
      'User-agent: *\nDisallow: /file-with-a-%2A.html',
      '/file-with-a-*.html',
      'a',
      false,
    ],
    ['2.2.3 %2A is no wildcard', 'User-agent: *\nDisallow: /a%2Ab', '/axb', 'a', true],
    ['2.2.3 %24 is a dollar', 'User-agent: *\nDisallow: /foo-%24', '/foo-$', 'a', false],
    ['2.2.3 # ends a line', 'User-agent: * #x\nDisallow: /a#b', '/ac', 'a', false],
    [
      '2.2.3 $ ends a path',
      'User-agent: *\nDisallow: /this/path/exactly$',
      '/this/path/exactly/not',
      'a',
      true,
    ],
    ['2.2.3 * spans', 'User-agent: *\nDisallow: /this/*/exactly', '/this/x/y/exactly/z', 'a', false],
    ['2.2.3 * may be empty', 'User-agent: *\nDisallow: /a*b$', '/ab', 'a', false],
    [
      '2.2.4 other records',
      'User-agent: a\nSitemap: /s\nfoo: x\nUser-agent: b\nDisallow: /',
      '/x',
      'a',
      false,
    ],
    ['2.3.1.5 broken lines are skipped', 'User-agent: *\n<html>\n:::\nDisallow: /', '/x', 'a', false],
    ['5.1 no rules before a group', 'Disallow: /\nUser-agent: *', '/x', 'a', true],
    ['grammar: white space', '\t User-agent\t:\t *\t\n  Disallow :/a', '/a', 'a', false],
    ['grammar: a path starts with a slash', 'User-agent: *\nDisallow: a', '/a', 'a', true],
    ['grammar: empty path', 'User-agent: *\nDisallow:\nAllow:', '/a', 'a', true],
    ['fragment is not asked', 'User-agent: *\nDisallow: /a$', '/a#x', 'a', false],
    ['lone question mark', 'User-agent: *\nDisallow: /*?', '/a?', 'a', false],
    ['address without a path', 'User-agent: *\nDisallow: /$', '', 'a', false],
  ])('%s', (_name, robots, path, agent, expected) => expect(ask(robots, path, agent)).toBe(expected));

  it.each([
    ['BOM', bytes([0xef, 0xbb, 0xbf], 'User-agent: *\nDisallow: /a'), '/a', false],
    ['UTF-16', bytes([0xff, 0xfe], [...Buffer.from('User-agent: *\nDisallow: /a', 'utf16le')]), '/a', false],
    ['CR', bytes('User-agent: *\rDisallow: /a'), '/a', false],
    ['CRLF', bytes('User-agent: *\r\nDisallow: /a\r\n'), '/a', false],
    ['GBK octets in a path', bytes('User-agent: *\nDisallow: /', [0xd0, 0xc2]), '/%D0%C2/1', false],
    ['stray octet in a comment', bytes('User-agent: * #', [0xff, 0x0a], 'Disallow: /a'), '/a', false],
    ['NUL', bytes('User-agent: *\nDis', [0], 'allow: /a'), '/a', false],
    ['behind 500 KiB', bytes('User-agent: *\n', '# pad\n'.repeat(100_000), 'Disallow: /a'), '/a', false],
  ])('bytes: %s', (_name, robots, path, expected) => expect(ask(robots, path)).toBe(expected));

  it('reads text whose octets came as lone surrogates, and UTF-16 that was read as bytes', () => {
    expect(ask('User-agent: *\nDisallow: /\udcd0\udcc2', '/%D0%C2')).toBe(false);
    const asBytes = [...'User-agent: *\nDisallow: /a'].map((char) => `${char}\0`).join('');
    expect(ask(`\uFFFD\uFFFD${asBytes}`, '/a')).toBe(false);
    expect(ask(`\u00FF\u00FE${asBytes}`, '/a')).toBe(false);
  });
});

describe('where a file or a name can be read in two ways, the refusing one decides', () => {
  it.each([
    ['misspelt Disallow', 'User-agent: *\nDissallow: /a', '/a', 'a', false],
    ['misspelt User-agent, its rules', 'Useragent: *\nDisallow: /a', '/a', 'a', false],
    [
      'misspelt User-agent, literally the group before',
      'User-agent: *\nUseragent: b\nDisallow: /a',
      '/a',
      'a',
      false,
    ],
    [
      'misspelt User-agent opens no way',
      'User-agent: *\nDisallow: /a\nUseragent: a\nAllow: /',
      '/a',
      'a',
      false,
    ],
    ['no colon', 'User-agent: *\nDisallow /a', '/a', 'a', false],
    ['no colon, three words', 'User-agent: *\nDisallow /a b', '/a', 'a', true],
    ['no-break space', 'User-agent: *\nDisallow: /a\u00A0', '/a', 'a', false],
    [
      'digits in the name, own group refuses',
      'User-agent: MJ12bot\nDisallow: /',
      '/a',
      'MJ12bot/v1.4',
      false,
    ],
    [
      'digits in the name, * refuses',
      'User-agent: MJ12bot\nAllow: /\nUser-agent: *\nDisallow: /',
      '/a',
      'MJ12bot',
      false,
    ],
    ['digits first', 'User-agent: 360Spider\nDisallow: /', '/a', '360Spider', false],
    [
      'another name with the same letters',
      'User-agent: AI2Bot-Dolma\nDisallow: /\nUser-agent: AI2Bot\nAllow: /',
      '/a',
      'AI2Bot',
      true,
    ],
    ['a name of several words', 'User-agent: Sogou web spider\nDisallow: /', '/a', 'Sogou web spider', false],
  ])('%s', (_name, robots, path, agent, expected) => expect(ask(robots, path, agent)).toBe(expected));
});

describe('answers of robots-parser that differ', () => {
  it.each([
    ['it drops a lone trailing ?', 'User-agent: *\nDisallow: /*?', '/a?', 'a'],
    ['it does not decode unreserved octets', 'User-agent: *\nDisallow: /%62%61%7A', '/baz', 'a'],
    ['another record ends its group', 'User-agent: a\nSitemap: /s\nUser-agent: b\nDisallow: /', '/x', 'a'],
    [
      'it matches a whole agent string to nothing',
      'User-agent: ExampleBot\nDisallow: /',
      '/',
      'Mozilla/5.0 (compatible; ExampleBot/0.1)',
    ],
    ['it takes a second word into the token', 'User-agent: a b\nDisallow: /', '/', 'a'],
    ['it takes %2A for another character', 'User-agent: *\nDisallow: /a%2Ab', '/a*b', 'a'],
    ['it reads no misspelling', 'User-agent: *\nDissallow: /a', '/a', 'a'],
    ['it refuses robots.txt itself', 'User-agent: *\nDisallow: /', '/robots.txt', 'a'],
  ])('%s', (name, robots, path, agent) => {
    const theirs = robotsParser(`${HOST}/robots.txt`, robots).isAllowed(HOST + path, agent);
    expect(theirs).toBe(name !== 'it refuses robots.txt itself');
    expect(ask(robots, path, agent)).toBe(!theirs);
  });
});

describe('RobotsQuestions', () => {
  const row = (robots: string, agent = 'jingliu'): string =>
    JSON.stringify({ id: 7, robots, agent, url: `${HOST}/a` });

  const INVALID = (detail: string): object => ({
    id: null,
    allowed: false,
    rule: '',
    error: 'ROW_INVALID',
    detail,
  });
  it.each([
    ['RFC alone', false, row('User-agent: GPTBot\nDisallow: /'), { id: 7, allowed: true, rule: '' }],
    [
      'AI refusal',
      true,
      row('User-agent: GPTBot\nDisallow: /'),
      { id: 7, allowed: false, rule: 'RBT-12 gptbot' },
    ],
    ['bare path', true, row('User-agent: *\nDisallow: a'), { id: 7, allowed: false, rule: 'Disallow: a' }],
    ['the line', false, row('User-agent: *\nDisallow: /a'), { id: 7, allowed: false, rule: 'Disallow: /a' }],
    ['not a question', false, '{"id":1,"robots":"","agent":"a"}', INVALID('url: is missing: give a text')],
    ['not JSON', false, '{', INVALID('the line is not JSON')],
  ])('%s', (_name, strict, line, expected) =>
    expect(new RobotsQuestions(strict).answer(line)).toEqual(expected),
  );

  it('strict never allows what RFC 9309 refuses, on files in turn', () => {
    const rfc = new RobotsQuestions(false);
    const strict = new RobotsQuestions(true);
    for (let i = 0; i < 200; i += 1) {
      const line = row(`User-agent: *\nDisallow: /${i % 2 === 0 ? 'a' : `b${i}`}`);
      if (!rfc.answer(line).allowed) expect(strict.answer(line).allowed).toBe(false);
    }
  });
});

const REAL = resolve(import.meta.dirname, '../../../shared/data/04_vectors/robots-protego/tests/test_data');
describe.skipIf(!existsSync(REAL))('real robots.txt files (skipped where ../shared/data is absent)', () => {
  it('a Disallow of * refuses its own path unless an Allow as long or longer speaks', () => {
    let refused = 0;
    for (const name of readdirSync(REAL).slice(0, 600)) {
      const robots = parseRobots(readFileSync(join(REAL, name)), 'rfc9309');
      const rules = robots.groups
        .filter((group) => group.tokens.includes('*'))
        .flatMap((group) => group.rules);
      const longestAllow = Math.max(
        0,
        ...rules.filter((rule) => rule.allow).map((rule) => rule.pattern.length),
      );
      for (const rule of rules.slice(0, 40)) {
        if (rule.allow || /[*$]/u.test(rule.pattern) || rule.pattern.length <= longestAllow) continue;
        expect(checkRobots(robots, HOST + rule.pattern, 'some-bot').allowed).toBe(
          rule.pattern === '/robots.txt',
        );
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(4_000);
  });
});
