import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/digest.ts';
import { comparablePath, matchesPattern } from '../../src/signals/robots-match.ts';
import { parseRobots } from '../../src/signals/robots-parse.ts';
import { robotsSignals } from '../../src/signals/robots-signals.ts';
import { checkRobots } from '../../src/signals/robots.ts';

const at = (path: string): string => `https://site.example${path}`;
const allowed = (robots: string, path: string, token = 'jingliu'): boolean =>
  checkRobots(parseRobots(robots), at(path), token).allowed;

describe('checkRobots by RFC 9309', () => {
  it.each([
    ['no file content', '', '/a', true],
    ['empty disallow', 'User-agent: *\nDisallow:', '/a', true],
    ['everything', 'User-agent: *\nDisallow: /', '/a', false],
    ['longest wins', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['tie goes to allow (T-06)', 'User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['tie goes to allow, other order', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['own group instead of *', 'User-agent: *\nDisallow: /\n\nUser-agent: jingliu\nDisallow: /b', '/a', true],
    ['own group by full agent string', 'User-agent: JingLiu/1.0 (+x)\nDisallow: /', '/a', false],
    ['own group followed by a word', 'User-agent: jingliu foo\nDisallow: /', '/a', false],
    ['another token with ours inside', 'User-agent: jingliu-news\nDisallow: /', '/a', true],
    [
      'groups with our token merge',
      'User-agent: jingliu\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: jingliu\nDisallow: /b',
      '/b',
      false,
    ],
    ['several agents share rules', 'User-agent: x\nUser-agent: jingliu\nDisallow: /a', '/a', false],
    [
      'Sitemap between agents',
      'User-agent: x\nSitemap: /s.xml\nUser-agent: jingliu\nDisallow: /a',
      '/a',
      false,
    ],
    [
      'unknown line between agents',
      'User-agent: jingliu\nfoo: bar\nUser-agent: x\nDisallow: /a',
      '/a',
      false,
    ],
    [
      'Crawl-delay between agents',
      'User-agent: jingliu\nCrawl-delay: 5\nUser-agent: x\nDisallow: /a',
      '/a',
      false,
    ],
    ['rules before any agent', 'Disallow: /\nUser-agent: *\nDisallow: /b', '/a', true],
    ['star inside', 'User-agent: *\nDisallow: /a*z', '/abcz1', false],
    ['dollar at end', 'User-agent: *\nDisallow: /*.php$', '/x.php?q=1', true],
    ['dollar matches the end', 'User-agent: *\nDisallow: /*.php$', '/x.php', false],
    ['dollar inside is itself', 'User-agent: *\nDisallow: /a$b', '/a$bc', false],
    ['encoded unreserved in rule', 'User-agent: *\nDisallow: /%62%61%7A', '/baz', false],
    ['encoded unreserved in URL', 'User-agent: *\nDisallow: /baz', '/%62%61%7a', false],
    ['encoded slash stays', 'User-agent: *\nDisallow: /a%2fb', '/a/b', true],
    ['Chinese in rule, encoded URL', 'User-agent: *\nDisallow: /新闻', '/%E6%96%B0%E9%97%BB/1', false],
    ['encoded rule, Chinese URL', 'User-agent: *\nDisallow: /%e6%96%b0', '/新', false],
    ['case matters in paths', 'User-agent: *\nDisallow: /A', '/a', true],
    ['query is part of the path', 'User-agent: *\nDisallow: /*?', '/a?', false],
    ['robots.txt itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
    ['CR line ends', 'User-agent: *\rDisallow: /a\r', '/a', false],
    ['BOM', '\uFEFFUser-agent: *\nDisallow: /a', '/a', false],
    ['comment after value', 'User-agent: * # all\nDisallow: /a # x', '/a', false],
    ['no leading slash', 'User-agent: *\nDisallow: a', '/a', false],
    ['space around colon', 'User-agent : *\nDisallow : /a', '/a', false],
  ])('%s', (_name, robots, path, expected) => expect(allowed(robots, path)).toBe(expected));

  it('names the line that decided, and the longest Crawl-delay', () => {
    const robots = parseRobots(
      'User-agent: *\nCrawl-delay: 2\nDisallow: /a\n\nUser-agent: *\nCrawl-delay: 900',
    );
    expect(checkRobots(robots, at('/a/b'), 'jingliu')).toEqual({
      allowed: false,
      rule: 'Disallow: /a',
      crawlDelayMs: 120_000,
    });
    expect(checkRobots(robots, at('/b'), 'jingliu')).toEqual({
      allowed: true,
      rule: '',
      crawlDelayMs: 120_000,
    });
  });

  it('ignores what lies behind 500 KiB (T-05)', () => {
    const padding = '# padding\n'.repeat(52_000);
    expect(allowed(`User-agent: *\n${padding}Disallow: /`, '/a')).toBe(true);
    expect(allowed(`User-agent: *\nDisallow: /\n${padding}`, '/a')).toBe(false);
  });

  it('reads UTF-16', () => {
    const body = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('User-agent: *\nDisallow: /a', 'utf16le'),
    ]);
    expect(checkRobots(parseRobots(body), at('/a'), 'jingliu').allowed).toBe(false);
  });

  it('never throws, and answers for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.webPath(), (body, path) => {
        expect(typeof checkRobots(parseRobots(body), at(path), 'jingliu').allowed).toBe('boolean');
      }),
    );
  });
});

