import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/crawl/archive.ts';
import { serving, siteOf, visit } from './support.ts';

describe('an archive that cannot be written', () => {
  it('stops every site, is left for the next run, and the crawl says why', async () => {
    let suspended = 0;
    let requests = 0;
    const full = (): Archive => ({
      append: () => Promise.reject(new Error('no space left on device')),
      rotate: () => Promise.reject(new Error('not reached')),
      finish: () => Promise.reject(new Error('not reached')),
      suspend: () => {
        suspended += 1;
        return Promise.resolve();
      },
    });
    const sites = ['a', 'b', 'c'].map((id) => siteOf(id));
    await serving(
      (_request, response) => {
        requests += 1;
        response.end('<a href="/1">1</a>');
      },
      async (server) => {
        const folder = mkdtempSync(join(tmpdir(), 'jingliu-full-'));
        const crawled = visit(folder, server, sites, { openArchive: full });
        await expect(crawled).rejects.toThrow('no space left on device');
        const before = requests;
        await new Promise((resolve) => setImmediate(resolve));
        expect([suspended, requests]).toEqual([1, before]);
      },
    );
  });
});
