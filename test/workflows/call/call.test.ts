// A call: acute danger first, five taps, passed on by a number that opens nothing, and nothing of whoever called.
import { describe, expect, it } from "vitest";
import { call } from "../../../workflows/call/index.ts";
import { given, keysIn, local, newPosts, now, type Story } from "../../support/given.ts";
import { answered, begun, first, line, passed } from "./calls.ts";

const shown = (story: Story, by = line, at: string = now): readonly string[] =>
  keysIn(story.panel("show", by, at));
const friday = local("2026-11-27", "16:55");
const monday = local("2026-11-30", "08:00");
const remind = (story: Story): string =>
  Object.keys(story.timers).find((key) => key.startsWith("remind:")) ?? "none";

describe("five taps", () => {
  it("lead from the first question to a case that is passed on, and each is a button that brings its answer", () => {
    const pressed = [
      "call.danger.no",
      "call.no",
      "call.county.name",
      "call.caller.authority",
      "call.pass.consent",
    ];
    const stages = [
      given(call),
      begun(),
      begun().done("childNo", {}, line),
      begun().done("childNo", {}, line).done("county", { county: "SYD.0" }, line),
      answered(),
    ];
    for (const [n, label] of pressed.entries()) {
      const screen = keysIn((stages[n] as Story).panel(n === 0 ? "list" : "show", line));
      expect(screen).toContain(label);
    }
    expect(passed().state).toMatchObject({
      step: "passed",
      passed: { to: "evonhuset", region: "SYD" },
    });
  });
  it("ask for no text: a choice or what a button brings, and no more than one field", () => {
    for (const { form } of Object.values(call.commands)) {
      const fields = Object.values(form.fields);
      expect(fields.length).toBeLessThan(2);
      for (const { kind } of fields) expect(["choice", "token", "agency"]).toContain(kind);
    }
  });
  it("are for those who answer the line, and nobody else", () => {
    for (const by of [line, "nspm-ersattare", "regionkoordinator-2"])
      given(call).when("take", { danger: "no" }, by).then({ type: "began" });
    for (const by of [
      "noomi-kontakt",
      "evonhuset-chef",
      "plattformen-nsp",
      "dataskydd-malmo",
      "drift-malmo",
    ])
      given(call).when("take", { danger: "no" }, by).denied();
    for (const by of ["noomi-kontakt", first, "dataskydd-malmo"])
      expect(begun().panel("show", by), by).toBeUndefined();
    begun().when("childYes", {}, first).denied();
  });
  it("can be gone back, one at a time", () => {
    const asked = answered();
    expect(shown(asked)).toContain("call.need");
    const back = asked.done("back", {}, line);
    expect(shown(back)).toContain("call.caller");
    expect(shown(back.done("back", {}, line))).toContain("call.county");
    expect(shown(back.done("back", {}, line).done("back", {}, line))).toContain("call.child");
  });
  it("a question that is answered already says so", () => {
    answered().when("childYes", {}, line).denied("call.answered");
  });
});

