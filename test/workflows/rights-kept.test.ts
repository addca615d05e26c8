// What is kept of a request of a person: its certificate, its own retention, and nothing of a case that is erased.
import { describe, expect, it } from "vitest";
import { certificateOf } from "../../workflows/rights/document.ts";
import { rights } from "../../workflows/rights/index.ts";
import type { Request } from "../../workflows/rights/model.ts";
import { local, memberOf, now, type Story, worldOf } from "../support/given.ts";
import {
  anna,
  begun,
  coordinator,
  fetched,
  informed,
  isFiled,
  lead,
  met,
  ref,
  there,
} from "./rights-begun.ts";

describe("what is kept of it", () => {
  const over = (): Story =>
    informed(met("access").done("giveOut", { document: `pdf ${now} 3f2a9c1b` }, anna));
  const paper = (story: Story): string =>
    JSON.stringify(
      certificateOf("pdf", story.state as Request, { member: memberOf(lead), now }, worldOf(there)),
    );
  it("is a certificate for the agency, from the decision on: days, decision, checksum, and what it does not say", () => {
    const { access } = rights.files?.pdf ?? {};
    const may = (story: Story, id: string) =>
      access?.(story.state, { member: memberOf(id) }, story.world);
    expect([may(begun(), anna), may(over(), anna), may(over(), coordinator)]).toEqual([
      false,
      true,
      false,
    ]);
    const said = paper(over());
    for (const part of [
      "rights.kind.access",
      "rights.due",
      "rights.outcome.met",
      fetched.sha256,
      "rights.informed",
      ref,
    ])
      expect(said).toContain(part);
    expect(said).toContain("rights.certificate.copies");
  });
  it("says after an erasure what was erased and when, who was told, and no reference", () => {
    const gone = informed(met("erasure", isFiled).done("erase", { sure: "yes" }, lead)).done(
      "caseGone",
      {},
      {
        sender: "case",
        instance: "K1",
      } as never,
    );
    const said = paper(gone);
    expect(said).not.toMatch(/SYD-|sol bro|K1/);
    for (const part of ["rights.erased", "rights.erased.until", "evonhuset", "plattformen"])
      expect(said).toContain(part);
  });
  it("is erased two years after it is over, whether or not everybody has answered", () => {
    expect(over().timers).toEqual({ forget: local("2028-11-24", "09:00") });
    const forgotten = over().fires("forget");
    expect([forgotten.view.erase !== undefined, forgotten.posts, forgotten.timers]).toEqual([
      true,
      {},
      {},
    ]);
  });
  it("leaves nothing of the case in its journal when the case is erased, and folds as before", () => {
    const begins = {
      type: "begun",
      number: "B-1",
      kase: "K1",
      ref,
      words: "sol bro",
      agency: "noomi",
      by: anna,
    } as never;
    const named = { type: "renamed", at: now, ref: "SYD-NEW", words: "ny bro" } as never;
    const state = rights.evolve(rights.initial, begins);
    const left = [
      rights.redact?.(begins, rights.initial, "K1" as never),
      rights.redact?.(named, state, "K1" as never),
    ];
    expect(JSON.stringify(left)).not.toMatch(/SYD-|bro|K1/);
    expect(rights.redact?.(begins, rights.initial, "K2" as never)).toBe(begins);
  });
  it("follows the case's new name", () => {
    const from = { sender: "case", instance: "K1" } as never;
    expect(
      begun().done("rename", { ref: "SYD-9999-X2", words: "ny bro" }, from).view.summary,
    ).toMatchObject({
      facts: { ref: "SYD-9999-X2" },
    });
  });
});
