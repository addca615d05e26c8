// One case in a list: what it is called, and what can be pressed.
import { isAcute } from "../../src/rules/ring.ts";
import { body, dotted, on, press, row, show, t } from "../../src/rules/say.ts";
import type { Block, InstanceId, Span } from "../../src/rules/ui.ts";
import type { Row, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import type { Running } from "./model.ts";

type C = keyof typeof commands;
export const titled = ({ summary: { ref, words } }: Row): readonly Span[] => dotted("core.dot", ref && { ref }, words && { words });
export const caseRow = (each: Row, state: Running): Block<Span, C> => {
  const { instance, summary } = each;
  const done = state.done.includes(instance);
  const round = state.rounds?.[instance] ?? summary.round;
  const more = { ...on("case", instance), values: round !== undefined && { round } };
  // After acute danger one tap is no answer.
  if (isAcute(each) && !done)
    return row(titled(each), {
      detail: t("day.acute"),
      tone: "danger",
      actions: [show("acute", "day.ring", { ...on("case", instance), style: "danger" }), press("checkIn", "day.changed", more)],
    });
  const buttons = [
    press("calm", "day.calm", { ...more, style: "primary" }),
    press("noContact", "day.noContact", more),
    press("checkIn", "day.changed", more),
  ];
  return row(body<Span>(titled(each), done && t("day.done")), {
    tone: done && "good",
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
/** Of these, in the order of their references and by what they are called now: the order of their days would tell their risk. */
export const rowsIn = (ids: readonly InstanceId[], state: Running, world: World): readonly Row[] => {
  const rows = world
    .rows("cases")
    .filter((row) => ids.includes(row.instance))
    .map((row): Row => ({ ...row, summary: { ...row.summary, ...state.called?.[row.instance] } }));
  const ref = (row: Row): string => row.summary.ref ?? "";
  return rows.toSorted((a, b) => (ref(a) < ref(b) ? -1 : 1));
};