describe("acute danger", () => {
  it("comes first: the numbers, and who has taken over; nobody goes on before somebody has", () => {
    for (const danger of ["yes", "urgent"]) {
      const story = begun({ danger });
      expect(shown(story)).toEqual(expect.arrayContaining(["core.emergency", "call.over"]));
      expect(shown(story)).not.toContain("call.child");
      story.when("childNo", {}, line).denied();
      const still = story.done("over", { over: "nobody" }, line);
      expect(shown(still)).toEqual(
        expect.arrayContaining(["core.emergency", "call.over", "call.still"]),
      );
      expect(shown(still.done("over", { over: "112" }, line))).toContain("call.child");
    }
    for (const danger of ["no", "unknown"])
      expect(shown(begun({ danger }))).not.toContain("call.over");
  });
  it("whose social services are rung is searched among the municipalities of the register: 112 stays first, and no other is offered", () => {
    const story = begun({ danger: "yes" });
    expect(shown(story)).toContain("call.place");
    const offered =
      call.commands.place.choices?.(story.state, story.world, "clock", {}).place ?? [];
    expect(offered).toEqual(["Burlöv", "Lund", "Malmö", "Vellinge"]);
    const rows = (at: string) =>
      JSON.stringify(story.done("place", { place: "Vellinge" }, line, at).panel("show", line, at));
    expect(rows(local("2026-11-25", "22:00"))).toContain("040-628 04 23");
    const office = rows(now);
    expect(office).not.toContain("040-628 04 23");
    expect(office.indexOf('"112"')).toBeLessThan(office.indexOf("Vellinge"));
    expect(office).toContain("core.ring.social");
  });
  it("and that is not counted, stands in no message, and is not told to the coordinators", () => {
    const acute = begun({ danger: "yes" })
      .done("place", { place: "Vellinge" }, line)
      .done("over", { over: "police" }, line);
    const asked = acute
      .done("childNo", {}, line)
      .done("county", { county: "SYD.1" }, line)
      .done("caller", { caller: "private" }, line);
    const waits = asked.done("passConsent", {}, line);
    const taken = waits.done("accept", {}, first);
    expect(JSON.stringify([waits.panel("show", first), taken.view])).not.toContain("Vellinge");
  });
  it("a child never waits for consent: a report by phone is said on every screen after that answer", () => {
    for (const child of ["childYes", "childUnknown"] as const) {
      const told = begun().done(child, {}, line);
      expect(shown(told)).toEqual(expect.arrayContaining(["call.child.first", "call.numbers"]));
      expect(keysIn(answered({ child }).panel("basis", line))).toContain("call.child.first");
    }
    expect(shown(begun().done("childNo", {}, line))).not.toContain("call.child.first");
  });
  it("becomes a case in acute danger, and whoever took over is not asked for again", () => {
    const acute = begun({ danger: "yes" }).done("over", { over: "police" }, line);
    const asked = acute
      .done("childNo", {}, line)
      .done("county", { county: "SYD.1" }, line)
      .done("caller", { caller: "private" }, line);
    const taken = asked.done("passConsent", {}, line).done("accept", {}, first);
    expect(taken.view.signals.find(({ workflow }) => workflow === "case")?.values).toMatchObject({
      acute: true,
      rang: "11414",
    });
  });
});

describe("what comes of it", () => {
  it("advice is closed and counted, and so is a question of method", () => {
    for (const need of ["advice", "method"]) {
      const closed = answered().done("need", { need }, line);
      expect(closed.state).toMatchObject({ step: "closed", ended: { how: need } });
      expect(closed.posts).toEqual({});
      const form = need === "method" ? ["method.ask.title"] : [];
      expect(shown(closed)).toEqual(["call.title", `call.ended.${need}`, ...form, "call.counted"]);
      const [tell] = closed.view.signals;
      expect(tell).toMatchObject({
        workflow: "statistics",
        instance: "stat-SYD",
        command: "add",
        values: { kind: "call", reason: need, year: "2026" },
      });
      expect(tell?.values.stats).toEqual({
        danger: "no",
        child: "no",
        county: "Skåne",
        caller: "authority",
      });
    }
  });
  it("calls from the public are counted like others", () => {
    const story = begun()
      .done("childNo", {}, line)
      .done("county", { county: "other" }, line)
      .done("caller", { caller: "private" }, line);
    const closed = story.done("need", { need: "advice" }, line);
    expect(closed.view.signals).toMatchObject([
      { values: { stats: { caller: "private", county: "other" } } },
    ]);
  });
  it("nothing of whoever called is kept: codes, days and the machine's own numbers", () => {
    const {
      by: _by,
      at: _at,
      ...state
    } = passed().done("carry", { carry: "weCall" }, line).done("accept", {}, first).state;
    expect(Object.keys(state).sort()).toEqual([
      "agency",
      "caller",
      "carry",
      "child",
      "county",
      "danger",
      "passed",
      "region",
      "reminded",
      "step",
      "taken",
    ]);
    expect(state).toMatchObject({
      caller: "authority",
      child: "no",
      danger: "no",
      county: { name: "Skåne", region: "SYD" },
    });
  });
  it("is erased after thirty days", () => {
    const closed = answered().done("need", { need: "advice" }, line);
    expect(closed.timers).toEqual({ forget: local("2026-12-28", "09:00") });
    expect(closed.fires("forget").view).toMatchObject({
      posts: [],
      readers: [],
      erase: expect.any(String),
    });
  });
  it("one that nobody goes on with is closed on the next workday, and counted", () => {
    const left = begun();
    expect(Object.values(left.timers)).toEqual([local("2026-11-26", "09:00")]);
    expect(left.fires("lapse").state).toMatchObject({ step: "closed", ended: { how: "broken" } });
    expect(begun().done("hangUp", {}, line).state).toMatchObject({
      step: "closed",
      ended: { how: "broken" },
    });
  });
});

