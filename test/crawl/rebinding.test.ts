import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { guardedLookup, PrivateAddressError } from '../../src/crawl/address.ts';
import { Fetcher } from '../../src/crawl/fetcher.ts';

/** What the name server answers, one entry a question. */
const answers: { address: string; family: number }[][] = [];
vi.mock('node:dns', () => ({
  lookup: (_name: string, _options: object, callback: (error: null, found: object[]) => void): void =>
    callback(null, answers.shift() ?? []),
}));

afterEach(() => {
  answers.length = 0;
});

const v4 = (address: string): { address: string; family: number } => ({ address, family: 4 });
const lookedUp = (): Promise<unknown> =>
  new Promise((resolve) => {
    guardedLookup('rebind.cn', { all: true }, (error, found) => resolve(error ?? found));
  });

describe('a name that changes its address between two questions', () => {
  it('is looked at again for every connection', async () => {
    answers.push([v4('223.5.5.5')], [v4('127.0.0.1')], [v4('223.5.5.5')]);
    expect(await lookedUp()).toEqual([v4('223.5.5.5')]);
    expect(await lookedUp()).toBeInstanceOf(PrivateAddressError);
    expect(await lookedUp()).toEqual([v4('223.5.5.5')]);
  });

  it('is refused when one of several addresses is private', async () => {
    answers.push([v4('223.5.5.5'), v4('10.0.0.1')], [{ address: '::ffff:7f00:1', family: 6 }]);
    expect(await lookedUp()).toBeInstanceOf(PrivateAddressError);
    expect(await lookedUp()).toBeInstanceOf(PrivateAddressError);
  });

  it('reaches no server of this machine, and says why', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const options = { userAgent: 'x', timeoutMs: 1000, bodyBytesMax: 1000, connections: 1, testServer: null };
    const fetcher = new Fetcher(options);
    answers.push([v4('127.0.0.1')], [v4('169.254.169.254')]);
    try {
      for (const url of [`http://rebind.cn:${port}/`, `https://rebind.cn:${port}/`])
        expect(await fetcher.get(url)).toMatchObject({ kind: 'refused', reason: 'PRIVATE_ADDRESS' });
      expect(connections).toBe(0);
    } finally {
      await fetcher.close();
      server.close();
    }
  });
});