describe('matchesPattern', () => {
  const glob = (pattern: string): RegExp => {
    const anchored = pattern.endsWith('$');
    const body = (anchored ? pattern.slice(0, -1) : pattern)
      .replace(/[.+?^${}()|[\]\\]/gu, '\\$&')
      .replaceAll('*', '.*');
    return new RegExp(`^${body}${anchored ? '$' : ''}`, 'u');
  };

  it('agrees with a regular expression', () => {
    const part = fc
      .array(fc.constantFrom('a', 'b', '/', '*', '$'), { maxLength: 8 })
      .map((cs) => `/${cs.join('')}`);
    const path = fc
      .array(fc.constantFrom('a', 'b', '/', '$'), { maxLength: 10 })
      .map((cs) => `/${cs.join('')}`);
    fc.assert(
      fc.property(part, path, (pattern, text) => {
        expect(matchesPattern(pattern, text)).toBe(glob(pattern).test(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes no quadratic time on many stars', () => {
    expect(matchesPattern(`/${'*a'.repeat(2_000)}$`, `/${'a'.repeat(1_999)}b`)).toBe(false);
  });

  it('compares octets twice the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(comparablePath(comparablePath(text))).toBe(comparablePath(text));
      }),
    );
  });
});

describe('robotsSignals', () => {
  const evidence = sha256('robots');
  const values = (robots: string, path = '/a'): string[] =>
    robotsSignals(parseRobots(robots), at(path), 'jingliu', evidence).map(
      (s) => `${s.rule} ${s.value} ${s.effect}`,
    );

  it.each([
    [
      'AI token refused while * may (T-07)',
      'User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nAllow: /',
      ['RBT-12 gptbot deny-ai'],
    ],
    ['AI token refused elsewhere', 'User-agent: GPTBot\nDisallow: /b', []],
    ['token with digits', 'User-agent: AI2Bot\nDisallow: /', ['RBT-12 ai2bot deny-ai']],
    ['a token with train in it', 'User-agent: my-train-bot\nDisallow: /', ['RBT-13 my-train-bot deny-ai']],
    [
      'Content-Usage for all paths',
      'User-agent: *\nContent-Usage: train-ai=n',
      ['SIG-04 train-ai=n deny-ai'],
    ],
    [
      'Content-Usage, longest path (T-09)',
      'User-agent: *\nAllow: /\nContent-Usage: train-ai=n\nContent-Usage: /a train-ai=y',
      ['SIG-04 train-ai=y train'],
    ],
    [
      'equal paths: any n wins first',
      'User-agent: *\nContent-Usage: train-ai=y\nContent-Usage: train-ai=n',
      ['SIG-04 train-ai=n deny-ai', 'SIG-04 train-ai=y train'],
    ],
    ['unparsable Content-Usage says nothing', 'User-agent: *\nContent-Usage: train-ai==', []],
    ['Content-Signal without training (T-10)', 'User-agent: *\nContent-Signal: search=yes', []],
    [
      'Content-Signal no',
      'User-agent: *\nContent-Signal: search=yes, ai-train=no',
      ['SIG-05 ai-train=no deny-ai'],
    ],
    [
      'Content-Signal of another group',
      'User-agent: x\nContent-Signal: ai-train=no\nDisallow: /\nUser-agent: *\nAllow: /',
      [],
    ],
    [
      'License',
      'License: https://a.example/rsl.xml\nUser-agent: *\nAllow: /',
      ['SIG-06 https://a.example/rsl.xml note'],
    ],
  ])('%s', (_name, robots, expected) => expect(values(robots)).toEqual(expected));
});

const REAL = resolve(import.meta.dirname, '../../../shared/data/04_vectors/robots-protego');
describe.skipIf(!existsSync(REAL))('real robots.txt files (skipped where ../shared/data is absent)', () => {
  it('all parse', () => {
    const files = readdirSync(REAL, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !/\.(?:md|py|json)$/u.test(name),
    );
    let read = 0;
    for (const name of files) {
      const path = join(REAL, name);
      try {
        checkRobots(parseRobots(readFileSync(path)), at('/index.html'), 'jingliu');
        read += 1;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error;
      }
    }
    expect(read).toBeGreaterThan(2_000);
  });
});