describe("a basis", () => {
  it("is the person's yes, by the legal regime of whoever takes the call, or another that one person decides", () => {
    expect(passed().state.passed).toMatchObject({
      basis: "samtycke_sekretess",
      record: { receipt: expect.stringMatching(/^KVI-/) },
    });
    expect(passed({ pass: "passHarm" }).state.passed).toMatchObject({ basis: "menprovning_klart" });
    expect(passed({ pass: "passDuty" }).state.passed).toMatchObject({
      basis: "uppgiftsskyldighet",
    });
    const other = keysIn(answered().panel("basis", line));
    expect(other).toEqual(
      expect.arrayContaining([
        "call.basis.harm",
        "call.basis.duty",
        "call.basis.none",
        "call.basis.lawyer",
      ]),
    );
  });
  it("is kept as a disclosure from one agency to another, and not within one", () => {
    const [record] = passed().view.signals.filter(({ workflow }) => workflow === "disclosure");
    expect(record?.values).toMatchObject({
      agency: "jamstalldhetsmyndigheten",
      to: "evonhuset",
      basis: "samtycke_sekretess",
      by: line,
    });
    expect(
      passed({ by: "regionkoordinator-2" }).view.signals.filter(
        ({ workflow }) => workflow === "disclosure",
      ),
    ).toEqual([]);
  });
});

describe("passed on", () => {
  it("whoever is on duty reads that a call waits, and until when: not what was said", () => {
    const story = passed();
    expect(story.posts).toEqual({ [`wait:${first}`]: `${first} call.wait.title` });
    const post = story.post(`wait:${first}`);
    expect(JSON.stringify(post.message)).not.toMatch(/Skåne|authority|child|danger|samtycke/);
    expect(JSON.stringify(post.message)).toContain(local("2026-11-25", "11:00"));
    expect(story.state.passed.number).toMatch(/^S-\w+$/);
  });
  it("two press at once: one has it, and the other is told so", () => {
    const taken = passed().done("accept", {}, first);
    taken.when("accept", {}, "regionkoordinator-2").denied("call.alreadyTaken");
    expect(taken.timers).toEqual({ forget: expect.any(String) });
    expect(taken.posts).toMatchObject({ [`wait:${first}`]: `${first} call.wait.over` });
  });
  it("whoever took the call hears that it arrived, and never sees the case", () => {
    const taken = passed().done("accept", {}, first);
    expect(taken.posts).toMatchObject({ [`taken:${line}`]: `${line} call.taken.title` });
    const { into } = taken.state.taken;
    expect(JSON.stringify(taken.panel("show", line))).not.toContain(into);
    expect(JSON.stringify(taken.view.posts)).not.toContain(into);
    expect(JSON.stringify(taken.panel("show", line))).not.toContain(first);
    // In the evening they are off: they hear of it when they are there.
    const late = passed().done("accept", {}, first, local("2026-11-25", "20:00"));
    expect(late.posts).not.toHaveProperty(`taken:${line}`);
    expect(late.timers).toMatchObject({ tellTaker: local("2026-11-26", "08:00") });
    expect(late.fires("tellTaker").posts).toMatchObject({
      [`taken:${line}`]: `${line} call.taken.title`,
    });
  });
  it("the case begins with child and county filled in", () => {
    const taken = passed({ child: "childYes" }).done("accept", {}, first);
    const tell = taken.view.signals.find(({ workflow }) => workflow === "case");
    expect(tell?.values).toMatchObject({
      agency: "evonhuset",
      region: "SYD",
      holder: { member: first },
      deputy: "regionkoordinator-2",
      child: "yes",
      fromCall: { county: "Skåne" },
    });
    expect(call.commands.accept.after?.(taken.state, {})).toEqual({
      panel: "childOpened",
      on: { workflow: "case", instance: taken.state.taken.into },
    });
  });
  it("of a county that nobody knows, the own region's coordinators have it", () => {
    expect(passed({ county: "unknown" }).state.passed).toMatchObject({ to: "evonhuset" });
    answered()
      .done("back", {}, line)
      .done("back", {}, line)
      .when("county", { county: "X.9" }, line)
      .refused("call.badCounty");
  });
  it("after an office hour the deputy, after two the lead, then the lead each workday; whoever took it is told to phone", () => {
    const waits = passed();
    expect(waits.timers[remind(waits)]).toBe(local("2026-11-25", "11:00"));
    const once = waits.fires(remind(waits));
    expect(newPosts(waits, once)).toEqual(["remind:1:regionkoordinator-2"]);
    expect(once.timers[remind(once)]).toBe(local("2026-11-25", "12:00"));
    const twice = once.fires(remind(once));
    expect(newPosts(once, twice)).toEqual(["remind:2:evonhuset-chef", `late:2:${line}`]);
    const thrice = twice.fires(remind(twice));
    expect(thrice.timers[remind(thrice)]).toBe(local("2026-11-27", "09:00"));
    expect(newPosts(twice, thrice)).toEqual(["remind:3:evonhuset-chef", `late:3:${line}`]);
    expect(remind(thrice.done("accept", {}, "evonhuset-chef"))).toBe("none");
  });
  it("can be taken back while it waits, and whoever was told hears that", () => {
    const back = passed().done("takeBack", {}, line);
    expect(back.posts).toEqual({ [`wait:${first}`]: `${first} call.wait.back` });
    expect(shown(back, first)).toContain("call.ended.takenBack");
    back.when("accept", {}, first).denied("call.answered");
  });
});

