// Who has a case: given to another, taken after a hand-over, and never held by its own deputy.
import { describe, expect, it } from "vitest";
import { newPosts } from "../../support/given.ts";
import { closing, opened, withCoordinator } from "./cases.ts";

const told = { sender: "handover", instance: "H" } as never;

describe("who has it", () => {
  it("moves to a person or to a function, with a deputy who is somebody else", () => {
    const moved = opened().done("assign", {
      holder: { function: "noomi-passet" },
      deputy: "noomi-chef",
    });
    expect(moved.state).toMatchObject({
      holder: { function: "noomi-passet" },
      deputy: "noomi-chef",
    });
    expect(newPosts(opened(), moved)).toEqual(["assigned:1:noomi-kontakt"]);
    opened()
      .when("assign", { holder: { member: "noomi-chef" }, deputy: "noomi-chef" })
      .refused("case.assign.same", "deputy");
    opened()
      .when("assign", { holder: { member: "noomi-kontakt" }, deputy: "noomi-ersattare" })
      .refused("case.assign.nothing", "holder");
    withCoordinator(opened())
      .when(
        "assign",
        { holder: { member: "noomi-chef" }, deputy: "noomi-kontakt" },
        "regionkoordinator-1",
      )
      .denied();
  });
  it("is taken when a hand-over was accepted, and never from somebody who no longer has it", () => {
    opened()
      .when("take", { from: "noomi-kontakt", to: "noomi-chef" }, told)
      .then({ type: "assigned", holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" });
    opened()
      .when("take", { from: "noomi-chef", to: "noomi-kontakt" }, told)
      .refused("case.take.moved");
    opened()
      .done("close", closing)
      .when("take", { from: "noomi-kontakt", to: "noomi-chef" }, told)
      .refused("case.take.moved");
    opened().when("take", { from: "noomi-kontakt", to: "noomi-chef" }).denied();
  });
  it("never leaves the deputy the same as the holder", () => {
    opened()
      .when("take", { from: "noomi-kontakt", to: "noomi-ersattare" }, told)
      .then({ holder: { member: "noomi-ersattare" }, deputy: "noomi-kontakt" });
    opened({ deputy: "noomi-chef" })
      .when("take", { from: "noomi-kontakt", to: "noomi-chef" }, told)
      .then({ holder: { member: "noomi-chef" }, deputy: "noomi-kontakt" });
  });
});
