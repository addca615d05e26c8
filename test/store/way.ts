// The way between programs and a server: it can be cut, fall silent, be long, lead to another server; and it counts how often somebody waited for an answer.
import { connect, createServer, type Socket } from "node:net";

export type Way = {
  /** The same address, by this way. It leads where the last of these leads. */
  through(url: string): string;
  /** Whatever is opened from now on leads to the server of this folder. */
  leadTo(folder: string): void;
  /** Whoever is on it hears nothing more, and knows it. */
  cut(): void;
  /** Whoever is on it hears nothing more and does not know it, as when a firewall has forgotten them; whoever comes is let through. */
  silence(): void;
  /** From now on each side hears the other so much later. ms */
  lengthen(ms: number): void;
  /** How often something was sent after an answer, on all connections since this was asked last. */
  roundTrips(): number;
  close(): void;
};

/** `listens`: what is told there is waited for by nobody. */
type Pair = { readonly sockets: readonly [Socket, Socket]; isSilent: boolean; listens: boolean };
export const openWay = async (): Promise<Way> => {
  const pairs = new Set<Pair>();
  let [folder, delayMs, trips] = ["", 0, 0];
  const server = createServer((near) => {
    const far = connect(`${folder}/.s.PGSQL.5432`);
    const pair: Pair = { sockets: [near, far], isSilent: false, listens: false };
    pairs.add(pair);
    let isAsking = false;
    const carry = (from: Socket, to: Socket, noted: (bytes: Buffer) => void): void => {
      from.on("data", (bytes: Buffer) => {
        if (pair.isSilent) return;
        noted(bytes);
        if (delayMs === 0) to.write(bytes);
        else setTimeout(() => pair.isSilent || to.destroyed || to.write(bytes), delayMs);
      });
      from.on("error", () => to.destroy());
      from.on("close", () => {
        pairs.delete(pair);
        if (!pair.isSilent) to.destroy();
      });
    };
    carry(near, far, (bytes) => {
      pair.listens ||= bytes.includes("listen stafett");
      if (!isAsking && !pair.listens) trips += 1;
      isAsking = true;
    });
    carry(far, near, () => {
      isAsking = false;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { readonly port: number };
  const cut = (): void => {
    for (const { sockets } of pairs) for (const each of sockets) each.destroy();
  };
  return {
    through: (url) => {
      const at = new URL(url);
      folder = at.searchParams.get("host") ?? folder;
      at.searchParams.delete("host");
      at.hostname = "127.0.0.1";
      at.port = String(port);
      return at.href;
    },
    leadTo: (to) => {
      folder = to;
    },
    cut,
    silence: () => {
      for (const pair of pairs) pair.isSilent = true;
    },
    lengthen: (ms) => {
      delayMs = ms;
    },
    roundTrips: () => {
      const since = trips;
      trips = 0;
      return since;
    },
    close: () => {
      cut();
      server.close();
    },
  };
};
