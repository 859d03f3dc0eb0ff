import { describe, expect, it } from 'vitest';
import type { Fetched, Fetcher, NotFetched } from '../../src/crawl/fetcher.ts';
import { readSiteFiles } from '../../src/crawl/site-files.ts';
import { profile } from '../license/support.ts';

const ORIGIN = 'https://blog.example';
type Answer =
  | (Partial<Pick<Fetched, 'status' | 'headers' | 'truncated'>> & { readonly body?: string })
  | NotFetched;

/** A fetcher that knows some addresses and answers 404 for the others. */
function answering(answers: Readonly<Record<string, Answer>>): { fetcher: Fetcher; asked: string[] } {
  const asked: string[] = [];
  const get = (url: string): Promise<Fetched | NotFetched> => {
    asked.push(url);
    const answer = answers[url] ?? { status: 404 };
    if ('kind' in answer) return Promise.resolve(answer);
    const { status = 200, headers = [], truncated, body = '' } = answer;
    return Promise.resolve({
      kind: 'response',
      status,
      statusText: '',
      headers,
      body: Buffer.from(body),
      truncated,
      elapsedMs: 1,
      request: 'GET / HTTP/1.1\r\n\r\n',
      startedAt: new Date('2026-11-20T07:00:00Z'),
    });
  };
  return { fetcher: { get } as unknown as Fetcher, asked };
}

const read = (answers: Readonly<Record<string, Answer>>, over = {}) => {
  const { fetcher, asked } = answering(answers);
  const kept: string[] = [];
  return readSiteFiles(ORIGIN, 'jingliu', fetcher, { ...profile(), ...over }, (url) => {
    kept.push(url);
    return Promise.resolve();
  }).then((files) => ({
    files,
    asked,
    kept,
  }));
};
const ROBOTS = `${ORIGIN}/robots.txt`;
const failed: NotFetched = { kind: 'refused', reason: 'FETCH_FAILED', message: '', elapsedMs: 1 };

describe('what robots.txt answers (RBT-01 … RBT-06, T-05)', () => {
  type Row = readonly [name: string, answer: Answer, outcome: string, allowed: boolean];
  const cases: readonly Row[] = [
    ['200', { body: 'User-agent: *\nDisallow: /x' }, 'parsed', true],
    ['404', { status: 404 }, 'absent', true],
    ['410', { status: 410 }, 'absent', true],
    ...[401, 402, 403, 407, 429, 451].map((status): Row => [String(status), { status }, 'refused', false]),
    ['400', { status: 400 }, 'unreachable', false],
    ['500', { status: 500 }, 'unreachable', false],
    ['503', { status: 503 }, 'unreachable', false],
    ['no connection', failed, 'unreachable', false],
    ['cut off', { body: 'User-agent: *\nAllow: /', truncated: 'disconnect' }, 'unreachable', false],
    [
      '501 KiB, Disallow behind 500 KiB',
      { body: `User-agent: *\n${'# padding\n'.repeat(51_300)}Disallow: /` },
      'too-long',
      true,
    ],
  ];
  it.each(cases)('%s', async (_, answer, outcome, allowed) => {
    const { files } = await read({ [ROBOTS]: answer });
    expect(files.robotsFor(`${ORIGIN}/a`)).toMatchObject({ outcome, allowed, url: ROBOTS });
  });

  it('five redirects are followed, across hosts, and the rules are the first host’s (RBT-04)', async () => {
    const hop = (to: string): Answer => ({ status: 301, headers: [['Location', to]] });
    const chain = (n: number): Record<string, Answer> => {
      const urls = Array.from({ length: n }, (_, i) => `https://hop${i}.example/robots.txt`);
      const all = [ROBOTS, ...urls];
      return Object.fromEntries(
        all.map((url, i) => [url, i < n ? hop(urls[i] ?? '') : { body: 'User-agent: *\nDisallow: /secret' }]),
      );
    };
    const five = await read(chain(5));
    expect(five.files.robotsFor(`${ORIGIN}/secret/1`)).toMatchObject({
      allowed: false,
      rule: 'Disallow: /secret',
    });
    const six = await read(chain(6));
    expect(six.files.robotsFor(`${ORIGIN}/a`)).toMatchObject({ outcome: 'unreachable', allowed: false });
  });

  it('the snapshot holds digest, time and status, and the bytes are kept (RBT-14)', async () => {
    const { files, kept } = await read({ [ROBOTS]: { body: 'User-agent: *\nAllow: /' } });
    expect(files.robotsFor(`${ORIGIN}/a`)).toMatchObject({
      status: 200,
      fetchedAt: '2026-11-20T07:00:00.000Z',
      digest: expect.stringMatching(/^sha256:/u),
      rule: 'Allow: /',
    });
    expect(kept).toEqual([ROBOTS]);
  });

  it('a closed host is asked for nothing else; a contract that names crawling opens it', async () => {
    expect((await read({ [ROBOTS]: { status: 403 } })).asked).toEqual([ROBOTS]);
    const grant = profile({}, { kind: 'contract', grantsCrawl: true });
    expect((await read({ [ROBOTS]: { status: 403 } }, { basis: grant.basis })).asked).toHaveLength(3);
  });
});

