// A swap of duty in acts: asked of one who cannot, of all, in Slack and in Teams; taken, unanswered, and said by a lead.
import { SafetyStory } from "./safety-story.ts";

const [me, deputy, lead] = ["U0NOOMI01", "U0NOOMI02", "U0NOOMI03"];
const [malmo, second] = ["socialtjansten-malmo-handlaggare", "socialtjansten-malmo-ersattare"];

const asked = async (s: SafetyStory): Promise<void> => {
  s.point(
    "Can you take Monday? Asked from the roster, of one colleague, who cannot",
    me,
    deputy,
    lead,
  );
  await s.slash(me, "/stafett", s.word("roster.weeks.words"), "two weeks");
  await s.clicksHere(me, s.label("roster.ask.button"), "the day is known already", "2026-11-30");
  await s.sends(me, { to: "noomi-ersattare" }, "asked");
  await s.leaves(me);
  await s.clicks(deputy, s.label("roster.decline"), "cannot");
  await s.leaves(deputy);
};
const taken = async (s: SafetyStory): Promise<void> => {
  s.point(
    "Asked of all on the roster: it waits on Hem, one takes it, and the others hear so",
    me,
    deputy,
    lead,
  );
  await s.clicks(me, s.label("roster.again"), "somebody else");
  await s.sends(me, {}, "nobody named: all are asked");
  await s.leaves(me);
  await s.clicks(lead, s.label("roster.take"), "one tap");
  await s.leaves(lead);
  await s.clicks(deputy, s.label("roster.open"), "too late for the other");
  await s.leaves(deputy);
  await s.slash(me, "/stafett", s.word("roster.weeks.words"), "the roster knows");
  await s.leaves(me);
  await s.until("2026-11-30T09:00:00Z");
  await s.slash(
    me,
    "/stafett",
    s.word("people.who.words"),
    "and so does the list of who is on duty",
  );
  await s.leaves(me);
};
const silent = async (s: SafetyStory): Promise<void> => {
  s.point("In Teams: nobody answers, and the asker hears so the workday before", malmo, second);
  await s.asks(malmo, s.word("roster.ask.words"), "the word alone");
  await s.inDialog(malmo, s.label("roster.ask.submit"), { day: "2026-12-04" }, "of a Friday");
  await s.close(malmo);
  await s.until("2026-12-03T08:30:00Z");
  await s.press(second, s.personal(second), s.label("roster.take"), "a late yes still holds");
};
const given = async (s: SafetyStory): Promise<void> => {
  s.point("A lead changes a day without asking: both are told", me, deputy, lead);
  await s.slash(lead, "/stafett", s.word("people.duty.words"), "the word");
  await s.sends(lead, { day: "2026-12-10", member: "noomi-ersattare" }, "they have it already");
  await s.sends(lead, { day: "2026-12-10", member: "noomi-kontakt" }, "changed");
  await s.leaves(lead);
};
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language);
  for (const act of [asked, taken, silent, given]) await act(s);
  return s.end();
};
