// The list of what was disposed of on the whole bot: a case is erased, and is counted where its month is over; nothing leads from the list to the case.
import { expect, onTestFinished, test } from "vitest";
import { readErasures } from "../../src/app/storage/scrub.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { Office } from "../support/office.ts";
import { createWorld, sampleConfig } from "../support/world.ts";

/** As Slack knows the lead of Noomi, a caseworker there, a registrar and the auditor of another authority. */
const [leads, works, registers] = ["U0NOOMI03", "U0NOOMI01", "U0REGISTRA"];
const begun = async () => {
  const sample = sampleConfig();
  const members = sample.members.map((each) =>
    each.id === "registrator-malmo"
      ? { ...each, teams: undefined, slack: `T0STAFETT/${registers}` }
      : each,
  );
  const world = await createWorld({
    config: { ...sample, members } as typeof sample,
    publicUrl: "https://stafett.example.org",
  });
  onTestFinished(() => world.close());
  const o = new Office(world);
  const list = async (who: string) =>
    JSON.stringify(await o.asks(who, { kind: "words", slash: "/stafett", text: "gallrat" }));
  const erase = async (instance: string): Promise<void> => {
    const order = {
      workflow: "case",
      instance: instance as InstanceId,
      command: "eraseNow",
      values: { withinMs: 1_000 },
    } as const;
    await world.stafett.engine.transact.run({ ...order, by: "configuration" });
    await world.idle();
  };
  return { world, o, list, erase };
};

test("a case that is erased is in the list of its agency, and nothing in it leads to the case", async () => {
  const { world, o, list, erase } = await begun();
  const kase = await o.kase();
  const { ref, words } = await o.state<{ ref: string; words: string }>(kase);
  expect(await list(leads)).toContain("Ingen månad");
  await erase(kase);
  expect(readErasures(world.file)).toMatchObject([{ found: [], named: 0 }]);
  const kept = JSON.stringify(await o.state("disposal"));
  for (const secret of [kase, ref, words, "T0", "2026-11-2"]) expect(kept).not.toContain(secret);
  // It is still November: nobody could see on which day.
  expect(await list(leads)).toContain("Ingen månad");
  await world.until("2026-12-01T10:00:00.000Z");
  const shown = await list(leads);
  expect(shown).toContain("November 2026");
  expect(shown).toContain("1. På order till den som driver Stafett");
  for (const secret of [kase, ref, words]) expect(shown).not.toContain(secret);
  expect(await list(works)).not.toContain("November 2026");
  expect(await list(registers)).toContain("Ingen månad");
});
test("it is fetched as Word and CSV, which the log of what was shown keeps", async () => {
  const { world, o, erase } = await begun();
  await erase(await o.kase());
  await world.until("2026-12-01T10:00:00.000Z");
  const reply = await o.asks(leads, { kind: "panel", workflow: "disposal", panel: "list" });
  if (reply.kind !== "panel") throw new Error(reply.kind);
  const urls = reply.panel.body.flatMap((block) =>
    block.kind === "files" ? block.files.map((file) => file.url) : [],
  );
  const fetched = await Promise.all(
    urls.map((url) => world.stafett.files.fetch(url.split("/").at(-1) ?? "", false)),
  );
  expect(fetched.map(({ status }) => status)).toEqual([200, 200]);
  expect(await fetched[1]?.text()).toContain("2026-11;case;1;operator");
});
test("a case is counted with its erasure or not at all: what cannot be written is not erased either", async () => {
  const { world, o } = await begun();
  const kase = await o.kase();
  const { transact } = world.stafett.engine;
  const order = {
    workflow: "case",
    instance: kase as InstanceId,
    command: "eraseNow",
    values: { withinMs: 1_000 },
    by: "configuration",
  } as const;
  const { evolve } = world.stafett.core.registry.get("disposal") ?? {};
  const list = world.stafett.core.registry.get("disposal") as { evolve: unknown };
  list.evolve = () => {
    throw new Error("a rule with a mistake");
  };
  await expect(transact.run(order)).rejects.toThrow("a rule with a mistake");
  expect(await o.state(kase)).toMatchObject({ step: "open" });
  list.evolve = evolve;
  await transact.run(order);
  expect(await o.state(kase)).toMatchObject({ step: "erasing" });
});