describe('policy files beside robots.txt (SIG-02, SIG-03)', () => {
  it('are read and say something about each address', async () => {
    const { files } = await read({
      [`${ORIGIN}/.well-known/tdmrep.json`]: { body: '[{"location":"/news/","tdm-reservation":1}]' },
      [`${ORIGIN}/ai.txt`]: { body: 'User-Agent: *\nDisallow: /private/\n' },
    });
    const rules = (path: string): string[] =>
      files.signalsFor(`${ORIGIN}${path}`).map((s) => `${s.rule} ${s.effect}`);
    expect(rules('/news/1')).toEqual(['SIG-02 deny-ai']);
    expect(rules('/private/1.html')).toEqual(['SIG-03 deny-ai']);
    expect(rules('/blog/1')).toEqual([]);
  });

  it('a page in place of the file is none', async () => {
    const page = { body: '<html>not found</html>', headers: [['Content-Type', 'text/html']] as const };
    const { files } = await read({ [`${ORIGIN}/ai.txt`]: page, [`${ORIGIN}/.well-known/tdmrep.json`]: page });
    expect(files.signalsFor(`${ORIGIN}/a`)).toEqual([]);
  });
});

describe('RSL documents that robots.txt names (SIG-06)', () => {
  const rsl = (usage: string): string =>
    `<rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license><permits type="usage">${usage}</permits></license></content></rsl>`;
  const declaring = (...urls: string[]): Answer => ({
    body: `${urls.map((url) => `License: ${url}`).join('\n')}\nUser-agent: *\nAllow: /`,
  });
  const RSL = `${ORIGIN}/rsl.xml`;
  const heard = async (answers: Readonly<Record<string, Answer>>) => {
    const { files, asked, kept } = await read(answers);
    const values = files
      .signalsFor(`${ORIGIN}/a`)
      .filter(({ rule }) => rule === 'SIG-06')
      .map(({ value, effect }) => `${value} ${effect}`);
    return { values, asked, kept };
  };

  it.each<[what: string, answer: Answer, values: string[]]>([
    ['permits training', { body: rsl('ai-train') }, [`${RSL} note`, 'rsl-permitted train']],
    ['permits search', { body: rsl('search') }, [`${RSL} note`, 'rsl-ai-train-not-permitted deny-ai']],
    ['cannot be parsed', { body: '<rsl' }, [`${RSL} note`, 'rsl-unreadable deny-ai']],
    ['is a page', { body: '<html></html>' }, [`${RSL} note`, 'rsl-unreadable deny-ai']],
    ['is not there', { status: 404 }, [`${RSL} note`]],
    ['is cut off', { body: rsl('ai-train'), truncated: 'disconnect' }, [`${RSL} note`]],
  ])('%s', async (_, answer, values) => {
    expect((await heard({ [ROBOTS]: declaring(RSL), [RSL]: answer })).values).toEqual(values);
  });

  it('is kept as evidence, and other hosts are not asked', async () => {
    const foreign = 'https://licenses.example/rsl.xml';
    const { asked, kept } = await heard({
      [ROBOTS]: declaring(RSL, foreign),
      [RSL]: { body: rsl('ai-train') },
    });
    expect(kept).toContain(RSL);
    expect(asked).not.toContain(foreign);
  });

  it('asks for four documents at most', async () => {
    const urls = Array.from({ length: 9 }, (_, i) => `${ORIGIN}/${i}.xml`);
    const { asked } = await heard({ [ROBOTS]: declaring(...urls) });
    expect(asked.filter((url) => url.endsWith('.xml'))).toHaveLength(4);
  });
});
