// Class B on pages alone: what reaches chat is the same whatever is class B, every way in leads to a page, and the stricter of two agencies decides.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Ask, Reply, WordedPanel } from "../../adapters/port.ts";
import { workflows } from "../../workflows/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { browserOf, createWorld, sampleConfig, textOf, type World } from "../support/world.ts";

type Config = ReturnType<typeof sampleConfig>;
const decided = { date: "2026-11-20", function: "Dataskyddsombud" };
/** These agencies keep class B on pages, and everybody of Noomi has the web, too. */
const withPages = (...agencies: readonly string[]): Config => {
  const config = sampleConfig();
  return {
    ...config,
    agencies: config.agencies.map((one) => (agencies.includes(one.id) ? { ...one, classB: { where: "web" as const, ...decided } } : one)),
    members: config.members.map((one) =>
      one.agency === "noomi" ? { ...one, web: `noomi/${one.id}00000000`, preferred: "slack" as const } : one,
    ),
  } as Config;
};
const opened = async (config: Config): Promise<World> => {
  const world = await createWorld({ web: true, config });
  onTestFinished(() => world.close());
  return world;
};
const slackOf = { "noomi-kontakt": "U0NOOMI01", "noomi-ersattare": "U0NOOMI02", "regionkoordinator-1": "U0EVON01" } as const;
type Somebody = keyof typeof slackOf;
const memberIn = async (world: World, id: string) => (await world.stafett.engine.transact.instances.people()).people.members.get(id);
const does = async (world: World, by: string, workflow: string, command: string, values: object, instance?: string): Promise<string> => {
  const order = { workflow, command, values, by: { member: await memberIn(world, by) }, ...(instance && { instance }) };
  const done = await world.stafett.engine.transact.run(order as never);
  if (done.kind !== "ok") throw new Error(`${workflow}.${command}: ${JSON.stringify(done)}`);
  return done.instance;
};
const opens = (world: World, more: object = {}): Promise<string> =>
  does(world, "noomi-kontakt", "case", "open", { deputy: "noomi-ersattare", child: "no", risk: "low", quiet: "no", ...more });
let keys = 0;
const asks = (world: World, who: Somebody, ask: Ask): Promise<Reply> => {
  keys += 1;
  const identity = `T0STAFETT/${slackOf[who]}`;
  return world.stafett.engine.handle({ idempotencyKey: `k${keys}`, platform: "slack", identity, ask });
};
const shownTo = (world: World, who: Somebody) => world.cloud.messages(world.cloud.im(slackOf[who]));
/** What differs by chance alone: references, words, days, numbers of posts and times of delivery. */
const withoutChance = (text: string): string =>
  text.replaceAll(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}(?: · [a-zåäö]+ [a-zåäö]+)?/g, "REF").replaceAll(/\b[HÅ]-[0-9A-Z]{5,6}\b/g, "REF");
