// Networks as a setting has them: an address, or an address with the length of its prefix (CIDR).
import { isIP } from "node:net";

export type Network = {
  readonly address: string;
  readonly bits: number;
  readonly family: "ipv4" | "ipv6";
};

/** `10.0.0.0/8`, `::1`. undefined: it is none. A length of 0 is everybody, and no proxy. */
const readNetwork = (text: string): Network | undefined => {
  const [address = "", length, ...rest] = text.split("/");
  const family = isIP(address) === 4 ? "ipv4" : "ipv6";
  const most = family === "ipv4" ? 32 : 128;
  const bits = length === undefined ? most : Number(/^[1-9]\d{0,2}$/.exec(length)?.[0] ?? 0);
  const isOne =
    isIP(address) > 0 && !address.includes("%") && rest.length === 0 && bits > 0 && bits <= most;
  return isOne ? { address, bits, family } : undefined;
};
/** `127.0.0.1, 10.0.0.0/8`. undefined: one of them is none. */
export const networksIn = (list: string): readonly Network[] | undefined => {
  const read = list.split(",").map((each) => readNetwork(each.trim()));
  const networks = read.filter((each) => each !== undefined);
  return networks.length === read.length ? networks : undefined;
};
