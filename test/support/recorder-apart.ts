// What is recorded in a world of its own.

import { recordCallbacks } from "./recorder-callbacks.ts";
import { recordCalls } from "./recorder-calls.ts";
import { recordCoarser, recordCounting, recordKnown } from "./recorder-counting.ts";
import { recordDirectory } from "./recorder-directory.ts";
import { recordDisposal, recordRegistrar } from "./recorder-disposal.ts";
import { recordGiving } from "./recorder-giving.ts";
import { recordGuide, recordMovedGuide } from "./recorder-guides.ts";
import { type Journal, Recorder } from "./recorder-hand.ts";
import { recordJoining } from "./recorder-joining.ts";
import { recordKeys } from "./recorder-keys.ts";
import { recordHandedOn, recordLeaving } from "./recorder-leaving.ts";
import { recordLinked } from "./recorder-linked.ts";
import { recordMeetings } from "./recorder-meetings.ts";
import { recordOverdue } from "./recorder-overdue.ts";
import { renamed } from "./recorder-renamed.ts";
import { recordErasedKinds, recordRights } from "./recorder-rights.ts";
import { recordRoster } from "./recorder-roster.ts";
import { recordSame } from "./recorder-same.ts";
import { recordCorrected, recordStatistics } from "./recorder-statistics.ts";
import { recordSupport } from "./recorder-support.ts";
import { recordTraining } from "./recorder-training.ts";
import { createWorld, sampleConfig } from "./world.ts";

const anna = "noomi-kontakt";
/** In a world of their own, where nobody waits for anything else. */
const meetings = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  const met = await recordMeetings(r.hands());
  await r.world.stafett.worker.stop();
  // Not before everybody who was there has it in their own records.
  await r.clock("agenda", "forget", met.held);
  await r.does("regionkoordinator-1", "agenda", "document", {}, met.held);
  await r.clock("agenda", "forget", met.held);
  await r.clock("action", "forget", met.over);
  for (const one of met.series) await r.journal("series", one);
  for (const agenda of met.agendas) await r.journal("agenda", agenda);
  for (const action of met.actions) await r.journal("action", action);
  for (const case_ of met.cases) await r.journal("case", case_);
  await r.world.close();
  return r.journals;
};
/** In a world of their own, too. */
const calls = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  const all = await recordCalls(r.hands());
  const state = await r.hands().stateOf(all[0] ?? "");
  await r.world.stafett.worker.stop();
  await r.clock("call", "forget", all[2] ?? "");
  for (const one of all) await r.journal("call", one);
  for (const [workflow, instance] of [
    ["case", (state as { taken: { into: string } }).taken.into],
    ["desk", "desk-SYD"],
    ["statistics", "stat-SYD"],
    ["disposal", "disposal"],
  ] as const)
    await r.journal(workflow, instance);
  await r.world.close();
  return r.journals;
};
/** In a world of their own, whose worker is at rest before what hides the answers would be destroyed. */
const trainings = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  const { id, off, evaluation, veil } = await recordTraining(r.hands());
  await r.world.stafett.worker.stop();
  await r.clock("evaluation", "tally", evaluation);
  await r.clock("training", "forget", id);
  for (const each of [id, off]) await r.journal("training", each);
  await r.journal("evaluation", evaluation);
  await r.journal("veil", veil);
  await r.world.close();
  return r.journals;
};
/** As the meetings, in a world of their own. */
const support = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  const asked = await recordSupport(r.hands());
  await r.world.stafett.worker.stop();
  await r.clock("nsp", "forget", asked.old);
  await r.does(anna, "nsp", "discard", {}, asked.draft);
  for (const one of asked.applications) await r.journal("nsp", one);
  for (const one of asked.budgets) await r.journal("budget", one);
  for (const one of asked.cases) await r.journal("case", one);
  await r.world.close();
  return r.journals;
};
/** Until after the turn of the year. */
const figures = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  const { year, timed } = await recordStatistics(r.hands());
  await r.journal("release", year);
  await r.journal("conventions", "conventions");
  await r.journal("statistics", "stat-SYD");
  await r.journal("case", timed);
  await r.world.close();
  return r.journals;
};

/** A guide, erased with its case. */
const guides = async (): Promise<readonly Journal[]> => {
  const sample = sampleConfig();
  const config = { ...sample, agencies: sample.agencies.map((a) => ({ ...a, retentionDays: 0 })) };
  const r = new Recorder(await createWorld({ config }));
  const { kase, guide, actions } = await recordGuide(r.hands(), (...order) => r.clock(...order));
  await r.world.stafett.worker.stop();
  await r.does("noomi-chef", "case", "erase", { sure: "erase" }, kase);
  await r.clock("guide", "sweep", guide);
  await r.journal("case", kase);
  await r.journal("guide", guide);
  for (const action of actions) await r.journal("action", action);
  await r.world.close();
  return r.journals;
};

/** And one that goes on at another agency. */
const movedGuides = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld(), { minutely: true });
  const { guides: both, cases } = await recordMovedGuide(r.hands());
  await r.world.stafett.worker.stop();
  for (const one of both) await r.journal("guide", one);
  for (const one of cases) await r.journal("case", one);
  await r.world.close();
  return r.journals;
};

const oneOf = async (story: (r: Recorder) => Promise<void>): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  await story(r);
  await r.world.close();
  return r.journals;
};
/** What was never taken up is erased as soon as the worker may: it is at rest. */
const directories = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld());
  await r.world.stafett.worker.stop();
  const all = await recordDirectory(r);
  for (const one of all.slice(0, -1)) await r.journal("directory", one);
  await r.journal("search", all.at(-1) ?? "");
  await r.journal("people", "people");
  await r.world.close();
  return r.journals;
};

export const apart = async (): Promise<readonly Journal[]> => [
  ...(await meetings()),
  ...(await calls()),
  ...(await recordLinked()),
  ...(await recordKeys()),
  ...(await recordDisposal()),
  ...(await recordRegistrar()),
  ...(await trainings()),
  ...(await support()),
  ...(await guides()),
  ...(await movedGuides()),
  ...(await figures()),
  ...(await renamed()),
  ...(await oneOf(recordCounting)),
  ...(await oneOf(recordCoarser)),
  ...(await oneOf(recordKnown)),
  ...(await oneOf(recordCorrected)),
  ...(await oneOf(recordRoster)),
  ...(await oneOf(recordLeaving)),
  ...(await oneOf(recordHandedOn)),
  ...(await oneOf(recordJoining)),
  ...(await oneOf(recordOverdue)),
  ...(await oneOf(recordGiving)),
  ...(await oneOf(recordSame)),
  ...(await oneOf(recordCallbacks)),
  ...(await oneOf(recordRights)),
  ...(await oneOf((r) => recordErasedKinds(r, { rests: true }))),
  ...(await oneOf((r) => recordErasedKinds(r, { rests: false }))),
  ...(await directories()),
];
