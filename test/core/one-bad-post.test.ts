// A post that cannot be put into words: it fails alone.
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../adapters/port.ts";
import { message, toMember } from "../support/puppet.ts";
import { type SmallCore, small, until } from "../support/small-core.ts";

const bodyOf = (d: Delivery | undefined): string =>
  d?.message.body.map((b) => (b.kind === "text" ? b.text : "")).join("") ?? "";
const bodies = (c: SmallCore): string[] => c.adapter.deliveries.map(bodyOf);
describe("one post that cannot be put into words", () => {
  test("holds nobody else's back, and is seen", async () => {
    const c = await small();
    const [bad, good] = [await c.begin(), await c.begin()];
    await c.pull(bad, {
      posts: [
        {
          ...toMember("a", "anna", ""),
          message: message("", { title: { key: "no.such.text" as never } }),
        },
      ],
    });
    await c.worker.idle();
    await c.pull(good, { posts: [toMember("b", "bo", "två")] });
    await until(c, "2026-11-25T09:00:30Z");
    expect(bodies(c)).toEqual(["två"]);
    await until(c, "2026-11-26T09:00:00Z");
    expect(c.sql("select count(*) as n from outbox where state = 'parked'")).toEqual([{ n: 1 }]);
  });
});
