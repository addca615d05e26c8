// A guide from its beginning to the wish to be erased: answered by those whose case it is, by another agency, and by whoever does an action of it.
import type { Hands } from "./recorder-referrals.ts";

const [anna, bo, police] = ["noomi-kontakt", "noomi-ersattare", "polisen-syd-kontakt"];
/** Each at a minute of its own: what has happened by then is told from what has not. */
const minutely = ({ does, until, ...r }: Hands): Hands => {
  let minute = Date.parse("2026-11-25T09:00:00Z");
  return {
    ...r,
    until,
    does: async (...order) => {
      minute += 60_000;
      await until(new Date(minute).toISOString());
      return does(...order);
    },
  };
};
type Recorded = { readonly kase: string; readonly guide: string; readonly actions: readonly string[] };
export const recordGuide = async (
  hands: Hands,
  clock: (workflow: string, command: string, instance: string) => Promise<void>,
): Promise<Recorded> => {
  const r = minutely(hands);
  const kase = await r.does(anna, "case", "open", { deputy: bo, child: "unknown", risk: "low", quiet: "no" });
  const on = (member: string, command: string, values: Readonly<Record<string, unknown>> = {}) =>
    r.does(member, "case", command, values, kase);
  const guide = await r.does(anna, "guide", "begin", { kase });
  const says = (member: string, command: string, values: Readonly<Record<string, unknown>> = {}) =>
    r.does(member, "guide", command, values, guide);
  await on(anna, "setDeadline", { kind: "betanketid", startsOn: "2026-11-25", applicant: "socialnamnd", appliedOn: "2026-11-24" });
  const { deadlines } = (await r.stateOf(kase)) as { readonly deadlines: readonly { readonly id: string }[] };
  await on(anna, "changeDeadline", { id: deadlines[0]?.id, day: "2027-01-11", decidedOn: "2026-11-25" });
  await says(anna, "done", { item: "indicators" });
  await says(anna, "na", { item: "barnahus" });
  await says(anna, "detail", { item: "indicators", said: "done", actor: "ngo", day: "2026-11-24" });
  await says(anna, "toNsp", { why: "ej_polisanmalt" });
  await on(anna, "invite", { agency: "polisen-syd", basis: "samtycke_ngo", purpose: "polisanmalan_stod", groups: ["behov", "sakerhet"] });
  await on(police, "accept", { contact: police });
  await on(anna, "cover", { agency: "polisen-syd", basis: "samtycke_ngo", what: ["residence", "whyNot"] });
  await says(anna, "notYet", { item: "danger" });
  await says(anna, "notYet", { item: "plan" });
  await says(anna, "notYet", { item: "rights" });
  await says(police, "notYet", { item: "investigation" });
  const given = async () => ((await r.stateOf(guide)) as { readonly given: Readonly<Record<string, { readonly id: string }>> }).given;
  const actions = Object.values(await given()).map(({ id }) => id);
  await r.does(anna, "action", "finish", {}, (await given()).plan?.id);
  await r.does(anna, "action", "cannot", { reason: "changed" }, (await given()).rights?.id);
  await on(anna, "uncover", { agency: "polisen-syd" });
  await on(police, "leave");
  await says(bo, "seen");
  await clock("guide", "remind", guide);
  await on(anna, "close", { reason: "goalReached" });
  await on(anna, "file");
  return { kase, guide, actions };
};
