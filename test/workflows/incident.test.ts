// Something came to somebody whom it was not for: what to do is led through, and nothing of it is kept.
import { describe, expect, it } from "vitest";
import { incident } from "../../workflows/incident/index.ts";
import { given, keysIn, local, newPosts, type Story } from "../support/given.ts";

const told = (kind = "name"): Story => given(incident).done("report", { kind });
const next = (story: Story): string =>
  Object.keys(story.timers).find((key) => key.startsWith("remind:")) ?? "none";
const steps = (story: Story, by = "noomi-kontakt"): readonly string[] =>
  [...JSON.stringify(story.panel("show", by)).matchAll(/incident\.step\.(\w+)/g)].map(
    ([, step]) => step as string,
  );

describe("an incident", () => {
  it("leads through what to do, by its kind", () => {
    expect(steps(told())).toEqual(["remove", "seen", "lead", "controller"]);
    expect(steps(told("receiver"))).toEqual(["stop", "ask", "lead", "controller"]);
    expect(steps(told("reference"))).toEqual(["tell", "lead", "controller"]);
    expect(incident.commands.report.after?.(told().state, {})).toEqual({ panel: "show" });
  });
  it("has no place for a text", () => {
    const fields = Object.values(incident.commands).flatMap(({ form }) =>
      Object.values(form.fields),
    );
    expect(new Set(fields.map(({ kind }) => kind))).toEqual(new Set(["choice", "token"]));
  });
  it("is told to the lead at once, without what it was", () => {
    expect(told().posts).toEqual({ "told:noomi-chef": "noomi-chef incident.told" });
    expect(JSON.stringify(told().post("told:noomi-chef").message)).not.toMatch(
      /incident\.kind|name/,
    );
    expect(given(incident).done("report", { kind: "name" }, "noomi-chef").posts).toEqual({});
  });
  it("says until when the controller must have decided: 72 hours, without the hour in which it was told", () => {
    expect(JSON.stringify(told().panel("show", "noomi-kontakt"))).toContain(
      local("2026-11-28", "11:00"),
    );
  });
  it("is for anybody who goes to meetings, and read by their own agency alone", () => {
    for (const who of ["nspm-samordnare", "plattformen-nsp"])
      given(incident).when("report", { kind: "name" }, who).then({ type: "reported" });
    for (const who of ["dataskydd-malmo", "drift-malmo"])
      given(incident).when("report", { kind: "name" }, who).denied();
    for (const who of ["regionkoordinator-1", "dataskydd-malmo"])
      expect(told().panel("show", who)).toBeUndefined();
    told().when("did", { step: "remove" }, "regionkoordinator-1").denied();
  });
  it("is ticked off step by step, by whom and when; the last one closes it", () => {
    const first = told().done("did", { step: "remove" }, "noomi-ersattare");
    expect(keysIn(first.panel("show", "noomi-kontakt"))).toContain("incident.doneBy");
    first.when("did", { step: "remove" }).refused("incident.already");
    first.when("did", { step: "stop" }).refused("incident.already");
    const all = ["seen", "lead", "controller"].reduce(
      (story, step) => story.done("did", { step }),
      first,
    );
    expect(all.state).toMatchObject({ step: "closed" });
    expect(all.view.summary.open).toBe(false);
    expect(all.posts).toEqual({ "told:noomi-chef": "noomi-chef incident.over" });
    all.when("did", { step: "seen" }).denied();
  });
  it("can be closed without the rest", () => {
    expect(told().done("close").state).toMatchObject({ step: "closed" });
  });
  it("nobody does anything: whoever told it, then the lead, each workday", () => {
    expect(told().timers[next(told())]).toBe(local("2026-11-25", "12:00"));
    const once = told().fires(next(told()));
    const twice = once.fires(next(once));
    expect(newPosts(told(), once)).toEqual([expect.stringMatching(/^remind:.*:noomi-kontakt$/)]);
    expect(newPosts(once, twice)).toEqual([expect.stringMatching(/^remind:.*:noomi-chef$/)]);
    expect(
      Object.keys(twice.done("did", { step: "remove" }).posts).filter((key) =>
        key.startsWith("remind:"),
      ),
    ).toEqual([]);
    expect(next(twice.done("close"))).toBe("none");
    const keys = [told()];
    for (let n = 0; n < 10; n++)
      keys.push((keys.at(-1) as Story).fires(next(keys.at(-1) as Story)));
    expect(new Set(keys.map(next)).size).toBe(11);
  });
  it("is counted, and erased after ninety days", () => {
    const closed = told().done("close");
    expect(closed.timers).toEqual({ forget: local("2027-02-23", "09:00") });
    expect(closed.fires("forget").view).toMatchObject({
      posts: [],
      readers: [],
      erase: expect.any(String),
    });
    const tally = [
      { agency: "noomi", opened: 3, closed: 2 },
      { agency: "evonhuset", opened: 7, closed: 7 },
    ];
    const list = given(incident, [], { tally: { year: tally } }).panel("list", "noomi-chef");
    expect(JSON.stringify(list)).toMatch(/"n":3.*"n":2/);
    expect(JSON.stringify(list)).not.toContain('"n":7');
    expect(given(incident).panel("list", "dataskydd-malmo")).toBeDefined();
    expect(given(incident).panel("list", "drift-malmo")).toBeUndefined();
  });
});

