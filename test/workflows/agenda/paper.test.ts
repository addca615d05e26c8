// The notes as a file for one agency's own records: all that its people may read, and nothing else.
import { describe, expect, it } from "vitest";
import { agenda } from "../../../workflows/agenda/index.ts";
import type { Agenda } from "../../../workflows/agenda/model.ts";
import { keysIn, local, memberOf, now, row, type Story } from "../../support/given.ts";
import {
  approvedByAll,
  chair,
  closed,
  from,
  held,
  later,
  notes,
  running,
  through,
  withCase,
} from "./meetings.ts";

type Block = { readonly kind: string } & Readonly<Record<string, unknown>>;
const bodyOf = (story: Story<Agenda>, world = story.world): readonly Block[] => {
  const viewer = { member: memberOf(notes), now, instance: "M1" as never };
  const made = agenda.files?.notesMd?.make(story.state as never, viewer as never, world) as {
    readonly body: readonly Block[];
  };
  return made.body;
};
const under = (body: readonly Block[], heading: string): readonly Block[] => {
  const at = body.findIndex((block) => block.kind === "heading" && keysIn(block).includes(heading));
  const next = body.findIndex((block, i) => i > at && block.kind === "heading");
  return at < 0 ? [] : body.slice(at + 1, next < 0 ? undefined : next);
};
const opening = "h:opening";
const decided = (): Story<Agenda> =>
  through(
    running()
      .done("attend", {}, notes, from)
      .done("decide", { point: opening, code: "continue", dissent: "no", text: "Så" }, notes, from)
      .done(
        "act",
        { point: opening, text: "Ring boendet", owner: { member: notes }, due: "2026-12-08" },
        chair,
        from,
      ),
  ).done("finish", {}, chair, later);

describe("the paper", () => {
  it("is a draft until the notes are adopted", () => {
    expect(keysIn(bodyOf(held()))).toContain("agenda.notes.draft");
    expect(keysIn(bodyOf(approvedByAll()))).not.toContain("agenda.notes.draft");
  });
  it("lists each point with what came of it, and the decisions a line each", () => {
    expect(under(bodyOf(decided()), "heading.opening")).toEqual([
      {
        kind: "list",
        items: [
          [
            { key: "agenda.decided" },
            { code: "continue", of: "decision" },
            { key: "case.dot" },
            { text: "Så" },
          ],
        ],
      },
    ]);
    expect(under(bodyOf(held()), "heading.opening")).toEqual([]);
    expect(keysIn(bodyOf(held()))).not.toContain("heading.opening");
    expect(under(bodyOf(held()), "heading.training")).toEqual([
      { kind: "text", text: [{ text: "Kurs" }, { key: "case.dot" }, { key: "agenda.item.done" }] },
    ]);
  });
  it("has a table of the actions that its reader may know of, each with who, where and when", () => {
    const story = decided();
    const instance = String(story.state.acted[0]?.instance);
    const dueAt = local("2026-12-08", "17:00");
    const table = (summary: Readonly<Record<string, unknown>>): unknown =>
      under(
        bodyOf(story, story.in({ rows: { given: [row(instance, summary)] } }).world),
        "heading.newActions",
      ).find(({ kind }) => kind === "table")?.rows;
    expect(table({ holder: { member: notes }, agency: "noomi", dueAt })).toEqual([
      [
        [{ text: "Ring boendet" }],
        [{ member: notes }],
        [{ agency: "noomi" }],
        [{ date: dueAt, as: "date" }],
      ],
    ]);
    expect(table({})).toEqual([[[{ text: "Ring boendet" }], [], [], []]]);
    expect(bodyOf(story).filter(({ kind }) => kind === "table")).toEqual([]);
  });
  it("says who has approved, and when", () => {
    expect(under(bodyOf(approvedByAll()), "agenda.approved.by")).toEqual([
      {
        kind: "list",
        items: ["noomi", "evonhuset"].map((agency) => [
          {
            key: "agenda.approved.one",
            with: { agency: { agency }, at: { date: later, as: "date" } },
          },
        ]),
      },
    ]);
    expect(keysIn(bodyOf(held()))).not.toContain("agenda.approved.by");
    expect(keysIn(bodyOf(held().done("approve", {}, notes, later)))).toContain(
      "agenda.approved.by",
    );
  });
  it("names who was there", () => {
    const present = JSON.stringify(bodyOf(held()).find(({ kind }) => kind === "facts"));
    expect(present).toContain(
      '[{"key":"agenda.presence.present"},[{"list":[{"agency":"evonhuset"},{"agency":"noomi"}]}]]',
    );
    expect(present).toContain('[{"key":"agenda.presence.excused"},[{"list":[]}]]');
  });
  it("leaves out a case that its reader may not read", () => {
    const story = through(running(closed(withCase()))).done("finish", {}, chair, later);
    const readBy = (...cases: readonly string[]): string =>
      JSON.stringify(
        bodyOf(
          story,
          story.in({ rows: { case: cases.map((id) => row(id, { open: true })) } }).world,
        ),
      );
    expect(readBy("C1")).toContain("SYD-C1");
    expect(readBy("C2")).not.toContain("SYD-C1");
  });
});

describe("the notes in a panel", () => {
  const panel = (story: Story<Agenda>) => keysIn(story.panel("notes", notes));
  it("say who has approved and who has not, until they are adopted; then who has not taken them into their own records", () => {
    expect(panel(held())).toEqual(
      expect.arrayContaining(["agenda.nobody", "agenda.approved.missing"]),
    );
    const one = held().done("approve", {}, notes, later);
    expect(panel(one)).toEqual(
      expect.arrayContaining(["agenda.approved.one", "agenda.approved.missing"]),
    );
    expect(panel(one)).not.toContain("agenda.documented.missing");
    expect(panel(approvedByAll())).toContain("agenda.documented.missing");
    expect(panel(approvedByAll())).not.toContain("agenda.approved.missing");
  });
  it("show what was decided, and what somebody found wrong", () => {
    expect(JSON.stringify(decided().panel("notes", notes))).toContain('"code":"continue"');
    expect(
      JSON.stringify(
        decided().done("fault", { what: "decision" }, notes, later).panel("notes", chair),
      ),
    ).toContain('"of":"fault"');
    expect(JSON.stringify(held().panel("notes", notes))).not.toContain('"of":"fault"');
  });
});
