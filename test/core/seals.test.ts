// A seal a day over all that has happened: told once, in human hours, and it shows what was changed afterwards.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkAnchor, readAnchors, type Verdict } from "../../src/app/storage/audit-anchors.ts";
import { orderSql } from "../../src/app/storage/orders.ts";
import { readErasures } from "../../src/app/storage/scrub.ts";
import { openSecond } from "../../src/app/storage/second.ts";
import { accessLogKeptMs } from "../../src/engine/access-log.ts";
import { chain, chainStart } from "../../src/engine/encryption.ts";
import { rekey } from "../../src/engine/rekey.ts";
import { accessLogYears } from "../../src/rules/who.ts";
import { MeetingAttackers, publicUrl } from "../support/meeting-attackers.ts";
import { onFile } from "../support/on-file.ts";
import { temporary } from "../support/small-core.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

/** The auditor sits in Slack, where messages are read here. */
const config = () => ({
  ...sampleConfig(),
  members: sampleConfig().members.map((m) =>
    m.id === "dataskydd-malmo" ? { ...m, slack: "T0STAFETT/U0AUDITOR" } : m,
  ),
});
const open = async (o: Parameters<typeof createWorld>[0] = {}, keep = false): Promise<World> => {
  const w = await createWorld({ seals: true, config: config(), ...o, keep });
  if (!keep) onTestFinished(() => w.close());
  return w;
};
const newCase = async (w: World): Promise<string> => {
  const form = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
  await w.cloud.as("U0NOOMI01").submit(form.modal?.id ?? "", {});
  await w.idle();
  const lines = await w.lines({ workflow: "case", limit: 99 });
  return lines.at(-1)?.instance ?? "";
};
/** What stands in chat, as somebody outside keeps it. */
const told = (w: World): string =>
  w.cloud
    .channels()
    .flatMap(({ id }) => w.cloud.messages(id).map((message) => JSON.stringify(message)))
    .filter((message) => message.includes("Dagens försegling"))
    .join("\n");
const verdicts = async (
  w: World,
  kept: string,
  change?: (db: DatabaseSync) => void,
): Promise<readonly Verdict[]> => {
  const copy = join(temporary(), "copy.db");
  await onFile(w.stafett).checkpoint();
  copyFileSync(w.file, copy);
  const db = new DatabaseSync(copy);
  change?.(db);
  db.close();
  const { run, db: read } = openSecond(copy, true);
  const all: Verdict[] = [];
  for (const one of readAnchors(kept))
    all.push(
      await checkAnchor(
        run,
        one,
        readErasures(w.file),
        w.clock.now(),
        accessLogKeptMs(accessLogYears),
      ),
    );
  read.close();
  return all;
};

