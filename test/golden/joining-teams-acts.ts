// The invited lead has a Teams account: a stranger there until an operator has given it, and from then on with one button, until they have said yes.
import { SafetyStory } from "./safety-story.ts";

const [first, second, operator] = ["U0EVON01", "U0EVON02", "U0DRIFT01"];
const boss = "polisen-syd-gruppchef";
const account = "7b90c3d5-1e42-4f68-8d2b-c40a95e6f713/c0de0022-5af3-4b71-a9d2-6e18f0b70022";
const facts = {
  kind: "LawEnforcement",
  shelter: "no",
  phone: "040-628 04 98",
  found: "switchboard",
};

const admitted = async (s: SafetyStory): Promise<void> => {
  // An account that is in the organisation, and in no register.
  await s.quietly(() => s.leavesRegister(boss));
  s.point(
    "Proposed, phoned and approved in Slack; the account that is given is one in Teams",
    boss,
  );
  await s.quietly(async () => {
    await s.slash(first, "/stafett", s.word("joining.words"), "the word");
    await s.sends(first, { name: "Gränspolisen", ...facts }, "proposed");
    await s.leaves(first);
    await s.clicks(second, s.label("joining.phoned"), "phoned");
    await s.leaves(second);
    await s.clicks(first, s.label("joining.approve"), "approved");
    await s.leaves(first);
  });
  await s.say(boss, s.personal(boss), s.word("people.who.words"), "a stranger is answered nothing");
  await s.clicks(operator, s.label("joining.admit.title"), "the account");
  await s.sends(
    operator,
    { account: account.toUpperCase(), name: "Gruppchef", regime: "OSL_stat" },
    "not as the configuration writes it",
  );
  await s.sends(operator, { account, name: "Gruppchef", regime: "OSL_stat" }, "invited");
  await s.leaves(operator);
};
const confirmed = async (s: SafetyStory): Promise<void> => {
  s.point(
    "Everything but that one question is silent before they have said yes; then a colleague is added, who is in Slack",
    boss,
  );
  await s.screen("installed the app", boss, s.teams.as(s.person(boss)).install());
  for (const word of ["people.who.words", "case.mine.words"])
    await s.say(boss, s.personal(boss), s.word(word), "still a stranger, but for the question");
  await s.press(boss, s.personal(boss), s.label("joining.confirm"), "yes");
  await s.inDialog(boss, s.label("joining.add.title"), {}, "a colleague");
  const colleague = { name: "Utredare", role: "caseworker" };
  await s.inDialog(
    boss,
    s.label("joining.add.submit"),
    { account: `T0STAFETT/${first}`, ...colleague },
    "an account that is somebody's",
  );
  await s.inDialog(
    boss,
    s.label("joining.add.submit"),
    { account: "T0STAFETT/U0NEWTWO", ...colleague },
    "added, in Slack",
  );
  await s.close(boss);
};
const ready = async (s: SafetyStory): Promise<void> => {
  s.point(
    "With five decisions recorded it is open, and has a list of the day as everybody",
    first,
    boss,
  );
  const decided = async (what: string): Promise<void> => {
    await s.press(boss, s.personal(boss), s.label("joining.record.title"), "a decision");
    await s.inDialog(
      boss,
      s.label("joining.record.submit"),
      { what, day: "2026-11-20", function: "Rättsavdelningen" },
      what,
    );
    await s.close(boss);
  };
  for (const what of ["controller", "impactAssessment", "processorAgreement", "disposalDecision"])
    await s.quietly(() => decided(what));
  await decided("classBChat");
  await s.only(
    ["=Gränspolisen", "=628 04 98"],
    s.asks(boss, s.word("people.who.words"), "there for others, who are there for them"),
  );
  await s.close(boss);
};
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language);
  for (const act of [admitted, confirmed, ready]) await act(s);
  return s.end();
};
