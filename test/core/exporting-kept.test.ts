// What the police keep to themselves stays with them: two worlds that differ in nothing else give every agency that was not chosen the same files, byte for byte.
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Raw } from "../../adapters/port.ts";
import { exportInto } from "../../src/app/exporting.ts";
import { documentTexts } from "../../src/app/operate/documents.ts";
import { createFileLinks } from "../../src/engine/files.ts";
import { look } from "../../src/engine/panels.ts";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import { MeetingAttackers, publicUrl } from "../support/meeting-attackers.ts";
import { masterKey, only } from "../support/presets.ts";
import { proven } from "../support/proven.ts";
import { temporary } from "../support/small-core.ts";
import { createWorld, type World } from "../support/world.ts";

const [anna, boss, officer, malmo] = [
  "noomi-kontakt",
  "noomi-chef",
  "polisen-syd-kontakt",
  "socialtjansten-malmo-handlaggare",
];
const [police, chosen, notChosen] = [
  "polisen-syd",
  "evonhuset",
  ["noomi", "socialtjansten-malmo", "boende-syd"],
];
const open = async (
  file: string,
  start?: number,
): Promise<{ readonly world: World; readonly a: MeetingAttackers }> => {
  const world = await createWorld({
    file,
    publicUrl,
    teams: true,
    keep: true,
    ...(start !== undefined && { start }),
  });
  return { world, a: new MeetingAttackers(world) };
};
type Base = {
  readonly folder: string;
  readonly now: number;
  readonly kase: string;
  readonly request: string;
};
/** Noomi's case with Evonhuset, Malmö and the police in it, and a request of the person that was granted. */
const made = async (): Promise<Base> => {
  const folder = temporary();
  const { world, a } = await open(join(folder, "stafett.db"));
  const kase = await a.shared();
  await a.joins(kase, "socialtjansten-malmo", malmo);
  await a.joins(kase, police, officer);
  const request = await a.o.does(anna, "rights", "begin", {
    kase,
    kind: "access",
    came: "2026-11-25",
  });
  await a.o.does(boss, "rights", "answer", { outcome: "met" }, request);
  await world.idle();
  const now = world.clock.now();
  await world.close();
  return { folder, now, kase, request };
};
/** By a form of the real door, as chat and web send it. */
const sends = async (world: World, kase: string, command: string, values: Raw): Promise<void> => {
  const { core, engine } = world.stafett;
  const { people } = await engine.transact.instances.people();
  const [address] = people.members.get(officer)?.addresses ?? [];
  if (!address) throw new Error("the police have no address");
  const ask = {
    kind: "submit",
    workflow: "case",
    instance: kase,
    command,
    hidden: {},
    values,
    more: true,
  } as const;
  const reply = await engine.handle({
    idempotencyKey: `kept:${command}:${values.leader}:${world.clock.now()}`,
    platform: address.platform,
    identity: address.id,
    ask: proven(core.signedValues, ask),
  });
  expect(reply.kind).toBe("done");
};
type Files = ReadonlyMap<string, string>;
type About = readonly (readonly [string, string])[];
/**
 * Each file that somebody of this agency can fetch now, of the case and of the request. PDF and Word have a name of their own each time that they are drawn: of
 * them the paper that they are drawn from.
 */
const fetched = async (world: World, agency: string, about: About): Promise<Files> => {
  const { core, engine, files: door } = world.stafett;
  const { people } = await engine.transact.instances.people();
  const links = createFileLinks(core.keys.root, () => publicUrl);
  const files = new Map<string, string>();
  for (const member of [...people.members.values()].filter((each) => each.agency === agency))
    for (const [name, instance] of about) {
      const workflow = core.registry.get(name) as AnyWorkflow;
      for (const [file, spec] of Object.entries(workflow.files ?? {})) {
        const own = { workflow: name, instance };
        if (file === "json") {
          const url = links.link({ member: member.id, ...own, file }, world.clock.now()) ?? "";
          const answer = await door.fetch(url.split("/").at(-1) ?? "", false);
          files.set(
            `${member.id} ${name} ${file}`,
            `${answer.status} ${answer.headers.get("content-disposition")} ${await answer.text()}`,
          );
          continue;
        }
        const seen = await look(
          core,
          engine.transact.instances,
          { workflow, spec, target: own },
          { member, people },
        );
        const paper =
          typeof seen === "string" ? seen : spec.make(seen.state, seen.viewer, seen.world);
        files.set(`${member.id} ${name} ${file}`, JSON.stringify(paper));
      }
    }
  return files;
};
const exported = async (
  world: World,
  kind: "member" | "agency",
  id: string,
): Promise<readonly (readonly [string, string])[]> => {
  const into = join(temporary(), "out");
  await exportInto(
    { where: { file: world.file }, masters: only(masterKey) },
    { kind, id },
    into,
    documentTexts().exportPage,
    () => undefined,
  );
  return ["stafett.json", "stafett.md"].map((name) => [
    `${kind} ${id} ${name}`,
    readFileSync(join(into, name), "utf8"),
  ]);
};
/** All that an agency and its people can take out. */
const takenBy = async (world: World, agency: string, about: About): Promise<Files> => {
  const { people } = await world.stafett.engine.transact.instances.people();
  const all = new Map(await fetched(world, agency, about));
  for (const [name, text] of await exported(world, "agency", agency)) all.set(name, text);
  for (const { id } of [...people.members.values()].filter((each) => each.agency === agency))
    for (const [name, text] of await exported(world, "member", id)) all.set(name, text);
  return all;
};
type Recording = (world: World, kase: string) => Promise<void>;
type Taken = Readonly<Record<string, Files>>;
/** What each of these agencies can take out of the same world, in which the police did this and the owner went on. */
const after = async (base: Base, recording: Recording): Promise<Taken> => {
  const folder = temporary();
  cpSync(base.folder, folder, { recursive: true });
  const { world, a } = await open(join(folder, "stafett.db"), base.now);
  onTestFinished(() => world.close());
  await recording(world, base.kase);
  await world.until("2026-11-26T08:30:00.000Z");
  await a.o.does(anna, "case", "calm", {}, base.kase);
  await world.idle();
  const about = [
    ["case", base.kase],
    ["rights", base.request],
  ] as const;
  const taken: Record<string, Files> = {};
  for (const agency of notChosen) taken[agency] = await takenBy(world, agency, about);
  for (const agency of [chosen, police])
    taken[agency] = new Map(await exported(world, "agency", agency));
  return taken;
};
/** Which files of agencies that were not chosen are not the same. */
const differing = (some: Taken, others: Taken): readonly string[] =>
  notChosen.flatMap((agency) => {
    const names = new Set([...(some[agency]?.keys() ?? []), ...(others[agency]?.keys() ?? [])]);
    return [...names].filter((name) => some[agency]?.get(name) !== others[agency]?.get(name));
  });
