import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SiteProfile } from '../../src/core/site-profile.ts';
import { learnTemplate, measureDrift } from '../../src/pipeline/learn-template.ts';

const dir = mkdtempSync(join(tmpdir(), 'jingliu-template-'));
const profile = { id: 'jianwen', hosts: ['www.jianwen.example'] } as unknown as SiteProfile;

function record(url: string, html: string): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  const bytes = Buffer.byteLength(http);
  return `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${url.length}-${bytes}>\r\nWARC-Date: 2024-03-05T00:00:00Z\r\nWARC-Target-URI: ${url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${bytes}\r\n\r\n${http}\r\n\r\n`;
}

function warc(name: string, towns: readonly string[], page: (town: string) => string): string {
  const file = join(dir, name);
  const host = 'http://www.jianwen.example';
  writeFileSync(file, towns.map((town, i) => record(`${host}/${name}/${i}.html`, page(town))).join(''));
  return file;
}

const text = (town: string): string =>
  `<p>${town}的雨停了，渡口边的人比前一天多。</p><p>${town}的老人都出来看水，孩子们在石阶上数船。</p>`;
const old = (town: string): string =>
  `<body><div class="menu">首页 见闻</div><div class="con"><h1>${town}</h1>${text(town)}<p>编辑部欢迎来信，来信必复。</p></div></body>`;
const redesigned = (town: string): string =>
  `<body><main><h2>${town}</h2><article>${text(town)}</article></main></body>`;
const TOWNS = ['东岭', '西河', '南坪', '北渡', '中滩', '上坝'];

describe('the template of a site', () => {
  it('is the same rule file for any split and order of its captures, other hosts left out', async () => {
    const whole = warc('whole.warc', TOWNS, old);
    const one = warc('one.warc', TOWNS.slice(0, 2), old);
    const two = warc('two.warc', TOWNS.slice(2), old);
    const other = join(dir, 'other.warc');
    writeFileSync(other, record('http://www.elsewhere.example/', old('别处')));
    const learned = await learnTemplate([whole], profile, '2024-03-05');
    expect(learned.blocks.map((block) => block.text).sort()).toEqual(
      ['编辑部欢迎来信，来信必复。', '首页 见闻'].sort(),
    );
    expect(learned.pages).toBe(6);
    expect(await learnTemplate([two, other, one], profile, '2024-03-05')).toEqual(learned);
  });

  it('drifts when the site is redesigned', async () => {
    const before = warc('before.warc', TOWNS, old);
    const after = warc('after.warc', TOWNS, redesigned);
    const { blocks } = await learnTemplate([before], profile, '2024-03-05');
    const template = { keys: new Set(blocks.map(({ key }) => key)) };
    expect(await measureDrift([before], profile, template)).toEqual({ pages: 6, strange: 0 });
    expect(await measureDrift([after], profile, template)).toEqual({ pages: 6, strange: 6 });
  });
});
