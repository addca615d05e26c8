// Actions to begin from: at Noomi somebody has promised something until Friday week; it is Wednesday.
import { action } from "../../../workflows/action/index.ts";
import type { Doing } from "../../../workflows/action/model.ts";
import { given, local, now, type Story, toOf } from "../../support/given.ts";

type Values = Readonly<Record<string, unknown>>;
export const owner = "noomi-kontakt";
export const colleague = "noomi-ersattare";
export const asker = "regionkoordinator-1";
export const stranger = "polisen-syd-kontakt";
export const nobodyGoes = ["dataskydd-malmo", "drift-malmo"];
export const byAgenda = { sender: "agenda", instance: "D1" } as never;
export const due = "2026-12-04";
export const values = { text: "Ring boendet", owner: { member: owner }, due } as const;
export const fresh = (): Story => given(action);
export const created = (more: Values = {}, at: string = now): Story<Doing> =>
  fresh().done("create", { ...values, ...more }, owner, at) as Story<Doing>;
/** At a meeting, by another agency. */
export const gave = (more: Values = {}, at: string = now): Story<Doing> =>
  fresh().done(
    "give",
    {
      ...values,
      agency: "noomi",
      by: asker,
      series: "S1",
      readers: ["evonhuset", "noomi", "boende-syd"],
      ...more,
    },
    byAgenda,
    at,
  ) as Story<Doing>;
export const remindedIn = (story: Story): readonly string[] =>
  story.view.posts.filter(({ key }) => key.startsWith("remind:")).map(toOf);
/** Rings n times; when, and who was asked each time. */
export const rings = (
  story: Story,
  n: number,
): readonly { readonly at: string; readonly to: readonly string[]; readonly story: Story }[] => {
  const all: { at: string; to: readonly string[]; story: Story }[] = [];
  let one = story;
  for (let i = 0; i < n; i++) {
    const [key] = Object.keys(one.timers);
    const at = String(one.timers[String(key)]);
    one = one.fires(String(key));
    all.push({ at, to: remindedIn(one), story: one });
  }
  return all;
};
export const days = (...list: readonly string[]): readonly string[] =>
  list.map((day) => local(day, "09:00"));