const told = { leader: "yes", ledBy: "prosecutor" };
/** What of it an agency that was chosen reads in its panel. */
const shown = { agency: police, leader: "no", ledBy: "prosecutor" };
const nothing: Recording = async () => undefined;
const recordings: readonly (readonly [string, Recording])[] = [
  [
    "told one agency",
    (world, kase) => sends(world, kase, "tellInvestigation", { ...told, to: [chosen] }),
  ],
  [
    "told it twice, and ended it",
    async (world, kase) => {
      await sends(world, kase, "tellInvestigation", { ...told, to: [chosen] });
      await world.until("2026-11-25T09:00:00.000Z");
      await sends(world, kase, "tellInvestigation", {
        ...told,
        leader: "no",
        ledBy: "police",
        to: [chosen],
      });
      await sends(world, kase, "endInvestigation", { how: "takenBack" });
    },
  ],
];

test("whether and what the police told others stands in no file of an agency that they did not choose, nor in its length", async () => {
  const base = await made();
  const without = await after(base, nothing);
  for (const agency of notChosen) expect(without[agency]?.size).toBeGreaterThan(4);
  for (const [what, recording] of recordings) {
    expect(differing(without, await after(base, recording)), what).toEqual([]);
  }
});
test("the police's own export has all of it, also when they have left; of those whom it was told each has what its panel shows", async () => {
  const base = await made();
  const taken = await after(base, async (world, kase) => {
    await sends(world, kase, "tellInvestigation", { ...told, to: ["socialtjansten-malmo"] });
    await world.until("2026-11-25T09:00:00.000Z");
    await sends(world, kase, "tellInvestigation", { ...told, leader: "no", to: ["noomi", chosen] });
    await world.until("2026-11-25T10:00:00.000Z");
    await new MeetingAttackers(world).o.does(officer, "case", "leave", {}, kase);
  });
  const [own, evonhuset, noomi, malmos] = [police, chosen, "noomi", "socialtjansten-malmo"].map(
    (agency) => JSON.parse(taken[agency]?.get(`agency ${agency} stafett.json`) ?? "{}"),
  );
  expect(own.kept).toMatchObject([
    {
      workflow: "case",
      instance: base.kase,
      events: [
        { type: "investigationTold", by: officer, leader: "yes", to: ["socialtjansten-malmo"] },
        { type: "investigationTold", by: officer, leader: "no", to: ["noomi", chosen] },
      ],
    },
  ]);
  expect(taken[police]?.get(`agency ${police} stafett.md`)).toContain("investigationTold");
  // The receipts, in the own record: to whom and when.
  const records = (data: {
    readonly own: readonly { readonly workflow: string; readonly events: readonly object[] }[];
  }) =>
    data.own
      .flatMap(({ workflow, events }) => (workflow === "disclosure" ? events : []))
      .filter((event) => "toAll" in event);
  const timeOf = (event: object): string => ("at" in event ? String(event.at) : "");
  expect(records(own).toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))).toMatchObject([
    {
      type: "recorded",
      agency: police,
      told: "begun",
      toAll: ["socialtjansten-malmo"],
      by: officer,
    },
    { type: "recorded", agency: police, told: "begun", toAll: ["noomi", chosen], by: officer },
  ]);
  for (const one of [evonhuset, noomi, malmos]) expect(records(one)).toEqual([]);
  const eventsIn = (data: {
    readonly own: readonly { readonly events: readonly { readonly type: string }[] }[];
  }) =>
    data.own.flatMap(({ events }) => events.filter(({ type }) => type.startsWith("investigation")));
  expect(eventsIn(noomi)).toEqual([
    {
      seq: expect.any(Number),
      when: expect.any(String),
      type: "investigationTold",
      ...shown,
      at: expect.any(String),
      to: ["noomi"],
    },
  ]);
  expect(JSON.stringify(evonhuset.others)).toContain("Leds av");
  for (const one of [evonhuset, malmos]) expect([eventsIn(one), one.kept]).toEqual([[], []]);
  for (const name of ["json", "md"])
    expect(
      taken["socialtjansten-malmo"]?.get(`agency socialtjansten-malmo stafett.${name}`),
    ).not.toMatch(/Leds av|investigation/);
});
