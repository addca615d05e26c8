// Half a year with every workflow through the whole program, so that its journals hold every kind of event that this version writes.
import { logAccess } from "../../src/engine/access-log.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { consentTo } from "./consent-to.ts";
import { apart } from "./recorder-apart.ts";
import { type Journal, Recorder } from "./recorder-hand.ts";
import { methods, returns } from "./recorder-method.ts";
import { recordReferrals } from "./recorder-referrals.ts";
import { createWorld, sampleConfig } from "./world.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const risk = (level: string, child = "yes") => ({ deputy: bo, child, risk: level, quiet: "no" });
const check = (safety: string, contact: string, day: string) => ({
  safety,
  contact,
  next: "meeting",
  who: { member: anna },
  day,
  risk: "high",
  domains: ["housing", "health"],
  consent: "yes",
  agenda: "yes",
});
const group = {
  basis: "samtycke_ngo",
  purpose: "skyddat_boende",
  groups: ["behov", "sakerhet", "migration", "barn"],
};

/** One case from opening to the wish to be erased. */
const oneCase = async (r: Recorder): Promise<string> => {
  const { world } = r;
  const id = await r.does(anna, "case", "open", risk("high"));
  const on = (member: string, command: string, values: Readonly<Record<string, unknown>> = {}) =>
    r.does(member, "case", command, values, id);
  await on(anna, "setDeadline", { kind: "betanketid", day: "2026-12-09" });
  await on(anna, "setChild", { child: "unknown" });
  await on(anna, "setSafeContact", {
    safeContactMode: ["throughUs", "neverPost"],
    beside: ["guardian"],
  });
  await world.until("2026-11-27T14:00:00Z");
  await on(anna, "weekend", { cover: "ours", who: { function: "noomi-passet" } });
  await on(lead, "cannotCover");
  await on(anna, "weekend", { cover: "ours", who: { member: bo } });
  await on(anna, "checkIn", check("red", "yes", "2026-11-30"));
  await on(anna, "called", { whom: "nobody" });
  await world.until("2026-11-30T15:00:00Z");
  await on(anna, "called", { whom: "11414", basis: "unclear" });
  await world.until("2026-12-01T15:30:00Z");
  await on(lead, "objectCall");
  // After acute danger one tap is no answer.
  await on(bo, "checkIn", check("yellow", "notReached", "2026-12-03"));
  await on(bo, "noContact");
  await on(anna, "snooze", { until: "2026-12-04", reason: "meetingBooked" });
  await on(anna, "setRisk", { risk: "medium", quiet: "no" });
  await on(anna, "setRisk", { risk: "medium", quiet: "yes" });
  await on(anna, "consent", consentTo({ agency: "evonhuset", ...group }));
  await on(anna, "invite", { agency: "evonhuset", ...group });
  await on(anna, "uninvite", { agency: "evonhuset" });
  await on(anna, "consent", consentTo({ agency: "evonhuset", ...group }));
  await on(anna, "invite", { agency: "evonhuset", ...group });
  await on("regionkoordinator-1", "accept", { contact: "regionkoordinator-1" });
  await on(anna, "consent", consentTo({ agency: "socialtjansten-malmo", ...group }));
  await on(anna, "invite", { agency: "socialtjansten-malmo", ...group });
  await on("socialtjansten-malmo-handlaggare", "look");
  await on("socialtjansten-malmo-handlaggare", "decline");
  await on(
    anna,
    "consent",
    consentTo({ agency: "polisen-syd", ...group, groups: ["behov", "sakerhet", "barn"] }),
  );
  await on(anna, "invite", {
    agency: "polisen-syd",
    ...group,
    groups: ["behov", "sakerhet", "barn"],
  });
  await world.until("2026-12-04T10:00:00Z");
  await on("polisen-syd-kontakt", "accept", { contact: "polisen-syd-kontakt" });
  await on("regionkoordinator-1", "leave");
  await on(anna, "assign", { holder: { function: "noomi-passet" }, deputy: lead });
  const { state } = {
    state: (await world.stafett.engine.transact.instances.load(id as InstanceId))?.state,
  } as {
    state: { deadlines: { id: string }[] };
  };
  await on(anna, "deadlineMet", { id: state.deadlines[0]?.id });
  await on(anna, "calm");
  await on(anna, "setWish", { what: "trusted" });
  await on(anna, "goMissing");
  await world.until("2026-12-04T13:00:00Z");
  await on(anna, "rang", { whom: "11414", basis: "samtycke_ngo" });
  await on(anna, "found", { how: "contact" });
  // Of a child: a colleague says no, nobody answers, and then one says yes.
  const closing = { reason: "goalReached", ageGroup: "child", sex: "woman", police: "yes" };
  await on(anna, "close", closing);
  await on(bo, "keepOpen", { instead: "talk" });
  await on(anna, "close", closing);
  await world.until("2026-12-07T08:30:00Z");
  await on(lead, "confirmClose");
  await on(anna, "file");
  await on(anna, "reopen");
  await on(anna, "close", { reason: "handedOver", exploitation: "ForcedLabour" });
  await on(lead, "confirmClose");
  await on(anna, "file");
  return id;
};
const handovers = async (r: Recorder): Promise<void> => {
  const mine = [
    await r.does(anna, "case", "open", risk("low", "no")),
    await r.does(anna, "case", "open", risk("notAssessed", "unknown")),
  ];
  const refused = await r.does(anna, "handover", "offer", { scope: "all", to: bo });
  await r.does(bo, "handover", "decline", {}, refused);
  const taken = await r.does(anna, "handover", "offer", { scope: "all", to: bo });
  await r.world.until("2026-12-08T10:00:00Z");
  await r.does(bo, "handover", "accept", {}, taken);
  const back = await r.does(bo, "handover", "offer", { scope: "all", to: anna });
  await r.does(bo, "handover", "withdraw", {}, back);
  for (const id of [refused, taken, back]) await r.journal("handover", id);
  for (const id of mine) await r.journal("case", id);
};
const incidents = async (r: Recorder): Promise<void> => {
  const id = await r.does(anna, "incident", "report", { kind: "receiver" });
  await r.does(bo, "incident", "did", { step: "stop" }, id);
  await r.world.until("2026-12-09T10:00:00Z");
  await r.does(lead, "incident", "close", {}, id);
  await r.clock("incident", "forget", id);
  await r.journal("incident", id);
};
/** Whoever audits Malmö reads what its people were shown, a page further. */
const oversights = async (r: Recorder): Promise<void> => {
  const { core, engine } = r.world.stafett;
  const shown = (await engine.transact.instances.people()).people.members.get(
    "socialtjansten-malmo-handlaggare",
  );
  if (!shown) throw new Error("nobody to be shown anything");
  for (let i = 0; i < 30; i++)
    await logAccess(core, shown, { workflow: "case", instance: "", panel: "mine" });
  const id = await r.does("dataskydd-malmo", "oversight", "look", {
    who: shown.id,
    day: "2026-12-09",
  });
  await r.does("dataskydd-malmo", "oversight", "further", {}, id);
  await r.clock("oversight", "forget", id);
  await r.journal("oversight", id);
};
/** What is kept of what was passed on; the first of them has been kept long enough. */
const disclosures = async (r: Recorder, cases: readonly string[]): Promise<void> => {
  type Sharing = { readonly shares?: readonly { readonly record?: { readonly id: string } }[] };
  const states = await Promise.all(
    cases.map(
      async (id) =>
        (await r.world.stafett.engine.transact.instances.load(id as InstanceId))?.state as
          | Sharing
          | undefined,
    ),
  );
  const ids = states.flatMap((state) =>
    (state?.shares ?? []).flatMap(({ record }) => (record ? [record.id] : [])),
  );
  const [first] = ids;
  if (first !== undefined) await r.clock("disclosure", "forget", first);
  for (const each of ids) await r.journal("disclosure", each);
};
const everybody = async (r: Recorder): Promise<void> => {
  const register = await r.world.stafett.register();
  const [first, ...others] = register.members;
  if (first)
    await r.world.stafett.configure({
      ...register,
      members: [{ ...first, language: "en" }, ...others],
    });
  await r.does(anna, "people", "away", { until: "2026-12-10" }, "people");
  await r.does("evonhuset-chef", "people", "note", { code: "fewer" }, "people");
  for (const command of ["keyAdded", "unreachable", "reachable"])
    await r.world.stafett.engine.transact.run({
      workflow: "people",
      instance: "people" as InstanceId,
      command,
      values: { platform: "slack", address: "T0STAFETT/U0LUND01" },
      by: "clock",
    });
  // A card that the platform will not have: the operators see it.
  r.world.cloud.faults.next({ kind: "500", method: "chat.postMessage" });
  await r.does(anna, "case", "open", risk("low"));
  await r.world.until("2026-12-10T10:00:00Z");
};
/** The program stood still over a weekend. */
const overWeekend = async (r: Recorder): Promise<void> => {
  const id = await r.does(anna, "case", "open", risk("high"));
  // Said at night: those who are off hear of it in the morning.
  await r.world.until("2026-12-10T22:00:00Z");
  await r.does(anna, "case", "checkIn", check("red", "yes", "2026-12-11"), id);
  await r.world.until("2026-12-11T08:00:00Z");
  r.world.clock.set(Date.parse("2026-12-14T10:00:00Z"));
  await r.world.idle();
  await r.journal("case", id);
};

