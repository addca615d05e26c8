// An agency that keeps no class B: its forms ask for none, its panels show none, none is taken by any way, and its cases are followed up by the shortest cadence.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ask, Reply, WordedForm, WordedPanel } from "../../adapters/port.ts";
import { shownWithout, withoutClassB } from "../../src/rules/class-a.ts";
import { workflows } from "../../workflows/index.ts";
import { createWorld, sampleConfig, textOf, type World } from "../support/world.ts";

type Config = ReturnType<typeof sampleConfig>;
const off = { where: "off" as const, date: "2026-11-20", function: "Verksamhetschef" };
const without = (...agencies: readonly string[]): Config => {
  const config = sampleConfig();
  const decided = config.agencies.map((one) =>
    agencies.includes(one.id) ? { ...one, classB: off } : one,
  );
  return { ...config, agencies: decided } as Config;
};
const opened = async (config: Config): Promise<World> => {
  const world = await createWorld({ config });
  onTestFinished(() => world.close());
  return world;
};
const slackOf = {
  "noomi-kontakt": "U0NOOMI01",
  "noomi-ersattare": "U0NOOMI02",
  "regionkoordinator-1": "U0EVON01",
} as const;
type Somebody = keyof typeof slackOf;
const orders = async (
  world: World,
  by: string,
  command: string,
  values: object,
  instance?: string,
) => {
  const { people } = await world.stafett.engine.transact.instances.people();
  const order = {
    workflow: "case",
    command,
    values,
    by: { member: people.members.get(by) },
    ...(instance && { instance }),
  };
  return world.stafett.engine.transact.run(order as never);
};
let keys = 0;
const asks = (world: World, who: Somebody, ask: Ask): Promise<Reply> => {
  keys += 1;
  return world.stafett.engine.handle({
    idempotencyKey: `k${keys}`,
    platform: "slack",
    identity: `T0STAFETT/${slackOf[who]}`,
    ask,
  });
};
const presses = (
  world: World,
  who: Somebody,
  command: string,
  instance?: string,
  workflow = "case",
): Promise<Reply> =>
  asks(world, who, { kind: "press", workflow, command, values: {}, ...(instance && { instance }) });
const shows = (world: World, who: Somebody, panel: string, instance: string): Promise<Reply> =>
  asks(world, who, { kind: "panel", workflow: "case", instance, panel });
const sends = (
  world: World,
  who: Somebody,
  command: string,
  values: Readonly<Record<string, string>>,
  instance?: string,
): Promise<Reply> =>
  asks(world, who, {
    kind: "submit",
    workflow: "case",
    command,
    values,
    hidden: {},
    more: false,
    ...(instance && { instance }),
  });
const formIn = (reply: Reply): WordedForm => {
  if (reply.kind !== "form") throw new Error(`no form: ${JSON.stringify(reply)}`);
  return reply.form;
};
const panelIn = (reply: Reply): WordedPanel => {
  if (!("panel" in reply) || !reply.panel) throw new Error(`no panel: ${JSON.stringify(reply)}`);
  return reply.panel as WordedPanel;
};
const stateOf = async (world: World, instance: string) =>
  (await world.stafett.engine.transact.instances.load(instance as never))?.state as Readonly<
    Record<string, unknown>
  >;
const open = async (world: World): Promise<string> => {
  const values = { deputy: "noomi-ersattare", child: "unknown", risk: "notAssessed", quiet: "no" };
  const done = await orders(world, "noomi-kontakt", "open", values);
  if (done.kind !== "ok") throw new Error(JSON.stringify(done));
  return done.instance;
};
const postsTo = (world: World, who: Somebody): string =>
  world.cloud
    .messages(world.cloud.im(slackOf[who]))
    .map(({ blocks }) => textOf(blocks))
    .join("\n");
const classB = new Set(
  workflows.flatMap(({ commands }) =>
    Object.values(commands).flatMap(({ form }) =>
      Object.values(form.fields).flatMap((field) =>
        "secrecy" in field && field.secrecy === "B" ? [field] : [],
      ),
    ),
  ),
);

test("what is left for such an agency names commands, panels and class-B fields that there are", () => {
  for (const { name, classA, commands, panels } of workflows) {
    if (classA === undefined || typeof classA === "string") continue;
    for (const panel of classA.panels)
      expect([name, panel, Object.hasOwn(panels, panel)]).toEqual([name, panel, true]);
    for (const [command, { kept = {} }] of Object.entries(classA.commands)) {
      const fields = commands[command]?.form.fields;
      for (const field of Object.keys(kept))
        expect([name, command, field, classB.has(fields?.[field] as never)]).toEqual([
          name,
          command,
          field,
          true,
        ]);
      // A command that is named, and is not offered all the same, is a mistake in the list.
      expect([name, command, withoutClassB({ classA, commands }, command) !== undefined]).toEqual([
        name,
        command,
        true,
      ]);
    }
  }
});

