// Hem: what waits for somebody stands there, for those whose turn it is and nobody else. The rows are those that each kind of work writes itself.
import { describe, expect, it } from "vitest";
import { audienceKey } from "../../src/rules/relation.ts";
import { kase } from "../../workflows/case/index.ts";
import { directory } from "../../workflows/directory/index.ts";
import { joining } from "../../workflows/joining/index.ts";
import { leaving } from "../../workflows/leaving/index.ts";
import { roster } from "../../workflows/roster/index.ts";
import { release } from "../../workflows/statistics/release.ts";
import {
  given,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";
import { offered as told } from "../support/recorder-directory.ts";
import { facts } from "../support/recorder-joining.ts";

/** As the database answers what Hem asks for: what is open, and names this member as a reader of their own. */
const homeOf = (who: string, story: Story, world = {}) => {
  const viewer = { member: memberOf(who), now };
  const { workflow, view } = story;
  const each = { instance: "X1", workflow: workflow.name, summary: view.summary } as never;
  const isTheirs =
    view.summary.open && view.readers.some((reader) => audienceKey(reader) === `m:${who}`);
  const needs = kase.home?.needs?.(kase.initial, viewer, story.world) ?? {};
  const rows = Object.fromEntries(
    Object.entries(needs).flatMap(([name, need]) =>
      "personal" in need && need.workflow === workflow.name ? [[name, isTheirs ? [each] : []]] : [],
    ),
  );
  return kase.home?.show(kase.initial, viewer, given(kase, [], { ...world, rows }).world);
};
const [first, second, chief, me, bo] = [
  "regionkoordinator-1",
  "regionkoordinator-2",
  "noomi-chef",
  "noomi-kontakt",
  "noomi-ersattare",
];
const leads = (shown: unknown, workflow: string) => JSON.stringify(shown).includes(`"${workflow}"`);

describe("Hem", () => {
  it("begins with whom to ring now, for everybody who has it", () => {
    for (const who of [me, bo, chief, first, "evonhuset-chef", "boende-syd-kontakt"]) {
      const [top] = homeOf(who, given(roster))?.body ?? [];
      const button = {
        label: { key: "people.ring.title" },
        panel: "ring",
        on: { workflow: "people" },
        style: "danger",
      };
      expect(top, who).toEqual({ kind: "actions", actions: [button] });
    }
  });
  it("shows a day of a duty to those who are asked, until it is taken", () => {
    const asked = given(roster).done(
      "ask",
      { duty: { function: "noomi-passet" }, day: "2026-11-26", to: me },
      bo,
    );
    expect(keysIn(homeOf(me, asked))).toContain("roster.weeks.you");
    expect(keysIn(homeOf(bo, asked))).not.toContain("roster.weeks.you");
    expect(keysIn(homeOf(me, asked.done("take", {}, me)))).not.toContain("roster.weeks.you");
  });
  it("shows somebody who leaves to the lead and to themselves, until it is over", () => {
    const begun = given(leaving).done("begin", { member: bo, last: "2026-12-11" }, chief);
    for (const who of [chief, bo])
      expect(keysIn(homeOf(who, begun)), who).toContain("leaving.title");
    expect(keysIn(homeOf(me, begun))).not.toContain("leaving.title");
    expect(keysIn(homeOf(chief, begun.done("withdraw", {}, chief)))).not.toContain("leaving.title");
  });
  it("shows an agency on its way in to whoever phones, then to whoever approves, by no name", () => {
    const proposed = given(joining).done("propose", facts, first);
    expect(keysIn(homeOf(second, proposed))).toContain("joining.step.proposed");
    expect(keysIn(homeOf(first, proposed))).not.toContain("joining.step.proposed");
    const phoned = proposed.done("phoned", {}, second);
    expect(keysIn(homeOf(first, phoned))).toContain("joining.step.phoned");
    expect(JSON.stringify(homeOf(first, phoned))).not.toContain(facts.name);
    expect(keysIn(homeOf(first, phoned.done("approve", {}, first)))).not.toContain(
      "joining.heading",
    );
  });
  it("shows what one person of another agency has written to the coordinator who is asked", () => {
    const alone = {
      people: peopleWith([], {
        ...register,
        members: register.members.filter(({ id }) => id !== "advokat-ansvarig"),
      }),
    };
    const offered = given(directory, [], alone).done("offer", told, "advokat-bitrade");
    const asked = (offered.state as { proposal: { to: string } }).proposal.to;
    const other = asked === first ? second : first;
    expect(keysIn(homeOf(asked, offered, alone))).toContain("directory.waits");
    expect(keysIn(homeOf(other, offered, alone))).not.toContain("directory.waits");
    expect(
      keysIn(homeOf(asked, offered.done("approve", { round: "1" }, asked), alone)),
    ).not.toContain("directory.waits");
    const own = given(directory).done("offer", told, me);
    expect(own.view.readers.filter((reader) => "member" in reader)).toEqual([]);
  });
  it("shows a year's figures to those who could sign them, and not to whoever proposed them", () => {
    const january = local("2027-01-07", "10:00");
    const year = given(release)
      .done("freeze", {}, first, january)
      .done("propose", { names: ["regions"] }, first, january);
    const id = (year.state as { releases: readonly { id: string }[] }).releases[0]?.id;
    const counted = year.after({
      type: "counted",
      of: id,
      at: january,
      made: { people: {}, calls: {}, noes: null },
    });
    expect(keysIn(homeOf(second, counted))).toContain("stat.post.proposed");
    expect(leads(homeOf(second, counted), "release")).toBe(true);
    expect(keysIn(homeOf(first, counted))).not.toContain("stat.post.proposed");
    expect(keysIn(homeOf(second, year))).not.toContain("stat.post.proposed");
    expect(
      keysIn(homeOf(second, counted.done("approve", { of: id }, second, january))),
    ).not.toContain("stat.post.proposed");
  });
});