export const record = async (): Promise<readonly Journal[]> => {
  const sample = sampleConfig();
  // Nothing is kept after closing, so that a case can be erased while it still stands in the list of the day.
  const config = { ...sample, agencies: sample.agencies.map((a) => ({ ...a, retentionDays: 0 })) };
  const r = new Recorder(await createWorld({ config }));
  const id = await oneCase(r);
  await handovers(r);
  await incidents(r);
  await methods(r);
  await oversights(r);
  await everybody(r);
  await overWeekend(r);
  const back = await returns(r);
  const passed = await recordReferrals(r.hands());
  const last = await r.does(anna, "case", "open", risk("high"));
  // Taken back, and given again; ten minutes later it can no longer be.
  for (const [minute, command] of [
    [30, "calm"],
    [31, "undo"],
    [32, "calm"],
  ] as const) {
    await r.world.until(`2026-12-22T08:${minute}:00Z`);
    await r.does(anna, "case", command, {}, last);
  }
  await r.world.until("2026-12-22T08:45:00Z");
  for (const [command, values] of [
    ["calm", {}],
    ["close", { reason: "registeredByMistake" }],
  ] as const)
    await r.does(anna, "case", command, values, last);
  await r.does(lead, "case", "confirmClose", {}, last);
  await r.does(anna, "case", "file", {}, last);
  await r.world.stafett.worker.stop();
  // The list of the day is told to forget it; the worker, which would destroy the keys, is at rest.
  for (const case_ of [id, last]) await r.does(lead, "case", "erase", { sure: "erase" }, case_);
  await r.does("evonhuset-chef", "case", "erase", { sure: "erase" }, passed.full);
  await r.does(anna, "referral", "discard", {}, passed.draft);
  await r.clock("case", "forgetMore", passed.full);
  await r.clock("capacity", "forget", passed.old);
  await disclosures(r, passed.cases);
  for (const case_ of [id, last, ...passed.cases]) await r.journal("case", case_);
  for (const referral of [back, ...passed.referrals]) await r.journal("referral", referral);
  for (const each of passed.incidents) await r.journal("incident", each);
  for (const question of passed.questions) await r.journal("capacity", question);
  for (const [workflow, instance] of [
    ["people", "people"],
    ["day", `day-${anna}`],
    ["day", `day-${bo}`],
    ["digest", "digest-SYD"],
    ["statistics", "stat-SYD"],
  ] as const)
    await r.journal(workflow, instance);
  await r.world.close();
  return [...r.journals, ...(await apart())];
};
