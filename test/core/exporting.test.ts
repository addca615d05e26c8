// What Stafett holds on a member or of an agency, taken out while it runs: all of that, and nothing of others.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { exportInto } from "../../src/app/exporting.ts";
import { documentTexts } from "../../src/app/operate/documents.ts";
import type { Config } from "../../src/config/index.ts";
import { LinkInTheWay } from "../../src/store/durable.ts";
import { openAccessLog } from "../support/access-log.ts";
import { local } from "../support/given.ts";
import { MeetingAttackers, publicUrl } from "../support/meeting-attackers.ts";
import { onFile } from "../support/on-file.ts";
import { masterKey, only } from "../support/presets.ts";
import { temporary } from "../support/small-core.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

/** Somebody who audits Noomi, in Slack, where messages are read here. */
const config = (): Config => ({
  ...sampleConfig(),
  members: sampleConfig().members.map((m) =>
    m.id === "dataskydd-malmo" ? { ...m, agency: "noomi", slack: "T0STAFETT/U0AUDITOR" } : m,
  ),
});
const open = async (): Promise<World> => {
  const w = await createWorld({ config: config(), publicUrl });
  onTestFinished(() => w.close());
  return w;
};
const taken = async (
  w: World,
  kind: "member" | "agency",
  id: string,
  into = join(temporary(), "out"),
) => {
  await exportInto(
    { where: { file: w.file }, masters: only(masterKey) },
    { kind, id },
    into,
    documentTexts().exportPage,
    () => undefined,
  );
  await w.idle();
  const [json, page] = ["stafett.json", "stafett.md"].map((name) =>
    readFileSync(join(into, name), "utf8"),
  ) as [string, string];
  return { into, json, page, data: JSON.parse(json) };
};
const newCase = async (
  w: World,
  who: string,
  command = "/arende",
): Promise<{ readonly ref: string; readonly instance: string }> => {
  const before = new Set(
    (await w.lines({ workflow: "case", limit: 99 })).map((line) => line.instance),
  );
  const form = await w.cloud.as(who).slash(command, "nytt");
  await w.cloud.as(who).submit(form.modal?.id ?? "", {});
  await w.idle();
  const line = (await w.lines({ workflow: "case", limit: 99 })).find(
    (each) => !before.has(each.instance),
  );
  return { ref: line?.summary.ref ?? "none", instance: line?.instance ?? "none" };
};
const chat = (w: World): string =>
  w.cloud
    .channels()
    .flatMap(({ id }) => w.cloud.messages(id).map((message) => JSON.stringify(message)))
    .join("\n");

