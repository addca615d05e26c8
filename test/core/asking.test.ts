// Who asks learns nothing: of what is another's the same answer as of what was never drawn, whatever is asked, over every workflow.
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ask, Raw } from "../../adapters/port.ts";
import { createFileLinks } from "../../src/engine/files.ts";
import { drawFresh } from "../../src/engine/ids.ts";
import { audiencesOf } from "../../src/rules/relation.ts";
import type { AnyWorkflow, Member } from "../../src/rules/workflow.ts";
import { formatRef } from "../../src/words/refs.ts";
import { workflows } from "../../workflows/index.ts";
import { MeetingAttackers, publicUrl, withAuditor } from "../support/meeting-attackers.ts";
import { anna as annaId, coordinator } from "../support/office.ts";
import { proven } from "../support/proven.ts";
import { usualSupport } from "../support/recorder-support.ts";
import { anna, evon, place } from "../support/referral-attackers.ts";
import { createWorld, type World } from "../support/world.ts";
import { usual as usualTraining } from "../workflows/training/occasions.ts";

let w: World;
let a: MeetingAttackers;
beforeEach(async () => {
  w = await createWorld({ config: onTheWeb(withAuditor()), publicUrl, teams: true, web: true });
  a = new MeetingAttackers(w);
});
afterEach(() => w.close());

