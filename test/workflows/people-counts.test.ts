// What the register counts by the day: what was taken out of Stafett, and what an operator has erased.
import { describe, expect, it } from "vitest";
import { people } from "../../workflows/people/index.ts";
import { given, local, now, register, toOf } from "../support/given.ts";

const start = given(people, [{ type: "configured", register }]);
const case1 = { sender: "case", instance: "C1" } as never;
const tomorrow = local("2026-11-26", "10:00");

describe("an export", () => {
  it("is noted with its day, its agency and its kind, each as one more", () => {
    const one = start.done("exported", { agency: "noomi", kind: "member" }, "clock");
    expect(one.state.exports).toEqual([
      { day: "2026-11-25", agency: "noomi", kind: "member", count: 1 },
    ]);
    const two = one.done("exported", { agency: "evonhuset", kind: "agency" }, "clock", tomorrow);
    expect(two.state.exports.at(-1)).toEqual({
      day: "2026-11-26",
      agency: "evonhuset",
      kind: "agency",
      count: 2,
    });
    start.when("exported", { agency: "noomi", kind: "member" }, "noomi-chef").denied();
  });
  it("beyond the last twenty is told no more of: its message stays, and keeps its number", () => {
    const done = (n: number) =>
      Array.from({ length: n }).reduce<typeof start>(
        (s) => s.done("exported", { agency: "noomi", kind: "member" }, "clock"),
        start,
      );
    const posts = (n: number) => [
      ...new Set(
        Object.keys(done(n).posts)
          .filter((key) => key.startsWith("export:"))
          .map((key) => key.split(":")[1]),
      ),
    ];
    expect(posts(20)).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 1}`));
    expect(posts(21)).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 2}`));
  });
});
describe("a case that an operator has erased", () => {
  it("is counted for each who is told, by the day", () => {
    const to = ["noomi-kontakt", "noomi-chef"];
    const one = start.done("caseErased", { to }, case1, now);
    const two = one.done("caseErased", { to: ["noomi-chef"] }, case1, now);
    expect(two.state.erased).toEqual({ "2026-11-25": { "noomi-kontakt": 1, "noomi-chef": 2 } });
    expect(
      two.done("caseErased", { to: ["noomi-chef"] }, case1, tomorrow).state.erased["2026-11-26"],
    ).toEqual({ "noomi-chef": 1 });
    start.when("caseErased", { to }, "clock").denied();
  });
});

describe("a key that was added", () => {
  const added = (by: "slack" | "teams", address: string) =>
    start.done("keyAdded", { platform: by, address }, "clock");
  it("is told to the person, and to those who audit the agency, or else to the operators", () => {
    const noomi = added("slack", "T0STAFETT/U0NOOMI01");
    expect(noomi.view.posts.filter(({ key }) => key.startsWith("key:1")).map(toOf)).toEqual([
      "noomi-kontakt",
      "#drift",
    ]);
  });
  it("of an agency that is audited goes to its auditor and not to the operators", () => {
    const malmo = register.members.find(({ id }) => id === "socialtjansten-malmo-handlaggare");
    const [address] = malmo?.addresses ?? [];
    const told = added("teams", address?.id ?? "");
    expect(told.view.posts.filter(({ key }) => key.startsWith("key:1")).map(toOf)).toEqual([
      "socialtjansten-malmo-handlaggare",
      "dataskydd-malmo",
    ]);
  });
  it("of nobody in the register tells nobody, and the clock alone says it", () => {
    start.when("keyAdded", { platform: "slack", address: "T0STAFETT/U0NOBODY" }, "clock").then();
    start
      .when("keyAdded", { platform: "slack", address: "T0STAFETT/U0NOOMI01" }, "noomi-chef")
      .denied();
  });
  it("waits for two weeks, and no longer", () => {
    const until = (day: string) => {
      const sealed = added("slack", "T0STAFETT/U0NOOMI01").after({
        type: "sealed",
        day,
        seal: "x",
        journals: 1,
        showings: 1,
      });
      return sealed.view.posts.filter(({ key }) => key.startsWith("key:")).length;
    };
    expect([until("2026-12-09"), until("2026-12-10")]).toEqual([2, 0]);
  });
  it("is one of twenty: an older message stays as it is", () => {
    const many = Array.from({ length: 21 }).reduce<typeof start>(
      (s) => s.done("keyAdded", { platform: "slack", address: "T0STAFETT/U0NOOMI01" }, "clock"),
      start,
    );
    const keys = [
      ...new Set(
        many.view.posts
          .map(({ key }) => key.split(":"))
          .filter(([kind]) => kind === "key")
          .map(([, n]) => n),
      ),
    ];
    expect([keys.length, keys[0], keys.at(-1)]).toEqual([20, "2", "21"]);
  });
});
