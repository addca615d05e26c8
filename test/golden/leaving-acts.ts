// Somebody leaves, in acts: one list, a reminder, everything to a colleague, and no access from the minute in which the lead says so.
import { SafetyStory } from "./safety-story.ts";

const [me, deputy, lead] = ["U0NOOMI01", "U0NOOMI02", "U0NOOMI03"];

const begun = async (s: SafetyStory): Promise<void> => {
  await s.quietly(async () => {
    await s.opened();
    await s.does(
      "noomi-kontakt",
      "create",
      { text: "Ring tolken", owner: { member: "noomi-kontakt" }, due: "2026-12-02" },
      undefined,
      "action",
    );
    await s.does(
      "noomi-kontakt",
      "ask",
      { duty: { function: "noomi-passet" }, day: "2026-12-02", to: "noomi-ersattare" },
      undefined,
      "roster",
    );
  });
  s.point("A colleague leaves: the lead opens all that is theirs", me, deputy, lead, "drift");
  await s.slash(lead, "/stafett", s.word("leaving.words"), "the word");
  await s.sends(lead, { member: "noomi-kontakt", last: "2026-11-26" }, "the list");
  await s.leaves(lead);
  await s.clicks(me, s.label("leaving.all.button"), "they have the same list");
  await s.leaves(me);
};
const reminded = async (s: SafetyStory): Promise<void> => {
  s.point(
    "What is left is said each workday, and that somebody has access still when their last day is over",
    me,
    deputy,
    lead,
    "drift",
  );
  await s.until("2026-11-27T08:30:00Z");
  await s.clicks(lead, s.label("leaving.all.button"), "the list again");
  await s.clicksHere(lead, s.label("leaving.giveAll.title"), "to whom");
  await s.sends(lead, { to: "noomi-ersattare" }, "everything to one");
};
const gone = async (s: SafetyStory): Promise<void> => {
  s.point("Leaves today: from then on they are a stranger", me, deputy, lead, "drift");
  await s.clicksHere(lead, s.label("leaving.endToday"), "no access");
  await s.leaves(lead);
  await s.slash(me, "/stafett", s.word("case.mine.words"), "whoever has left");
  await s.slash(lead, "/stafett", s.word("roster.weeks.words"), "the roster without them");
  await s.leaves(lead);
  await s.until("2026-11-30T08:30:00Z");
};
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language);
  for (const act of [begun, reminded, gone]) await act(s);
  return s.end();
};
