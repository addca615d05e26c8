// Somebody leaves: what is written to a person goes to the colleague whom a person has chosen, by that alone and only from the one who leaves.
import { describe, expect, it } from "vitest";
import { incident } from "../../workflows/incident/index.ts";
import { leaving } from "../../workflows/leaving/index.ts";
import { method } from "../../workflows/method/index.ts";
import { training } from "../../workflows/training/index.ts";
import { type Given, given, keysIn, row, type Story } from "../support/given.ts";
import { drafted as applied } from "./nsp/applications.ts";
import { drafted, sent } from "./referral/referrals.ts";
import { usual as occasion } from "./training/occasions.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const told = { sender: "leaving", instance: "L1" } as never;
const kinds: readonly (readonly [kind: string, make: () => Story])[] = [
  ["a referral that is not sent", drafted],
  ["a referral", sent],
  [
    "a method question",
    () =>
      given(method).done(
        "ask",
        { theme: "betanketid", text: "Hur gör man?", to: "evonhuset", pace: "normal" },
        anna,
      ),
  ],
  ["an application for support", () => applied()],
  ["an incident", () => given(incident).done("report", { kind: "name" }, anna)],
  ["a training", () => given(training).done("plan", occasion, anna)],
];
const holder = (story: Story): unknown => story.view.summary.holder;

describe.each(kinds)("%s", (_kind, make) => {
  it("is the colleague's from then on, in their lists", () => {
    expect(holder(make())).toEqual({ member: anna });
    expect(holder(make().done("handOn", { from: anna, to: bo }, told))).toEqual({ member: bo });
  });
  it("stays where it is when it is somebody else's, or would go to another agency; nobody but the list says so", () => {
    make().when("handOn", { from: lead, to: bo }, told).then();
    make().when("handOn", { from: anna, to: "evonhuset-chef" }, told).then();
    make().when("handOn", { from: anna, to: "nobody" }, told).then();
    for (const by of [lead, anna, "clock", { sender: "case", instance: "C1" } as never])
      make().when("handOn", { from: anna, to: bo }, by).denied();
  });
});
describe("what was given", () => {
  it("of a referral whoever had it wrote it still: neither of the two is its second person", () => {
    const second = drafted().done("handOn", { from: anna, to: bo }, told).state as {
      authors?: readonly string[];
      by: string;
    };
    expect(second.authors).toContain(anna);
    expect(second.by).toBe(bo);
  });
  it("a method question's answer is written to the colleague", () => {
    const asked = kinds[2]?.[1]() as Story;
    const answered = asked
      .done("handOn", { from: anna, to: bo }, told)
      .done("receive", {}, "regionkoordinator-1")
      .done("answer", { text: "Ring jouren." }, "regionkoordinator-1");
    expect(Object.values(answered.posts)).toContain(`${bo} method.asker.answer`);
    expect(Object.values(answered.posts).some((post) => post.startsWith(anna))).toBe(false);
  });
  it("an incident's reminders go to the colleague, and the lead who was told of it is told still", () => {
    const open = given(incident)
      .done("report", { kind: "name" }, anna)
      .done("handOn", { from: anna, to: lead }, told);
    expect(Object.values(open.posts)).toContain(`${lead} incident.told`);
    const asked = given(incident)
      .done("report", { kind: "name" }, anna)
      .done("handOn", { from: anna, to: bo }, told);
    const remind = Object.keys(asked.timers).find((key) => key.startsWith("remind")) ?? "";
    expect(Object.values(asked.fires(remind).posts)).toContain(`${bo} incident.reminder`);
  });
});
describe("the list", () => {
  const open = { open: true, holder: { member: anna } };
  const rows: NonNullable<Given["rows"]> = {
    referral: [row("R1", open)],
    method: [row("M1", open)],
    nsp: [row("N1", open)],
    incident: [row("I1", open)],
    training: [row("T1", open)],
    roster: [{ ...row("S1", open), workflow: "roster" }],
  };
  const begun = (more: Given = { rows }) =>
    given(leaving, [], more).done("begin", { member: anna, last: "2026-11-30" }, lead);
  it("gives it with everything else, twelve at a time, and what is the agency's stays", () => {
    const tells = begun().done("giveAll", { to: bo }, lead).view.signals;
    expect(
      tells.map(({ workflow, instance, command }) => `${workflow} ${instance} ${command}`),
    ).toEqual([
      "referral R1 handOn",
      "method M1 handOn",
      "nsp N1 handOn",
      "incident I1 handOn",
      "training T1 handOn",
    ]);
    expect(tells[0]?.values).toEqual({ from: anna, to: bo });
    const cases = Array.from({ length: 14 }, (_, n) => row(`C${n}`, { ...open, agency: "noomi" }));
    expect(
      begun({ rows: { ...rows, cases } }).done("giveAll", { to: bo }, lead).view.signals,
    ).toHaveLength(12);
  });
  it("says what is written to a person apart from what stays, and reminds of it", () => {
    expect(keysIn(begun().panel("all", lead))).toEqual(
      expect.arrayContaining(["leaving.others", "leaving.stays"]),
    );
    expect(JSON.stringify(begun().fires("look").post(`remind:1:${lead}`))).toContain('"others":5');
    const rest = begun({ rows: { roster: rows.roster ?? [] } });
    expect(keysIn(rest.panel("all", lead))).not.toContain("leaving.giveAll.title");
    rest.when("giveAll", { to: bo }, lead).refused("leaving.nothingLeft");
  });
});
