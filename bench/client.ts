// The one client of everything that is measured over HTTP: connections are kept, as the platforms keep theirs.
import { Agent, type OutgoingHttpHeaders, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
export type Answered = { readonly status: number; readonly said: string };
type Sent = {
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: string | undefined;
};

/**
 * Posts to a port of this machine; without a body it gets. While others had their turn the server may have closed a kept connection in the same moment in which it is used again:
 * then nothing was read there, and it is sent once more on a new one.
 */
export const send = (
  port: number,
  { path, headers, body }: Sent,
  again = true,
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const length = body !== undefined && { "content-length": Buffer.byteLength(body) };
    const method = body === undefined ? "GET" : "POST";
    const asked = request(
      { port, host: "127.0.0.1", path, method, agent, headers: { ...headers, ...length } },
      (answer) => {
        let said = "";
        answer.setEncoding("utf8").on("data", (part: string) => {
          said += part;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, said }));
      },
    );
    asked.on("error", (error: NodeJS.ErrnoException) => {
      if (again && asked.reusedSocket && error.code === "ECONNRESET")
        resolve(send(port, { path, headers, body }, false));
      else reject(error);
    });
    asked.end(body);
  });
/** Ends all that is kept. */
export const hangUp = (): void => agent.destroy();
