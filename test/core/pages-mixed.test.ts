// A case that an agency with class B in chat shares with one that keeps it on pages: all that Slack and Teams get is the same whatever of it is class B.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ask } from "../../adapters/port.ts";
import { workflows } from "../../workflows/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { local } from "../support/given.ts";
import { meetingDay } from "../support/meeting-attackers.ts";
import { Office } from "../support/office.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

type Config = ReturnType<typeof sampleConfig>;
const strict = "lansstyrelsen-skane";
const strictContact = "lansstyrelsen-skane-samordnare";
const noomisWeb = "noomi/noomi-kontakt00000000";
/** The county board keeps class B on pages; Noomi in Slack, and Malmö in Teams, have it in chat. */
const mixed = (where: "web" | "chat" = "web"): Config => {
  const config = sampleConfig();
  const decided = { where, date: "2026-11-20", function: "Dataskyddsombud" };
  return {
    ...config,
    agencies: config.agencies.map((one) => (one.id === strict ? { ...one, classB: decided } : one)),
    members: config.members.map((one) =>
      one.id === "noomi-kontakt" ? { ...one, web: noomisWeb, preferred: "slack" as const } : one,
    ),
  } as Config;
};
/** Everything of class B that the case can be told, at once. */
const calm = {
  open: { child: "no", risk: "low", language: "ro" },
  checkIn: {
    safety: "green",
    contact: "yes",
    next: "wait",
    domains: ["housing"],
    consent: "yes",
    agenda: "no",
  },
  deadline: { kind: "betanketid", startsOn: "2026-11-20" },
  contact: { safeContactMode: ["ownPhone"], beside: ["nobody"] },
};
const grave = {
  open: { child: "yes", risk: "high", language: "th" },
  checkIn: {
    safety: "yellow",
    contact: "no",
    next: "wait",
    domains: ["health", "legal"],
    consent: "no",
    agenda: "yes",
  },
  deadline: { kind: "betanketid", startsOn: "2026-11-25" },
  contact: { safeContactMode: ["shelter", "neverPhone"], beside: ["appointedCustodian"] },
};
type ClassB = typeof calm;
type Played = {
  readonly o: Office;
  readonly own: string;
  readonly shared: string;
  readonly agenda: string;
};
const joins = async (o: Office, kase: string, agency: string, contact: string): Promise<void> => {
  const values = { agency, basis: "samtycke_ngo", purpose: "annat", groups: ["behov", "sakerhet"] };
  await o.does("noomi-kontakt", "case", "consent", consentTo(values), kase);
  await o.does("noomi-kontakt", "case", "invite", values, kase);
  await o.does(contact, "case", "accept", { contact }, kase);
};
const played = async (b: ClassB | undefined): Promise<Played> => {
  const world = await createWorld({
    web: true,
    teams: true,
    config: mixed(),
    publicUrl: "https://stafett.example.se",
  });
  onTestFinished(() => world.close());
  const o = new Office(world);
  const plan = {
    template: "noomi_syd_avstamning",
    day: "2026-12-01",
    time: "09:00",
    rhythm: "biweekly",
    minutes: "60",
    rotate: "no",
  };
  const series = await o.does("regionkoordinator-1", "series", "plan", {
    ...plan,
    invited: ["noomi", "socialtjansten-malmo"],
  });
  const agenda = (await o.state<{ readonly upcoming?: string }>(series)).upcoming ?? "";
  const first = { deputy: "noomi-ersattare", quiet: "no" };
  const own = await o.does("noomi-kontakt", "case", "open", {
    ...first,
    child: "no",
    risk: "medium",
  });
  const shared = await o.does("noomi-kontakt", "case", "open", { ...first, ...(b ?? calm).open });
  for (const [agency, contact] of [
    [strict, strictContact],
    ["socialtjansten-malmo", "socialtjansten-malmo-handlaggare"],
  ] as const)
    await joins(o, shared, agency, contact);
  if (!b) return { o, own, shared, agenda };
  const next = { who: { member: "noomi-kontakt" }, day: "2026-11-26" };
  await o.does("noomi-kontakt", "case", "checkIn", { ...b.checkIn, ...next }, shared);
  await o.does("noomi-kontakt", "case", "setDeadline", b.deadline, shared);
  await o.does("noomi-kontakt", "case", "setSafeContact", b.contact, shared);
  return { o, own, shared, agenda };
};
const people = [
  ["slack", "noomi-kontakt"],
  ["slack", "noomi-ersattare"],
  ["slack", "noomi-chef"],
  ["slack", "regionkoordinator-1"],
  ["teams", "socialtjansten-malmo-handlaggare"],
  ["teams", "socialtjansten-malmo-chef"],
] as const;
const words = [
  "",
  "hjälp",
  "mina",
  "försenade",
  "ärende",
  "lägeskoll",
  "möte",
  "dagordning",
  "lämna över",
  "hänvisning",
  "trygg kontakt",
];
let keys = 0;
const asks = async (
  world: World,
  [platform, id]: (typeof people)[number],
  ask: Ask,
): Promise<string> => {
  const member = (await world.stafett.engine.transact.instances.people()).people.members.get(
    id as never,
  );
  const identity = member?.addresses.find((each) => each.platform === platform)?.id ?? "";
  keys += 1;
  return JSON.stringify(
    await world.stafett.engine.handle({ idempotencyKey: `mixed:${keys}`, platform, identity, ask }),
  );
};
/** What is drawn by chance differs between any two worlds; what is the case's own is called the same in both. */
const masker = async ({ o, own, shared }: Played): Promise<(text: string) => string> => {
  const named = await Promise.all(
    [own, shared].map(async (id, n) => ({
      id,
      n,
      ...(await o.state<{ readonly ref: string; readonly words: string }>(id)),
    })),
  );
  return (text) =>
    named
      .reduce(
        (all, { id, n, ref, words: called }) =>
          all.replaceAll(ref, `REF${n}`).replaceAll(called, `WORDS${n}`).replaceAll(id, `ID${n}`),
        text,
      )
      .replaceAll(/https:\/\/[^"\s)\]\\]*/g, "LINK")
      .replaceAll(
        /SYD-[0-9A-Z]{4}-[0-9A-Z]{2}|\b[A-ZÅÄÖ]{1,3}-[0-9A-Z]{4,6}(-[0-9A-Z]{2})?\b|"h:[\w-]+"/g,
        "DRAWN",
      )
      .replaceAll(
        /"(?:values|seal|instance|id|key|idempotencyKey|hidden|block_id)":("[^"]*"|\{[^{}]*\})/g,
        "DRAWN",
      );
};
/** Everything that somebody in chat can ask for: lists, Hem, words, meetings, both cases, and what was posted. */
const chatOf = async (of: Played): Promise<ReadonlyMap<string, string>> => {
  const { own, shared, agenda, o } = of;
  const [seen, mask] = [new Map<string, string>(), await masker(of)];
  for (const who of people) {
    const ask = async (name: string, what: Ask): Promise<void> =>
      void seen.set(`${who[1]} ${name}`, mask(await asks(o.world, who, what)));
    await ask("home", { kind: "home" });
    for (const text of words) await ask(`word ${text}`, { kind: "words", slash: "/stafett", text });
    for (const { name: workflow, panels, commands, start, initial: _initial } of workflows) {
      for (const [panel, { about }] of Object.entries(panels))
        if (about === "all")
          for (const page of [panel, `${panel}~1`])
            await ask(`${workflow} ${page}`, { kind: "panel", workflow, panel: page });
      const first = commands[start];
      if (first && Object.values(first.form.fields).some(({ kind }) => kind !== "token"))
        await ask(`${workflow} ${start}`, { kind: "press", workflow, command: start, values: {} });
      for (const instance of workflow === "case"
        ? [own, shared]
        : workflow === "agenda"
          ? [agenda]
          : []) {
        const which = instance === shared ? "shared" : instance === own ? "own" : "meeting";
        for (const [panel, { about }] of Object.entries(panels))
          if (about === "one")
            await ask(`${which} ${panel}`, { kind: "panel", workflow, instance, panel });
        for (const [command, spec] of Object.entries(commands))
          if (Object.values(spec.form.fields).some(({ kind }) => kind !== "token"))
            await ask(`${which} ${command}`, {
              kind: "press",
              workflow,
              instance,
              command,
              values: {},
            });
      }
    }
  }
  return seen;
};
/** What stands in the two clouds, each content once: when it comes is the declared set. */
const postsOf = (of: Played, mask: (text: string) => string): ReadonlySet<string> => {
  const { cloud, teams } = of.o.world;
  const slack = cloud.calls
    .filter(({ method }) => /^(chat|views)\./.test(method))
    .map(({ args }) => JSON.stringify([args.text, args.blocks, args.view]));
  const all = Object.values(teams?.core.state.activities ?? {})
    .flat()
    .map((one) => JSON.stringify([one.text, one.summary, one.card]));
  return new Set(
    [...slack, ...all].map((text) =>
      mask(text.replaceAll("\\", "").replaceAll(/"(?:i|~|ts|message_ts|u)":"[^"]*"/g, "DRAWN")),
    ),
  );
};

describe("a case that an agency with pages alone shares", () => {
  test("is the same in every list, form, meeting and answer of the others' chat, whatever its class B is", async () => {
    const [one, other] = [await played(calm), await played(grave)];
    for (const at of [local("2026-11-26", "10:00"), local("2026-11-27", "12:30"), meetingDay]) {
      for (const { o } of [one, other]) await o.world.until(at);
      const [left, right] = [await chatOf(one), await chatOf(other)];
      expect(left.size).toBeGreaterThan(400);
      for (const [name, text] of left)
        expect(`${at} ${name} ${right.get(name)}`).toBe(`${at} ${name} ${text}`);
      const all = [...left.values()].join("\n");
      expect([all.includes("REF0"), all.includes("REF1") || all.includes("WORDS1")]).toEqual([
        true,
        false,
      ]);
      expect(left.get("noomi-kontakt home")).toContain("Allt finns inte med här.");
      expect(left.get("socialtjansten-malmo-handlaggare case mine")).toContain("finns inte med");
      expect(left.get("regionkoordinator-1 home")).not.toContain("Allt finns inte med här.");
    }
  });
  test("is the same in what Slack and Teams were sent, but for when it was sent", async () => {
    const [one, other] = [await played(calm), await played(grave)];
    const masks = [await masker(one), await masker(other)] as const;
    for (const { o } of [one, other]) await o.world.until(local("2026-12-04", "16:00"));
    const [left, right] = [postsOf(one, masks[0]), postsOf(other, masks[1])];
    const all = [...left, ...right];
    expect(all.length).toBeGreaterThan(10);
    // By its reference it stands in neutral posts alone: no row, no number, one button.
    const named = all.filter((text) => /REF1|WORDS1/.test(text));
    expect(named.length).toBeGreaterThan(0);
    for (const text of named) expect(text).toMatch(/^\["Något väntar\. |· REF1 · WORDS1|· REF1/);
    for (const text of named) expect(text).not.toMatch(/"c":"|REF0|danger|warning/);
    // A list of the day, or of what is late, is neutral as a whole while it stands there. On which days it does follows from the risk, as when a post comes.
    const isOfDay = (text: string): boolean => /lägeskoll(ar)? (att göra|är försenad)/.test(text);
    const only = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
      [...some].filter((text) => !others.has(text) && !isOfDay(text));
    expect([only(left, right), only(right, left)]).toEqual([[], []]);
    expect(all.some(isOfDay)).toBe(true);
  });
  test("is in a list of the day that stands in chat no more, when the one who shares it becomes stricter", async () => {
    const world = await createWorld({ web: true, config: mixed("chat") });
    onTestFinished(() => world.close());
    const o = new Office(world);
    const kase = await o.does("noomi-kontakt", "case", "open", {
      child: "no",
      risk: "high",
      deputy: "noomi-ersattare",
      quiet: "no",
    });
    await joins(o, kase, strict, strictContact);
    await world.until(local("2026-11-26", "10:00"));
    const texts = (): string =>
      JSON.stringify(world.cloud.messages(world.cloud.im("U0NOOMI01")).map(({ blocks }) => blocks));
    expect(texts()).toContain("Kontakt i dag, inget nytt");
    await world.configures(mixed());
    await world.idle();
    expect(texts()).not.toContain("Kontakt i dag, inget nytt");
  });
});
