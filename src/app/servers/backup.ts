// Copies of data and keys on servers: PostgreSQL's own programs make them and put them back. What Stafett adds is a note of when and of their sums, and what was erased.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { formatName } from "../../store/format.ts";
import { isPooled } from "../../store/postgres/index.ts";
import { said } from "../operate/tool.ts";
import { copyInto, type Note, readNote, sumOf, takeErasures } from "../storage/copies.ts";
import { readMeta } from "../storage/opening.ts";
import { markUnconfirmed } from "../storage/restored.ts";
import { assertAlone, beside } from "../storage/second.ts";
import type { Servers } from "./opening.ts";

/** Data first: a key of the copy may be newer than its data, which harms nobody. */
const dumps = ["data", "keys"] as const;
const dumpName = (of: (typeof dumps)[number]): string => `${of}.dump`;
/** An address without its password, which anybody on the machine could read in the list of processes; it goes by the environment. */
const bare = (
  address: string,
): { readonly address: string; readonly env: Readonly<Record<string, string>> } => {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = "";
  // What its own programs call a blank in an address.
  return {
    address: url.href.replaceAll("+", "%20"),
    env: password === "" ? {} : { PGPASSWORD: password },
  };
};
/** Why there is no copy. `none`: pg_dump is not here. `older`: it is older than the server. `failed`: it has said why itself. `pooled`: it would leave its settings in connections that others are given next. */
export class CannotDump extends Error {
  readonly why: "none" | "older" | "failed" | "pooled";
  readonly major: number;
  constructor(why: CannotDump["why"], major: number) {
    super(why);
    this.why = why;
    this.major = major;
  }
}
const about =
  "select current_setting('server_version_num')::bigint / 10000 as major, current_schema()::text as schema";
/** The server's own version, where Debian keeps those of several: what a newer one writes, the server does not take back without an error. Else the one of that name, if it is new enough. */
const dumper = async (major: number): Promise<string> => {
  let why: CannotDump["why"] = "none";
  for (const name of [`/usr/lib/postgresql/${major}/bin/pg_dump`, "pg_dump"]) {
    const version = await said(name, ["--version"]);
    if (version === undefined) continue;
    if (Number(/\d+/.exec(version.out)?.[0]) >= major) return name;
    why = "older";
  }
  throw new CannotDump(why, major);
};
/** Copies data and keys into a new folder of `into`, also while the program runs, and gives back the folder. Throws `CannotDump`, and what disk or server throw; then the folder is gone. */
export const backUpServers = async (
  servers: Servers,
  into: string,
  now: Date,
  step: (file: string) => void,
): Promise<string> => {
  const { birth, places } = await beside({ servers }, "reading", async ({ data, keys }) => ({
    birth: (await readMeta(data.query, "birth")) ?? "",
    places: [(await data.query(about))[0], (await keys.query(about))[0]],
  }));
  const major = Math.max(...places.map((row) => Number(row?.major)));
  for (const of of dumps) if (await isPooled(servers[of])) throw new CannotDump("pooled", major);
  const program = await dumper(major);
  return copyInto(into, now, async (folder) => {
    for (const [i, of] of dumps.entries()) {
      step(dumpName(of));
      const { address, env } = bare(servers[of]);
      const args = [
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        `--schema=${String(places[i]?.schema)}`,
      ];
      const done = await said(
        program,
        [...args, `--file=${join(folder, dumpName(of))}`, `--dbname=${address}`],
        env,
      );
      if (done?.code !== 0) throw new CannotDump("failed", major);
    }
    takeErasures(servers.beside, join(folder, "stafett"));
    return { files: dumps.map((of) => join(folder, dumpName(of))), note: () => ({ birth }) };
  });
};
/** Of a folder in which the dumps are, too. */
const noteOf = (folder: string): Note | undefined =>
  dumps.every((of) => existsSync(join(folder, dumpName(of)))) ? readNote(folder) : undefined;
/** Whether a folder is one that `backUpServers` made. */
export const holdsDumps = (folder: string): boolean => noteOf(folder) !== undefined;
/** Whether the copies are of this format: of another, nothing of it is put back. */
export const dumpsFit = (folder: string): boolean => noteOf(folder)?.format === formatName;
/** Whether the bytes are those that were copied. What is in them is seen when they are put back. */
export const dumpsWhole = (folder: string): boolean => {
  const note = noteOf(folder);
  return dumps.every((of) => note?.sums[dumpName(of)] === sumOf(join(folder, dumpName(of))));
};
/** When the copies in a folder were made, epoch ms; undefined: there are none. */
export const madeAt = (folder: string): number | undefined => {
  const note = noteOf(folder);
  return note && Date.parse(note.at);
};
/** After somebody has put an older copy of the data back: each post that is not final in it is unconfirmed. `at`: when it was made, epoch ms. How many posts. Throws `CannotOpen`: `locked` while somebody runs on it. */
export const afterRestore = (servers: Servers, at: number, now: number): Promise<number> =>
  beside({ servers }, "writing", async ({ data }) => {
    await assertAlone(data);
    return data.transaction((run) => markUnconfirmed(run, at, now));
  });
