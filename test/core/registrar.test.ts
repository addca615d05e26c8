// The registrar of an authority reads one case for 24 hours, because a caseworker opened it; of every other it is told what is said of none.
import { describe, expect, onTestFinished, test } from "vitest";
import { openAccessLog } from "../support/access-log.ts";
import { anna, Office } from "../support/office.ts";
import { createWorld, sampleConfig } from "../support/world.ts";

/** As Slack knows the registrar. */
const slack = "U0REGISTRA";
const [worker, registrar] = ["socialtjansten-malmo-handlaggare", "malmo-registrator"];
const withRegistrar = () => {
  const sample = sampleConfig();
  const one = {
    id: registrar,
    name: "Registrator, Malmö stad",
    agency: "socialtjansten-malmo",
    roles: ["registrar"],
    language: "sv",
  };
  return {
    ...sample,
    members: [...sample.members, { ...one, slack: `T0STAFETT/${slack}` }],
  } as typeof sample;
};
const begun = async () => {
  const world = await createWorld({
    config: withRegistrar(),
    publicUrl: "https://stafett.example.org",
  });
  onTestFinished(() => world.close());
  const o = new Office(world);
  const first = { deputy: "socialtjansten-malmo-ersattare", child: "no", risk: "low", quiet: "no" };
  const [id, other] = [
    await o.does(worker, "case", "open", first),
    await o.does(worker, "case", "open", first),
  ];
  const sees = (instance: string, panel = "show", who = slack) =>
    o.asks(who, { kind: "panel", workflow: "case", instance, panel });
  return { world, o, id, other, sees };
};
const opens = async () => {
  const all = await begun();
  await all.o.does(worker, "case", "openForRegistrar", { to: registrar }, all.id);
  return all;
};

describe("a case that is open for the registrar", () => {
  test("was one that was not there, and is so again after 24 hours; another is all the time", async () => {
    const { world, o, id, other, sees } = await begun();
    const absent = await sees("Cnobody");
    expect([await sees(id), await sees(other)]).toEqual([absent, absent]);
    await o.does(worker, "case", "openForRegistrar", { to: registrar }, id);
    expect((await sees(id)).kind).toBe("panel");
    expect(await sees(other)).toEqual(absent);
    await world.until("2026-11-26T07:44:00.000Z");
    expect((await sees(id)).kind).toBe("panel");
    await world.until("2026-11-26T07:46:00.000Z");
    expect(await sees(id)).toEqual(absent);
  });
  test("can be fetched, which the log keeps; nothing of it can be changed", async () => {
    const { world, o, id, sees } = await opens();
    const reply = await sees(id);
    if (reply.kind !== "panel") throw new Error(reply.kind);
    const [url] = reply.panel.body.flatMap((block) =>
      block.kind === "files" ? block.files.map((file) => file.url) : [],
    );
    expect((await world.stafett.files.fetch(url?.split("/").at(-1) ?? "", false)).status).toBe(200);
    const { store, core } = world.stafett;
    const rows = await store.accessLog.read({
      about: undefined,
      from: 0,
      until: 1e15,
      before: 1e15,
      limit: 1_000,
    });
    const file = (await openAccessLog(core.keys, rows)).find(({ panel }) => panel === "file:pdf");
    expect(file).toMatchObject({ member: registrar, agency: "socialtjansten-malmo", instance: id });
    for (const [command, values] of [
      ["calm", { round: "1" }],
      ["close", { reason: "goalReached" }],
      ["openForRegistrar", { to: registrar }],
      ["erase", { sure: "erase" }],
    ] as const)
      expect((await o.run(registrar, "case", command, values, id)).kind, command).not.toBe("ok");
  });
  test("is in no list of the registrar, who has none", async () => {
    const { o } = await opens();
    for (const panel of ["mine", "overdue", "unheld", "numbers", "region"])
      expect((await o.asks(slack, { kind: "panel", workflow: "case", panel })).kind).toBe(
        "refused",
      );
  });
  test("is closed for the registrar by either", async () => {
    for (const who of [worker, registrar]) {
      const { o, id, sees } = await opens();
      await o.does(who, "case", "closeForRegistrar", {}, id);
      expect((await sees(id)).kind).toBe("refused");
    }
  });
});
test("an association has no registrar, and an authority without one says so", async () => {
  const { o } = await begun();
  const first = { deputy: "noomi-ersattare", child: "no", risk: "low", quiet: "no" };
  const id = await o.does(anna, "case", "open", first);
  expect(await o.run(anna, "case", "openForRegistrar", { to: registrar }, id)).toMatchObject({
    kind: "refused",
  });
});
