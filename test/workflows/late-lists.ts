import { day } from "../../workflows/day/index.ts";
import { type Given, given, local, row, type Story } from "../support/given.ts";

export const member = "noomi-kontakt";
export const on = (wall: string) => local("2026-11-25", wall);
export const tell = (instance: string) => ({ sender: "case", instance }) as never;
const held = {
  open: true,
  agency: "noomi",
  holder: { member },
  deputy: "noomi-ersattare",
  round: "1",
};
export const cases = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    row(`C${i}`, { ...held, ref: `SYD-${1000 + i}-00`, words: "lugn granit" }),
  );
export const worldWith = (n: number, more: Given = {}): Given => ({
  rows: { due: cases(n), cases: cases(n), waiting: cases(n), overdue: cases(n) },
  ...more,
});
export const running = (n: number, more: Given = {}, of = member): Story =>
  given(day, [], worldWith(n, more)).done("start", { member: of }, "configuration", on("07:45"));
export const listed = (n: number): Story => running(n).fires(`list:${on("08:30")}`);
export type Told = {
  readonly to?: string;
  readonly rung?: string;
  readonly round?: number;
  readonly again?: boolean;
  readonly gone?: boolean;
};
/** Case `n` says that it is late, at that time. */
export const late = (
  story: Story,
  n: number,
  wall: string,
  { to = member, rung = "holder", round = 1, ...more }: Told = {},
): Story => {
  const who = { to, turn: { rung, day: "2026-11-25" }, holder: held.holder, deputy: held.deputy };
  const values = { ...who, round, due: on(wall), late: false, again: false, gone: false, ...more };
  return story.done("overdue", values, tell(`C${n}`), on(wall));
};
export const allLate = (story: Story, n: number, wall: string): Story =>
  Array.from({ length: n }, (_, i) => i).reduce((one, i) => late(one, i, wall), story);
export const key = (wall: string, of = member) => `late:${on(wall)}:${of}`;
export const timer = (wall: string) => `overdue:${on(wall)}`;
export const rowsOf = (story: Story, post: string) =>
  (
    story.post(post).message.body as readonly {
      readonly kind: string;
      readonly text: unknown;
      readonly actions?: readonly object[];
    }[]
  ).filter(({ kind }) => kind === "row");
export const refsIn = (story: Story, post: string) =>
  rowsOf(story, post).map((each) => /SYD-\d+/.exec(JSON.stringify(each))?.[0] ?? "");
export const pressedIn = (story: Story, post: string) =>
  rowsOf(story, post).map(({ actions = [] }) =>
    actions.map((each) => Object.values(each)[0] as string).join(" "),
  );
export const three = "calm noContact checkIn";