describe("while nobody is there", () => {
  it("a call at five to five on a Friday disturbs nobody, and asks who has it until they open", () => {
    const waits = passed({ at: friday });
    expect(waits.posts).toEqual({});
    expect(shown(waits, line, friday)).toEqual(
      expect.arrayContaining(["call.opens", "call.until"]),
    );
    expect(JSON.stringify(waits.panel("show", line, friday))).toContain(monday);
    expect(waits.timers[remind(waits)]).toBe(local("2026-11-30", "09:00"));
    expect(waits.view.signals.filter(({ workflow }) => workflow === "desk")).toMatchObject([
      { instance: "desk-SYD", command: "came" },
    ]);
    expect(passed({ at: local("2026-11-25", "05:00") }).state.passed).toMatchObject({
      closed: true,
    });
    const taken = waits.done("accept", {}, first, monday);
    expect(taken.view.signals.filter(({ workflow }) => workflow === "desk")).toMatchObject([
      { command: "came" },
      { command: "gone" },
    ]);
    for (const until of ["onCall", "caller"])
      expect(shown(waits.done("until", { until }, line, friday), line, friday)).not.toContain(
        "call.until",
      );
  });
  it("Nobody shows the numbers, until somebody has it; who took over the danger is asked anew", () => {
    const asked = passed({ at: friday }).done("until", { until: "nobody" }, line, friday);
    expect(shown(asked, line, friday)).toEqual(
      expect.arrayContaining(["core.emergency", "core.ring.municipalities", "call.over"]),
    );
    const still = asked.done("over", { over: "nobody" }, line, friday);
    expect(shown(still, line, friday)).toContain("call.still");
    expect(shown(still.done("over", { over: "social" }, line, friday), line, friday)).not.toContain(
      "call.over",
    );
  });
  it("less than an hour left counts as closed, and whoever is still there is told all the same", () => {
    const late = passed({ at: local("2026-11-25", "16:00") });
    expect(late.state.passed).toMatchObject({ closed: true, first });
    expect(passed({ at: local("2026-11-25", "15:00") }).state.passed).toMatchObject({
      closed: false,
    });
  });
});
