// A case of Noomi that Evonhuset takes part in, and what the person has asked for, on the whole bot.
import { onTestFinished } from "vitest";
import { anna, Office } from "./office.ts";
import { createWorld } from "./world.ts";

/** `kind`: of what is asked for, such as `access`. */
export const begunRequest = async (kind: string) => {
  const world = await createWorld({ publicUrl: "https://stafett.example.org" });
  onTestFinished(() => world.close());
  const o = new Office(world);
  const kase = await o.kase();
  await o.joined(kase);
  const day = new Date(world.stafett.core.clock.now()).toISOString().slice(0, 10);
  const id = await o.does(anna, "rights", "begin", { of: kase, kind, came: day });
  const [line] = await world.lines({ workflow: "case", limit: 9 });
  return { world, o, kase, id, ref: String(line?.summary.ref), words: String(line?.summary.words) };
};
