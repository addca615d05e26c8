// A new agency joins, in acts: phoned by another, let in by two, a stranger until it has said yes, and ready when five decisions are recorded.
import { SafetyStory } from "./safety-story.ts";

const [first, second, operator, boss] = ["U0EVON01", "U0EVON02", "U0DRIFT01", "U0ADVOK02"];
const everybody = [first, second, operator, boss];
const facts = { kind: "NGO", shelter: "no", phone: "040-628 04 99", found: "register" };

const proposed = async (s: SafetyStory): Promise<void> => {
  // An account that is in the workspace, and in no register.
  await s.quietly(() => s.leavesRegister("advokat-ansvarig"));
  s.point(
    "A coordinator proposes an agency, with a number that was found independently; another phones it",
    ...everybody,
  );
  await s.slash(first, "/stafett", s.word("joining.words"), "the word");
  await s.sends(first, { name: "Noomi", ...facts }, "one that is there already");
  await s.sends(first, { name: "Brukarkraft", ...facts, phone: "ring mig" }, "no number");
  await s.sends(first, { name: "Brukarkraft", ...facts }, "proposed");
  await s.leaves(first);
  await s.clicks(second, s.label("joining.phoned"), "phoned: it was right");
  await s.leaves(second);
};
const admitted = async (s: SafetyStory): Promise<void> => {
  s.point(
    "Approved by a coordinator, let in by whoever runs it: two people, and an account that is nobody's",
    ...everybody,
  );
  await s.clicks(first, s.label("joining.approve"), "approved");
  await s.leaves(first);
  await s.slash(
    boss,
    "/stafett",
    s.word("joining.list.words"),
    "whoever is to lead it is a stranger",
  );
  await s.clicks(operator, s.label("joining.admit.title"), "the account");
  const lead = { name: "Verksamhetschef", regime: "avtal_ideell" };
  await s.sends(operator, { account: "anna@brukarkraft.example", ...lead }, "what is no account");
  await s.sends(
    operator,
    { account: "T0STAFETT/U0NOOMI01", ...lead },
    "an account that is somebody's",
  );
  await s.sends(operator, { account: `T0STAFETT/${boss}`, ...lead }, "invited");
  await s.leaves(operator);
  await s.slash(
    boss,
    "/stafett",
    s.word("people.who.words"),
    "still a stranger, but for the question",
  );
};
const ready = async (s: SafetyStory): Promise<void> => {
  s.point(
    "Its lead says yes, adds a colleague and a roster, and sees what is missing",
    ...everybody,
  );
  await s.clicks(boss, s.label("joining.confirm"), "yes");
  await s.clicksHere(boss, s.label("joining.add.title"), "a colleague");
  await s.sends(
    boss,
    { account: "T0STAFETT/U0NEWTWO", name: "Handläggare", role: "caseworker" },
    "added",
  );
  await s.clicksHere(boss, s.label("joining.roster.title"), "a roster");
  await s.sends(
    boss,
    { name: "Passet, Brukarkraft", member: await s.memberWith(`T0STAFETT/${boss}`), days: ["3"] },
    "on Wednesdays",
  );
  await s.leaves(boss);
  await s.slash(boss, "/stafett", s.word("case.open.words"), "no cases yet");
};
const recorded = async (s: SafetyStory): Promise<void> => {
  s.point("Five workdays later it hears what is missing; recorded, it is open", boss);
  await s.until("2026-12-02T09:00:00Z");
  const by = { day: "2026-11-20", function: "Verksamhetschef" };
  const decided = async (what: string): Promise<void> => {
    await s.clicks(boss, s.label("joining.record.title"), "a decision");
    await s.sends(boss, { what, ...by }, what);
    await s.leaves(boss);
  };
  await s.clicks(boss, s.label("joining.record.title"), "a decision");
  await s.sends(boss, { what: "controller", ...by, day: "2027-01-15" }, "of a day to come");
  await s.leaves(boss);
  await decided("controller");
  for (const what of ["impactAssessment", "processorAgreement", "disposalDecision"])
    await s.quietly(() => decided(what));
  s.watches(first, boss);
  await decided("classBChat");
  await s.only(
    ["=Brukarkraft", "=Passet,", "=628 04 99"],
    s.slash(second, "/stafett", s.word("people.who.words"), "there for others"),
  );
  await s.leaves(second);
};
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language);
  for (const act of [proposed, admitted, ready, recorded]) await act(s);
  return s.end();
};