const contents = (world: World, who: Somebody): ReadonlySet<string> =>
  new Set(
    shownTo(world, who).map(({ blocks, text }) => withoutChance(JSON.stringify([blocks, text]).replaceAll(/"block_id":"[^"]*",?/g, ""))),
  );
const panelIn = (reply: Reply): WordedPanel | undefined => (reply.kind === "panel" || reply.kind === "home" ? reply.panel : undefined);
const isNeutral = (reply: Reply): boolean =>
  panelIn(reply)?.title === "På webben" && JSON.stringify(panelIn(reply)?.body).includes("Det här visas och skrivs bara på webben.");
/** An address without what is sealed for its reader. */
const plain = (reply: Reply): string => JSON.stringify(reply).replaceAll(/(\/(?:panel|form)\/\w+\/[\w%~]+\/)[\w-]+/g, "$1ID");

describe("what an agency that keeps class B on pages has in chat", () => {
  const lives = async (classB: { readonly risk: string; readonly child: string; readonly safety: string }): Promise<World> => {
    const world = await opened(withPages("noomi"));
    const { safety, ...facts } = classB;
    const kase = await opens(world, facts);
    const next = { contact: "yes", next: "wait", who: { member: "noomi-kontakt" }, day: "2026-11-26" };
    await does(world, "noomi-kontakt", "case", "checkIn", { safety, ...next }, kase);
    await does(world, "noomi-kontakt", "case", "setDeadline", { kind: "betanketid", startsOn: "2026-11-25" }, kase).catch(() => "");
    await world.until("2026-12-07T10:00:00.000Z");
    return world;
  };
  test("is of the same contents whatever the risk, a child or the state, and carries no value", async () => {
    const calm = await lives({ risk: "low", child: "no", safety: "green" });
    const grave = await lives({ risk: "high", child: "yes", safety: "red" });
    const [one, other] = [contents(calm, "noomi-kontakt"), contents(grave, "noomi-kontakt")];
    const all = new Set([...one, ...other]);
    expect(all.size).toBeGreaterThan(0);
    for (const each of all) {
      // One button, which is an address without anything in it; none where the post is over.
      expect(["", "https://stafett.example.se/"]).toContain([...each.matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url).join());
      expect(each).not.toMatch(/"value"|danger|warning|risk|barn/i);
    }
    // A kind of post may come with one of them alone, or be over in one alone: that is its time. Else all of a kind are the same.
    const kinds = Map.groupBy(all, (each) => `${/"text":"([^"]*)"/.exec(each)?.[1]} ${each.includes('"url"')}`);
    for (const [kind, some] of kinds) expect([kind, some]).toEqual([kind, some.slice(0, 1)]);
    expect([...kinds.keys()].some((kind) => kind.includes("REF"))).toBe(true);
  });
  test("leads to the same from every panel, form and word, of what is there and of what is not", async () => {
    const world = await opened(withPages("noomi"));
    const kase = await opens(world, { risk: "high" });
    for (const instance of [kase, "I00000000"])
      for (const { name: workflow, commands, panels } of workflows) {
        for (const panel of Object.keys(panels)) {
          const reply = await asks(world, "noomi-kontakt", { kind: "panel", workflow, instance, panel });
          expect([workflow, panel, isNeutral(reply)]).toEqual([workflow, panel, true]);
        }
        for (const command of Object.keys(commands)) {
          const on = { workflow, instance, command };
          const filled = { ...on, values: {}, hidden: {}, more: false };
          for (const ask of [
            { kind: "press", ...on, values: {} },
            { kind: "submit", ...filled },
            { kind: "redraw", ...filled },
          ] as const) {
            const [known, unknown] = [
              await asks(world, "noomi-kontakt", ask),
              await asks(world, "noomi-kontakt", { ...ask, instance: "X" }),
            ];
            expect([workflow, command, isNeutral(known), plain(known) === plain(unknown)]).toEqual([workflow, command, true, true]);
          }
        }
      }
    for (const text of ["", "hjälp", "mina", "ärende", "lägeskoll", "försenade"])
      expect([text, isNeutral(await asks(world, "noomi-kontakt", { kind: "words", slash: "/stafett", text }))]).toEqual([text, true]);
    expect(isNeutral(await asks(world, "noomi-kontakt", { kind: "home" }))).toBe(true);
  });
  test("opens the page itself, for the one who asked, where everything stands", async () => {
    const world = await opened(withPages("noomi"));
    const kase = await opens(world, { risk: "high" });
    await world.until("2026-11-26T09:00:00.000Z");
    const reply = await asks(world, "noomi-kontakt", { kind: "panel", workflow: "case", instance: kase, panel: "show" });
    const url = /https:\/\/stafett\.example\.se(\/panel\/case\/show\/[\w-]+)/.exec(JSON.stringify(reply))?.[1] ?? "";
    const page = browserOf(world, "noomi/noomi-kontakt00000000");
    await page.get(url);
    expect(page.text()).toMatch(/Hög/);
    const other = browserOf(world, "noomi/noomi-ersattare00000000");
    await other.get(url);
    expect(other.text()).not.toMatch(/SYD-/);
    await page.get("/");
    expect(page.text()).toMatch(/Kontakt i dag, inget nytt/);
  });
  test("names the numbers for danger, which are the same for everybody", async () => {
    const world = await opened(withPages("noomi"));
    const reply = await asks(world, "noomi-kontakt", { kind: "home" });
    expect(JSON.stringify(panelIn(reply)?.actions)).toContain("112");
  });
});

describe("a stricter choice", () => {
  test("takes what stood in chat away, and a looser one brings it back", async () => {
    const world = await opened(withPages());
    await opens(world, { risk: "high" });
    await world.until("2026-11-26T09:00:00.000Z");
    const texts = (): string =>
      shownTo(world, "noomi-kontakt")
        .map(({ blocks }) => textOf(blocks))
        .join("\n");
    expect(texts()).toContain("[Kontakt i dag, inget nytt");
    await world.configures(withPages("noomi"));
    await world.idle();
    expect(texts()).not.toContain("[Kontakt i dag");
    expect(texts()).toContain("[Öppna på webben]");
    await world.configures(withPages());
    await world.idle();
    expect(texts()).toContain("[Kontakt i dag, inget nytt");
  });
});

describe("a case that two agencies share, of which one keeps class B on pages", () => {
  let world: World;
  let shared: string;
  let own: string;
  beforeAll(async () => {
    world = await createWorld({ web: true, config: withPages("evonhuset") });
    own = await opens(world);
    shared = await opens(world);
    const values = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "skyddat_boende", groups: ["behov"] };
    await does(world, "noomi-kontakt", "case", "consent", consentTo(values), shared);
    await does(world, "noomi-kontakt", "case", "invite", values, shared);
    await does(world, "regionkoordinator-1", "case", "accept", { contact: "regionkoordinator-1" }, shared);
    await world.until("2026-11-26T09:00:00.000Z");
  });
  afterAll(() => world.close());
  test("obeys the stricter in the chat of both, and what is not shared stays as it was", async () => {
    const show = (instance: string): Ask => ({ kind: "panel", workflow: "case", instance, panel: "show" });
    expect(isNeutral(await asks(world, "noomi-kontakt", show(shared)))).toBe(true);
    expect(isNeutral(await asks(world, "noomi-kontakt", show(own)))).toBe(false);
    expect(isNeutral(await asks(world, "regionkoordinator-1", show(shared)))).toBe(true);
    const press = (instance: string): Ask => ({ kind: "press", workflow: "case", instance, command: "checkIn", values: {} });
    expect((await asks(world, "noomi-kontakt", press(own))).kind).toBe("form");
    expect(isNeutral(await asks(world, "noomi-kontakt", press(shared)))).toBe(true);
  });
});

describe("what is declared for pages alone, at agencies that have class B in chat", () => {
  type Said = { readonly safeContactMode: readonly string[]; readonly beside: readonly string[] };
  const secret: Said = { safeContactMode: ["shelter", "neverPhone"], beside: ["appointedCustodian"] };
  const onPages = workflows.flatMap(({ name: workflow, commands, panels }) => [
    ...Object.entries(panels).flatMap(([name, spec]) => (spec.onPages ? [{ kind: "panel" as const, workflow, name }] : [])),
    ...Object.entries(commands).flatMap(([name, spec]) => (spec.onPages ? [{ kind: "form" as const, workflow, name }] : [])),
  ]);
  const isOnPages = (workflow: string, kind: "panel" | "form", name: string): boolean =>
    onPages.some((one) => one.workflow === workflow && one.kind === kind && one.name === name);
  /** A case that Evonhuset takes part in with everything that can be shared, and what was said in it. */
  const shared = async (world: World, said?: Said): Promise<string> => {
    const kase = await opens(world, { child: "yes" });
    if (said) await does(world, "noomi-kontakt", "case", "setSafeContact", said, kase);
    const values = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "skyddat_boende", groups: ["behov", "sakerhet", "barn"] };
    await does(world, "noomi-kontakt", "case", "consent", consentTo(values), kase);
    await does(world, "noomi-kontakt", "case", "invite", values, kase);
    await does(world, "regionkoordinator-1", "case", "accept", { contact: "regionkoordinator-1" }, kase);
    await world.until("2026-11-26T09:00:00.000Z");
    return kase;
  };
  /** Ids that are drawn, and what is sealed with them, differ between any two worlds. */
  const same = (text: string): string =>
    withoutChance(text)
      .replaceAll(/(\/(?:panel|form|file|fil)\/[^"?]*)(\?[^"]*)?/g, "LINK")
      .replaceAll(/KVI-[\w-]+|"h:[\w-]+"/g, "DRAWN")
      .replaceAll(/"(?:values|seal|instance|id|key|idempotencyKey|url|hidden)":("[^"]*"|\{[^{}]*\})/g, "DRAWN");
  /** Every panel and every form of the case that chat can ask for, to the one and to the other. */
  const inChat = async (world: World, kase: string): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>();
    const about = workflows.find(({ name }) => name === "case");
    const { state } = (await world.stafett.engine.transact.instances.load(kase as never)) as unknown as { state: { words: string } };
    const drawn = (text: string): string => same(text.replaceAll(state.words, "WORDS").replaceAll(kase, "ID"));
    for (const who of ["noomi-kontakt", "noomi-ersattare", "regionkoordinator-1"] as const) {
      const ask = async (name: string, what: Ask): Promise<void> => {
        found.set(`${who} ${name}`, drawn(JSON.stringify(await asks(world, who, what))));
      };
      for (const panel of Object.keys(about?.panels ?? {}))
        await ask(`panel ${panel}`, { kind: "panel", workflow: "case", instance: kase, panel });
      // A button that asks nothing would do it.
      for (const [command, spec] of Object.entries(about?.commands ?? {}))
        if (Object.values(spec.form.fields).some(({ kind }) => kind !== "token"))
          await ask(`form ${command}`, { kind: "press", workflow: "case", instance: kase, command, values: {} });
      for (const text of ["", "mina", "trygg kontakt"]) await ask(`word ${text}`, { kind: "words", slash: "/stafett", text });
      await ask("home", { kind: "home" });
      found.set(`${who} posts`, drawn([...contents(world, who)].sort().join("\n")));
    }
    return found;
  };
  test("is the same in every panel, form, list and post whatever was said, and if nothing was, and carries no value", async () => {
    const others: readonly (Said | undefined)[] = [undefined, { safeContactMode: ["ownPhone"], beside: ["nobody"] }, secret];
    const seen: ReadonlyMap<string, string>[] = [];
    for (const said of others) {
      const world = await opened(withPages());
      seen.push(await inChat(world, await shared(world, said)));
    }
    const [none, one, other] = seen;
    expect(none?.size).toBeGreaterThan(100);
    expect([...(one ?? [])]).toEqual([...(none ?? [])]);
    expect([...(other ?? [])]).toEqual([...(none ?? [])]);
    expect(JSON.stringify([...(other ?? [])])).not.toMatch(
      /Genom boendet|Aldrig per telefon|Särskilt förordnad|neverPhone|appointedCustodian/,
    );
  });
  test("is answered by the way to a page for every reader, of what is there and of what is not, and its form takes nothing from chat", async () => {
    const world = await opened(withPages());
    const kase = await shared(world, secret);
    expect(onPages.map(({ kind, workflow, name }) => `${kind} ${workflow}.${name}`)).toEqual(
      expect.arrayContaining(["panel case.safeContact", "form case.setSafeContact"]),
    );
    for (const who of ["noomi-kontakt", "regionkoordinator-1"] as const)
      for (const { kind, workflow, name } of onPages)
        for (const instance of [kase, "I00000000"]) {
          const filled = { workflow, instance, command: name, values: { safeContactMode: ["ownPhone"], beside: ["nobody"] } };
          const list: readonly Ask[] =
            kind === "panel"
              ? [name, `${name}~3`].map((panel) => ({ kind, workflow, instance, panel }))
              : [
                  { kind: "press", ...filled, values: {} },
                  { kind: "submit", ...filled, hidden: {}, more: false },
                  { kind: "redraw", ...filled, hidden: {}, more: false },
                ];
          for (const ask of list) {
            const [known, unknown] = [await asks(world, who, ask), await asks(world, who, { ...ask, instance: "X" } as Ask)];
            expect([who, name, isNeutral(known), plain(known) === plain(unknown)]).toEqual([who, name, true, true]);
          }
        }
    const { state } = (await world.stafett.engine.transact.instances.load(kase as never)) as unknown as { state: { safeContact: Said } };
    expect(state.safeContact).toMatchObject(secret);
    expect(isOnPages("case", "panel", "show")).toBe(false);
    const show = await asks(world, "noomi-kontakt", { kind: "panel", workflow: "case", instance: kase, panel: "show" });
    expect([isNeutral(show), JSON.stringify(show).includes("Trygg kontakt")]).toEqual([false, true]);
  });
  test("is shown on the page, and typed there", async () => {
    const world = await opened(withPages());
    const kase = await shared(world, secret);
    const urlOf = async (ask: Ask): Promise<string> =>
      /https:\/\/stafett\.example\.se(\/(?:panel|form)\/case\/\w+\/[\w-]+)/.exec(
        JSON.stringify(await asks(world, "noomi-kontakt", ask)),
      )?.[1] ?? "";
    const page = browserOf(world, "noomi/noomi-kontakt00000000");
    await page.get(await urlOf({ kind: "panel", workflow: "case", instance: kase, panel: "safeContact" }));
    expect(page.text()).toMatch(/Genom boendet/);
    expect(page.text()).toMatch(/Särskilt förordnad vårdnadshavare/);
    await page.get(await urlOf({ kind: "press", workflow: "case", instance: kase, command: "setSafeContact", values: {} }));
    expect(page.text()).toMatch(/Aldrig per telefon/);
  });
  test("says that the web is not connected where it is not", async () => {
    const world = await createWorld({ config: sampleConfig() });
    onTestFinished(() => world.close());
    const kase = await opens(world);
    const reply = await asks(world, "noomi-kontakt", { kind: "panel", workflow: "case", instance: kase, panel: "safeContact" });
    expect(panelIn(reply)?.body).toEqual([{ kind: "text", text: expect.stringContaining("som inte är ansluten här") }]);
  });
});
