import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { importSet } from '../../src/pipeline/import-set.ts';
import { traceDocument } from '../../src/provenance/trace.ts';
import { verifyOut } from '../../src/provenance/verify/verify.ts';
import { jingliu, ROOT, temporary } from './cli.ts';

const home = temporary('import');
const LICENSE = 'Creative Commons Attribution-ShareAlike 4.0 International\n';
const DIGEST = `sha256:${createHash('sha256').update(LICENSE).digest('hex')}`;

/** Prose of its own for every topic, long enough for the filters. */
const prose = (topic: string): string =>
  [
    `${topic}是镇上人人都熟悉的地方，老人们常常坐在那里聊天，说起从前发大水的那个夏天，全镇的人怎样一起把粮食搬到山上的祠堂里。`,
    `每到赶集的日子，附近村子的农民会挑着新鲜的蔬菜和竹编的篮子来到${topic}，孩子们跟在后面，等着大人给他们买一块刚出锅的米糕。`,
    `后来镇里请人重新测量了${topic}四周的土地，把量到的数字写在一本旧账簿里，这本账簿现在收藏在图书馆二楼靠窗的柜子中，谁都可以借来看。`,
  ].join('\n');

const set = (id: string, input: string, digest = DIGEST): string => `id: ${id}
version: 1
source: self-written
license: Apache-2.0
updated: 2026-11-25
name: ${id}
status: approved
kind: encyclopedia
origin: mainland
tier: reviewed
operator: { name: 试验编者, icp: '' }
basis:
  kind: license
  spdx: CC-BY-SA-4.0
  scope: site
  evidence: { file: ../../data/LICENSE, digest: '${digest}', checkedBy: a, approvedBy: b, checkedAt: 2026-11-01 }
collectedAt: '2026-11-01T00:00:00Z'
input:
${input}
`;

const wikiPage = (title: string, text: string, more = '<ns>0</ns>'): string =>
  `<page><title>${title}</title>${more}<id>${title.length}${title}</id><revision><timestamp>2026-10-01T00:00:00Z</timestamp><text>${text}</text></revision></page>`;

const response = (url: string, html: string): Buffer => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2026-10-02T00:00:00Z',
  ];
  return gzipSync(
    `${[...head, 'Content-Type: application/http', `Content-Length: ${Buffer.byteLength(http)}`].join('\r\n')}\r\n\r\n${http}\r\n\r\n`,
  );
};
const wet = (url: string, text: string): Buffer => {
  const head = [
    'WARC/1.0',
    'WARC-Type: conversion',
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2026-10-02T00:00:00Z',
  ];
  return gzipSync(
    `${[...head, 'Content-Type: text/plain', `Content-Length: ${Buffer.byteLength(text)}`].join('\r\n')}\r\n\r\n${text}\r\n\r\n`,
  );
};
const html = (title: string, topic: string, head = ''): string =>
  `<html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${prose(topic)
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</article></body></html>`;

async function importAll(out: string): Promise<void> {
  for (const name of readdirSync(join(home, 'rules/imports')).sort())
    await importSet(join(home, 'rules/imports', name), out, 1 << 20, () => {});
}

