// An interpreter has a language: said in a case, a call and a referral, class B, and in no question about a place.
import { describe, expect, it } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { languages, needed } from "../../src/rules/languages.ts";
import { seal } from "../../src/rules/ui.ts";
import { kase } from "../../workflows/case/index.ts";
import { capacity } from "../../workflows/referral/capacity/index.ts";
import { consentTo } from "../support/consent-to.ts";
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
} from "../support/given.ts";
import { answered as asked, first, line, passed } from "./call/calls.ts";
import { checkInWith, opened, withCoordinator } from "./case/cases.ts";
import { byCase, drafted, received, receiver, sender } from "./referral/referrals.ts";

const later = local("2026-11-25", "10:05");
const speaking = (language = "ti"): Story =>
  given(kase).done("open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "medium",
    quiet: "no",
    language,
  });
const says = (shown: unknown, language = "ti"): boolean =>
  JSON.stringify(shown).includes(`"code":"${language}","of":"spoken"`);

describe("the codes", () => {
  it("are those of ISO 639, the usual ones first and the others after them, each with its word in both languages", () => {
    expect(needed.slice(0, 3)).toEqual(["sv", "en", "ar"]);
    expect(needed.indexOf("zh")).toBe(20);
    expect(needed.length).toBeGreaterThan(70);
    // As many as a select holds on both platforms without groups.
    expect(needed.length).toBeLessThanOrEqual(100);
    expect(new Set(needed).size).toBe(needed.length);
    for (const code of needed) {
      expect(code).toMatch(/^[a-z]{2,3}$/);
      for (const texts of Object.values(catalogues.codes))
        expect(texts[`spoken.${code}` as never], code).toBeTruthy();
    }
    expect(languages).not.toContain("mis");
  });
});

describe("a case", () => {
  it("has it from its beginning, from a check-in, or where the risk is changed", () => {
    expect(says(speaking().panel("show", sender))).toBe(true);
    const checked = opened().done("checkIn", checkInWith({ language: "so" }));
    expect(says(checked.panel("show", sender), "so")).toBe(true);
    const set = speaking().done("setRisk", { risk: "medium", quiet: "no", language: "so" });
    expect(set.state).toMatchObject({ language: "so", round: 1 });
    speaking()
      .when("setRisk", { risk: "medium", quiet: "no", language: "ti" })
      .refused("case.assign.nothing", "risk");
    // A check-in that does not say it takes nothing away.
    expect(speaking().done("checkIn", checkInWith(), undefined, later).state.language).toBe("ti");
  });
  it("a check-in on the wrong case takes the language back with it", () => {
    const wrong = speaking().done("checkIn", checkInWith({ language: "so" }), undefined, later);
    expect(wrong.done("undo", {}, sender, later).state.language).toBe("ti");
    const first = opened().done("checkIn", checkInWith({ language: "so" }), undefined, later);
    expect(first.done("undo", {}, sender, later).state).not.toHaveProperty("language");
  });
  it("tells it to nobody in chat, in no list and in no figure", () => {
    const closed = speaking().done("close", { reason: "goalReached", counting: "yes" });
    for (const { view } of [speaking(), closed])
      expect(JSON.stringify([view.posts, view.summary])).not.toMatch(/"ti"|language/);
    const told = closed.view.signals.filter(({ workflow }) => workflow === "statistics");
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/"ti"|language/);
  });
  it("shows it to an agency that takes part with what is shared of needs, as it was then, and to no other", () => {
    const guest = (groups: readonly string[]) => {
      const part = {
        agency: "evonhuset",
        basis: "samtycke_ngo",
        purpose: "skyddat_boende",
        groups,
      };
      const joined = speaking()
        .done("consent", consentTo(part))
        .done("invite", part)
        .done("accept", { contact: first }, first);
      return joined
        .done("setRisk", { risk: "medium", quiet: "no", language: "so" })
        .panel("show", first);
    };
    expect([
      says(guest(["behov"])),
      says(guest(["behov"]), "so"),
      says(guest(["sakerhet"])),
    ]).toEqual([true, false, false]);
    expect(withCoordinator(speaking()).state.parts[0].snapshot.language).toBe("ti");
  });
  it("that another agency takes over has it there, where what was shared or the referral says it", () => {
    const takenOver = (groups: readonly string[], language?: string) => {
      const by = { sender: "referral", instance: "R1" } as never;
      const share = {
        number: "H-000001",
        to: "evonhuset",
        groups,
        service: "annat",
        consent: false,
        sends: "1",
      };
      const moving = {
        to: "evonhuset",
        into: "C2",
        region: "SYD",
        holder: { member: first },
        deputy: "regionkoordinator-2",
      };
      const moved = speaking()
        .done("share", share, by)
        .done("moveAway", { ...moving, ...(language && { language }) }, by);
      const values = moved.view.signals.find(({ command }) => command === "takeIn")?.values ?? {};
      return given(kase).done("takeIn", values, { sender: "case", instance: "C1" } as never).state
        .language;
    };
    expect([takenOver(["behov"]), takenOver(["sakerhet"]), takenOver(["sakerhet"], "so")]).toEqual([
      "ti",
      undefined,
      "so",
    ]);
  });
});

