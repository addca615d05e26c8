// What the forms of a case insist on: everything else may be left out.
import { expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { asks } from "../../support/given.ts";

it.each([
  ["calm", "", ""],
  ["noContact", "", ""],
  ["checkIn", "safety contact next who day", "risk domains consent agenda"],
  ["close", "reason", "suspicion traffickingStatus industry citizenship source"],
  ["consent", "kind purpose given form groups", "groups interpreter informed validTo"],
])("%s", (command, must, later) => {
  expect(asks(kase, command)).toEqual({ must, later });
});
