// Somebody leaves, and one who does not.
import { facts } from "./office.ts";
import type { Recorder } from "./recorder-hand.ts";
import { usualSupport } from "./recorder-support.ts";

const occasion = {
  ...{
    subject: "basics",
    audience: "everybody",
    place: "digital",
    day: "2026-12-15",
    time: "09:00",
  },
  ...{ minutes: "120", seats: "8", closes: "3", reach: "shared" },
};

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
export const recordLeaving = async (r: Recorder): Promise<void> => {
  const risk = { deputy: bo, child: "no", risk: "low", quiet: "no" };
  await r.does(anna, "case", "open", risk);
  const stays = await r.does(lead, "leaving", "begin", { member: bo, last: "2026-11-30" });
  await r.does(lead, "leaving", "endToday", {}, stays);
  await r.does(lead, "leaving", "withdraw", {}, stays);
  const goes = await r.does(anna, "leaving", "begin", { member: anna, last: "2026-11-27" });
  await r.world.until("2026-11-26T10:00:00Z");
  await r.does(lead, "leaving", "giveAll", { to: bo }, goes);
  await r.does(lead, "leaving", "endToday", {}, goes);
  await r.world.until("2026-11-27T10:00:00Z");
  await r.world.stafett.worker.stop();
  await r.clock("leaving", "forget", goes);
  for (const each of [stays, goes]) await r.journal("leaving", each);
  await r.journal("people", "people");
};
/** What is written to a person goes to a colleague with the rest. */
export const recordHandedOn = async (r: Recorder): Promise<void> => {
  await r.world.until("2026-11-25T09:00:00.000Z");
  const kase = await r.does(lead, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const given = [
    ["referral", await r.does(anna, "referral", "draft", { kase, ...facts })],
    [
      "method",
      await r.does(anna, "method", "ask", {
        theme: "betanketid",
        text: "Hur gör man på kvällen?",
        to: "evonhuset",
        pace: "normal",
      }),
    ],
    ["nsp", await r.does(anna, "nsp", "apply", usualSupport)],
    ["incident", await r.does(anna, "incident", "report", { kind: "name" })],
    ["training", await r.does(anna, "training", "plan", occasion)],
  ] as const;
  const goes = await r.does(lead, "leaving", "begin", { member: anna, last: "2026-11-27" });
  await r.does(lead, "leaving", "giveAll", { to: bo }, goes);
  await r.world.stafett.worker.stop();
  for (const [workflow, instance] of [...given, ["leaving", goes] as const])
    await r.journal(workflow, instance);
};
