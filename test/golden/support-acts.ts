// Support for a person who has made no report to the police: asked for, completed, granted by two, extended, accounted for, closed.
import { SafetyStory } from "./safety-story.ts";

const me = "U0NOOMI01";
const [first, second, national] = ["U0PLATT01", "U0PLATT02", "U0NSPM01"];

const asked = async (s: SafetyStory): Promise<string> => {
  s.point(
    "1. A person has made no report to the police: support is asked for, with a yes from the person and no word of who it is",
    me,
    first,
    second,
  );
  const kase = await s.quietly(() => s.opened());
  await s.slash(me, "/stafett", s.word("nsp.words"), "the support programme");
  await s.clicksHere(me, s.label("nsp.apply.title"), "from a case");
  await s.sends(
    me,
    {
      form: "initial_vila",
      why: "ej_polisanmalt",
      cost: "boende",
      amount: "to50",
      agreed: "notYet",
    },
    "the person has not been asked: a draft that cannot be sent",
  );
  await s.clicksHere(me, s.label("nsp.edit.title"), "the person has been asked");
  await s.sends(me, { agreed: "spoken" }, "and says yes");
  await s.clicksHere(me, s.label("nsp.send"), "sent");
  await s.leaves(me);
  await s.only(
    [
      "case.share.heading",
      "case.receipt",
      "case.consent.heading",
      "case.consent.given",
      "=N-XXXXXX",
      "=Plattformen",
    ],
    s.slash(me, "/arende", s.refOf(kase), "the case keeps the yes, and that it was passed on"),
  );
  await s.leaves(me);
  return kase;
};
const decided = async (s: SafetyStory): Promise<void> => {
  s.point("2. One officer asks for more, and two decide", me, first, second);
  await s.clicks(first, s.label("nsp.open"), "the application, without a case");
  await s.clicksHere(first, s.label("nsp.ask.title"), "something is missing");
  await s.sends(first, { question: "cost" }, "asked");
  await s.leaves(first);
  await s.clicks(me, s.label("nsp.answer.title"), "what is missing");
  await s.sends(me, { amount: "to25" }, "answered");
  await s.leaves(me);
  await s.slash(first, "/stafett", s.word("nsp.words"), "the officers' queue");
  await s.clicksHere(first, s.label("nsp.open"), "the application");
  await s.clicksHere(first, s.label("nsp.grant.title"), "how much");
  await s.sends(first, {}, "proposed");
  await s.leaves(first);
  await s.clicks(second, s.label("nsp.open"), "a second officer reads it");
  await s.clicksHere(second, s.label("nsp.confirm.yes"), "and agrees: granted");
  await s.leaves(second);
};
const extended = async (s: SafetyStory): Promise<void> => {
  s.point("3. Two weeks before the period ends it is remembered, and extended", me, first, second);
  await s.until("2026-11-26T09:00:00Z");
  await s.until("2026-12-09T09:00:00Z");
  await s.quietly(() => s.clicks(me, s.label("nsp.open"), "the application"));
  await s.clicksHere(me, s.label("nsp.extend.title"), "how long");
  await s.sends(me, {}, "asked for");
  await s.leaves(me);
  await s.quietly(async () => {
    await s.clicks(first, s.label("nsp.open"), "the extension");
    await s.clicksHere(first, s.label("nsp.grant.title"), "how much");
    await s.sends(first, {}, "proposed");
    await s.leaves(first);
    await s.clicks(second, s.label("nsp.open"), "the proposal");
  });
  await s.clicksHere(second, s.label("nsp.confirm.yes"), "two officers agree");
  await s.leaves(second);
  s.watches();
  await s.slash(first, "/stafett", s.word("nsp.budget.words"), "the year's money");
  await s.clicksHere(first, s.label("nsp.open"), "an officer reads parts of it", "2026");
  await s.leaves(first);
  await s.quietly(() =>
    s.slash(national, "/stafett", s.word("nsp.words"), "the support programme"),
  );
  await s.quietly(() => s.clicksHere(national, s.label("nsp.budget.years"), "the years"));
  await s.clicksHere(
    national,
    s.label("nsp.open"),
    "the national unit reads sums, and no application",
    "2026",
  );
  await s.leaves(national);
};
const ended = async (s: SafetyStory): Promise<void> => {
  s.point("4. It ends, is accounted for, and is closed", me, first, second);
  await s.quietly(() => s.until("2027-01-20T15:00:00Z"));
  await s.until("2027-01-21T09:00:00Z");
  await s.clicks(me, s.label("nsp.report.title"), "about how it went; receipts go another way");
  await s.sends(me, { used: "most", outcome: "nextStep" }, "reported");
  await s.leaves(me);
  await s.clicks(first, s.label("nsp.open"), "an officer reads it");
  await s.clicksHere(first, s.label("nsp.close"), "closed");
  await s.leaves(first);
};
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-25T09:00:00Z" });
  await asked(s);
  for (const act of [decided, extended, ended]) await act(s);
  return s.end();
};
