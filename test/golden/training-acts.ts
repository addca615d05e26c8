// Training in acts: planned in Slack, taken in Slack and Teams, full, moved, a seat given back on the day, and what they thought of it.
import { createWorld } from "../support/world.ts";
import { SafetyStory } from "./safety-story.ts";
import { inLanguage } from "./teams-story.ts";

const organiser = "U0EVON01";
const [me, deputy, lead] = ["U0NOOMI01", "U0NOOMI02", "U0NOOMI03"];
const national = "U0NSPM01";
const malmo = "socialtjansten-malmo-handlaggare";
const others = [
  "noomi-ersattare",
  "polisen-syd-kontakt",
  "lansstyrelsen-skane-samordnare",
  "nspm-samordnare",
  "socialtjansten-lund-chef",
  "evonhuset-chef",
];

const planned = async (s: SafetyStory): Promise<string> => {
  s.point(
    "planned: five answers that are there already, and what is behind Mer",
    "region-syd",
    "Region Syd",
  );
  await s.slash(organiser, "/stafett", s.word("training.plan.words"), "plans a training");
  await s.quietly(() => s.clicksHere(organiser, s.label("core.more"), "more"));
  await s.sends(
    organiser,
    { day: "2026-12-08", seats: "8", title: "Anna Svensson berättar", trainers: ["noomi"] },
    "with a name in its title",
  );
  await s.sends(
    organiser,
    { day: "2026-12-06", seats: "8", title: "", trainers: ["noomi"] },
    "on a Sunday",
  );
  await s.sends(organiser, { day: "2026-12-08", seats: "8", trainers: ["noomi"] }, "invited");
  await s.leaves(organiser);
  const [row] = await s.world.lines({ workflow: "training", limit: 1 });
  return row?.instance ?? "";
};
const joined = async (s: SafetyStory, id: string): Promise<void> => {
  s.point("signed up: one tap, in Slack and in Teams", me, malmo, "region-syd");
  await s.clicks(me, s.label("training.join"), "one tap");
  await s.press(malmo, s.room("Region Syd"), s.label("training.join"), "one tap in Teams");
  await s.press(malmo, s.room("Region Syd"), s.label("training.join"), "and once more");
  s.point("full: the ninth waits", "region-syd", lead);
  await s.quietly(async () => {
    for (const each of others) await s.does(each, "join", {}, id, "training");
  });
  await s.clicks(lead, s.label("training.join.queue"), "one tap for the waiting list");
  await s.slash(lead, "/stafett", s.word("training.list.words"), "what is to come");
  await s.clicksHere(
    lead,
    s.label("training.open"),
    "opened: the number on the list, and no names",
  );
  await s.leaves(lead);
  await s.slash(organiser, "/stafett", s.word("training.list.words"), "the organiser's list");
  await s.clicksHere(
    organiser,
    s.label("training.open"),
    "opened by the organiser: by agency and function",
  );
};
const moved = async (s: SafetyStory): Promise<void> => {
  s.point("moved: everybody is told once", me, lead, malmo, "region-syd");
  await s.clicksHere(organiser, s.label("training.move.title"), "another time");
  await s.sends(organiser, { day: "2026-12-09", time: "13:00" }, "moved");
  await s.leaves(organiser);
};
const given = async (s: SafetyStory): Promise<void> => {
  s.point(
    "reminded the workday before; a seat given back on the day is the next one's at once",
    me,
    deputy,
    lead,
    "region-syd",
  );
  await s.until("2026-12-08T08:05:00Z");
  await s.quietly(() => s.until("2026-12-09T10:00:00Z"));
  await s.clicks(deputy, s.label("training.leave"), "cannot come, two hours before");
};
const afterwards = async (s: SafetyStory, id: string): Promise<void> => {
  s.point("over: how many came, and what they thought", organiser, me, "region-syd");
  await s.until("2026-12-09T14:05:00Z");
  await s.clicks(organiser, s.label("training.open"), "the numbers by kind of agency");
  await s.clicksHere(
    organiser,
    s.label("training.fewer"),
    "one of the municipalities' did not come",
  );
  await s.clicksHere(organiser, s.label("training.report"), "saved");
  await s.leaves(organiser);
  await s.clicks(me, s.label("training.answer.yes"), "the first of three taps");
  await s.clicksHere(me, s.label("training.answer.partly"), "the second");
  await s.clicksHere(me, s.label("training.answer.yes"), "the third");
  await s.leaves(me);
  await s.quietly(async () => {
    const [row] = await s.world.lines({ workflow: "evaluation", of: id as never, limit: 1 });
    for (const each of [malmo, "noomi-chef", "polisen-syd-kontakt", "evonhuset-chef"]) {
      await s.does(
        each,
        "rate",
        { question: "useful", answer: "yes" },
        row?.instance,
        "evaluation",
      );
      if (each !== malmo)
        await s.does(
          each,
          "rate",
          { question: "level", answer: "no" },
          row?.instance,
          "evaluation",
        );
    }
  });
  await s.quietly(() => s.until("2026-12-16T14:05:00Z"));
  await s.clicks(
    organiser,
    s.label("training.open"),
    "five have answered the first question, four the others",
  );
  await s.leaves(organiser);
  await s.slash(
    national,
    "/stafett",
    s.word("training.year.words"),
    "the year in numbers, for the national unit",
  );
  await s.leaves(national);
};
const cancelled = async (s: SafetyStory): Promise<void> => {
  s.point("called off", me, "region-syd");
  const id = await s.quietly(async () => {
    const plan = {
      subject: "mmm",
      audience: "new",
      place: "venue",
      venue: "Stadsbiblioteket",
      day: "2027-01-20",
      time: "09:00",
    };
    const id = await s.does(
      "regionkoordinator-1",
      "plan",
      { ...plan, minutes: "180", seats: "20", closes: "7", reach: "shared" },
      undefined,
      "training",
    );
    await s.does("noomi-kontakt", "join", {}, id, "training");
    return id;
  });
  await s.does("regionkoordinator-2", "cancel", {}, id, "training");
  await s.told("by a colleague of the organiser's");
  await s.clicks(me, s.label("training.open"), "opened: for the calendar, too");
  await s.leaves(me);
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const s = new SafetyStory(
    await createWorld({
      config: inLanguage(language),
      teams: true,
      publicUrl: "https://stafett.example",
    }),
    language,
  );
  const id = await planned(s);
  await joined(s, id);
  await moved(s);
  await given(s);
  await afterwards(s, id);
  await cancelled(s);
  return s.end();
};