describe("the forms of its people", () => {
  test("ask for nothing of class B, and the same is kept of every case", async () => {
    const world = await opened(without("noomi"));
    const form = formIn(await presses(world, "noomi-kontakt", "open"));
    expect(form.fields.map(({ name }) => name)).toEqual(["deputy"]);
    const reply = await sends(world, "noomi-kontakt", "open", { deputy: "noomi-ersattare" });
    expect(reply.kind).toBe("done");
    const instance =
      (
        await world.stafett.engine.transact.instances.list(
          { workflow: "case", open: true, limit: 5 } as never,
          (
            await world.stafett.engine.transact.instances.people()
          ).people,
        )
      )[0]?.instance ?? "";
    expect(await stateOf(world, instance)).toMatchObject({
      child: "unknown",
      risk: "notAssessed",
      quiet: "no",
    });
    expect(
      formIn(await presses(world, "noomi-kontakt", "checkIn", instance)).fields.map(
        ({ name }) => name,
      ),
    ).toEqual(["next", "who", "day"]);
    expect(
      (
        await sends(
          world,
          "noomi-kontakt",
          "checkIn",
          { next: "meeting", who: "m:noomi-kontakt", day: "2026-11-26" },
          instance,
        )
      ).kind,
    ).toBe("done");
    expect(await stateOf(world, instance)).toMatchObject({
      latest: { safety: "notAssessed", contact: "notKept" },
      withoutContact: 0,
    });
    const close = formIn(await presses(world, "noomi-kontakt", "close", instance));
    expect(close.fields).toEqual([]);
    expect((await stateOf(world, instance)).closing).toBeUndefined();
  });
  test("take none that is sent all the same, by a form and by a command", async () => {
    const world = await opened(without("noomi"));
    const kase = await open(world);
    const typed = {
      deputy: "noomi-ersattare",
      child: "yes",
      risk: "high",
      quiet: "yes",
      language: "ti",
    };
    expect((await sends(world, "noomi-kontakt", "open", typed)).kind).toBe("done");
    for (const { instance } of await world.stafett.engine.transact.instances.list(
      { workflow: "case", open: true, limit: 5 } as never,
      (await world.stafett.engine.transact.instances.people()).people,
    ))
      expect(await stateOf(world, instance)).toMatchObject({
        child: "unknown",
        risk: "notAssessed",
        quiet: "no",
      });
    const told = [
      ["open", typed],
      ["setRisk", { risk: "high", quiet: "no" }],
      ["noContact", {}],
      ["goMissing", {}],
      [
        "checkIn",
        {
          safety: "red",
          contact: "yes",
          next: "wait",
          who: { member: "noomi-kontakt" },
          day: "2026-11-26",
        },
      ],
    ] as const;
    for (const [command, values] of told)
      expect([
        command,
        await orders(
          world,
          "noomi-kontakt",
          command,
          values,
          command === "open" ? undefined : kase,
        ),
      ]).toEqual([command, { kind: "denied" }]);
  });
  test("are not opened for what needs class B: a sentence says where that is done", async () => {
    const world = await opened(without("noomi"));
    const kase = await open(world);
    for (const panel of ["consents", "child", "deadlines", "shares", "parts"])
      expect([panel, (await shows(world, "noomi-kontakt", panel, kase)).kind]).toEqual([
        panel,
        "refused",
      ]);
    for (const command of [
      "setRisk",
      "setDeadline",
      "consent",
      "invite",
      "noContact",
      "goMissing",
    ]) {
      const reply = await presses(world, "noomi-kontakt", command, kase);
      expect([command, reply.kind, "said" in reply && reply.said]).toEqual([
        command,
        "refused",
        "Er verksamhet har valt att inte ha känsliga uppgifter i Stafett, och det här kräver sådana. Inget har sparats. Gör det på ert vanliga sätt, utanför Stafett.",
      ]);
    }
    const help = JSON.stringify(
      formIn(
        await asks(world, "noomi-kontakt", { kind: "words", slash: "/stafett", text: "hjälp" }),
      ),
    );
    expect(help).toMatch(/Öppna ett ärende/);
    expect(help).not.toMatch(/samtycke|bjud in|hänvis/i);
  });
});