describe("an export", () => {
  test("of a member: register, acts and showings; of another agency's nothing; the files are the operator's alone", async () => {
    const w = await open();
    const mine = await newCase(w, "U0NOOMI01");
    const theirs = await newCase(w, "U0EVON01");
    await w.cloud.as("U0NOOMI01").slash("/arende", mine.ref);
    const { into, json, page, data } = await taken(w, "member", "noomi-kontakt");
    expect(statSync(into).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(into))
      expect(statSync(join(into, name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(into).sort()).toEqual(["stafett.json", "stafett.md"]);
    expect(readdirSync(join(into, ".."))).toEqual(["out"]);
    expect(data.member).toMatchObject({ id: "noomi-kontakt", agency: "noomi" });
    expect(data.acts).toContainEqual(
      expect.objectContaining({
        workflow: "case",
        ref: mine.ref,
        type: "opened",
        as: expect.arrayContaining(["by"]),
      }),
    );
    expect(data.showings).toContainEqual(
      expect.objectContaining({ member: "noomi-kontakt", panel: "show", ref: mine.ref }),
    );
    for (const text of [json, page]) expect(text).not.toContain(theirs.ref);
    expect(page).toMatch(/^# Det som Stafett har\n[\s\S]*## Vad som har visats/);
    expect(page).toContain(mine.ref);
  });
  test("of an agency: its own whole, and of what others share with it only what its people may read", async () => {
    const w = await open();
    const a = new MeetingAttackers(w);
    const shared = await a.shared();
    const { ref } = await a.o.state<{ ref: string }>(shared);
    const hidden = await newCase(w, "U0NOOMI01");
    const own = await newCase(w, "U0EVON01");
    const { data, json, page } = await taken(w, "agency", "evonhuset");
    expect(data.own.map((one: { summary: { ref?: string } }) => one.summary.ref)).toContain(
      own.ref,
    );
    expect(
      data.own.find((one: { instance: string }) => one.instance === own.instance).events[0],
    ).toMatchObject({ type: "opened", seq: 1 });
    expect(data.own.filter((one: { instance: string }) => one.instance === shared)).toEqual([]);
    for (const text of [json, page]) expect(text).not.toContain(hidden.ref);
    expect(page).toContain(ref);
    expect(data.others.every((one: object) => !("events" in one))).toBe(true);
    expect(page).toContain("## Andras, så som verksamheten får läsa det");
  });
  test("of a member with 501 showings, one more than a page: all of them", async () => {
    const w = await open();
    const { ref } = await newCase(w, "U0NOOMI01");
    await w.cloud.as("U0NOOMI01").slash("/arende", ref);
    const showings = async () =>
      (await taken(w, "member", "noomi-kontakt")).data.showings as readonly object[];
    const n = (await showings()).length;
    const [line] = onFile(w.stafett)
      .raw.prepare("select at, about, month, cipher from access_log order by seq")
      .all();
    for (let i = n; i < 501; i++) await w.stafett.store.accessLog.append(line as never);
    expect(n).toBeGreaterThan(0);
    expect(await showings()).toHaveLength(501);
  });
  test("is told to the auditors, stands in the log, and says no reference there", async () => {
    const w = await open();
    const { ref } = await newCase(w, "U0NOOMI01");
    const rowsNow = () =>
      openAccessLog(
        w.stafett.core.keys,
        onFile(w.stafett).raw.prepare("select * from access_log order by seq").all(),
      );
    const before = (await rowsNow()).length;
    await taken(w, "agency", "noomi");
    const rows = await rowsNow();
    expect(rows.slice(before)).toEqual([
      expect.objectContaining({ member: "operator", agency: "noomi", panel: "export" }),
    ]);
    const told = chat(w)
      .split("\n")
      .filter((message) => message.includes("Ett utdrag hos"));
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain(ref);
    await w.until(local("2026-11-25", "10:00"));
    const form = await w.cloud.as("U0AUDITOR").slash("/stafett", "insyn");
    const log = await w.cloud.as("U0AUDITOR").submit(form.modal?.id ?? "", {});
    expect(JSON.stringify(log)).toContain("Ett utdrag som driften tog");
  });
  test("is refused into a folder with something in it, and of nobody; then nothing is written and nobody is told", async () => {
    const w = await open();
    const full = join(temporary(), "full");
    mkdirSync(full);
    writeFileSync(join(full, "a"), "");
    await expect(taken(w, "member", "noomi-kontakt", full)).rejects.toMatchObject({
      why: "notEmpty",
    });
    const into = join(temporary(), "none");
    await expect(taken(w, "member", "nobody", into)).rejects.toMatchObject({ why: "nobody" });
    expect(readdirSync(full)).toEqual(["a"]);
    expect(readdirSync(join(into, ".."))).toEqual([]);
    expect(chat(w)).not.toContain("Ett utdrag hos");
  });
  test("follows no symbolic link: one in its place is refused, and one laid beside it in advance gets nothing", async () => {
    const w = await open();
    const [place, elsewhere] = [temporary(), temporary()];
    for (const name of ["out", `.stafett-export-${process.pid}`])
      symlinkSync(elsewhere, join(place, name));
    for (const into of ["out", "out/"])
      await expect(taken(w, "member", "noomi-kontakt", `${place}/${into}`)).rejects.toBeInstanceOf(
        LinkInTheWay,
      );
    const { into } = await taken(w, "member", "noomi-kontakt", join(place, "real"));
    expect(readdirSync(into).sort()).toEqual(["stafett.json", "stafett.md"]);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(place).sort()).toEqual([`.stafett-export-${process.pid}`, "out", "real"]);
  });
});
