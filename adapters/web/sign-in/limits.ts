// Token buckets of the sign-in pages: one for each client address, and one for all of them together.

/** `perMinute` is also as many as come at once. */
export type Limits = { readonly perMinute: number; readonly allPerMinute: number };
export const usualLimits: Limits = { perMinute: 30, allPerMinute: 600 };
/** Of issuers' servers: a whole organisation that is logged out at once comes from one address. */
export const issuerLimits: Limits = { perMinute: 600, allPerMinute: 1_200 };
/** Addresses with a bucket. One beyond: the one that was silent for longest is forgotten, and has a full one; the common bucket stays. */
const mostAddresses = 10_000;
const minuteMs = 60_000;

/** Who has an IPv6 network has all its addresses: /64. An IPv4 address that was written as IPv6 is one. */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(":")) return mapped ?? address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const parts = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const whole =
    tail === undefined
      ? parts
      : [
          ...parts,
          ...Array<string>(Math.max(0, 8 - parts.length - rest.length)).fill("0"),
          ...rest,
        ];
  return whole
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
};

type Bucket = { tokens: number; at: number };
const refill = (bucket: Bucket | undefined, size: number, now: number): Bucket => {
  if (!bucket) return { tokens: size, at: now };
  // A clock that was set back fills nothing.
  const passed = Math.max(0, now - bucket.at);
  return { tokens: Math.min(size, bucket.tokens + (passed * size) / minuteMs), at: now };
};
/** Takes one of an address's and one of all. False: one of them is empty, and nothing was taken. Without an address (it is not known whose) only the common one counts. */
type TakeToken = (address: string | undefined) => boolean;
export const createLimits = (
  { perMinute, allPerMinute }: Limits,
  clock: { now(): number },
): TakeToken => {
  const buckets = new Map<string, Bucket>();
  let all: Bucket | undefined;
  return (address) => {
    const now = clock.now();
    all = refill(all, allPerMinute, now);
    const network = address === undefined ? undefined : networkOf(address);
    const own = network === undefined ? undefined : refill(buckets.get(network), perMinute, now);
    const isFree = all.tokens >= 1 && (own === undefined || own.tokens >= 1);
    if (isFree) {
      all.tokens -= 1;
      if (own) own.tokens -= 1;
    }
    if (network !== undefined && own) {
      // Put last: the first of the map is the one that was silent for longest.
      buckets.delete(network);
      buckets.set(network, own);
      const [oldest] = buckets.keys();
      if (buckets.size > mostAddresses && oldest !== undefined) buckets.delete(oldest);
    }
    return isFree;
  };
};
