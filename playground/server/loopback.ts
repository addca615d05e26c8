// The playground calls nobody: whatever in this process opens a connection, a library of a platform's included, it goes to this machine or nowhere.
// Under fetch, http, https and tls alike lies one method of a socket; what is refused there is refused before a name is looked up.
import { Socket as Datagrams } from "node:dgram";
import { BlockList, isIPv6, type LookupFunction, Socket, type TcpNetConnectOpts } from "node:net";

const machine = new BlockList();
machine.addSubnet("127.0.0.0", 8, "ipv4");
machine.addAddress("::1", "ipv6");
const isHere = (host: string): boolean =>
  host === "localhost" || machine.check(host, isIPv6(host) ? "ipv6" : "ipv4");

/** What a call of `connect` asks for; undefined: a file of this machine, as pipes do. */
function asked(args: readonly unknown[]): TcpNetConnectOpts | undefined {
  // net.connect hands its own arguments over as one list.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  if (typeof first === "object" && first !== null)
    return "path" in first && first.path ? undefined : (first as TcpNetConnectOpts);
  if (typeof first === "string" && Number.isNaN(Number(first))) return undefined;
  return { port: Number(first), ...(typeof second === "string" && { host: second }) };
}

class OnlyThisMachine extends Error {
  readonly code = "ERR_ONLY_THIS_MACHINE";
  override readonly name = "OnlyThisMachine";
  constructor(host: string) {
    super(`the playground calls nobody but this machine, and not ${host}`);
  }
}

/** From now on, until what comes back is called. A token of somebody's that lies in a library's own settings leads nowhere either. */
export function callsOnlyThisMachine(): () => void {
  const { connect } = Socket.prototype;
  const { send, connect: pair } = Datagrams.prototype;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const options = asked(args);
    const host = options?.host ?? "localhost";
    if (!options || isHere(host)) return Reflect.apply(connect, this, args);
    // As a name that leads nowhere: every library knows what to do then. An address would not be looked up, so there is none any more.
    const lookup: LookupFunction = (_name, _how, answer) =>
      answer(new OnlyThisMachine(host), "", 0);
    return Reflect.apply(connect, this, [{ ...options, host: "elsewhere.invalid", lookup }]);
  } as typeof connect;
  // Nothing here speaks in datagrams.
  const silent = (): never => {
    throw new OnlyThisMachine("a datagram's address");
  };
  Datagrams.prototype.send = silent;
  Datagrams.prototype.connect = silent;
  return () => {
    Socket.prototype.connect = connect;
    Datagrams.prototype.send = send;
    Datagrams.prototype.connect = pair;
  };
}
