// What an agency keeps of itself, for the journals: a service that somebody offers, changes and ends, one that the configuration lists, an entry, a search.
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo] = ["noomi-kontakt", "noomi-ersattare"];
export const offered = {
  type: "SocialCare",
  name: "Stöd på kvällar",
  areas: ["skane"],
  languages: ["sv", "ro"],
  groups: ["women", "withChildren"],
  eligibility: "För den som vill prata med någon på kvällen",
  opening: "Vardagar 18–21",
  minimum: "18",
} as const;
const numbers = {
  phone: "040-628 04 70",
  days: ["1", "2", "3", "4"],
  from: "09:00",
  to: "16:00",
  note: "Ring helst på förmiddagen",
};
/** Gives the instances, the search last. */
export const recordDirectory = async (r: Recorder): Promise<readonly string[]> => {
  const on =
    (id: string) =>
    (member: string, command: string, values: Readonly<Record<string, unknown>> = {}) =>
      r.does(member, "directory", command, values, id);
  const id = await r.does(anna, "directory", "offer", offered);
  const service = on(id);
  await r.clock("directory", "remind", id);
  await service(bo, "approve", { round: "1" });
  await service(anna, "change", { ...offered, maximum: "25" });
  await service(bo, "decline", { round: "2" });
  await service(anna, "change", { ...offered, municipalities: "Malmö, Burlöv" });
  await service(anna, "withdraw");
  await service(bo, "confirm");
  await service(anna, "end");
  await service(bo, "approve", { round: "4" });
  const never = await r.does(anna, "directory", "offer", offered);
  await on(never)(bo, "decline");
  const listed = "service-noomi-basbehov";
  await r.clock("directory", "remind", listed);
  await on(listed)(bo, "confirm");
  await on(listed)(bo, "change", { ...offered, type: "klader_basbehov", name: "Kläder" });
  await on(listed)(anna, "approve");
  const entry = on("entry-noomi");
  await entry(anna, "changeEntry", numbers);
  await entry(bo, "approve", { round: "1" });
  const search = await r.does(anna, "search", "find", {
    kind: "skyddat_boende",
    area: "skane",
    language: "sv",
  });
  await r.clock("search", "forget", search);
  return [id, never, listed, "entry-noomi", search];
};
