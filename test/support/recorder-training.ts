// Two occasions of training: one from the invitation to the wish to be erased, one that is called off.
import type { Hands } from "./recorder-referrals.ts";

const coordinator = "regionkoordinator-1";
const guests = [
  "noomi-kontakt",
  "noomi-ersattare",
  "nspm-samordnare",
  "drift-malmo",
  "polisen-syd-kontakt",
  "noomi-chef",
] as const;
const plan = {
  subject: "basics",
  audience: "new",
  place: "venue",
  venue: "Stadsbiblioteket",
  title: "Grundkurs",
  minutes: "120",
  seats: "8",
};
/** Everything until the evaluation is closed. */
export const recordTraining = async ({ does, until, stateOf }: Hands) => {
  const planned = (more: object) =>
    does(coordinator, "training", "plan", {
      ...plan,
      day: "2026-12-08",
      time: "09:00",
      closes: "3",
      reach: "shared",
      trainers: ["noomi"],
      tags: ["boende"],
      ...more,
    });
  const id = await planned({});
  const off = await planned({ reach: "own" });
  for (const by of guests) await does(by, "training", "join", {}, id);
  await does("noomi-kontakt", "training", "join", {}, off);
  await does(coordinator, "training", "cancel", {}, off);
  await does("noomi-chef", "training", "leave", {}, id);
  await does(coordinator, "training", "move", { day: "2026-12-10", time: "09:00" }, id);
  await until("2026-12-11T09:00:00Z");
  await does(coordinator, "training", "fewer", { kind: "NGO" }, id);
  await does(coordinator, "training", "report", {}, id);
  await does(
    coordinator,
    "training",
    "materials",
    { url: "https://nspm.jamstalldhetsmyndigheten.se/" },
    id,
  );
  const { evaluation } = (await stateOf(id)) as {
    readonly evaluation: { readonly instance: string; readonly veil: string };
  };
  const { instance, veil } = evaluation;
  for (const by of guests.slice(0, 5))
    await does(by, "evaluation", "rate", { question: "useful", answer: "yes" }, instance);
  await does("noomi-kontakt", "evaluation", "rate", { question: "level", answer: "no" }, instance);
  return { id, off, evaluation: instance, veil };
};
