// Which errors mean that the database could not, as its driver marks them: the worker tries again after those, and parks what throws others.
import { describe, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { isUnavailable } from "../../src/unavailable.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema, server } from "./engines.ts";

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "nothing was thrown",
    (error: unknown) => error,
  );
const insert = "insert into meta (name, value) values ('a', '1')";

describe("SQLite", () => {
  const opened = () => {
    const db = openSqlite(`${temporary()}/stafett.db`);
    onTestFinished(() => db.close());
    return db;
  };
  test("a file that takes nothing could not", async () => {
    const db = opened();
    db.raw.exec("pragma query_only = on");
    expect(isUnavailable(await thrownBy(db.transaction((run) => run(insert))))).toBe(true);
  });
  test("a statement that is wrong is none of these, nor is an error of the caller", async () => {
    const db = opened();
    expect(isUnavailable(await thrownBy(db.query("select nothing")))).toBe(false);
    const own = Object.assign(new Error("not of the database"), { errcode: 10 });
    expect(isUnavailable(await thrownBy(db.transaction(() => Promise.reject(own))))).toBe(false);
  });
});
describe.skipIf("skip" in server)("PostgreSQL", () => {
  const opened = async () => {
    const db = await openPostgres(await freshSchema((server as { readonly url: string }).url));
    onTestFinished(() => db.close());
    return db;
  };
  test("a connection that is ended in a transaction, and a query that is cancelled: it could not", async () => {
    const db = await opened();
    const ended = db.transaction(async (run) => {
      await run(insert);
      await run("select pg_terminate_backend(pg_backend_pid())");
    });
    expect(isUnavailable(await thrownBy(ended))).toBe(true);
    expect(
      isUnavailable(
        await thrownBy(db.query("select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)")),
      ),
    ).toBe(true);
  });
  test("a statement that is wrong is none of these", async () => {
    const db = await opened();
    expect(isUnavailable(await thrownBy(db.query("select nothing")))).toBe(false);
  });
});