describe('imported sets', () => {
  let brokenAt = 0;
  beforeAll(async () => {
    cpSync(join(ROOT, 'rules'), join(home, 'rules'), { recursive: true });
    rmSync(join(home, 'rules/sites'), { recursive: true });
    for (const folder of ['rules/imports', 'data/folder']) mkdirSync(join(home, folder), { recursive: true });
    const write = (name: string, content: string | Buffer): void => writeFileSync(join(home, name), content);
    write('data/LICENSE', LICENSE);
    const pages = [
      wikiPage('钟楼', prose('钟楼')),
      wikiPage('旧钟', '#R', '<ns>0</ns><redirect title="钟楼" />'),
    ];
    write('data/wiki.xml', `<mediawiki>${pages.join('')}</mediawiki>`);
    const rows = [{ id: 'x1', text: prose('石桥') }, { id: 'x2' }].map((row) => JSON.stringify(row));
    write('data/rows.jsonl', `${rows.join('\n')}\nnonsense\n`);
    write('data/folder/渡口.md', `# 渡口\n\n${prose('渡口')}\n`);
    write('data/folder/page.html', html('茶园', '茶园'));
    const archive = [
      response('https://cc.example/1', html('磨坊', '磨坊')),
      response('https://cc.example/2', html('禁止', '书院', '<meta name="robots" content="noai">')),
      wet('https://cc.example/3', prose('驿站')),
    ];
    brokenAt = Buffer.concat(archive).length;
    write(
      'data/crawl.warc.gz',
      Buffer.concat([...archive, response('https://cc.example/4', 'x').subarray(0, -20)]),
    );
    write(
      'rules/imports/a.yaml',
      set('wiki', "  format: mediawiki\n  files: ['../../data/*.xml']\n  baseUrl: https://w.example/wiki/"),
    );
    write(
      'rules/imports/b.yaml',
      set('rows', '  format: jsonl\n  files: [../../data/rows.jsonl]\n  fields: { text: text, id: id }'),
    );
    write('rules/imports/c.yaml', set('docs', '  format: folder\n  files: [../../data/folder]'));
    write('rules/imports/d.yaml', set('crawl', '  format: archive\n  files: [../../data/crawl.warc.gz]'));
    write(
      'rules/imports/e.yaml',
      set(
        'other',
        '  format: jsonl\n  files: [../../data/rows.jsonl]\n  fields: { text: text, id: id }',
        `sha256:${'0'.repeat(64)}`,
      ),
    );
    const pipeline = readFileSync(join(ROOT, 'pipelines/demo.yaml'), 'utf8');
    write(
      'pipeline.yaml',
      pipeline
        .replace('rules: ../rules', 'rules: ./rules')
        .replace('failRateMax: 0.05', 'failRateMax: 0.5')
        .replace('  sites: all', '  sites: []')
        .replace('\ncurate:', '\nimports: [wiki, rows, docs, crawl, other]\n\ncurate:'),
    );
    await importAll(join(home, 'captures'));
  });

  const outcomes = (): Map<string, string> => {
    const folder = join(home, 'out/outcomes');
    const lines = readdirSync(folder)
      .filter((name) => name.startsWith('curate'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
      .map((line) => JSON.parse(line) as { url: string; kind: string; reason?: string });
    return new Map(
      lines.map(({ url, kind, reason }) => [
        decodeURIComponent(url),
        [kind, ...(reason === undefined ? [] : [reason])].join(' '),
      ]),
    );
  };

  it('every document ends with one outcome, and what is kept is released', async () => {
    const run = jingliu(['run', join(home, 'pipeline.yaml'), '--out', join(home, 'out'), '--workers', '1']);
    expect([run.status, run.stderr.includes('error')]).toEqual([0, false]);
    expect(Object.fromEntries(outcomes())).toEqual({
      'https://cc.example/1': 'keep',
      'https://cc.example/2': 'reject AI_TRAINING_REFUSED',
      'https://cc.example/3': 'keep',
      'https://w.example/wiki/旧钟': 'reject IMPORT_NOT_ARTICLE',
      'https://w.example/wiki/钟楼': 'keep',
      [`urn:jingliu:crawl:crawl.warc.gz@${brokenAt}`]: 'reject IMPORT_ROW_BROKEN',
      'urn:jingliu:docs:page.html': 'keep',
      'urn:jingliu:docs:渡口.md': 'keep',
      'urn:jingliu:other:rows.jsonl#3': 'reject IMPORT_ROW_BROKEN',
      'urn:jingliu:other:x1': 'hold IMPORT_LICENSE_MISSING',
      'urn:jingliu:other:x2': 'reject IMPORT_NO_TEXT',
      'urn:jingliu:rows:rows.jsonl#3': 'reject IMPORT_ROW_BROKEN',
      'urn:jingliu:rows:x1': 'keep',
      'urn:jingliu:rows:x2': 'reject IMPORT_NO_TEXT',
    });
    expect(await verifyOut(join(home, 'out'))).toMatchObject({ ok: true });
    const [story] = traceDocument(join(home, 'out'), 'https://w.example/wiki/%E9%92%9F%E6%A5%BC');
    const curated = story?.stages.find(({ stage }) => stage === 'curate');
    expect(curated?.detail['import']).toMatchObject({ set: 'wiki', file: 'wiki.xml', licenseDigest: DIGEST });
  }, 240_000);

  it('the same set gives the same bytes, by the command or in a run', async () => {
    await importAll(join(home, 'again'));
    const bytes = (folder: string): string[] =>
      readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.warc.gz'))
        .sort()
        .map((name) =>
          createHash('sha256')
            .update(readFileSync(join(home, folder, name)))
            .digest('hex'),
        );
    expect(bytes('again')).toEqual(bytes('captures'));
    expect(bytes('out/imports').sort()).toEqual(bytes('captures').sort());
  });

  it('a second run reads no set again, except one that has changed', () => {
    const made = (id: string): number => statSync(join(home, 'out/imports', id, 'made.json')).mtimeMs;
    const before = ['wiki', 'rows', 'docs'].map(made);
    writeFileSync(join(home, 'data/folder/渡口.md'), `# 渡口\n\n${prose('渡口')}\n${prose('码头')}\n`);
    // A release does not change: another text is another version.
    const next = join(home, 'next.yaml');
    writeFileSync(
      next,
      readFileSync(join(home, 'pipeline.yaml'), 'utf8').replace('version: 0.1.0', 'version: 1.0.0'),
    );
    const again = jingliu(['run', next, '--out', join(home, 'out'), '--workers', '1']);
    expect([again.status, again.stdout + again.stderr]).toEqual([0, expect.stringContaining('import docs:')]);
    const after = ['wiki', 'rows', 'docs'].map(made);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toBe(before[2]);
  }, 240_000);

  it('a set that nothing describes, or no source at all, starts nothing', () => {
    const run = (from: string, to: string): string => {
      const file = join(home, 'wrong.yaml');
      writeFileSync(file, readFileSync(join(home, 'pipeline.yaml'), 'utf8').replace(from, to));
      const { status, stderr } = jingliu(['run', file, '--out', join(home, 'wrong')]);
      return `${status} ${stderr}`;
    };
    expect(run('[wiki,', '[nobody,')).toMatch(/^2 .*imports names nobody/su);
    expect(run('imports: [wiki, rows, docs, crawl, other]', '')).toMatch(/^2 .*names no site/su);
  });

  it('the command says what it took in and what will be held', () => {
    const { status, stdout } = jingliu([
      'import',
      join(home, 'rules/imports/e.yaml'),
      '--out',
      join(home, 'told'),
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('other: 1 documents, 1 IMPORT_NO_TEXT, 1 IMPORT_ROW_BROKEN in 1 files');
    expect(stdout).toContain('everything in it will be held (IMPORT_LICENSE_MISSING)');
  });

  it('ends with 1 when a file breaks off or holds no document, and says which', () => {
    const told = (name: string, input: string): string => {
      const file = join(home, `${name}.yaml`);
      writeFileSync(file, set(name, input));
      const { status, stdout } = jingliu(['import', file, '--out', join(home, `out-${name}`)]);
      return `${status} ${stdout}`;
    };
    writeFileSync(join(home, 'data/broken.parquet'), 'PAR1 and nothing more');
    const parquet = '  format: parquet\n  files: [data/broken.parquet]\n  fields: { text: text }';
    expect(told('breaks', parquet)).toMatch(/^1 .*FAILED .*broken\.parquet: .*no document was taken in/su);
    writeFileSync(join(home, 'data/empty.jsonl'), '');
    const empty = '  format: jsonl\n  files: [data/empty.jsonl]\n  fields: { text: text }';
    expect(told('empty', empty)).toMatch(/^1 .*0 documents.*no document was taken in/su);
  });

  it('a set without its fields, or without its files, starts nothing', async () => {
    const broken = join(home, 'broken.yaml');
    writeFileSync(broken, set('broken', '  format: jsonl\n  files: [data/rows.jsonl]'));
    await expect(importSet(broken, join(home, 'none'), 1 << 20, () => {})).rejects.toThrow('input.fields');
    writeFileSync(broken, set('broken', '  format: folder\n  files: [data/nothing]'));
    await expect(importSet(broken, join(home, 'none'), 1 << 20, () => {})).rejects.toThrow(
      'nothing is called',
    );
  });
});