describe("a referral", () => {
  it("says it where its sender wrote it, and else what was shared of its case", () => {
    expect(says(received({ language: "ti" }).panel("show", receiver))).toBe(true);
    const known = drafted()
      .done("send", {}, sender)
      .done("freeze", { snapshot: { at: now, child: "no", language: "ti" } }, byCase);
    expect(says(known.done("receive", {}, receiver).panel("show", receiver))).toBe(true);
    expect(JSON.stringify(received().panel("show", receiver))).not.toContain('"of":"spoken"');
    for (const { message } of received({ language: "ti" }).view.posts)
      expect(JSON.stringify(message)).not.toMatch(/"ti"/);
  });
  it("is asked about language and interpreter, and the answer can say which", () => {
    const story = received().done("ask", { question: "language" }, receiver, later);
    const told = story.done(
      "answer",
      { interpreter: "yes", language: "ti", payer: "MMM" },
      sender,
      later,
    );
    expect(told.state.facts).toMatchObject({ interpreter: "yes", language: "ti" });
    expect(says(told.panel("show", receiver, later))).toBe(true);
  });
});

describe("a call", () => {
  it("takes it in one field, and the coordinators read it and begin the case with it; it is not counted", () => {
    const story = asked().done("language", { language: "ti" }, line);
    expect(keysIn(asked().panel("show", line))).toContain("call.language");
    expect(says(story.panel("show", line))).toBe(true);
    const waits = story.done("passConsent", {}, line);
    expect(says(waits.panel("show", first))).toBe(true);
    const { signals: tells, posts } = waits.done("accept", {}, first).view;
    expect(tells.find(({ workflow }) => workflow === "case")?.values).toMatchObject({
      language: "ti",
    });
    expect(
      JSON.stringify([posts, tells.filter(({ workflow }) => workflow !== "case")]),
    ).not.toMatch(/"ti"/);
    // Found out while it waits: it goes along.
    expect(
      says(passed().done("language", { language: "so" }, line).panel("show", first), "so"),
    ).toBe(true);
  });
});

describe("a question about a place", () => {
  const question = {
    service: "skyddat_boende",
    urgency: "normal",
    child: "no",
    band: "0",
    agencies: ["boende-syd"],
  };
  const withLanguages = (languages: readonly string[]) =>
    peopleWith([], {
      ...register,
      services: register.services.map((each) =>
        each.type === "skyddat_boende" ? { ...each, languages } : each,
      ) as never,
    });
  const mine = (id: string, language?: string) => ({
    ...row(id, { open: true, ref: `SYD-${id}`, agency: "noomi" }),
    known: seal({ purposes: [], carries: [], ...(language && { language }) }),
  });
  const matched = (rows: readonly object[], languages: readonly string[]) => {
    const world = { people: withLanguages(languages), rows: { mine: rows as never } };
    return given(capacity, [], world).done("ask", question, sender);
  };
  it("has no field for it, and the one who is asked reads nothing of it", () => {
    expect(Object.keys(capacity.commands.ask.form.fields)).not.toContain("language");
    const story = matched([mine("A", "ti")], ["ti"]);
    expect(JSON.stringify([story.view, story.panel("question", "boende-syd-kontakt")])).not.toMatch(
      /language|capacity\.fits/,
    );
  });
  it("shows its asker that a service there speaks the language of the case, and not which it is", () => {
    const shown = (story: Story) => story.panel("show", sender);
    expect(keysIn(shown(matched([mine("A", "ti")], ["sv", "ti"])))).toContain("capacity.fits");
    expect(JSON.stringify(shown(matched([mine("A", "ti")], ["sv", "ti"])))).not.toMatch(/"ti"/);
    for (const no of [
      matched([mine("A", "ti")], ["sv"]),
      matched([mine("A")], ["sv", "ti"]),
      matched([mine("A", "mis")], ["sv", "ti"]),
    ])
      expect(keysIn(shown(no))).not.toContain("capacity.fits");
    const of = JSON.stringify(shown(matched([mine("A", "ti"), mine("B", "so")], ["so"])));
    expect(of).toContain("capacity.fits.cases");
    expect(of).toContain('"list":[{"ref":"SYD-B"}]');
    expect(
      capacity.panels.show?.needs?.(
        { step: "new" },
        { member: memberOf(sender) } as never,
        {} as never,
      ),
    ).toMatchObject({
      mine: { agency: "noomi", titles: true },
    });
  });
});
