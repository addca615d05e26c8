// A request to erase kinds of what a case keeps while it goes on: who decides, who is told, and what is never asked of the case.
import { describe, expect, it } from "vitest";
import { erasables } from "../../workflows/rights/codes.ts";
import { rights } from "../../workflows/rights/index.ts";
import type { Request } from "../../workflows/rights/model.ts";
import {
  type Given,
  given,
  keysIn,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";
import { anna, bo, coordinator, informed, kase, lead, ref, stepOf, there } from "./rights-begun.ts";

const open: Given = { ...there, rows: { kase: [kase({ open: true })] } };
const begun = (erases: readonly string[], world: Given = open, kind = "erasure") =>
  given(rights, [], world).when("begin", { of: "K1", kind, came: "2026-11-25", erases }, anna);
const met = (erases: readonly string[] = ["risk"], world: Given = open): Story =>
  given(rights, [], world)
    .done("begin", { of: "K1", kind: "erasure", came: "2026-11-25", erases }, anna)
    .done("answer", { outcome: "met" }, lead);
const asked = (world: Given = open): Story =>
  met(["risk"], world).done("eraseKinds", { sure: "yes" }, lead);
const authority: Given = {
  ...open,
  people: peopleWith([], {
    ...register,
    agencies: register.agencies.map((a) =>
      a.id === "noomi" ? { ...a, record: "akt" as const } : a,
    ),
  }),
};

describe("a request to erase kinds of what a case keeps", () => {
  it("chooses from a closed list, and belongs to an erasure alone", () => {
    const { erases } = rights.commands.begin.form.fields;
    expect([erases.kind, erases.secrecy, erases.options]).toEqual(["choices", "B", erasables]);
    begun(["risk", "wish"]).then({ type: "begun", kind: "erasure", kinds: ["risk", "wish"] });
    for (const kind of ["access", "rectification"])
      begun(["risk"], open, kind).refused("rights.erases.onlyErasure", "erases");
    expect(begun([]).events[0]).not.toHaveProperty("kinds");
  });
  it("is carried out of a case that is open, at an authority too, by a lead and a second person who is not the same", () => {
    for (const world of [open, authority]) {
      met(["risk"], world).when("eraseKinds", { sure: "yes" }, anna).denied("rights.erase.lead");
      const waits = asked(world);
      expect([stepOf(waits), waits.view.signals.length]).toEqual(["confirming", 1]);
      waits.when("confirmErase", {}, lead).denied("rights.confirm.other");
      const done = waits.done("confirmErase", {}, bo);
      expect(done.state).toMatchObject({
        erased: { by: lead, second: bo, into: expect.any(String) },
      });
      const { into } = (done.state as Request).erased ?? {};
      expect(done.view.signals.slice(1)).toMatchObject([
        { command: "eraseKinds", values: { into, kase: "K1", kinds: ["risk"] } },
      ]);
      expect(stepOf(informed(done))).toBe("over");
    }
  });
  it("never erases the case, and one of the case never its kinds", () => {
    met().when("erase", { sure: "yes" }, lead).refused("rights.already");
    met([]).when("eraseKinds", { sure: "yes" }, lead).refused("rights.already");
    const commands = asked()
      .done("confirmErase", {}, bo)
      .view.signals.map(({ command }) => command);
    expect(commands).toEqual(["requested", "eraseKinds"]);
  });
  it("can be kept until another day, and is not confirmed where the case is gone", () => {
    expect(stepOf(asked().done("keepCase", {}, anna))).toBe("decided");
    asked()
      .in({ ...open, rows: {} })
      .when("confirmErase", {}, bo)
      .refused("rights.erase.gone");
    const gone = asked().done("caseGone", {}, { sender: "case", instance: "K1" } as never);
    expect(stepOf(informed(gone))).toBe("over");
  });
  it("waits for a colleague where there is none", () => {
    const alone = peopleWith([], {
      ...register,
      members: register.members.filter(({ id, agency }) => agency !== "noomi" || id === lead),
    });
    expect(memberOf(lead, alone).id).toBe(lead);
    const story = given(rights, [], open)
      .done("begin", { of: "K1", kind: "erasure", came: "2026-11-25", erases: ["risk"] }, anna)
      .done("answer", { outcome: "met" }, lead)
      .in({ ...open, people: alone });
    story.when("eraseKinds", { sure: "yes" }, lead).refused("rights.eraseKinds.alone");
  });
  it("tells those who had information that some of it is to be erased, by the reference and with no word of which", () => {
    const { message } = met(["risk", "language"]).post(`told:evonhuset:${coordinator}`);
    expect(message.title.key).toBe("rights.told.erasesKinds");
    expect(keysIn(message)).toContain("rights.told.eraseKinds");
    expect(JSON.stringify(message)).toContain(ref);
    for (const { message: one } of met([...erasables]).view.posts)
      for (const kind of erasables) expect(JSON.stringify(one)).not.toContain(`"${kind}"`);
  });
  it("names the kinds in its panel and its certificate, and nothing that they were", () => {
    const done = asked().done("confirmErase", {}, bo);
    const viewer = { member: memberOf(lead), now } as never;
    const paper = rights.files?.pdf?.make(done.state as never, viewer, done.world);
    for (const shown of [done.panel("show", anna), paper])
      expect(JSON.stringify(shown)).toContain('{"codes":["risk"],"of":"rightsErases"}');
  });
});
