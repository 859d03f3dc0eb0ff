import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Addresses that a host name leads to; none where that is not known. */
export type AddressesOf = (hostname: string) => Promise<readonly string[]> | readonly string[];

/** An answer is taken again for this long; servers seldom move, and a resolver is a server too. */
const ADDRESS_AGE_MS_MAX = 600_000;
const NONE: readonly string[] = [];

/**
 * Asks the system's resolver, and remembers. Names that a test server stands in for have no address of their
 * own: each is a server by itself.
 */
export function serverAddresses(isTestHost: (hostname: string) => boolean): AddressesOf {
  const known = new Map<string, { readonly addresses: Promise<readonly string[]>; readonly at: number }>();
  return (hostname) => {
    // What is no web address is refused when it is asked for.
    if (hostname === '' || isTestHost(hostname)) return NONE;
    const last = known.get(hostname);
    if (last !== undefined && performance.now() - last.at < ADDRESS_AGE_MS_MAX) return last.addresses;
    const addresses = addressesOf(hostname);
    known.set(hostname, { addresses, at: performance.now() });
    return addresses;
  };
}

async function addressesOf(hostname: string): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[|\]$/gu, '');
  if (isIP(literal) !== 0) return [literal];
  // What does not resolve ends as DNS_FAILED when it is asked for.
  const found = await lookup(hostname, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
