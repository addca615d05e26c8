// Bytes on a connection, exactly as somebody writes them: what no client would send.
import { connect, type Socket } from "node:net";

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
/**
 * Asks once, on a connection of its own, and follows nothing. A kept one may have been ended by the server while the attacker was at work:
 * that says nothing of the program, and looks like an attack that could not be tried.
 */
export const fetchFresh = (
  url: string,
  { headers, ...init }: RequestInit & { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> =>
  fetch(url, { redirect: "manual", ...init, headers: { ...headers, connection: "close" } });
export type Line = {
  readonly socket: Socket;
  /** What has come so far. */
  said(): string;
  readonly closed: Promise<void>;
};
export const open = async (port: number): Promise<Line> => {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (part: Buffer) => {
    text += part.toString("latin1");
  });
  // Being thrown out is an answer.
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await Promise.race([new Promise((resolve) => socket.once("connect", resolve)), closed]);
  return { socket, said: () => text, closed };
};
/** Writes it all and waits for an answer or an end, at most `withinMs`; gives what came. */
export const says = async (
  port: number,
  bytes: string | Buffer,
  withinMs = 1_000,
): Promise<string> => {
  const line = await open(port);
  line.socket.write(bytes);
  const answered = new Promise<void>((resolve) => line.socket.once("data", () => resolve()));
  await Promise.race([answered, line.closed, pause(withinMs)]);
  line.socket.destroy();
  return line.said();
};
export const statusOf = (said: string): number =>
  Number(/^HTTP\/1\.[01] (\d{3})/.exec(said)?.[1] ?? 0);
export const head = (
  path: string,
  headers: Readonly<Record<string, string>>,
  method = "POST",
): string =>
  `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
