import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { jingliu, temporary } from './cli.ts';

const record = (uri: string, body: string): Buffer => {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: ${uri}`,
    'WARC-Date: 2026-01-01T00:00:00Z',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${Buffer.byteLength(http)}`,
  ];
  return gzipSync(`${head.join('\r\n')}\r\n\r\n${http}\r\n\r\n`);
};

it('jingliu warc lists, prints and unpacks an archive', () => {
  const folder = temporary('warc');
  const path = join(folder, 'a.warc.gz');
  const parts = [record('http://a.example/1', '<p>河</p>'), record('http://a.example/2', '<p>钟</p>')];
  const second = Buffer.from(parts[0] ?? '').length;
  writeFileSync(path, Buffer.concat(parts));

  const listed = jingliu(['warc', 'ls', path, '--json']);
  expect(listed.status).toBe(0);
  const lines = listed.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines[1]).toEqual({
    offset: second,
    type: 'response',
    uri: 'http://a.example/2',
    date: '2026-01-01T00:00:00Z',
    status: 200,
    length: Buffer.from(parts[1] ?? '').length,
  });
  expect(lines.at(-1)).toEqual({ good: 2, defective: 0 });

  expect(jingliu(['warc', 'cat', path, '--uri', 'http://a.example/2', '--payload']).stdout).toBe('<p>钟</p>');
  expect(jingliu(['warc', 'cat', path, '--offset', String(second)]).stdout).toContain(
    'warc-target-uri: http://a.example/2\r\n',
  );
  expect(jingliu(['warc', 'cat', path, '--uri', 'http://a.example/3']).status).toBe(1);

  expect(jingliu(['warc', 'extract', path, '--out', join(folder, 'out')]).status).toBe(0);
  const index = readFileSync(join(folder, 'out/index.jsonl'), 'utf8').trimEnd().split('\n');
  expect(JSON.parse(index[0] ?? '')).toMatchObject({
    file: '000000.html',
    uri: 'http://a.example/1',
    bytes: 10,
  });
  expect(readFileSync(join(folder, 'out/000001.html'), 'utf8')).toBe('<p>钟</p>');

  writeFileSync(path, Buffer.concat(parts).subarray(0, -30));
  const broken = jingliu(['warc', 'ls', path]);
  expect(broken.status).toBe(1);
  expect(broken.stdout.trimEnd().split('\n').at(-1)).toBe('{"good":1,"defective":1}');
  expect(jingliu(['warc', 'ls', join(folder, 'none')]).status).toBe(2);
});
