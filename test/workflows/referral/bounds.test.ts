// One beyond each bound of a referral.
import { describe, expect, it } from "vitest";
import { local, type Story } from "../../support/given.ts";
import { betweenAuthorities, malmo } from "./referrals.ts";

const lead = "socialtjansten-malmo-chef";

describe("a second person who says no each time", () => {
  it("is asked five times; the sixth is refused, and nothing is sent", () => {
    let story: Story = betweenAuthorities("OSL_10_2");
    for (let n = 1; n <= 5; n++) {
      const at = local("2026-11-25", `1${n}:00`);
      story = story.done("send", {}, malmo.by, at).done("object", {}, lead, at);
    }
    story.when("send", {}, malmo.by, local("2026-11-25", "16:00")).refused("referral.second.often");
    expect(story.state).toMatchObject({ step: "draft", sends: 0 });
  });
});
