// Occasions of training, for the tests of their rules.
import { training } from "../../../workflows/training/index.ts";
import type { Training } from "../../../workflows/training/model.ts";
import { everybody, type Given, given, local, type Story } from "../../support/given.ts";

export const coordinator = "regionkoordinator-1";
/** A Tuesday, nine to eleven. */
export const day = "2026-12-15";
export const during = local(day, "10:00");
export const usual = {
  subject: "basics",
  audience: "everybody",
  place: "digital",
  day,
  time: "09:00",
  minutes: "120",
  seats: "8",
  closes: "3",
  reach: "shared",
};
type Values = Readonly<Record<string, unknown>>;
export const planned = (more: Values = {}, world: Given = {}): Story<Training> =>
  given(training, [], world).done("plan", { ...usual, ...more }, coordinator) as Story<Training>;
/** Members of different agencies, in the order of the register. */
export const members = [...everybody.members.keys()];
export const joined = (story: Story<Training>, n: number): Story<Training> =>
  members.slice(0, n).reduce<Story<Training>>((all, by) => all.done("join", {}, by), story);
/** It is over, and those who had a seat are asked. */
export const held = (n: number, more: Values = {}): Story<Training> =>
  joined(planned(more), n).fires("close").fires("hold");
