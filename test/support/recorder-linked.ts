// A referral to an agency outside Stafett, and a question about a place, that are answered by links: opened, answered, ended in each way.
import type { InstanceId } from "../../src/rules/ui.ts";
import { consentTo } from "./consent-to.ts";
import { type Journal, Recorder } from "./recorder-hand.ts";
import { createWorld } from "./world.ts";

const anna = "noomi-kontakt";
const facts = {
  to: "plattformen",
  service: "annat",
  urgency: "normal",
  basis: "samtycke_ngo",
  payer: "unknown",
  kind: "hanvisning",
  groups: ["behov"],
};

type Linked = { readonly links: readonly { readonly id: string }[] };
/** The first of its links. */
const linkOf = async (r: Recorder, id: string): Promise<string | undefined> => {
  const state = (await r.world.stafett.engine.transact.instances.load(id as InstanceId))
    ?.state as Linked;
  return state.links[0]?.id;
};
const answering = (r: Recorder, workflow: string, id: string) => {
  const { transact } = r.world.stafett.engine;
  return async (command: string, values: object = {}): Promise<void> => {
    const done = await transact.run({
      workflow,
      instance: id,
      command,
      values,
      by: { link: await linkOf(r, id) },
    } as never);
    if (done.kind !== "ok") throw new Error(`by link ${command}: ${JSON.stringify(done)}`);
    await r.world.idle();
  };
};
/** A shelter outside answers by a link, and the question grows old while another stands. */
const question = async (r: Recorder): Promise<string> => {
  const asks = {
    service: "annat",
    urgency: "normal",
    child: "unknown",
    band: "1",
    agencies: ["plattformen", "evonhuset"],
  };
  const id = await r.does(anna, "capacity", "ask", asks);
  const byLink = answering(r, "capacity", id);
  const makes = () => r.does(anna, "capacity", "makeLink", { agency: "plattformen" }, id);
  await makes();
  await byLink("linkFailed");
  await makes();
  await byLink("linkOpened");
  await r.does(anna, "capacity", "endLink", { link: await linkOf(r, id) }, id);
  await makes();
  await byLink("reply", { answer: "waitlist" });
  await makes();
  return id;
};

/** In a world of its own, whose pages are connected. */
export const recordLinked = async (): Promise<readonly Journal[]> => {
  const r = new Recorder(await createWorld({ web: true }));
  const kase = await r.does(anna, "case", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  await r.does(
    anna,
    "case",
    "consent",
    consentTo({
      agency: "plattformen",
      basis: "samtycke_ngo",
      purpose: "annat",
      groups: ["behov"],
    }),
    kase,
  );
  const id = await r.does(anna, "referral", "draft", { kase, ...facts });
  const byLink = answering(r, "referral", id);
  const makes = () => r.does(anna, "referral", "makeLink", {}, id);
  await r.does(anna, "referral", "send", {}, id);
  await makes();
  await byLink("linkFailed");
  await makes();
  await byLink("linkOpened");
  await byLink("reply", { answer: "received" });
  await r.does(anna, "referral", "endLink", {}, id);
  await makes();
  await byLink("linkOpened");
  await byLink("reply", { answer: "ask", question: "time" });
  await r.does(anna, "referral", "answer", { payer: "other" }, id);
  await makes();
  const asked = await question(r);
  await r.world.until(new Date(r.world.clock.now() + 73 * 3_600_000).toISOString());
  await makes();
  await byLink("reply", { answer: "take", who: "caseworker" });
  await r.does(
    anna,
    "referral",
    "accept",
    { holder: { member: anna }, deputy: "noomi-ersattare" },
    id,
  );
  await r.world.stafett.worker.stop();
  await r.journal("referral", id);
  await r.journal("capacity", asked);
  await r.world.close();
  return r.journals;
};
