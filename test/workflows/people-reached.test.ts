// Who cannot be reached, and who can be again: whom the register tells, and who stands in meanwhile.
import { describe, expect, it } from "vitest";
import { people, read } from "../../workflows/people/index.ts";
import { given, register, type Story } from "../support/given.ts";

const start = given(people, [{ type: "configured", register }]);
/** The register with its own people as the world, as it is after the engine has committed. */
const current = (story: Story): Story => story.in({ people: read(story.state) });

describe("who cannot be reached", () => {
  const gone = current(
    start.done("unreachable", { platform: "slack", address: "T0STAFETT/U0NOOMI01" }, "clock"),
  );
  it("is noticed once, by the lead and the operators", () => {
    expect(gone.posts).toEqual({
      "unreachable:slack|T0STAFETT/U0NOOMI01": "#drift people.unreachable.title",
      "unreachable:slack|T0STAFETT/U0NOOMI01:noomi-chef": "noomi-chef people.unreachable.title",
    });
    gone.when("unreachable", { platform: "slack", address: "T0STAFETT/U0NOOMI01" }, "clock").then();
  });
  it("is stood in for", () => {
    expect(gone.world.people.onDuty({ member: "noomi-kontakt" as never }, "2026-11-25")).toBe(
      "noomi-ersattare",
    );
  });
  it("is the clock's to say, and nobody else's", () => {
    for (const command of ["unreachable", "reachable"])
      for (const by of ["noomi-chef", "regionkoordinator-1", "drift-malmo", "configuration"])
        start.when(command, { platform: "slack", address: "T0STAFETT/U0NOOMI01" }, by).denied();
  });
  it("an address that has left the configuration is marked all the same, so that it is not tried for ever", () => {
    start
      .when("unreachable", { platform: "slack", address: "T0STAFETT/U0GONE" }, "clock")
      .then({ type: "becameUnreachable", address: "slack|T0STAFETT/U0GONE" });
  });
  it("a space is noticed by the operators alone", () => {
    const space = current(
      start.done("unreachable", { platform: "slack", address: "T0STAFETT/C0NOOMI" }, "clock"),
    );
    expect(Object.values(space.posts)).toEqual(["#drift people.unreachable.title"]);
  });
});

describe("who can be reached again", () => {
  const [here, there] = [
    "T0STAFETT/U0EVON01",
    "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4/c0de0031-5af3-4b71-a9d2-6e18f0b70031",
  ];
  const says = (story: Story, type: string, platform: string, address: string): Story =>
    current(story.done(type, { platform, address }, "clock"));
  const gone = says(start, "unreachable", "slack", here);
  const duty = (story: Story): unknown =>
    story.world.people.onDuty({ member: "regionkoordinator-1" as never }, "2026-11-25");
  it("is noticed: the messages to the lead and the operators are taken back", () => {
    gone
      .when("reachable", { platform: "slack", address: here }, "clock")
      .then({ type: "becameReachable", address: `slack|${here}` });
    expect(says(gone, "reachable", "slack", here).posts).toEqual({});
    expect(says(gone, "reachable", "slack", here).state.unreachable).toEqual([]);
  });
  it("is no news of somebody who could be, of another address or of another platform", () => {
    start.when("reachable", { platform: "slack", address: here }, "clock").then();
    gone.when("reachable", { platform: "slack", address: "T0STAFETT/U0EVON02" }, "clock").then();
    gone.when("reachable", { platform: "teams", address: here }, "clock").then();
    gone.when("reachable", { platform: "slack", address: "T0STAFETT/U0NOBODY" }, "clock").then();
  });
  it("somebody with two addresses is on duty as long as one of them is there", () => {
    expect(duty(gone)).toBe("regionkoordinator-1");
    const neither = says(gone, "unreachable", "teams", there);
    expect(duty(neither)).toBe("regionkoordinator-2");
    expect(duty(says(neither, "reachable", "teams", there))).toBe("regionkoordinator-1");
  });
  it("a whole organisation goes and comes at once, and only it", () => {
    const [tenant] = there.split("/") as [string];
    const without = says(start, "unreachable", "teams", `${tenant}/*`);
    expect(without.state.unreachable).toHaveLength(10);
    expect(
      without.state.unreachable.every((key: string) => key.startsWith(`teams|${tenant}/`)),
    ).toBe(true);
    without.when("unreachable", { platform: "teams", address: `${tenant}/*` }, "clock").then();
    expect(says(without, "reachable", "teams", `${tenant}/*`).state.unreachable).toEqual([]);
    start.when("unreachable", { platform: "teams", address: "another/*" }, "clock").then();
  });
  it("nobody is told through the address that is gone", () => {
    // The lead of Malmö has Teams alone: when the whole organisation is gone, only the operators, in Slack, can be told.
    const chef = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4/c0de0013-5af3-4b71-a9d2-6e18f0b70013";
    expect(Object.values(says(start, "unreachable", "teams", chef).posts)).toEqual([
      "#drift people.unreachable.title",
    ]);
  });
});
