import ipaddr from 'ipaddr.js';

/**
 * What may be fetched from an address: `public` always, `local` (private networks, loopback) where
 * the operator allows the host, `never` nothing at all.
 */
export type AddressKind = 'public' | 'local' | 'never';

/**
 * What kind of address it is. An IPv6 address that stands for an IPv4 one is as that one is.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function judgeAddress(text: string): AddressKind {
  // A zone names an interface of this machine; other spellings of IPv4 are for URLs to settle.
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text))
    return 'never';
  if (!ipaddr.isValid(text)) return 'never';
  const address = ipaddr.parse(text);
  return address instanceof ipaddr.IPv6 ? judgeIpv6(address) : judgeIpv4(address);
}

function judgeIpv4(address: ipaddr.IPv4): AddressKind {
  if (SERVES_CLOUD_MACHINES.has(address.toString())) return 'never';
  const range = address.range();
  if (range === 'unicast') return 'public';
  return LOCAL_RANGES.has(range) ? 'local' : 'never';
}

function judgeIpv6(address: ipaddr.IPv6): AddressKind {
  if (address.isIPv4MappedAddress()) return judgeIpv4(address.toIPv4Address());
  if (isTranslated(address)) return judgeIpv4(new ipaddr.IPv4(address.toByteArray().slice(12)));
  if (SERVES_CLOUD_MACHINES.has(address.toString())) return 'never';
  const range = address.range();
  if (LOCAL_RANGES.has(range)) return 'local';
  // All that is given out lies in 2000::/3; 6to4, Teredo and the like have ranges of their own.
  const givenOut = ((address.parts[0] as number) & 0xe000) === 0x2000;
  return range === 'unicast' && givenOut && !isIsatap(address) ? 'public' : 'never';
}

/** Metadata and control services of clouds outside the link-local range: Azure, Alibaba, AWS. */
const SERVES_CLOUD_MACHINES: ReadonlySet<string> = new Set([
  '168.63.129.16',
  '100.100.100.200',
  'fd00:ec2::254',
]);

const LOCAL_RANGES: ReadonlySet<string> = new Set([
  'private',
  'loopback',
  'carrierGradeNat',
  'uniqueLocal',
]);

/** In 64:ff9b::/96: how a network with NAT64 names IPv4 hosts. @see https://www.rfc-editor.org/rfc/rfc6052 */
function isTranslated(address: ipaddr.IPv6): boolean {
  return address.match(NAT64, 96);
}

const NAT64 = ipaddr.IPv6.parse('64:ff9b::');

/** Ends in an IPv4 address that a router at the border sends on to. @see https://www.rfc-editor.org/rfc/rfc5214 */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return ((parts[4] as number) & 0xfdff) === 0 && parts[5] === 0x5efe;
}
