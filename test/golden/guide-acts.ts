// The manual's six steps for one case: begun, tapped, shared with the police, and erased with its case.

import type { Config } from "../../src/config/index.ts";
import { consentTo } from "../support/consent-to.ts";
import { fetchedPdf } from "../support/fetched-pdf.ts";
import { SafetyStory } from "./safety-story.ts";

const me = "U0NOOMI01";
const lead = "U0NOOMI03";
const police = "polisen-syd-kontakt";
const nothingKept = (config: Config): Config => ({
  ...config,
  agencies: config.agencies.map((each) => ({ ...each, retentionDays: 1 })),
});

const begins = async (s: SafetyStory): Promise<string> => {
  s.point("1. Where the case stands, and an item a tap", me);
  const kase = await s.quietly(() => s.opened());
  await s.slash(me, "/stafett", "mmm", "which case");
  await s.clicksHere(
    me,
    s.label("guide.begin"),
    "the guide is begun: the first step, its items, its page in the manual",
  );
  await s.clicksHere(me, s.label("guide.done"), "one tap", "indicators");
  await s.clicksHere(me, s.label("guide.step.2"), "another step");
  await s.clicksHere(
    me,
    s.label("guide.notYet"),
    "not yet: whoever has the case gets an action, and reads of which case",
    "rights",
  );
  await s.leaves(me);
  await s.only(
    ["action.guide", "action.finish"],
    s.clicks(me, s.label("action.finish"), "the action is done"),
  );
  await s.leaves(me);
  await s.slash(me, "/stafett", `mmm ${s.refOf(kase)}`, "named by its reference");
  await s.clicksHere(me, s.label("case.guide.open"), "the guide again");
  await s.clicksHere(me, s.label("guide.nsp.title"), "outside MMM");
  await s.only(
    ["guide.nsp.why", "=MMM"],
    s.sends(me, { why: "ej_polisanmalt" }, "and why: only they are shown it"),
  );
  await s.leaves(me);
  return kase;
};
const terms = async (s: SafetyStory, kase: string): Promise<void> => {
  s.point(
    "2. A reflection period: who applied, from when until when, by the configuration's days",
    me,
  );
  await s.slash(me, "/stafett", `${s.word("case.deadline.words")} ${s.refOf(kase)}`, "a term");
  await s.clicksHere(me, s.label("core.more"), "more");
  const said = {
    kind: "betanketid",
    startsOn: "2026-11-25",
    applicant: "socialnamnd",
    appliedOn: "2026-11-24",
  };
  await s.sends(me, said, "its last day is counted");
  await s.only(
    ["case.deadline.startsOn", "case.deadline.applicant", "case.deadline.appliedOn", "=30 "],
    s.slash(me, "/arende", s.refOf(kase), "the case shows it"),
  );
  await s.leaves(me);
};
const shares = async (s: SafetyStory, kase: string): Promise<void> => {
  s.point("3. The police sees what is its own; residence on a basis of its own", me, police);
  await s.quietly(async () => {
    for (const { instance } of await s.world.lines({ workflow: "guide", limit: 5 }))
      await s.does("noomi-kontakt", "done", { item: "reflection" }, instance, "guide");
    const invitation = {
      agency: "polisen-syd",
      basis: "samtycke_ngo",
      purpose: "polisanmalan_stod",
      groups: ["sakerhet"],
    };
    await s.does("noomi-kontakt", "consent", consentTo(invitation), kase);
    await s.does("noomi-kontakt", "invite", invitation, kase);
    await s.does(police, "accept", { contact: police }, kase);
  });
  await s.asks(police, "mmm", "what the police sees");
  await s.inDialog(police, s.label("guide.open"), {}, "only what it does itself");
  const own = { agency: "polisen-syd", basis: "samtycke_ngo", what: ["residence"] };
  await s.quietly(async () => {
    await s.does(
      "noomi-kontakt",
      "consent",
      consentTo({ agency: "polisen-syd", purpose: "polisanmalan_stod", groups: ["migration"] }),
      kase,
    );
    await s.does("noomi-kontakt", "cover", own, kase);
  });
  await s.asks(police, "mmm", "when residence has been shared");
  await s.inDialog(
    police,
    s.label("guide.open"),
    {},
    "and the permit, and that a reflection period has been considered",
  );
};
const ends = async (s: SafetyStory, kase: string): Promise<void> => {
  s.point("4. Nobody looks at it for a month; then it goes with its case", me, lead);
  await s.quietly(() => s.until("2026-12-23T07:50:00Z"));
  await s.until("2026-12-23T08:01:00Z");
  await s.only(["guide.seen"], s.clicks(me, s.label("guide.seen"), "it still holds"));
  await s.leaves(me);
  await s.quietly(async () => {
    await s.does("noomi-kontakt", "close", { reason: "goalReached" }, kase);
    await s.does(
      "noomi-kontakt",
      "file",
      await fetchedPdf(s.world.stafett, "noomi-kontakt", kase),
      kase,
    );
    await s.until("2026-12-30T10:00:00Z");
    await s.does("noomi-chef", "erase", { sure: "erase" }, kase);
    await s.until("2027-01-04T10:00:00Z");
  });
  await s.slash(me, "/stafett", "mmm", "nothing is left of it");
  await s.leaves(me);
};
/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, {
    start: "2026-11-25T09:00:00Z",
    change: nothingKept,
  });
  const kase = await begins(s);
  await terms(s, kase);
  await shares(s, kase);
  await ends(s, kase);
  return s.end();
};