describe("its cases", () => {
  test("come due by the shortest cadence, and ask who has them over days off", async () => {
    const [none, chosen] = [await opened(without("noomi")), await opened(without())];
    const [kase, high] = [
      await open(none),
      await orders(chosen, "noomi-kontakt", "open", {
        deputy: "noomi-ersattare",
        child: "unknown",
        risk: "high",
        quiet: "no",
      }),
    ];
    if (high.kind !== "ok") throw new Error("not opened");
    const [one, other] = [await stateOf(none, kase), await stateOf(chosen, high.instance)];
    expect([one.due, one.weekendAt]).toEqual([other.due, other.weekendAt]);
    expect(
      formIn(await presses(none, "noomi-kontakt", "snooze", kase)).fields.map(({ name }) => name),
    ).toEqual(["until"]);
  });
  test("show nothing of class B, on a panel, in its document, and beneath a message", async () => {
    const world = await opened(without("noomi"));
    const kase = await open(world);
    await world.until("2026-11-27T09:00:00.000Z");
    const panel = JSON.stringify(panelIn(await shows(world, "noomi-kontakt", "show", kase)));
    expect(panel).not.toMatch(/Risk|barn|Kontakt i dag|Trygg|Samtycke/i);
    expect(panel).toMatch(/Avstämt, inget nytt/);
    expect(panel).toMatch(/Akut läge: ring nu/);
    const posts = postsTo(world, "noomi-kontakt");
    expect(posts).toContain("[Avstämt, inget nytt");
    expect(posts).not.toMatch(/Kontakt i dag|Ingen kontakt/);
  });
  test("keep one tap, that says nothing of the state", async () => {
    const world = await opened(without("noomi"));
    const kase = await open(world);
    expect((await presses(world, "noomi-kontakt", "calm", kase)).kind).toBe("done");
    expect(await stateOf(world, kase)).toMatchObject({
      latest: { safety: "notAssessed", contact: "notKept" },
      round: 2,
    });
  });
  test("keep the ladder of acute danger and the numbers, and nothing of why", async () => {
    const world = await opened(without("noomi"));
    const kase = await open(world);
    const acute = panelIn(await presses(world, "noomi-kontakt", "alarm", kase));
    expect(JSON.stringify(acute)).toContain("112");
    const state = await stateOf(world, kase);
    expect(state).toMatchObject({
      latest: { safety: "notAssessed", contact: "notKept" },
      red: { by: "noomi-kontakt" },
    });
    expect(JSON.stringify(state.red)).not.toMatch(/called|basis/);
    await world.idle();
    expect(postsTo(world, "noomi-ersattare")).toMatch(/SYD-/);
    // Nobody has noted that somebody was rung: it is asked about until it is.
    expect(formIn(await presses(world, "noomi-kontakt", "called", kase)).fields).toEqual([]);
    await sends(world, "noomi-kontakt", "called", {}, kase);
    expect(await stateOf(world, kase)).toMatchObject({ red: { called: "notKept" } });
    await world.until("2026-11-30T12:00:00.000Z");
    expect((await stateOf(world, kase)).red).not.toHaveProperty("unsaid");
  });
  test("are nobody's but its own: no other agency can share one with it", async () => {
    const world = await opened(without("noomi"));
    const values = { deputy: "regionkoordinator-2", child: "no", risk: "low", quiet: "no" };
    const theirs = await orders(world, "regionkoordinator-1", "open", values);
    if (theirs.kind !== "ok") throw new Error("not opened");
    const invited = await orders(
      world,
      "regionkoordinator-1",
      "invite",
      { agency: "noomi", basis: "menprovning_klart", purpose: "annat", groups: ["behov"] },
      theirs.instance,
    );
    expect(invited).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "case.invite.classA" }, field: "agency" },
    });
  });
  test("lose what was known when it chooses so later, on panels and beneath each message", async () => {
    const world = await opened(without());
    const high = await orders(world, "noomi-kontakt", "open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk: "high",
      quiet: "no",
    });
    if (high.kind !== "ok") throw new Error("not opened");
    await world.until("2026-11-26T09:00:00.000Z");
    expect(postsTo(world, "noomi-kontakt")).toContain("[Kontakt i dag, inget nytt");
    expect(
      JSON.stringify(panelIn(await shows(world, "noomi-kontakt", "show", high.instance))),
    ).toMatch(/Hög/);
    await world.configures(without("noomi"));
    await world.idle();
    expect(postsTo(world, "noomi-kontakt")).not.toContain("[Kontakt i dag");
    expect(
      JSON.stringify(panelIn(await shows(world, "noomi-kontakt", "show", high.instance))),
    ).not.toMatch(/Hög/);
  });
});

test("figures that are published keep their codes, and nothing else does", () => {
  const find = (name: string) => workflows.find((one) => one.name === name);
  const body = [{ kind: "facts", facts: [["stat.total", [{ code: "woman", of: "sex" }]]] }];
  expect(shownWithout({ body }, "release", find)).toEqual({ body });
  expect(shownWithout({ body }, "conventions", find)).toEqual({ body });
  for (const { name } of workflows.filter(({ classA }) => classA !== "figures"))
    expect(shownWithout({ body }, name, find)).toEqual({ body: [] });
});
