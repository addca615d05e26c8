// What the forms of a referral insist on: everything else may be left out.
import { expect, it } from "vitest";
import { referral } from "../../../workflows/referral/index.ts";
import { asks } from "../../support/given.ts";

const later = "kind groups interpreter children needs conditions carrier answerBy";
it.each([
  ["draft", "kase service to urgency basis payer kind groups", later],
  ["edit", "service to urgency basis payer kind groups", later],
  ["approve", "", ""],
  ["answer", "payer", ""],
  ["decline", "reason", ""],
])("%s", (command, must, behind) => {
  expect(asks(referral, command)).toEqual({ must, later: behind });
});
