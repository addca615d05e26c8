// Two agencies have a case of the same person each: said, answered, a no, a closing that waits for contact, undone.
import { consentTo } from "./consent-to.ts";
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo, coordinator] = ["noomi-kontakt", "noomi-ersattare", "regionkoordinator-1"];
const sharing = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
export const recordSame = async (r: Recorder): Promise<void> => {
  const until = (wall: string) => r.world.until(`2026-11-25T${wall}:00Z`);
  await until("09:00");
  const first = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  await until("09:01");
  await r.does(anna, "case", "consent", consentTo(sharing), first);
  await until("09:02");
  await r.does(anna, "case", "invite", sharing, first);
  await until("09:03");
  await r.does(coordinator, "case", "accept", { contact: coordinator }, first);
  await until("09:04");
  const own = await r.does(coordinator, "case", "open", {
    deputy: "regionkoordinator-2",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  await until("09:05");
  await r.does(
    coordinator,
    "case",
    "same",
    { own, basis: "menprovning_klart", purpose: "annat" },
    first,
  );
  await until("09:06");
  await r.does(
    anna,
    "case",
    "answerSame",
    { agency: "evonhuset", answer: "yes", basis: "samtycke_ngo", purpose: "annat" },
    first,
  );
  await until("09:07");
  const no = {
    ...consentTo({ agency: "polisen-syd", purpose: "annat", groups: ["behov"] }),
    given: "no",
  };
  await r.does(coordinator, "case", "consent", no, own);
  await until("09:08");
  await r.does(anna, "case", "close", { reason: "goalReached" }, first);
  await until("09:09");
  await r.does(coordinator, "case", "calm", {}, own);
  await until("09:30");
  await r.does(anna, "case", "undoSame", { agency: "evonhuset" }, first);
  for (const id of [first, own]) await r.journal("case", id);
};
