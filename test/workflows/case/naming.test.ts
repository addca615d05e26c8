// A new name for a case, and who is called by it that the case does not know.
import { describe, expect, it } from "vitest";
import { unsentNeeds } from "../../../workflows/case/naming/unsent.ts";
import { type Given, keysIn, row } from "../../support/given.ts";
import { opened } from "./cases.ts";

const renamed = (rows: NonNullable<Given["rows"]>) =>
  opened({ world: { rows } }).done("rename", { why: "leak" });
const draft = row("R1", { open: true });
const offer = row("H1", { open: true });

describe("a new name", () => {
  it("is told to what has not been sent and to what nobody has answered, also when it is one thing alone", () => {
    expect(renamed({ drafts: [draft], offers: [] }).state.named).toMatchObject({
      n: 1,
      also: [{ workflow: "referral", instance: "R1" }],
    });
    const both = renamed({ drafts: [draft], offers: [offer] });
    expect(both.state.named).toMatchObject({
      also: [
        { workflow: "referral", instance: "R1" },
        { workflow: "handover", instance: "H1" },
      ],
    });
    expect(both.view.signals.map(({ workflow, instance }) => [workflow, instance])).toEqual(
      expect.arrayContaining([
        ["referral", "R1"],
        ["handover", "H1"],
      ]),
    );
  });
  it.each([
    ["drafts", 0, false],
    ["offers", 0, false],
    ["drafts", 1, true],
    ["offers", 1, true],
  ] as const)("with %s, %i beyond those that can be told, says so: %s", (kind, beyond, said) => {
    const { limit } = unsentNeeds(opened().state)[kind] as { readonly limit: number };
    const rows = Array.from({ length: limit - 1 + beyond }, (_, i) =>
      row(`X${i}`, { open: true }),
    ).slice(0, limit);
    const story = renamed({ [kind]: rows });
    expect(story.state.named?.also).toHaveLength(limit - 1);
    expect(keysIn(story.panel("named", "noomi-kontakt")).includes("case.named.more")).toBe(said);
  });
  it("with nothing of the kind names nothing", () => {
    expect(renamed({ drafts: [], offers: [] }).state.named).not.toHaveProperty("also");
  });
});
