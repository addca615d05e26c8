// One case in a list: what it is called, and what can be pressed.
import { hasAt } from "../../src/rules/escalation.ts";
import { body, dotted, on, onDay, press, row, show, t } from "../../src/rules/say.ts";
import type { Block, InstanceId, MemberId, Span } from "../../src/rules/ui.ts";
import type { Row, Summary, World } from "../../src/rules/workflow.ts";
import { caseProjection, isAcuteRow, personOf } from "../case/projection.ts";
import type { commands } from "./commands.ts";
import type { Came, Running } from "./model.ts";

type C = keyof typeof commands;
export const titled = ({ summary: { ref, words } }: Row): readonly Span[] =>
  dotted("core.dot", ref && { ref }, words && { words });
/** What came of it, as the list says it; undefined: nobody has answered. */
const cameOf = ({ done, came }: Running, instance: InstanceId): Came | undefined =>
  done.includes(instance) ? (came?.[instance] ?? { what: "done" }) : undefined;
/** What is said of some of them together: all done, or answered and some put off; undefined: something is still to be done. */
export const togetherOf = (
  state: Running,
  ids: readonly InstanceId[],
): "done" | "answered" | undefined => {
  const all = ids.map((id) => cameOf(state, id)?.what);
  if (all.some((what) => what === undefined || what === "acute")) return undefined;
  return all.includes("postponed") ? "answered" : "done";
};
/** With whom it is, where it is not with this member. */
export const elsewhere = (each: Row, state: Running, world: World): MemberId | undefined => {
  const turn = state.with?.[each.instance]?.turn;
  const { agency, holder, deputy } = each.summary;
  if (state.day === undefined || !agency || !holder || !deputy) return undefined;
  const id = turn
    ? hasAt(turn, { agency, holder, deputy }, world)
    : personOf(each, state.day, world);
  return id === state.member ? undefined : id;
};
export const caseRow = (each: Row, state: Running, who?: MemberId): Block<Span, C> => {
  const { instance, summary } = each;
  const came = cameOf(state, instance);
  const done = came !== undefined && came.what !== "acute";
  const round = state.rounds?.[instance] ?? summary.round;
  const more = { ...on("case", instance), values: round !== undefined && { round } };
  // After acute danger one tap is no answer.
  if (came?.what === "acute" || (isAcuteRow(each) && !done)) {
    // The answer has begun another check-in, and the row was read before it.
    const full = press("checkIn", "day.changed", came ? on("case", instance) : more);
    return row(titled(each), {
      detail: t("day.acute"),
      tone: "danger",
      actions: [show("acute", "day.ring", { ...on("case", instance), style: "danger" }), full],
    });
  }
  const buttons = [
    press("calm", "day.calm", { ...more, style: "primary" }),
    press("noContact", "day.noContact", more),
    press("checkIn", "day.changed", more),
  ];
  const how =
    came?.what === "postponed" ? t("day.postponed", { day: onDay(came.until) }) : t("day.done");
  return row(body<Span>(titled(each), done && how), {
    detail: !done && who !== undefined && t("day.overdue.passedOn", { who: { member: who } }),
    tone: came?.what === "done" && "good",
    // The way back does not stand where the answer stood: a second press on the same spot opens the case.
    actions: done
      ? state.undoable?.some((one) => one.instance === instance) && [
          show("show", "day.open", on("case", instance)),
          press("undo", "day.undo", on("case", instance)),
        ]
      : buttons,
  });
};
/** Whoever has other work since this morning, or works elsewhere, may read them no more. */
export const mayRead = (row: Row, state: Running, { people }: World): boolean => {
  const member = people.members.get(state.member);
  return member !== undefined && people.works(member) && row.summary.agency === member.agency;
};
/** Whose it is since the list came; what the row says of whom it is with is older. */
const since = (each: Row, state: Running): Pick<Summary, "holder" | "deputy" | "facts"> => {
  const now = state.with?.[each.instance];
  const { has: _has, ...facts } = caseProjection.of(each);
  return now ? { holder: now.holder, deputy: now.deputy, ...caseProjection.says(facts) } : {};
};
/** Of these, in the order of their references: the order of their days would tell their risk. */
export const rowsIn = (
  ids: readonly InstanceId[],
  state: Running,
  world: World,
): readonly Row[] => {
  const rows = world
    .rows("cases")
    .filter((row) => ids.includes(row.instance))
    .map((row): Row => ({ ...row, summary: { ...row.summary, ...since(row, state) } }));
  const ref = (row: Row): string => row.summary.ref ?? "";
  return rows.toSorted((a, b) => (ref(a) < ref(b) ? -1 : 1));
};
