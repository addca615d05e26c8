// Agencies that keep class B on pages, or do not, and what their people ask for and have in chat.
import { onTestFinished } from "vitest";
import type { Ask, Reply, WordedPanel } from "../../adapters/port.ts";
import { createWorld, sampleConfig, type World } from "./world.ts";

type Config = ReturnType<typeof sampleConfig>;
const decided = { date: "2026-11-20", function: "Dataskyddsombud" };
/** These agencies keep class B on pages, and everybody of Noomi has the web, too. */
export const withPages = (...agencies: readonly string[]): Config => {
  const config = sampleConfig();
  return {
    ...config,
    agencies: config.agencies.map((one) =>
      agencies.includes(one.id) ? { ...one, classB: { where: "web" as const, ...decided } } : one,
    ),
    members: config.members.map((one) =>
      one.agency === "noomi"
        ? { ...one, web: `noomi/${one.id}00000000`, preferred: "slack" as const }
        : one,
    ),
  } as Config;
};
/** A world with the web and this configuration, until the test is over. */
export const opened = async (config: Config): Promise<World> => {
  const world = await createWorld({ web: true, config });
  onTestFinished(() => world.close());
  return world;
};
const slackOf = {
  "noomi-kontakt": "U0NOOMI01",
  "noomi-ersattare": "U0NOOMI02",
  "regionkoordinator-1": "U0EVON01",
} as const;
type Somebody = keyof typeof slackOf;
const memberIn = async (world: World, id: string) =>
  (await world.stafett.engine.transact.instances.people()).people.members.get(id);
export const does = async (
  world: World,
  by: string,
  workflow: string,
  command: string,
  values: object,
  instance?: string,
): Promise<string> => {
  const order = {
    workflow,
    command,
    values,
    by: { member: await memberIn(world, by) },
    ...(instance && { instance }),
  };
  const done = await world.stafett.engine.transact.run(order as never);
  if (done.kind !== "ok") throw new Error(`${workflow}.${command}: ${JSON.stringify(done)}`);
  return done.instance;
};
export const opens = (world: World, more: object = {}): Promise<string> =>
  does(world, "noomi-kontakt", "case", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "low",
    quiet: "no",
    ...more,
  });
let keys = 0;
export const asks = (world: World, who: Somebody, ask: Ask): Promise<Reply> => {
  keys += 1;
  const identity = `T0STAFETT/${slackOf[who]}`;
  return world.stafett.engine.handle({
    idempotencyKey: `k${keys}`,
    platform: "slack",
    identity,
    ask,
  });
};
export const shownTo = (world: World, who: Somebody) =>
  world.cloud.messages(world.cloud.im(slackOf[who]));
/** What differs by chance alone: references, words, days, numbers of posts and times of delivery. */
export const withoutChance = (text: string): string =>
  text
    .replaceAll(/SYD-[0-9A-Z]{4}-[0-9A-Z]{2}(?: · [a-zåäö]+ [a-zåäö]+)?/g, "REF")
    .replaceAll(/\b[HÅ]-[0-9A-Z]{5,6}\b/g, "REF");
export const contents = (world: World, who: Somebody): ReadonlySet<string> =>
  new Set(
    shownTo(world, who).map(({ blocks, text }) =>
      withoutChance(JSON.stringify([blocks, text]).replaceAll(/"block_id":"[^"]*",?/g, "")),
    ),
  );
export const panelIn = (reply: Reply): WordedPanel | undefined =>
  reply.kind === "panel" || reply.kind === "home" ? reply.panel : undefined;
export const isNeutral = (reply: Reply): boolean =>
  panelIn(reply)?.title === "På webben" &&
  JSON.stringify(panelIn(reply)?.body).includes("Det här visas och skrivs bara på webben.");
/** An address without what is sealed for its reader. */
export const plain = (reply: Reply): string =>
  JSON.stringify(reply).replaceAll(/(\/(?:panel|form)\/\w+\/[\w%~]+\/)[\w-]+/g, "$1ID");
