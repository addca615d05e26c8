import { describe, expect, it } from "vitest";
import { registerOf } from "../../../src/app/configuration/register.ts";
import { kase } from "../../../workflows/case/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import {
  given,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
  worldOf,
} from "../../support/given.ts";
import { sampleConfig } from "../../support/world.ts";
import { high, invitation, opened } from "./cases.ts";

const answers = { deputy: "noomi-ersattare", child: "no", risk: "medium", quiet: "no" };

describe("opening a case", () => {
  it("gives a reference, two words and a first check-in", () => {
    given(kase)
      .when("open", answers)
      .then({
        type: "opened",
        by: "noomi-kontakt",
        region: "SYD",
        agency: "noomi",
        holder: { member: "noomi-kontakt" },
        deputy: "noomi-ersattare",
        words: "lugn granit",
        due: local("2026-11-30", "15:00"),
      });
    expect(opened().state.ref).toMatch(/^SYD-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
  });
  it("is for caseworkers and coordinators of any agency, and for nobody else", () => {
    given(kase)
      .when("open", answers, "regionkoordinator-1")
      .then({ type: "opened", agency: "evonhuset" });
    for (const nobody of [
      "evonhuset-chef",
      "nspm-samordnare",
      "plattformen-nsp",
      "dataskydd-malmo",
    ])
      given(kase).when("open", answers, nobody).denied();
    given(kase).when("open", answers, "clock").denied();
    given(kase).when("open", answers, "configuration").denied();
  });
  it("does not open twice", () => {
    opened().when("open", answers).refused("case.alreadyOpen");
  });
  it("refuses an agency without a region", () => {
    const agencies = register.agencies.map((a) => (a.id === "noomi" ? { ...a, regions: [] } : a));
    given(kase, [], { people: peopleWith([], { ...register, agencies }) })
      .when("open", answers)
      .refused("case.noRegion");
  });
  it("prefills the deputy, offers colleagues only, and never oneself", () => {
    const actor = { member: memberOf("noomi-kontakt") };
    const { prefill, choices } = kase.commands.open;
    expect(prefill?.(kase.initial, worldOf(), actor, now, {})).toEqual({
      deputy: "noomi-ersattare",
      child: "unknown",
      risk: "notAssessed",
      quiet: "no",
    });
    expect(choices?.(kase.initial, worldOf(), actor, {})).toEqual({
      deputy: ["noomi-ersattare", "noomi-chef"],
    });
  });
  it("lists those that were opened with it, each with a way to it; neither itself nor what came at another moment", () => {
    const story = opened();
    const its = (instance: string, openedAt: string = now) =>
      row(instance, { open: true, ref: `SYD-${instance}`, words: "lugn granit", openedAt });
    const world = worldOf({
      rows: { beside: [its("C1"), its("C2"), its("C3"), its("C4", local("2026-11-25", "10:01"))] },
    });
    const viewer = { member: memberOf("noomi-kontakt"), now, instance: "C1" as never };
    const panel = kase.panels.opened?.show(story.state as never, viewer, world) as unknown as {
      readonly body: readonly { readonly kind: string }[];
    };
    const rows = panel.body
      .filter(({ kind }) => kind === "row")
      .map((each) => /SYD-C\d/.exec(JSON.stringify(each))?.[0]);
    expect(rows).toEqual(["SYD-C2", "SYD-C3"]);
  });
  it("shows what to keep; for a child, orosanmälan first and the way out of chat", () => {
    const shows = kase.commands.open.after;
    expect(shows?.(kase.initial, { child: "no" })).toEqual({ panel: "opened" });
    expect(shows?.(kase.initial, { child: "yes" })).toEqual({ panel: "childOpened" });
    const keys = keysIn(opened({ child: "yes" }).panel("childOpened", "noomi-kontakt"));
    expect(keys.indexOf("case.child.now")).toBeGreaterThan(-1);
    expect(keys.indexOf("case.child.now")).toBeLessThan(keys.indexOf("case.opened.ref"));
    expect(keysIn(opened().panel("opened", "noomi-kontakt"))).toContain("case.opened.keep");
  });
});

describe("several from one inspection", () => {
  const tellsOf = (more: Readonly<Record<string, string>>) =>
    given(kase).done("open", { ...answers, risk: "high", ...more }).view.signals;
  const more = (story: Story) =>
    story.view.signals.find((tell) => tell.command === "openBeside")?.values;
  it("begins the one after it, with what was said of all, each as often as it was said", () => {
    const [told, ...rest] = tellsOf({ moreAdults: "1", moreChildren: "2" }).filter(
      (tell) => tell.command === "openBeside",
    );
    expect(rest).toEqual([]);
    const second = given(kase).done("openBeside", told?.values, {
      sender: "case",
      instance: "I1",
    } as never);
    expect(second.state).toMatchObject({
      risk: "high",
      quiet: "no",
      deputy: "noomi-ersattare",
      openedBy: "noomi-kontakt",
    });
    const third = given(kase).done("openBeside", more(second), {
      sender: "case",
      instance: "I2",
    } as never);
    const fourth = given(kase).done("openBeside", more(third), {
      sender: "case",
      instance: "I3",
    } as never);
    expect(
      [second, third, fourth].map(({ state }) => (state as { child?: string }).child).sort(),
    ).toEqual(["no", "yes", "yes"]);
    expect(more(fourth)).toBeUndefined();
    given(kase).when("openBeside", told?.values, "noomi-kontakt").denied();
  });
  it("begins in an order that is drawn: their cards come one after the other, and would say which are children", () => {
    const told = tellsOf({ moreAdults: "2", moreChildren: "2" })[0];
    const first = (n: number): unknown => {
      const world = { ...worldOf(), fresh: { ...worldOf().fresh, other: `J${n}` as never } };
      const asked = { values: told?.values, by: { sender: "case", instance: "I1" }, at: now };
      const decided = kase.commands.openBeside.decide(kase.initial, asked as never, world as never);
      return (decided as unknown as readonly { readonly child: string }[])[0]?.child;
    };
    expect(new Set(Array.from({ length: 20 }, (_, n) => first(n)))).toEqual(new Set(["yes", "no"]));
  });
  it("of which nobody knows how old they are stay unknown; one alone tells nobody", () => {
    const told = tellsOf({ moreUnknown: "1" }).find((tell) => tell.command === "openBeside");
    expect(
      given(kase).done("openBeside", told?.values, { sender: "case", instance: "I1" } as never)
        .state.child,
    ).toBe("unknown");
    expect(tellsOf({}).filter((tell) => tell.command === "openBeside")).toEqual([]);
  });
  it("are ten at most, and a child among them brings its screen", () => {
    given(kase)
      .when("open", { ...answers, moreAdults: "5", moreChildren: "5" })
      .refused("case.open.tooMany", "moreAdults");
    given(kase)
      .when("open", { ...answers, moreAdults: "5", moreChildren: "4" })
      .then({ type: "opened" }, ...[]);
    expect(kase.commands.open.after?.(kase.initial, { child: "no", moreChildren: "1" })).toEqual({
      panel: "childOpened",
    });
  });
});

describe("no-case mode", () => {
  const guarded = { people: peopleWith([], registerOf(sampleConfig(), true, ["slack", "teams"])) };
  const ready = (id: string) =>
    kase.commands.open.ready?.(kase.initial, worldOf(guarded), { member: memberOf(id) });
  it("says what is missing before real cases, and judges nothing", () => {
    expect(ready("polisen-syd-kontakt")?.refused.key).toBe("case.notReady");
    expect(keysIn(ready("polisen-syd-kontakt"))).toEqual(
      expect.arrayContaining([
        "case.missing.controller",
        "case.missing.impactAssessment",
        "case.missing.disposalDecision",
      ]),
    );
    expect(ready("noomi-kontakt")).toBeUndefined();
  });
  it("lets nobody invite an agency that is not ready", () => {
    opened({ world: guarded })
      .when("invite", invitation("polisen-syd"))
      .refused("case.invite.notReady", "agency");
    opened({ world: guarded })
      .done("consent", consentTo(invitation()))
      .when("invite", invitation("evonhuset"))
      .then({ type: "invited" });
  });
});

describe("cadence", () => {
  const due = (story: ReturnType<typeof opened>) => story.state.due;
  it("is daily, twice and once in the first week", () => {
    expect(due(high())).toBe(local("2026-11-26", "09:00"));
    expect(due(opened({ risk: "medium" }))).toBe(local("2026-11-30", "15:00"));
    expect(due(opened({ risk: "low" }))).toBe(local("2026-12-02", "15:00"));
  });
  it("treats a risk that nobody has judged as medium", () => {
    expect(due(opened({ risk: "notAssessed" }))).toBe(due(opened({ risk: "medium" })));
  });
  it("is every second workday, weekly and every second week afterwards", () => {
    const later = local("2026-12-07", "10:00");
    expect(due(high().done("calm", {}, undefined, later))).toBe(local("2026-12-09", "09:00"));
    expect(due(opened({ risk: "medium" }).done("calm", {}, undefined, later))).toBe(
      local("2026-12-14", "15:00"),
    );
    expect(due(opened({ risk: "low" }).done("calm", {}, undefined, later))).toBe(
      local("2026-12-21", "15:00"),
    );
  });
  it("steps over Christmas and lands where the office is open", () => {
    const beforeChristmas = local("2026-12-23", "10:00");
    expect(due(high({ at: beforeChristmas }))).toBe(local("2026-12-28", "09:00"));
  });
  it("sets the reminder for the moment it is due", () => {
    expect(high().timers["miss:case:1:0"]).toBe(local("2026-11-26", "09:00"));
    expect(high().state.openedAt).toBe(now);
  });
});
