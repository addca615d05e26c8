// A port for a program that is about to be started.
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below those that the system gives to connections and to whoever asks for any: of these one that is free now is not given away a moment later. */
const [first, beyond] = [10_000, 32_000] as const;
const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
/** Drawn: two who ask at the same moment get different ones. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(first, beyond);
    if (await isFree(port)) return port;
  }
};