/** A colleague signs in by keys as well. */
const onTheWeb = (config: ReturnType<typeof withAuditor>): typeof config => {
  const members = config.members.map((one) =>
    one.id === "noomi-ersattare"
      ? { ...one, web: "noomi/bobobobobobo2", preferred: "slack" as const }
      : one,
  );
  return { ...config, members };
};
type One = { readonly id: string; readonly workflow: AnyWorkflow };
/** What comes when a training is over, and what is erased as soon as it has begun. */
const later = ["evaluation", "veil", "removal"];
/** There is one of them, which everybody asks about in the same way. */
const alone = workflows.filter(({ single }) => single !== undefined);
/** Something of every workflow that anybody begins, and what stands by itself. */
const everything = async (): Promise<readonly One[]> => {
  const { kase } = await a.sent();
  await a.made("capacity", () => a.does(anna, "capacity", "ask", undefined, place));
  await a.planned();
  await a.o.does(annaId, "action", "create", {
    text: "Boka lokal",
    owner: { member: annaId },
    due: "2026-12-08",
  });
  await a.o.does(annaId, "handover", "offer", {
    scope: "one",
    ref: (await a.state(kase)).ref,
    to: "noomi-ersattare",
  });
  await a.o.does(annaId, "guide", "begin", { kase });
  await a.o.does(annaId, "incident", "report", { kind: "name" });
  await a.o.does("dataskydd-malmo", "oversight", "look");
  const question = await a.o.does(annaId, "method", "ask", {
    theme: "barn",
    text: "Hur gör man?",
    to: "evonhuset",
    pace: "normal",
  });
  await a.o.does(coordinator, "method", "answer", { text: "Ring jouren." }, question);
  await a.o.does(
    annaId,
    "method",
    "rewrite",
    { theme: "barn", question: "Hur gör man?", answer: "Ring jouren." },
    question,
  );
  await a.o.does("nspm-samordnare", "call", "take", { danger: "no" });
  await a.o.does("nspm-samordnare", "release", "freeze", {});
  await a.o.does(annaId, "nsp", "apply", usualSupport);
  await a.o.does(coordinator, "training", "plan", usualTraining);
  await a.o.does(annaId, "roster", "ask", {
    duty: { function: "noomi-passet" },
    day: "2026-11-30",
    to: "noomi-ersattare",
  });
  await a.o.does("noomi-chef", "enrolling", "ask", { member: "noomi-ersattare", why: "more" });
  await a.o.does("noomi-chef", "leaving", "begin", {
    member: "noomi-ersattare",
    last: "2026-12-18",
  });
  const newcomer = {
    name: "Ny verksamhet",
    kind: "NGO",
    shelter: "no",
    phone: "040-628 04 99",
    found: "ownSite",
  };
  await a.o.does(coordinator, "joining", "propose", newcomer);
  await a.o.does(annaId, "search", "find", { kind: "skyddat_boende" });
  await a.o.does("polisen-syd-kontakt", "callback", "ask", { within: "soon" });
  await a.o.does(annaId, "rights", "begin", { of: kase, kind: "access", came: "2026-11-25" });
  const found = await Promise.all(
    workflows.map((workflow) => a.list(workflow.name).then((rows) => ({ workflow, rows }))),
  );
  return found.flatMap(({ workflow, rows }) =>
    rows
      .filter(({ instance }) => instance !== workflow.single)
      .map(({ instance: id }) => ({ id, workflow })),
  );
};
const knows = async ({ id }: One, member: Member): Promise<boolean> => {
  const { instances } = w.stafett.engine.transact;
  const readers = (await instances.load(id as never))?.readers ?? [];
  return audiencesOf(member, (await instances.people()).people).some((key) =>
    readers.includes(key),
  );
};
/** Everything that can be asked about one instance of this workflow, signed: a proof is no right. `id`: about which; it stands in every field that could hold one, too. */
const asksOf = (workflow: AnyWorkflow, id: string): readonly Ask[] => {
  const about = { workflow: workflow.name, instance: id };
  const { signedValues: presets } = w.stafett.core;
  const panels = Object.keys(workflow.panels).map(
    (panel): Ask => ({ kind: "panel", ...about, panel }),
  );
  const commands = Object.entries(workflow.commands).flatMap(
    ([command, { form }]): readonly Ask[] => {
      const tokens: Raw = Object.fromEntries(
        Object.entries(form.fields).flatMap(([name, { kind }]) =>
          kind === "token" ? [[name, id]] : [],
        ),
      );
      const filled = { ...about, command, hidden: tokens, values: {}, more: true };
      return [
        proven(presets, { kind: "press", ...about, command, values: tokens }),
        proven(presets, { kind: "submit", ...filled }),
        proven(presets, { kind: "redraw", ...filled }),
      ];
    },
  );
  return [
    ...panels.filter((_, i) => Object.values(workflow.panels)[i]?.about === "one"),
    ...commands,
  ];
};
/** Whoever asks over a form of their own says what they like; what was drawn for the form is the only thing that may differ. */
const asks = async (member: Member, what: Ask): Promise<string> => {
  const [{ platform, id } = { platform: "slack" as const, id: "" }] = member.addresses;
  asked += 1;
  const reply = await w.stafett.engine.handle({
    idempotencyKey: `asking:${asked}`,
    platform,
    identity: id,
    ask: what,
  });
  return JSON.stringify(reply).replace(/"idempotencyKey":"[^"]+"/, "");
};
let asked = 0;
const written = (): unknown => {
  const db = new DatabaseSync(w.file, { readOnly: true });
  const rows = ["events", "access_log", "idempotency_keys", "outbox", "instances", "meta"].map(
    (name) => db.prepare(`select count(*) as n from ${name}`).get(),
  );
  db.close();
  return rows;
};
const drawn = (): string => drawFresh().instance;
const unsaid = (
  a: readonly string[],
  b: readonly string[],
  what: readonly Ask[],
): readonly string[] =>
  what.flatMap((ask, i) =>
    a[i] === b[i] ? [] : [`${JSON.stringify(ask)}: ${a[i]} and not ${b[i]}`],
  );
const peopleNow = async () => (await w.stafett.engine.transact.instances.people()).people;

