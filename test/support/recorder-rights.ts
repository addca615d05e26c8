// Requests of persons about the information on them: an extract, a correction that is told to others, an erasure, and two that somebody took back.
import { filePrefix, logAccess } from "../../src/engine/access-log.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo, lead, coordinator] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "noomi-chef",
  "regionkoordinator-1",
];
const sha256 = "3f2a9c1b".padEnd(64, "0");
/** Somebody of the agency fetched the case as PDF: the line of the log, without the file. */
const fetched = async ({ world: { stafett } }: Recorder, instance: string): Promise<string> => {
  const member = (await stafett.engine.transact.instances.people()).people.members.get(anna);
  if (!member) throw new Error(`nobody is ${anna}`);
  await logAccess(stafett.core, member, {
    workflow: "case",
    instance,
    panel: `${filePrefix}pdf`,
    sha256,
  });
  return `pdf ${new Date(stafett.core.clock.now()).toISOString()} 3f2a9c1b`;
};
const today = ({ world }: Recorder): string =>
  new Date(world.stafett.core.clock.now()).toISOString().slice(0, 10);
const kase = (r: Recorder): Promise<string> =>
  r.does(anna, "case", "open", { deputy: bo, child: "no", risk: "low", quiet: "no" });
const shared = async (r: Recorder): Promise<string> => {
  const id = await kase(r);
  const yes = {
    kind: "sekretess",
    agency: "evonhuset",
    purpose: "annat",
    given: "yes",
    form: "spoken",
    groups: ["behov"],
  };
  await r.does(anna, "case", "consent", yes, id);
  await r.does(
    anna,
    "case",
    "invite",
    { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] },
    id,
  );
  await r.does(coordinator, "case", "accept", { contact: coordinator }, id);
  return id;
};
export const recordRights = async (r: Recorder): Promise<void> => {
  const [plain, one] = [await kase(r), await shared(r)];
  const begin = (of: string, kind: string) =>
    r.does(anna, "rights", "begin", { of, kind, came: today(r) });
  const act = (by: string, id: string, command: string, values = {}) =>
    r.does(by, "rights", command, values, id);

  const access = await begin(plain, "access");
  await act(anna, access, "prolong", { months: "1", why: "complex", told: "yes" });
  await act(anna, access, "answer", { outcome: "met" });
  await act(lead, access, "sendBack");
  await act(bo, access, "answer", { outcome: "partly", ground: "secrecy" });
  await act(lead, access, "approve", {
    of: new Date(r.world.stafett.core.clock.now()).toISOString(),
  });
  await act(anna, access, "giveOut", { document: await fetched(r, plain) });
  await act(anna, access, "inform", { told: "yes" });

  const told = await begin(one, "rectification");
  await r.does(lead, "case", "rename", { why: "leaked" }, one);
  await act(lead, told, "answer", { outcome: "met" });
  await act(anna, told, "correct", { what: "assessment" });
  await r.clock("rights", "remind", told);
  const { transact } = r.world.stafett.engine;
  const by = { sender: "leaving", instance: "L1" as InstanceId };
  await transact.run({
    workflow: "rights",
    instance: told as InstanceId,
    command: "handOn",
    values: { from: anna, to: bo },
    by,
  });
  await transact.run({
    workflow: "rights",
    instance: told as InstanceId,
    command: "askAgain",
    values: { of: "evonhuset" },
    by: "clock",
  });
  const phoned = await begin(one, "rectification");
  await act(lead, phoned, "answer", { outcome: "met" });
  await act(anna, phoned, "correct", { what: "dates" });
  await act(anna, phoned, "phoned", { agency: "evonhuset" });

  const withdrawn = await begin(plain, "access");
  await act(anna, withdrawn, "withdraw");
  await r.world.stafett.worker.stop();
  const erasure = await begin(one, "erasure");
  await act(lead, erasure, "answer", { outcome: "met" });
  await r.does(anna, "case", "close", { reason: "goalReached" }, one);
  await act(lead, erasure, "erase", { sure: "yes" });
  await act(anna, erasure, "keepCase");
  const waits = await begin(plain, "erasure");
  await act(anna, waits, "answer", { outcome: "met" });
  await r.journal("case", plain);
  await act(lead, erasure, "erase", { sure: "yes" });
  await act(bo, erasure, "confirmErase");
  await act(coordinator, erasure, "seen");
  await act(anna, erasure, "inform", { told: "yes" });
  await r.clock("rights", "forget", withdrawn);
  for (const id of [access, told, phoned, withdrawn, waits, erasure]) await r.journal("rights", id);
};

/** Kinds of what a case keeps are erased while it goes on; with `rests` the worker does not take them out of its past. */
export const recordErasedKinds = async (
  r: Recorder,
  { rests }: { readonly rests: boolean },
): Promise<void> => {
  if (rests) await r.world.stafett.worker.stop();
  const id = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "high",
    quiet: "no",
    language: "ti",
  });
  await r.does(
    anna,
    "case",
    "setSafeContact",
    { safeContactMode: ["blankText"], beside: ["publicCounsel"] },
    id,
  );
  const erases = ["safeContact", "risk", "language"];
  const request = await r.does(anna, "rights", "begin", {
    of: id,
    kind: "erasure",
    came: today(r),
    erases,
  });
  await r.does(lead, "rights", "answer", { outcome: "met" }, request);
  await r.does(lead, "rights", "eraseKinds", { sure: "yes" }, request);
  await r.does(bo, "rights", "confirmErase", {}, request);
  if (rests) for (const one of await r.list("removal")) await r.journal("removal", one);
  if (rests) await r.journal("rights", request);
  else await r.journal("case", id);
};
