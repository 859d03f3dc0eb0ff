import { lookup as dnsLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Thrown at connect time when a name leads to an address that is not on the public internet. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/**
 * IANA special-purpose registries for IPv4 and IPv6: whatever is not globally reachable. Two lists, because
 * one list would apply ::ffff:0:0/96 (IPv4 in IPv6 clothes) to every IPv4 address.
 */
const SPECIAL_4 = new BlockList();
const SPECIAL_6 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  SPECIAL_4.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  SPECIAL_6.addSubnet(network, prefix, 'ipv6');

/** True for private, loopback, link-local, reserved and translated addresses; false for host names. */
export function isSpecialAddress(host: string): boolean {
  const address = host.replace(/^\[|\]$/gu, '');
  const family = isIP(address);
  if (family === 0) return false;
  return family === 4 ? SPECIAL_4.check(address, 'ipv4') : SPECIAL_6.check(address, 'ipv6');
}

/**
 * Resolves a name and refuses it when any of its addresses is special. It runs for every connection, so
 * a name that changes its address between two requests is caught as well.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0);
    const special = addresses.find(({ address }) => isSpecialAddress(address));
    if (special !== undefined) {
      return callback(new PrivateAddressError(`${hostname} resolves to ${special.address}`), '', 0);
    }
    if (options.all === true) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family ?? 4);
  });
};