describe("an incident that a referral begins", () => {
  const referral = { sender: "referral", instance: "R1" } as never;
  const values = { agency: "noomi", region: "SYD", by: "noomi-kontakt" };
  const begun = (more: object = {}): Story =>
    given(incident).done("begin", { ...values, ...more }, referral);
  it("is of the kind that went to the wrong receiver, with the steps and the clock of those", () => {
    expect(begun().state).toMatchObject({
      step: "open",
      kind: "receiver",
      agency: "noomi",
      by: "noomi-kontakt",
      referral: "R1",
    });
    expect(steps(begun())).toEqual(["stop", "ask", "lead", "controller"]);
    expect(begun().timers[next(begun())]).toBe(local("2026-11-25", "12:00"));
    expect(JSON.stringify(begun().panel("show", "noomi-kontakt"))).toContain(
      local("2026-11-28", "11:00"),
    );
  });
  it("tells the lead until when, and where the receiver said it, the one whose referral it was too", () => {
    expect(Object.keys(begun().posts)).toEqual(["told:noomi-chef"]);
    expect(keysIn(begun().post("told:noomi-chef").message)).toContain("incident.controllerBy");
    expect(Object.keys(begun({ told: true }).posts).sort()).toEqual([
      "told:noomi-chef",
      "told:noomi-kontakt",
    ]);
    expect(begun().post("told:noomi-chef").urgency).toBe("atOnce");
  });
  it("is begun once, by a referral alone", () => {
    begun()
      .when("begin", values, { sender: "referral", instance: "R2" } as never)
      .then();
    for (const by of ["noomi-kontakt", "clock", { sender: "case", instance: "C1" }] as const)
      given(incident)
        .when("begin", values, by as never)
        .denied();
    begun().when("cleared", {}, "noomi-kontakt").denied();
  });
  it("says when the receiver has deleted what it had", () => {
    const cleared = begun().done("cleared", {}, referral);
    expect(keysIn(cleared.panel("show", "noomi-kontakt"))).toContain("incident.cleared");
    cleared.when("cleared", {}, referral).then();
  });
  it("knows of the referral no more than which it is, and not that when it is erased", () => {
    const [event] = given(incident).when("begin", values, referral).events;
    expect(Object.keys(event ?? {}).sort()).toEqual([
      "agency",
      "at",
      "by",
      "kind",
      "number",
      "referral",
      "region",
      "type",
    ]);
    const redact = incident.redact as (event: unknown, state: unknown, erased: string) => object;
    expect(redact(event, { step: "new" }, "R2")).toBe(event);
    expect(JSON.stringify(redact(event, { step: "new" }, "R1"))).not.toContain("R1");
  });
});
