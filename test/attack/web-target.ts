// The program with the web connected, behind a proxy on this machine that says whose address a client has, and the people who are signed in there.

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Records } from "../../adapters/records.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { recordsIn } from "../../src/app/storage/records.ts";
import { beside, rootAt } from "../../src/app/storage/second.ts";
import { first, type Held, statusIn } from "./attack.ts";
import type { Running, Target } from "./target.ts";
import { leadsTo, signedIn, type Visitor } from "./visitor.ts";

/** Who has an address on the web in the sample, beside the one in Slack. */
export const people: Readonly<
  Record<"anna" | "bo" | "lead" | "lund" | "evon", readonly [member: string, address: string]>
> = {
  anna: ["noomi-kontakt", "noomi/annaannaanna1"],
  bo: ["noomi-ersattare", "noomi/bobobobobobo2"],
  lead: ["noomi-chef", "noomi/chefchefchef3"],
  lund: ["socialtjansten-lund-handlaggare", "lund/lundlundlund4"],
  evon: ["regionkoordinator-1", "evon/evonevonevon5"],
};
const onTheWeb = (sample: string): string =>
  Object.values(people).reduce((text, [id, web]) => {
    const written = text.replace(new RegExp(`^(  - id: ${id}\\n)`, "m"), `$1    web: ${web}\n`);
    if (written === text) throw new Error(`${id} is not in the sample`);
    return written;
  }, sample);
export const openWeb = (
  target: Target,
  more: Readonly<Record<string, string>> = {},
  written: (sample: string) => string = (sample) => sample,
): Promise<Running> =>
  target.runs(
    (port) => ({
      ...target.env.slack,
      WEB_ORIGIN: `http://localhost:${port}`,
      STAFETT_TRUSTED_PROXIES: "127.0.0.1",
      ...more,
    }),
    (sample) => written(onTheWeb(sample)),
  );

let shared: Promise<Running> | undefined;
/** The same for all attacks on pages; a member's browser of their own for each that asks. */
export const web = (target: Target): Promise<Running> => {
  shared ??= openWeb(target);
  return shared;
};
const known = new Map<string, Promise<Visitor>>();
/** Somebody who signs in with the key that they have had since they were first asked for. */
export const enters = async (target: Target, who: keyof typeof people): Promise<Visitor> => {
  const running = await web(target);
  const before = known.get(who);
  const first = before ?? signedIn(running, people[who][0]);
  known.set(who, first);
  return before ? (await before).elsewhere().signsIn() : await first;
};
/** What the adapter keeps, beside the program that runs: as the command `key-code` opens it. `now`: epoch ms. */
export const besideRecords = <T>(
  { cwd }: Running,
  work: (records: Records) => Promise<T>,
  now = Date.now,
): Promise<T> =>
  beside({ file: join(cwd, "data/stafett.db") }, "writing", async (both) =>
    work(
      recordsIn(
        both,
        await rootAt(both, mastersIn(join(cwd, "data/stafett.key"), false)),
        "web",
        now,
      ),
    ),
  );
/** How far everything is that somebody can do: the journals and the posts. */
export const writtenIn = ({ cwd }: Running): string => {
  const db = new DatabaseSync(join(cwd, "data/stafett.db"), { readOnly: true });
  const counts = ["events", "instances", "idempotency_keys"].map(
    (table) => `${table} ${db.prepare(`select count(*) as n from ${table}`).get()?.n}`,
  );
  db.close();
  return counts.join(", ");
};
/** A page leads to where one signs in, and what a script asks for is refused. */
export const isOut = async (visitor: Visitor, what: string): Promise<Held> => {
  const [page, events, press] = [
    await visitor.get("/"),
    await visitor.get("/events"),
    await visitor.form("/press", { csrf: "x" }),
  ];
  return first(
    statusIn(page.status, [303], `${what}: /`),
    leadsTo(page).startsWith("/sign-in") ? undefined : `${what}: leads to ${leadsTo(page)}`,
    statusIn(events.status, [401], `${what}: /events`),
    statusIn(press.status, [303], `${what}: /press`),
    page.text === "" ? undefined : `${what}: says something`,
  );
};
export const isIn = async (visitor: Visitor, what: string): Promise<Held> =>
  statusIn((await visitor.get("/")).status, [200], what);
