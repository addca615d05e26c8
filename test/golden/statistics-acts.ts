// A year's statistics: an answer at closing, a frozen year, a proposal, somebody else's approval, and what anybody may read then.
import { SafetyStory } from "./safety-story.ts";

const me = "U0NOOMI01";
const [first, second] = ["U0NSPM01", "U0NSPM02"];
type Codes = Readonly<Record<string, string>>;
const adult = {
  ageGroup: "adult",
  citizenship: "third_country",
  suspicion: "manniskohandel",
  police: "no",
};
const soon = { firstContactOn: "2026-11-20", coordinatorOn: "2026-11-21" };
const later = { firstContactOn: "2026-11-20", coordinatorOn: "2026-11-25" };
const had = { support: "yes", reflection: "granted", ...soon };
const none = { support: "no", reflection: "notApplied", ...later };
const people: readonly (readonly [number, Codes])[] = [
  [
    14,
    {
      ...adult,
      ...had,
      sex: "woman",
      exploitation: "SexualExploitation",
      source: "ngo",
      shelterOn: "2026-11-20",
    },
  ],
  [
    6,
    {
      ...adult,
      ...had,
      sex: "woman",
      exploitation: "SexualExploitation",
      source: "ngo",
      police: "yes",
    },
  ],
  [
    9,
    {
      ...adult,
      ...none,
      sex: "man",
      exploitation: "ForcedLabour",
      industry: "F",
      source: "inspection",
    },
  ],
  [
    6,
    {
      ...adult,
      ...had,
      sex: "woman",
      exploitation: "ForcedLabour",
      industry: "N",
      source: "ngo",
      police: "yes",
    },
  ],
  [
    7,
    {
      ...adult,
      ...none,
      sex: "man",
      exploitation: "ForcedLabour",
      industry: "F",
      source: "inspection",
      police: "yes",
    },
  ],
  [
    2,
    {
      ...adult,
      ...had,
      sex: "woman",
      exploitation: "SexualExploitation",
      ageGroup: "child",
      source: "socialServices",
    },
  ],
];
const closed = async (s: SafetyStory): Promise<void> => {
  s.point("1. A case is closed, and the person is asked", me);
  await s.quietly(async () => {
    for (const [n, codes] of people)
      for (let i = 0; i < n; i++)
        await s.does(
          "noomi-kontakt",
          "close",
          { reason: "goalReached", counting: "yes", ...codes },
          await s.opened(),
        );
    for (let i = 0; i < 5; i++)
      await s.does(
        "noomi-kontakt",
        "close",
        { reason: "goalReached", counting: "no" },
        await s.opened(),
      );
  });
  const kase = await s.quietly(() => s.opened());
  await s.quietly(() => s.slash(me, "/arende", s.refOf(kase), "the case"));
  await s.clicksHere(me, s.label("case.close.title"), "to close it");
  await s.leaves(me);
};
const frozen = async (s: SafetyStory): Promise<void> => {
  s.point("2. In January the year is frozen, and tables are proposed", first, second);
  await s.quietly(() => s.until("2027-01-07T09:00:00Z"));
  await s.slash(first, "/stafett", s.word("stat.words"), "statistics");
  await s.clicksHere(first, s.label("stat.freeze.year").replace("{year}", "2026"), "frozen");
  await s.clicksHere(first, s.label("stat.propose.title"), "which tables");
  await s.sends(first, {}, "proposed: it is counted in a moment");
  await s.leaves(first);
  await s.until("2027-01-07T09:05:00Z");
};
const approved = async (s: SafetyStory): Promise<void> => {
  s.point("3. Somebody else reads it, and approves", first, second);
  await s.clicks(second, s.label("stat.open"), "what would be released");
  await s.clicksHere(second, s.label("stat.approve"), "approved");
  await s.clicksHere(second, s.label("stat.charts"), "its charts");
  await s.leaves(second);
  await s.slash(me, "/stafett", s.word("stat.words"), "nobody else reads it in Stafett");
};
const answered = async (s: SafetyStory): Promise<void> => {
  s.point("4. What the country answers for, article by article", first);
  await s.quietly(() => s.until("2027-01-07T09:06:00Z"));
  await s.slash(first, "/stafett", s.word("conv.words"), "the indicators");
  await s.leaves(first);
  await s.slash(me, "/stafett", s.word("conv.words"), "nobody else reads them either");
};
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = await SafetyStory.about(language, { start: "2026-11-25T09:00:00Z" });
  for (const act of [closed, frozen, approved, answered]) await act(s);
  return s.end();
};
