// A server that proves who it is, and others that do not: what the driver takes, and what people read.
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { openServers } from "../../src/app/servers/opening.ts";
import { silent } from "../../src/log.ts";
import { isUnable, openPostgres } from "../../src/store/postgres/index.ts";
import { openNotices } from "../../src/store/postgres/notices.ts";
import { environment } from "../process/load.ts";
import { freePort, start, withSample } from "../process/program.ts";
import { temporary } from "../support/small-core.ts";
import { askedOf, server } from "./engines.ts";
import { startServer, user } from "./server.ts";

const openssl = (cwd: string, ...args: readonly string[]): void => {
  const { status, stderr } = spawnSync("openssl", args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`openssl: ${stderr}`);
};
const noOpenssl =
  spawnSync("openssl", ["version"]).status === 0
    ? undefined
    : "needs openssl: apt-get install openssl";
const lacks = "skip" in server ? server.skip : noOpenssl;
const fresh = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(
  " ",
);
const password = "hemligt-ord";

let [folder, port] = ["", 0];
let own: Awaited<ReturnType<typeof startServer>> | undefined;
/** Our own issuer, another one, and what the first says of a server called localhost. */
const certify = (): void => {
  for (const name of ["root", "other"])
    openssl(
      folder,
      ...fresh,
      "-subj",
      `/CN=${name}`,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.pem`,
    );
  const by = [
    "-CA",
    "root.pem",
    "-CAkey",
    "root.key",
    "-addext",
    "subjectAltName=DNS:localhost",
    "-addext",
    "basicConstraints=CA:FALSE",
  ];
  openssl(
    folder,
    ...fresh,
    "-subj",
    "/CN=server",
    "-keyout",
    "server.key",
    "-out",
    "server.pem",
    ...by,
  );
  chmodSync(join(folder, "server.key"), 0o600);
  for (const name of ["", "server.key", "server.pem"])
    if (user.uid !== undefined) chownSync(join(folder, name), user.uid, user.gid);
};
/** Whether the server speaks TLS from now on. */
const speaks = async (tls: "on" | "off"): Promise<void> => {
  const url = own?.url ?? "";
  await askedOf(url, `alter system set ssl = ${tls}`);
  await askedOf(url, "select pg_reload_conf()");
  await vi.waitFor(async () => expect(await askedOf(url, "show ssl")).toEqual([{ ssl: tls }]));
};
const at = (query: string, host = "localhost"): string =>
  `postgres://stafett:${password}@${host}:${port}/postgres?${query}`;
const root = (name: string): string => `sslrootcert=${encodeURIComponent(join(folder, name))}`;
const encrypted = async (url: string): Promise<unknown> => {
  const db = await openPostgres(url, [], { asItIs: true });
  onTestFinished(() => db.close());
  return (await db.query("select ssl from pg_stat_ssl where pid = pg_backend_pid()"))[0]?.ssl;
};
const refused = (url: string): Promise<unknown> =>
  encrypted(url).then(
    () => "let in",
    (error: unknown) => error,
  );

if (lacks) test.skip(`skipped: ${lacks}`, () => undefined);
describe.skipIf(lacks)("TLS", () => {
  beforeAll(async () => {
    [folder, port] = [temporary(), await freePort()];
    certify();
    const more = ["cert", "key"].map(
      (one) => `ssl_${one}_file=${join(folder, `server.${one === "key" ? "key" : "pem"}`)}`,
    );
    own = await startServer(false, { port, more });
    await speaks("on");
  });
  afterAll(() => own?.stop());

  test("verify-full with the issuer's own certificate: encrypted, notices too", async () => {
    const url = at(`sslmode=verify-full&${root("root.pem")}`);
    expect(await encrypted(url)).toBe(1);
    const [heard, lost] = [vi.fn(), vi.fn()];
    const notices = openNotices(url, { heard, lost });
    onTestFinished(() => notices.end());
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    expect(lost).not.toHaveBeenCalled();
  });
  test("require is what the driver makes of it: as verify-full; no-verify is encrypted, and asks nobody who they are", async () => {
    expect(await encrypted(at(`sslmode=require&${root("root.pem")}`))).toBe(1);
    expect(isUnable(await refused(at("sslmode=require")))).toBe(true);
    expect(await encrypted(at("sslmode=no-verify"))).toBe(1);
    expect(await encrypted(at("sslmode=disable"))).toBe(0);
  });
  const doubts = {
    "another issuer": () => at(`sslmode=verify-full&${root("other.pem")}`),
    "no issuer that this machine knows": () => at("sslmode=verify-full"),
    "another name than in the certificate": () =>
      at(`sslmode=verify-full&${root("root.pem")}`, "127.0.0.1"),
    "the issuer's file is not there": () => at(`sslmode=verify-full&${root("nowhere.pem")}`),
  };
  test.for(Object.entries(doubts))(
    "%s: the program does not start, says why without a word of the address, and would try again",
    async ([, url]) => {
      // A reminder that cannot be rung for this is not given up.
      expect(isUnable(await refused(url()))).toBe(true);
      const servers = { data: url(), keys: url(), beside: join(folder, "key") };
      await expect(openServers(servers, silent)).rejects.toMatchObject({ why: "doubtful" });
      const env = {
        ...environment("http://127.0.0.1:9"),
        DATABASE_URL: url(),
        STAFETT_KEYS_URL: url().replace("/postgres?", "/keys?"),
      };
      const program = await start({ cwd: withSample(temporary()), env });
      expect(await program.ended).toBe(1);
      expect(program.said()).toContain(
        "Stafett cannot be sure that this is the right database server, and does not connect.",
      );
      for (const word of [password, "localhost", "127.0.0.1", String(port), folder])
        expect(program.said()).not.toContain(word);
    },
  );
  test("a server without TLS is not the right one either", async () => {
    await speaks("off");
    onTestFinished(() => speaks("on"));
    const url = at(`sslmode=verify-full&${root("root.pem")}`);
    expect(isUnable(await refused(url))).toBe(true);
    await expect(
      openServers({ data: url, keys: url, beside: join(folder, "key") }, silent),
    ).rejects.toMatchObject({ why: "doubtful" });
  });
});
