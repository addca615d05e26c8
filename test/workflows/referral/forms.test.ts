// What the forms of a referral insist on (everything else may be left out), and what comes with them unseen.
import { expect, it } from "vitest";
import { referral } from "../../../workflows/referral/index.ts";
import { asks, row } from "../../support/given.ts";
import { caseOf, drafted } from "./referrals.ts";

const later =
  "provision kind groups interpreter language children needs conditions carrier answerBy";
it.each([
  ["draft", "kase service to urgency basis payer kind groups", later],
  ["edit", "service to urgency basis payer kind groups", later],
  ["approve", "", ""],
  ["answer", "payer", "conditions"],
  ["decline", "reason", ""],
])("%s", (command, must, behind) => {
  expect(asks(referral, command)).toEqual({ must, later: behind });
});
it("a draft knows which referral it follows: of the same case, and this agency's own; a form of one's own could name any", () => {
  const follows = (summary: object) => {
    const parent = [
      row(
        "R1",
        { ref: "H-000001", words: "lugn granit", facts: { from: "noomi" }, ...summary },
        "referral",
      ),
    ];
    return drafted({ parent: "H-000001" }, { world: { rows: { kase: [caseOf("noomi")], parent } } })
      .state.parent;
  };
  expect([{}, { facts: { from: "evonhuset" } }, { words: "snabb björk" }].map(follows)).toEqual([
    "H-000001",
    undefined,
    undefined,
  ]);
  expect(drafted({ parent: "H-000001" }).state).not.toHaveProperty("parent");
});
