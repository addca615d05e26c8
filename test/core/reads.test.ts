// Who was shown what: one row per showing, chained, so that a row taken out shows.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { small } from "../support/small-core.ts";

type Row = { seq: number; at: number; cipher: Uint8Array; digest: Uint8Array; hash: Uint8Array };
/** As an auditor would, from the rows alone. What has been emptied keeps its digest. */
const verifies = (rows: readonly Row[]): boolean => {
  let previous = Buffer.alloc(32);
  for (const r of rows) {
    if (
      r.cipher.byteLength > 0 &&
      !createHash("sha256").update(r.cipher).digest().equals(Buffer.from(r.digest))
    )
      return false;
    const line = `${r.seq}:${r.at}:${Buffer.from(r.digest).toString("hex")}`;
    previous = createHash("sha256").update(previous).update(line).digest();
    if (!previous.equals(Buffer.from(r.hash))) return false;
  }
  return true;
};

describe("the access log", () => {
  test("has one row per panel that was shown, with who and about what", async () => {
    const c = await small();
    const id = await c.begin("anna");
    await c.ask("anna", "slack:1", {
      kind: "panel",
      workflow: "puppet",
      instance: id,
      panel: "one",
    });
    c.clock.advance(60_000);
    await c.ask("bo", "slack:2", { kind: "panel", workflow: "puppet", panel: "all" });
    await c.ask("bo", "slack:3", { kind: "panel", workflow: "puppet", instance: id, panel: "one" });
    const rows = c.sql("select * from access_log order by seq") as Row[];
    expect(
      (await c.accessLog()).map(({ member, instance, panel }) => [member, instance, panel]),
    ).toEqual([
      // The first is what beginning showed by itself.
      ["anna", id, "one"],
      ["anna", id, "one"],
      ["bo", "", "all"],
    ]);
    expect(rows.map((row) => row.at)).toEqual([
      c.clock.now() - 60_000,
      c.clock.now() - 60_000,
      c.clock.now(),
    ]);
  });
  test("has one for a list of what can be done as well: whatever is put into words for somebody is in it", async () => {
    const c = await small();
    await c.ask("anna", "slack:1", { kind: "words", slash: "/stafett", text: "hjälp" });
    expect(
      (await c.accessLog()).map(({ member, workflow, instance, panel }) => [
        member,
        workflow,
        instance,
        panel,
      ]),
    ).toEqual([["anna", "", "", "help"]]);
  });
  test("says in clear when, and of what month its key is; who, what and which panel only the key tells", async () => {
    const c = await small();
    const id = await c.begin("anna");
    const [row] = c.sql("select * from access_log");
    expect(Object.keys(row ?? {}).sort()).toEqual([
      "about",
      "at",
      "cipher",
      "digest",
      "hash",
      "month",
      "seq",
    ]);
    for (const value of Object.values(row ?? {}))
      expect(Buffer.from(String(value)).toString()).not.toMatch(
        new RegExp(`${id}|anna|puppet|one`),
      );
    expect((row as unknown as Row).cipher.byteLength).toBe(12 + 16 + 256);
  });
  test("is a chain: a changed, a removed or a swapped row no longer verifies", async () => {
    const c = await small();
    for (let i = 0; i < 4; i++)
      await c.ask(["anna", "bo"][i % 2] ?? "", `slack:${i}`, {
        kind: "panel",
        workflow: "puppet",
        panel: "all",
      });
    const rows = c.sql("select * from access_log order by seq") as Row[];
    expect(rows).toHaveLength(4);
    expect(verifies(rows)).toBe(true);
    const [first, second, third, fourth] = rows as [Row, Row, Row, Row];
    expect(verifies([first, { ...second, cipher: third.cipher }, third, fourth])).toBe(false);
    expect(verifies([first, third, fourth])).toBe(false);
    expect(verifies([second, first, third, fourth])).toBe(false);
  });
  test("at once from many: still one chain", async () => {
    const c = await small();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        c.ask("anna", `slack:${i}`, { kind: "panel", workflow: "puppet", panel: "all" }),
      ),
    );
    const rows = c.sql("select * from access_log order by seq") as Row[];
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(verifies(rows)).toBe(true);
  });
});
