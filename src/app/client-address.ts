// Address of a client: of the socket, or the one that a trusted proxy names in `Forwarded` or `X-Forwarded-For`.
import { BlockList, isIP } from "node:net";
import type { Network } from "../config/networks.ts";

/** As a header of a request says it; undefined: it has none. */
type HeaderOf = (name: "forwarded" | "x-forwarded-for") => string | undefined;
/** `peer`: the socket's address. undefined: it is not known, as on a socket that is a file. */
export type ClientAddress = (peer: string | undefined, header: HeaderOf) => string | undefined;

/** An IPv4 address that was written as IPv6 is one. undefined: it is no address. */
const plain = (text: string): string | undefined => {
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1] ?? text;
  return isIP(address) === 0 ? undefined : address;
};
/** `192.0.2.1`, `192.0.2.1:443`, `"[2001:db8::1]:443"`. undefined: hidden, or no address. */
const addressIn = (hop: string): string | undefined => {
  const bare = hop.trim().replace(/^"(.*)"$/, "$1");
  return plain(
    /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? /^([\d.]+):\d+$/.exec(bare)?.[1] ?? bare,
  );
};
/** The hops of both headers, the last proxy last. What a client wrote stands before what a proxy has added, so nothing in it can end a hop that comes later. */
const hopsOf = (header: HeaderOf): readonly (readonly string[])[] => {
  const [forwarded, others] = [header("forwarded"), header("x-forwarded-for")];
  const named = forwarded?.split(",").map((hop) => /(?:^|;)\s*for=([^;]*)/i.exec(hop)?.[1] ?? "");
  return [named, others?.split(",")].filter((hops) => hops !== undefined);
};
/**
 * Reads addresses of clients. `proxies`: whose headers count; of anybody else they are ignored. A proxy knows one of the two headers and passes the other on as it
 * came: where they say different things, neither is believed.
 */
export const clientAddress = (proxies: readonly Network[]): ClientAddress => {
  const trusted = new BlockList();
  for (const { address, bits, family } of proxies) trusted.addSubnet(address, bits, family);
  const isTrusted = (address: string): boolean =>
    trusted.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
  return (peer, header) => {
    const direct = peer === undefined ? undefined : plain(peer);
    if (direct === undefined || !isTrusted(direct)) return direct;
    const clients = new Set(
      hopsOf(header).map((hops) => {
        let client = direct;
        for (const hop of hops.toReversed()) {
          const before = isTrusted(client) ? addressIn(hop) : undefined;
          if (before === undefined) break;
          client = before;
        }
        return client;
      }),
    );
    const [client] = clients;
    return clients.size === 1 ? client : direct;
  };
};
