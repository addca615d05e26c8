// The playground calls nobody: not by any of the ways in which a library might, and not as the program that a person starts.
import { createSocket } from "node:dgram";
import { createServer, get } from "node:http";
import { get as getSafely } from "node:https";
import { type AddressInfo, connect, Socket } from "node:net";
import { connect as connectSafely } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { callsOnlyThisMachine } from "../../playground/server/loopback.ts";
import { start, stop, withSample } from "../process/program.ts";
import { temporary } from "../support/small-core.ts";

const REFUSED = "ERR_ONLY_THIS_MACHINE";
/** Addresses kept for documentation (RFC 5737, 3849): should one be called after all, nobody is there. Names are not looked up. */
const [FOUR, SIX] = ["192.0.2.1", "[2001:db8::1]"];

const failing = (
  begin: (fails: (error: NodeJS.ErrnoException) => void) => unknown,
): Promise<string | undefined> => new Promise((resolve) => begin(({ code }) => resolve(code)));
const fetching = (url: string): Promise<string | undefined> =>
  fetch(url).then(
    () => "it answered",
    (error: { cause?: { code?: string } }) => error.cause?.code,
  );
const guarded = (): void => onTestFinished(callsOnlyThisMachine());

describe("with the guard", () => {
  test.each([
    `http://${FOUR}/`,
    `http://${SIX}/`,
    "https://slack.com/api/auth.test",
    "https://127.0.0.1.nip.example/",
    "http://localhost.example/",
  ])("fetch does not reach %s", async (url) => {
    guarded();
    expect(await fetching(url)).toBe(REFUSED);
  });
  const ways: [string, (fails: (error: NodeJS.ErrnoException) => void) => unknown][] = [
    ["http", (fails) => get(`http://${FOUR}/`).on("error", fails)],
    ["https", (fails) => getSafely("https://login.example/").on("error", fails)],
    ["net, a port and a host", (fails) => connect(443, FOUR).on("error", fails)],
    ["net, options", (fails) => connect({ port: 443, host: "smba.example" }).on("error", fails)],
    ["a socket", (fails) => new Socket().connect({ port: 443, host: FOUR }).on("error", fails)],
    ["tls", (fails) => connectSafely({ port: 443, host: "slack.example" }).on("error", fails)],
    ["an address in other words", (fails) => connect(80, "0.0.0.0").on("error", fails)],
  ];
  test.each(ways)("%s is refused", async (_, begin) => {
    guarded();
    expect(await failing(begin)).toBe(REFUSED);
  });
  test("datagrams are refused", () => {
    guarded();
    const socket = createSocket("udp4");
    onTestFinished(() => void socket.close());
    expect(() => socket.send("x", 53, FOUR)).toThrow("calls nobody");
    expect(() => socket.connect(53, FOUR)).toThrow("calls nobody");
  });
  test.each(["127.0.0.1", "localhost", "127.8.7.6", "[::ffff:127.0.0.1]"])(
    "%s is this machine",
    async (host) => {
      guarded();
      const server = createServer((_, response) => response.end("here")).listen(0, "127.0.0.1");
      onTestFinished(() => void server.close());
      await new Promise((resolve) => server.once("listening", resolve));
      const { port } = server.address() as AddressInfo;
      // Nobody listens at 127.8.7.6: that it was tried is enough.
      expect(["it answered", "ECONNREFUSED"]).toContain(await fetching(`http://${host}:${port}/`));
    },
  );
  test("it ends when the playground does", () => {
    const before = Socket.prototype.connect;
    const ends = callsOnlyThisMachine();
    expect(Socket.prototype.connect).not.toBe(before);
    ends();
    expect(Socket.prototype.connect).toBe(before);
  });
});

test("the program that is started as a playground reaches nobody", async () => {
  const probe = `process.on("SIGUSR2", () => fetch("http://${FOUR}/").catch((error) => console.log("probe", error.cause?.code ?? error.name)))`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(probe)}` };
  const program = await start({ cwd: withSample(temporary()), env });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  expect(await program.ready(), program.said()).toBe(true);
  program.child.kill("SIGUSR2");
  await expect.poll(() => program.said()).toContain(`probe ${REFUSED}`);
  expect(await stop(program)).toBe(0);
});
