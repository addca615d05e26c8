// Codes for keys: used, declined, withdrawn, over; and keys that are lost.
import { type Journal, Recorder } from "./recorder-hand.ts";
import { sampleConfig } from "./sample.ts";
import { createWorld } from "./world.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
/** In a world of its own, in which one signs in by keys. */
export const recordKeys = async (): Promise<readonly Journal[]> => {
  const config = sampleConfig();
  const members = config.members.map((one) =>
    one.id === bo ? { ...one, web: "noomi/bobobobobobo2", preferred: "slack" as const } : one,
  );
  const r = new Recorder(await createWorld({ web: true, config: { ...config, members } }));
  const ask = (why: string) => r.does(lead, "enrolling", "ask", { member: bo, why });
  const on = (by: string, command: string, id: string) => r.does(by, "enrolling", command, {}, id);
  const [used, declined, withdrawn, over] = [
    await ask("lost"),
    await ask("more"),
    await ask("more"),
    await ask("more"),
  ];
  await on(anna, "approve", used);
  await r.clock("enrolling", "used", used);
  await on(anna, "decline", declined);
  await on(lead, "withdraw", withdrawn);
  await r.world.until("2026-11-26T10:00:00Z");
  await r.world.stafett.worker.stop();
  await r.clock("enrolling", "forget", used);
  for (const each of [used, declined, withdrawn, over]) await r.journal("enrolling", each);
  await r.journal("people", "people");
  await r.world.close();
  return r.journals;
};
