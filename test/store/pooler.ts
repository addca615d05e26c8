// PgBouncer between the tests and the one server, giving out connections by transaction.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { temporary } from "../support/small-core.ts";
import { askedOf } from "./asking.ts";
import { user } from "./server.ts";

/** Undefined: it is there. */
export const lacksPooler = (): string | undefined =>
  spawnSync("pgbouncer", ["--version"]).status === 0
    ? undefined
    : "needs PgBouncer: apt-get install pgbouncer";
type Pooler = { readonly through: (url: string) => string };
/** One that knows so many prepared statements for each connection, and has so many connections for each database. It ends with the test. */
export const openPooler = async (
  server: string,
  prepared: number,
  connections: number,
): Promise<Pooler> => {
  const folder = temporary();
  const settings = {
    listen_port: 5432,
    unix_socket_dir: folder,
    auth_type: "any",
    pool_mode: "transaction",
    max_client_conn: 200,
    max_prepared_statements: prepared,
    default_pool_size: connections,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  const far = new URL(server).searchParams.get("host");
  writeFileSync(
    join(folder, "ini"),
    ["[databases]", `* = host=${far} user=stafett`, "[pgbouncer]", ...lines, ""].join("\n"),
  );
  // It refuses to run as root, too, and needs no file of which somebody else must not know.
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const child = spawn("pgbouncer", [join(folder, "ini")], { ...user, stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const through = (url: string): string => {
    const at = new URL(url);
    at.searchParams.set("host", folder);
    return at.href;
  };
  await vi.waitFor(() => askedOf(through(server), "select 1"), { interval: 20 });
  return { through };
};