describe("of what somebody may not know, whatever is asked,", () => {
  test.each([
    "advokat-bitrade",
    "drift-malmo",
    "dataskydd-malmo",
    "boende-syd-kontakt",
    "polisen-syd-gruppchef",
  ])("%s gets what is said of nothing, to the byte, and nothing is written", async (name) => {
    const all = await everything();
    expect(new Set(all.map(({ workflow }) => workflow.name)).size).toBe(
      workflows.length - alone.length - later.length,
    );
    const member = (await peopleNow()).members.get(name) as Member;
    const closed: One[] = [];
    for (const one of all) if (!(await knows(one, member))) closed.push(one);
    expect(closed.length).toBeGreaterThan(20);
    const before = written();
    const faults: string[] = [];
    const of = (workflow: AnyWorkflow, id: string) =>
      Promise.all(asksOf(workflow, id).map((ask) => asks(member, ask)));
    for (const workflow of workflows) {
      const own = closed.find((one) => one.workflow === workflow);
      const other = closed.find((one) => one.workflow !== workflow);
      const none = await of(workflow, drawn());
      for (const one of [own, other])
        if (one) faults.push(...unsaid(await of(workflow, one.id), none, asksOf(workflow, one.id)));
    }
    expect(faults).toEqual([]);
    expect(written()).toEqual(before);
  });
  test("a word with its reference, or its two words, is answered as one with what nobody drew", async () => {
    const { kase } = await a.sent();
    const { ref, words } = await a.state(kase);
    const member = (await peopleNow()).members.get("advokat-bitrade") as Member;
    for (const workflow of workflows)
      for (const spec of [...Object.values(workflow.panels), ...Object.values(workflow.commands)]) {
        const [word] = spec.words ? w.stafett.engine.locale.entry(spec.words, "sv").split(",") : [];
        const ask = (text: unknown): Ask => ({
          kind: "words",
          slash: "/stafett",
          text: `${word} ${String(text)}`,
        });
        if (word === undefined) continue;
        expect(await asks(member, ask(ref)), word).toBe(
          await asks(member, ask(formatRef("SYD", "7KQ3M"))),
        );
        expect(await asks(member, ask(words)), word).toBe(await asks(member, ask("lugn lugn")));
      }
  });
  test("a file of it is answered with the page of a link that leads nowhere", async () => {
    const { agenda } = await a.planned();
    const links = createFileLinks(w.stafett.core.keys.root, () => publicUrl);
    const page = async (member: string, instance: string, file: string) => {
      const url = links.link({ member, workflow: "agenda", instance, file }, w.clock.now()) ?? "";
      const answer = await w.stafett.files.fetch(url.split("/").at(-1) ?? "", false);
      return [answer.status, [...answer.headers], await answer.text()];
    };
    const files = Object.keys(workflows.find(({ name }) => name === "agenda")?.files ?? {});
    for (const file of files)
      expect(await page("advokat-bitrade", agenda, file)).toEqual(
        await page("advokat-bitrade", drawn(), file),
      );
    expect(files.length).toBeGreaterThan(0);
    expect((await page(coordinator, agenda, "invitation"))[0]).not.toEqual(
      (await page(coordinator, drawn(), "invitation"))[0],
    );
  });
  test("the time tells no more: no answer is given before the slower of the two would be", async () => {
    const { kase } = await a.sent();
    const member = (await peopleNow()).members.get("advokat-bitrade") as Member;
    const took = async (id: string): Promise<number> => {
      w.stafett.engine.transact.instances.forget(id);
      const [since, pauses] = [performance.now(), w.clock.paused.length];
      await asks(member, { kind: "panel", workflow: "case", instance: id, panel: "show" });
      const made = w.clock.paused.slice(pauses).reduce((all, ms) => all + ms, 0);
      return performance.now() - since + made;
    };
    for (const id of [kase, drawn(), kase, drawn()])
      expect(await took(id)).toBeGreaterThanOrEqual(9);
  });
});

test("a referral that a forged draft says it follows reaches no journal, unless it is of the same case and this agency's own", async () => {
  const { kase, referral } = await a.sent();
  const { number } = (await a.state(referral)) as { number: string };
  const again = await a.draft(anna, kase, { basis: "samtycke_ngo", parent: number });
  expect((await a.state(again)).parent).toBe(number);
  const theirs = await a.caseOf(evon, "regionkoordinator-2");
  for (const parent of [number, "H-000001", "Anna"]) {
    const forged = await a.draft(evon, theirs, { basis: "menprovning_klart", parent });
    expect(await a.state(forged), parent).not.toHaveProperty("parent");
  }
  const another = await a.caseOf(anna, "noomi-ersattare");
  expect(
    await a.state(await a.draft(anna, another, { basis: "samtycke_ngo", parent: number })),
  ).not.toHaveProperty("parent");
});
