// What did not work is counted, and stands in the operators' space: one message a day, not one for each.
import { describe, expect, test } from "vitest";
import { timer, toMember } from "../support/puppet.ts";
import { type SmallCore, small, until, watched } from "../support/small-core.ts";

const seen = (c: SmallCore) =>
  c.adapter.deliveries
    .filter((d) => d.to.id === "T1/CDRIFT")
    .map(
      (d) =>
        [
          d.ref === undefined ? "posted" : "updated",
          d.message.body.map((b) => (b.kind === "text" ? b.text : "")).join(),
        ] as const,
    );

describe("the operators see", () => {
  test("posts that failed, timers that stopped and deliveries in doubt, in one message a day", async () => {
    const c = await small({ register: watched });
    const [a, b] = [await c.begin(), await c.begin()];
    c.adapter.answers.push({ content: "invalid_blocks" });
    await c.pull(a, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    c.adapter.answers.push({ unknown: "request" });
    await c.pull(a, { posts: [toMember("a", "anna", "ett"), toMember("b", "bo", "två")] });
    await c.worker.idle();
    await c.pull(b, { timers: [timer("t", "2026-11-25T10:30:00Z", "throw")] });
    await until(c, "2026-11-25T12:00:00Z");
    const all = seen(c);
    expect(all.map(([how]) => how)).toEqual(["posted", ...all.slice(1).map(() => "updated")]);
    expect(all.at(-1)?.[1]).toMatch(/inte har gått fram: 1\..*stannade: 1\..*utan besked: 1\./);
  });
  test("a new day a new message; the trouble of their own space is not told there for ever", async () => {
    const c = await small({ register: watched });
    const id = await c.begin();
    for (const day of ["2026-11-25", "2026-11-26"]) {
      await until(c, `${day}T09:30:00Z`);
      c.adapter.answers.push({ content: "invalid_blocks" });
      await c.pull(id, { posts: [toMember(day, "anna", "ett")] });
      await until(c, `${day}T12:00:00Z`);
    }
    expect(seen(c).map(([how]) => how)).toEqual(["posted", "posted"]);
    for (let i = 0; i < 100; i++)
      c.adapter.answers.push({ place: "channel_not_found", unreachable: true });
    await c.pull(id, { posts: [toMember("last", "anna", "ett")] });
    await until(c, "2026-11-27T12:00:00Z");
    // The two places are tried every half hour, and nothing else is said.
    expect(c.adapter.deliveries.length).toBeLessThan(2 * 2 * 26 + 10);
  });
  test("that Slack was not heard, how often, and what to look at; on a day without that nothing of it", async () => {
    const c = await small({ register: watched });
    await c.engine.register.trouble("failed");
    await until(c, "2026-11-25T12:00:00Z");
    expect(seen(c).at(-1)?.[1]).not.toContain("SLACK_APP_TOKEN");
    await c.engine.register.trouble("unheard");
    await until(c, "2026-11-25T12:30:00Z");
    expect(seen(c).at(-1)?.[1]).toMatch(/inte hört Slack: en gång .*SLACK_APP_TOKEN/);
    await c.engine.register.trouble("unheard");
    await until(c, "2026-11-25T13:00:00Z");
    expect(seen(c).at(-1)?.[1]).toContain("inte hört Slack: 2 gånger");
  });
  test("that a platform says nothing, once for each silence and with a message of its own", async () => {
    const c = await small({ register: watched });
    await c.worker.idle();
    const id = await c.begin();
    const isTold = ({ message }: { readonly message: { readonly title: string } }) =>
      message.title.startsWith("En chattplattform svarar inte");
    const told = () =>
      new Set(c.adapter.deliveries.filter(isTold).map(({ outbox }) => outbox)).size;
    const events = () =>
      c.facts.map(({ event }) => event).filter((event) => String(event).startsWith("platform."));
    const silence = async (key: string, minutes: number): Promise<void> => {
      for (let i = 0; i < 18; i++) c.adapter.answers.push({ retry: "timeout", silent: true });
      await c.pull(id, { posts: [toMember(key, "anna", "hej")] });
      await until(c, new Date(c.clock.now() + minutes * 60_000).toISOString());
    };
    await silence("a", 60);
    expect([told(), events()]).toEqual([1, ["platform.silent", "platform.heard"]]);
    await silence("b", 60);
    expect([told(), events().length]).toEqual([2, 4]);
  });
});
