/** Which addresses of the network are nobody's public server. Knows nothing of names and requests. */
import { BlockList, isIP } from 'node:net';

/** Whether an IP address leads into this machine, a private network, or nowhere in particular (RFC 6890). */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return NOT_PUBLIC.check(address, 'ipv4');
  // Only global unicast is public; what carries an IPv4 address within is refused with the rest of its range.
  return family !== 6 || !GLOBAL.check(address, 'ipv6') || NOT_PUBLIC.check(address, 'ipv6');
}

// --- internal ---

const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');

const NOT_PUBLIC = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
]) {
  const [address, bits] = range.split('/') as [string, string];
  NOT_PUBLIC.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
}
