// A closed case of two agencies, until the lead has heard that it is erased by itself: its owner's day is earlier, and its owner reads it no more.
import { consentTo } from "./consent-to.ts";
import { type Journal, Recorder } from "./recorder-hand.ts";
import { createWorld, sampleConfig } from "./world.ts";

const anna = "noomi-kontakt";
const share = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
export const recordDisposal = async (): Promise<readonly Journal[]> => {
  const sample = sampleConfig();
  const days = (id: string): number => (id === "evonhuset" ? 20 : 10);
  const config = {
    ...sample,
    agencies: sample.agencies.map((each) => ({ ...each, retentionDays: days(each.id) })),
  };
  const r = new Recorder(await createWorld({ config }));
  const id = await r.does(anna, "case", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  await r.does(anna, "case", "consent", consentTo(share), id);
  await r.does(anna, "case", "invite", share, id);
  await r.does("regionkoordinator-1", "case", "accept", { contact: "regionkoordinator-1" }, id);
  await r.does(anna, "case", "close", { reason: "goalReached" }, id);
  await r.does(anna, "case", "file", {}, id);
  await r.world.until("2026-12-14T12:00:00Z");
  await r.journal("case", id);
  await r.world.close();
  return r.journals;
};

/** Opened for a registrar of an authority, and closed again. */
export const recordRegistrar = async (): Promise<readonly Journal[]> => {
  const sample = sampleConfig();
  const one = {
    id: "malmo-registrator",
    name: "Registrator",
    agency: "socialtjansten-malmo",
    roles: ["registrar"],
    language: "sv",
  };
  const config = {
    ...sample,
    members: [...sample.members, { ...one, slack: "T0STAFETT/U0REGISTRA" }],
  } as typeof sample;
  const r = new Recorder(await createWorld({ config }));
  const worker = "socialtjansten-malmo-handlaggare";
  const first = { deputy: "socialtjansten-malmo-ersattare", child: "no", risk: "low", quiet: "no" };
  const id = await r.does(worker, "case", "open", first);
  await r.does(worker, "case", "openForRegistrar", { to: one.id }, id);
  await r.does(worker, "case", "closeForRegistrar", {}, id);
  await r.does(worker, "case", "openForRegistrar", { to: one.id }, id);
  await r.journal("case", id);
  await r.world.close();
  return r.journals;
};
