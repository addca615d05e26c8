// What the forms of a case insist on: everything else may be left out.
import { expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { asks, worldOf } from "../../support/given.ts";
import { opened, withCoordinator } from "./cases.ts";
import { consenting, last } from "./consents.ts";

it.each([
  ["calm", "", ""],
  ["noContact", "", ""],
  ["checkIn", "safety contact next who day", "child risk language domains consent agenda wish"],
  [
    "close",
    "reason",
    "police support reflection suspicion traffickingStatus industry citizenship source firstContactOn coordinatorOn shelterOn",
  ],
  ["consent", "kind purpose given form groups", "groups interpreter informed validTo"],
])("%s", (command, must, later) => {
  expect(asks(kase, command)).toEqual({ must, later });
});
it("that ends something with another agency says which, beside the case", () => {
  const about = (command: "endPart" | "revoke", state: unknown, given: object) =>
    JSON.stringify(kase.commands[command].about?.(state as never, worldOf(), given as never));
  expect(about("endPart", withCoordinator(opened()).state, { agency: "evonhuset" })).toMatch(
    /SYD-.*lugn granit.*"agency":"evonhuset"/,
  );
  expect(about("revoke", consenting().state, { id: last(consenting()) })).toMatch(
    /SYD-.*lugn granit.*"agency":"evonhuset"/,
  );
  for (const command of ["endPart", "revoke"] as const)
    expect(about(command, opened().state, { agency: "polisen-syd", id: "nothing" })).not.toContain(
      "agency",
    );
});
