// What the forms of a meeting insist on: everything else may be left out.
import { expect, it } from "vitest";
import { agenda } from "../../../workflows/agenda/index.ts";
import { series } from "../../../workflows/agenda/series/index.ts";
import { asks } from "../../support/given.ts";

it.each([
  ["add", "under title", "minutes presenter"],
  ["presence", "", ""],
  ["decide", "point code dissent", ""],
  ["correct", "decision code", ""],
])("%s", (command, must, later) => {
  expect(asks(agenda, command)).toEqual({ must, later });
});
it("a series has its length and its seats behind more: what is there is right for most", () => {
  expect(asks(series, "plan").later).toBe("minutes rotate");
});
