// The registry of engines behind `Db`. What is tested of one is tested of each; one that cannot be tried here says why.
import { join } from "node:path";
import { afterAll, describe, inject, onTestFinished, test } from "vitest";
import type { Database } from "../../src/store/port.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema } from "./asking.ts";
import type { Server } from "./server.ts";

export { askedOf, freshDatabase, freshSchema } from "./asking.ts";

/** Opens it once more, as another process or the next start would. */
export type Place = () => Promise<Database>;
/** `empty`: an empty database whose test does not open it again. */
type Opening = { readonly place: () => Promise<Place>; readonly empty: () => Promise<Database> };
type Engine = { readonly name: string } & (Opening | { readonly skip: string });

/** The server of this run; or why there is none: then `server.ts` has said so, or these tests run without their project. */
export const server: Server = inject("postgres") ?? {
  skip: "nobody has started PostgreSQL for this run",
};
/** One for all tests of a file: emptied for each, and its connections are kept. */
let kept: Promise<Database> | undefined;
const emptied = async (url: string): Promise<Database> => {
  kept ??= freshSchema(url).then((fresh) => openPostgres(fresh));
  const db = await kept;
  const tables = await db.query(
    "select tablename::text as name from pg_tables where schemaname = current_schema() and tablename <> 'schema_version'",
  );
  await db.transaction(async (run) => {
    for (const { name } of tables) await run(`delete from ${name}`);
  });
  return { ...db, close: async () => undefined };
};
/** At the end of each file that had it: the next one in this process makes its own. */
const forget = async (): Promise<void> => {
  const db = kept;
  kept = undefined;
  await (await db)?.close();
};

const sqlitePlace = async (): Promise<Place> => {
  const file = join(temporary(), "store.db");
  return async () => openSqlite(file);
};
const engines: readonly Engine[] = [
  {
    name: "sqlite",
    place: sqlitePlace,
    empty: async () => (await sqlitePlace())(),
  },
  "skip" in server
    ? { name: "postgres", skip: server.skip }
    : {
        name: "postgres",
        place: async () => {
          const url = await freshSchema(server.url);
          return () => openPostgres(url);
        },
        empty: () => emptied(server.url),
      },
];

const closedAfterwards = (db: Database): Database => {
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= db.close();
    return closed;
  };
  onTestFinished(close);
  return { ...db, close };
};
/** Walks the registry. What a test opens is closed afterwards, once, whether or not the test did. */
export const everyEngine = (
  about: string,
  suite: (opening: Opening, engine: string) => void,
): void => {
  afterAll(forget);
  for (const engine of engines)
    describe(`${about}: ${engine.name}`, () => {
      if ("skip" in engine) test.skip(`skipped: ${engine.skip}`, () => undefined);
      else {
        const place = async (): Promise<Place> => {
          const open = await engine.place();
          return async () => closedAfterwards(await open());
        };
        suite({ place, empty: async () => closedAfterwards(await engine.empty()) }, engine.name);
      }
    });
};