describe("the seal of the day", () => {
  test("comes once a day, on workdays, not at night, and not again after a restart; no id stands in it", async () => {
    const w = await open({ start: Date.parse("2026-11-26T22:00:00Z") }, true);
    await w.idle();
    expect(told(w)).toBe("");
    await w.until("2026-11-27T05:59:00.000Z");
    expect(told(w)).toBe("");
    await w.until("2026-11-27T16:00:00.000Z");
    expect(readAnchors(told(w)).map(({ day }) => day)).toEqual(["2026-11-27"]);
    const instances = onFile(w.stafett).raw.prepare("select instance from instances").all();
    expect(instances.filter(({ instance }) => told(w).includes(`"${String(instance)}"`))).toEqual(
      [],
    );
    expect(told(w)).not.toMatch(/SYD-/);
    const before = onFile(w.stafett).raw.prepare("select day, anchor from audit_anchors").all();
    await w.close();
    const again = await open({ file: w.file, start: Date.parse("2026-11-27T16:10:00Z") });
    await newCase(again);
    expect(told(again)).toBe("");
    expect(
      onFile(again.stafett).raw.prepare("select day, anchor from audit_anchors").all(),
    ).toEqual(before);
    // Saturday and Sunday are nobody's.
    await again.until("2026-11-30T12:00:00.000Z");
    expect(readAnchors(told(again)).map(({ day }) => day)).toEqual(["2026-11-30"]);
  });
  test("is not made of a day before one that a clock that went ahead has sealed: every seal still holds", async () => {
    const w = await open({ start: Date.parse("2026-12-03T08:00:00Z") });
    await w.idle();
    w.clock.set(Date.parse("2026-12-01T08:00:00Z"));
    await newCase(w);
    await w.until("2026-12-02T16:00:00.000Z");
    expect(readAnchors(told(w)).map(({ day }) => day)).toEqual(["2026-12-03"]);
    await w.until("2026-12-04T16:00:00.000Z");
    expect(readAnchors(told(w)).map(({ day }) => day)).toEqual(["2026-12-03", "2026-12-04"]);
    expect(await verdicts(w, told(w))).toEqual(["holds", "holds"]);
  });
  test("holds while journals grow, and not when an event, a journal, a showing or an earlier day is changed", async () => {
    const w = await open();
    const [one] = [await newCase(w), await newCase(w)];
    await w.until("2026-11-26T12:00:00.000Z");
    await newCase(w);
    await w.cloud.as("U0NOOMI01").slash("/stafett", "vem");
    await w.until("2026-11-27T12:00:00.000Z");
    const kept = told(w);
    expect(readAnchors(kept).length).toBe(3);
    await newCase(w);
    expect(await verdicts(w, kept)).toEqual(["holds", "holds", "holds"]);
    const changed = (sql: string, ...values: string[]) =>
      verdicts(w, kept, (db) => void db.prepare(sql).run(...values));
    // As somebody would who makes the chain right again afterwards.
    const forge = (db: DatabaseSync): void => {
      let head: Uint8Array = chainStart;
      for (const { seq, cipher } of db
        .prepare("select seq, cipher from events where instance = ? order by seq")
        .all(one)) {
        const other = Number(seq) === 1 ? new Uint8Array(300) : (cipher as Uint8Array);
        head = chain(head, Number(seq), other);
        db.prepare("update events set cipher = ?, hash = ? where instance = ? and seq = ?").run(
          other,
          head,
          one,
          Number(seq),
        );
      }
      db.prepare("update instances set head = ? where instance = ?").run(head, one);
    };
    // The first seal came before there was a case.
    const later = ["holds", "changed", "changed"];
    expect(await verdicts(w, kept, forge)).toEqual(later);
    expect(await changed("delete from events where instance = ?", one)).toEqual(later);
    expect(await changed("update access_log set hash = x'00'")).toEqual(later);
    expect(await changed("update audit_anchors set lines = replace(lines, ?, 'x')", one)).toEqual(
      later,
    );
    expect(await changed("update audit_anchors set anchor = '0'")).toEqual([
      "unknown",
      "unknown",
      "unknown",
    ]);
    expect(await verdicts(w, `2026-11-27 ${"0".repeat(32)}`)).toEqual(["unknown"]);
  });
  test("holds for what was erased; a meeting that was written anew needs its certificate", async () => {
    const w = await open({ publicUrl });
    const a = new MeetingAttackers(w);
    const { agenda } = await a.planned();
    const [kase, other] = [await a.shared(), await a.shared()];
    await w.until("2026-11-27T11:00:00.000Z");
    await a.started(agenda);
    await w.until("2026-12-02T12:00:00.000Z");
    const kept = told(w);
    expect(new Set(await verdicts(w, kept))).toEqual(new Set(["holds"]));
    onFile(w.stafett).raw.prepare(orderSql).run(kase);
    await w.idle();
    const [certificate] = readErasures(w.file);
    expect(certificate?.rewritten).toBe(1);
    expect((await verdicts(w, kept)).at(-1)).toBe("erased");
    // The same without a certificate that says so.
    await w.until("2026-12-03T12:00:00.000Z");
    const later = told(w).split("\n").at(-1) ?? "";
    expect(await verdicts(w, later)).toEqual(["holds"]);
    expect(await rekey(w.stafett.core, agenda as never, { subject: other as never })).toMatchObject(
      { was: expect.any(String) },
    );
    expect(await verdicts(w, later)).toEqual(["changed"]);
    // Whoever fell before its view was made again leaves that to the next one.
    const viewedBy = () =>
      onFile(w.stafett)
        .raw.prepare("select code_revision as code from instances where instance = ?")
        .get(agenda);
    expect(viewedBy()).toEqual({ code: "" });
    await w.idle();
    expect(viewedBy()).toEqual({ code: "test" });
    // The next seal is over what was written anew, whether anything has happened in it since or not.
    await w.until("2026-12-04T12:00:00.000Z");
    expect(await verdicts(w, told(w).split("\n").at(-1) ?? "")).toEqual(["holds"]);
  });
});
