import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jingliu, ROOT, temporary } from './cli.ts';

const question = (id: number, robots: string, path: string): string =>
  JSON.stringify({ id, robots, agent: 'jingliu', url: `https://site.example${path}` });

describe('jingliu robots', () => {
  it('answers a file of questions, one line each, in order', () => {
    const folder = temporary('robots');
    const robots = 'User-agent: *\nDisallow: /a\n\nUser-agent: GPTBot\nDisallow: /';
    const rows = [question(1, robots, '/a'), question(2, robots, '/b'), 'nonsense'];
    writeFileSync(join(folder, 'in.jsonl'), `${rows.join('\n')}\n`);
    const run = (...flags: string[]): string[] => {
      const out = join(folder, 'out.jsonl');
      const args = ['robots', 'check', '--in', join(folder, 'in.jsonl'), '--out', out, ...flags];
      expect(jingliu(args)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('the first invalid one is line 3: the line is not JSON'),
      });
      return readFileSync(out, 'utf8').trimEnd().split('\n');
    };
    const invalid =
      '{"id":null,"allowed":false,"rule":"","error":"ROW_INVALID","detail":"the line is not JSON"}';
    expect(run()).toEqual([
      '{"id":1,"allowed":false,"rule":"Disallow: /a"}',
      '{"id":2,"allowed":true,"rule":""}',
      invalid,
    ]);
    expect(run('--strict')).toEqual([
      '{"id":1,"allowed":false,"rule":"Disallow: /a"}',
      '{"id":2,"allowed":false,"rule":"RBT-12 gptbot"}',
      invalid,
    ]);
    expect(jingliu(['robots', 'check', '--in', join(folder, 'none.jsonl')]).status).toBe(2);
  });

  it('asks a host, closed when robots.txt cannot be read', async () => {
    let status = 200;
    const server = createServer((_, response) => {
      response.writeHead(status).end(status === 200 ? 'User-agent: *\nDisallow: /private/\n' : '');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = (server.address() as AddressInfo).port;
    const ask = async (
      path: string,
    ): Promise<{ code: number; answer: { allowed: boolean; outcome: string; rule: string } }> => {
      const args = ['robots', `http://site.example${path}`, '--json', '--test-server', `127.0.0.1:${port}`];
      const child = spawn(process.execPath, [join(ROOT, 'dist/cli/main.js'), ...args]);
      let text = '';
      child.stdout.on('data', (part: Buffer) => (text += part.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return { code, answer: JSON.parse(text) as { allowed: boolean; outcome: string; rule: string } };
    };
    try {
      expect(await ask('/a')).toMatchObject({ code: 0, answer: { allowed: true, outcome: 'parsed' } });
      expect(await ask('/private/1')).toMatchObject({ code: 1, answer: { rule: 'Disallow: /private/' } });
      status = 503;
      expect(await ask('/a')).toMatchObject({ code: 1, answer: { allowed: false, outcome: 'unreachable' } });
    } finally {
      server.close();
    }
  });
});
