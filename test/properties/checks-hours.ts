// Nobody who is off is disturbed: the moment at which each new post goes, against the hours of its reader.
import { calendar } from "../../src/calendar/index.ts";
import type { MemberId } from "../../src/rules/ui.ts";
import { memberOf, type Post } from "../../src/rules/workflow.ts";
import { must } from "./checks.ts";
import { instant, type Written } from "./simulator.ts";

/** So long somebody waits for an answer. */
const waitsMs = 4 * 3_600_000;
/** Who acted when: `<member> <epoch ms>`. */
export type Acts = Set<string>;

/** Staffed at any hour, and this member has it on that day. */
const isStaffed = (
  member: MemberId,
  agency: string,
  now: number,
  { people }: Written["world"],
): boolean =>
  people
    .dutiesOf(agency)
    .some(
      ({ id, around }) =>
        around === true && people.onDuty({ function: id }, calendar.day(instant(now))) === member,
    );
/** They asked for it, at the moment that the post says, and not long ago. */
const isAwaited = (
  urgency: Post["urgency"],
  reader: MemberId,
  now: number,
  acts: Acts,
): boolean => {
  if (typeof urgency !== "object") return false;
  const asked = Date.parse(urgency.awaited);
  return urgency.by === reader && acts.has(`${reader} ${asked}`) && now - asked < waitsMs;
};

/** `acts` is kept up to date by the way. What stands already is changed where it stands, which disturbs nobody. */
export const nobodyOffIsDisturbed = (
  { before, after, now, by, world }: Written,
  acts: Acts,
): void => {
  const actor = memberOf(by)?.id;
  if (actor !== undefined) acts.add(`${actor} ${now}`);
  for (const [id, post] of after.shown) {
    // Without a moment it goes at once.
    const [was, goes] = [before?.shown.get(id), post.notBefore ?? now];
    const stood = was !== undefined && (was.notBefore ?? 0) <= now;
    if (post === was || post.gone || stood || !post.audience.startsWith("m:")) continue;
    const reader = post.audience.slice(2) as MemberId;
    const agency = world.people.agencies.get(world.people.members.get(reader)?.agency ?? "");
    if (agency === undefined) continue;
    const what = `${after.workflow.name} ${post.key} at ${instant(now)}`;
    const { urgency } = after.view.posts.find(({ key }) => key === post.key) ?? {};
    const opens = Date.parse(calendar.nextOffice(instant(now), agency.hours));
    must(goes <= opens, `${what} waits longer than until its reader is there`);
    const onDuty = urgency !== "inHours" && isStaffed(reader, agency.id, now, world);
    const there = reader === actor || onDuty || isAwaited(urgency, reader, now, acts);
    must(
      calendar.inOffice(instant(goes), agency.hours) || (goes === now && there),
      `${what} disturbs somebody who is off`,
    );
  }
};
