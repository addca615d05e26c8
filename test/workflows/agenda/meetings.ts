// Meetings to begin from. Evonhuset calls Noomi and Malmö's social services to a Tuesday at nine; it is Wednesday in the week before.
import { agenda } from "../../../workflows/agenda/index.ts";
import type { Agenda, Item } from "../../../workflows/agenda/model.ts";
import { series } from "../../../workflows/agenda/series/index.ts";
import { type Given, given, local, now, row, type Story } from "../../support/given.ts";

type Values = Readonly<Record<string, unknown>>;
export const chair = "regionkoordinator-1";
export const notes = "noomi-kontakt";
/** Invited, neither chair nor note-taker, nor where the meeting was planned. */
export const guest = "socialtjansten-malmo-handlaggare";
export const stranger = "polisen-syd-kontakt";
/** Works where a meeting is held, but goes to none. */
export const nobodyGoes = ["dataskydd-malmo", "drift-malmo"];
export const from = local("2026-12-01", "09:00");
export const bySeries = { sender: "series", instance: "S1" } as never;
/** Another meeting of the same series. */
export const byMeeting = { sender: "agenda", instance: "M0" } as never;
export const byAgenda = { sender: "agenda", instance: "J00001" } as never;

export const plan = {
  template: "noomi_syd_avstamning",
  day: "2026-12-01",
  time: "09:00",
  rhythm: "biweekly",
  invited: ["noomi", "socialtjansten-malmo"],
  minutes: "60",
  rotate: "no",
} as const;
export const newSeries = (world: Given = {}): Story => given(series, [], world);
export const plannedSeries = (more: Values = {}, at: string = now): Story =>
  newSeries().done("plan", { ...plan, ...more }, chair, at);

export const begun = (more: Values = {}): Values => ({
  type: "begun",
  at: now,
  series: "S1",
  template: "noomi_syd_avstamning",
  number: "D-0001",
  place: 0,
  convener: "evonhuset",
  invited: ["evonhuset", "noomi", "socialtjansten-malmo"],
  from,
  until: local("2026-12-01", "10:00"),
  chair,
  notes,
  since: local("2026-11-17", "09:00"),
  ...more,
});
export const draft = ({ wishes, ...more }: Values = {}, world: Given = {}): Story<Agenda> =>
  given(
    agenda,
    [begun(more), ...(wishes === undefined ? [] : [{ type: "received", wishes }])],
    world,
  );
export const added = (
  story: Story<Agenda>,
  title: string,
  under = "method",
  by: string = guest,
): Story<Agenda> => story.done("add", { under, title }, by);
/** Three points of three people, under two headings. */
export const filled = (): Story<Agenda> =>
  added(added(added(draft(), "Rutin"), "Tolk", "method", notes), "Kurs", "training", chair);
export const closed = (story: Story<Agenda> = filled()): Story<Agenda> =>
  story.fires("close:meeting:0:0");
export const running = (story: Story<Agenda> = closed()): Story<Agenda> =>
  story.done("start", {}, chair, from);

/** A case that this member may read and that may be raised; quiet where `facts` says nothing. */
export const readable = (id = "C1", facts: object = { raisable: "yes" }): Given => ({
  rows: {
    kase: [row(id, { open: true, ref: `SYD-${id}`, agency: "noomi", facts })],
    about: [row(id, { open: true })],
    still: [row(id, { open: true, facts })],
  },
});
export const withCase = (story: Story<Agenda> = draft(), id = "C1"): Story<Agenda> =>
  story.in(readable(id)).done("addCase", { kase: id }, notes);

export const pointOf = (story: Story<Agenda>): string => String(story.state.now);
/** Next, until the meeting is at this point; `undefined`: to the end. */
export const goneTo = (story: Story<Agenda>, point: string | undefined): Story<Agenda> => {
  let one = story;
  for (let i = 0; one.state.now !== point; i++) {
    if (i > 300 || one.state.now === undefined)
      throw new Error(`the meeting never comes to ${point}`);
    one = one.done("next", { point: one.state.now }, guest, from);
  }
  return one;
};
export const through = (story: Story<Agenda> = running()): Story<Agenda> =>
  goneTo(story, undefined);
export const later = local("2026-12-01", "10:00");
/** Held, with the chair and Noomi there. */
export const held = (): Story<Agenda> =>
  through(running().done("attend", {}, notes, from)).done("finish", {}, chair, later);
export const approvedByAll = (): Story<Agenda> =>
  held().done("approve", {}, notes, later).done("approve", {}, chair, later);

export const itemCalled = (story: Story<Agenda>, title: string): Item => {
  const found = story.state.items.find((item) => item.title === title);
  if (!found) throw new Error(`no item ${title}`);
  return found;
};
export const titlesIn = (story: Story<Agenda>): readonly string[] =>
  story.state.items.map((item) => String(item.title ?? item.about?.ref));
/** Everything that goes on to another meeting. */
export const keptBy = (story: Story<Agenda>): readonly string[] =>
  story.state.kept.flat().map((wish) => String(wish.title ?? wish.about?.ref));
