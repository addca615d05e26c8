// Many referrals at once, for one person: inbox, sent, waiting, late. References, agencies, dates; class A throughout.
import { type Action, type Block, count, type Open, type Panel, type Span, type Text } from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import type { Step } from "./model.ts";
import type { table } from "./table.ts";

type C = keyof typeof commands & string;
const shownRows = 20;
const most = 200;

/** Asked for one by one: what an agency has on its own desk must not hide what comes in, or is late. */
export const listNeeds =
  (name: Name) =>
  (_state: unknown, viewer: Viewer): Needs => {
    const open = { workflow: "referral", open: true, for: viewer.member, limit: most } as const;
    const { agency } = viewer.member;
    const needs: Readonly<Record<Name, Needs>> = {
      inbox: { all: { ...open, agency } },
      sent: { all: open },
      waiting: { all: open, incoming: { ...open, agency } },
      late: { all: { ...open, dueBefore: viewer.now } },
    };
    return needs[name];
  };
const flag = (row: Row, name: string): string =>
  row.summary.flags?.find((each) => each.startsWith(`${name}:`))?.slice(name.length + 1) ?? "";
const stage = (row: Row): Step => flag(row, "step") as Step;
const whose = (row: Row): ReturnType<typeof table.ball> => flag(row, "turn") as ReturnType<typeof table.ball>;
const isMine = (row: Row, viewer: Viewer): boolean => flag(row, "from") === viewer.member.agency;
const isTo = (row: Row, viewer: Viewer): boolean => row.summary.agency === viewer.member.agency && stage(row) !== "draft";

const rowOf = (row: Row, viewer: Viewer): Block<Span, C> => {
  const { summary, instance } = row;
  const late = summary.dueAt !== undefined && summary.dueAt < viewer.now;
  const step = stage(row);
  const incoming = isTo(row, viewer);
  const other: Span | undefined = incoming ? undefined : summary.agency && { agency: summary.agency };
  const detail: Text = [
    { key: `referral.step.${step}` },
    ...(other ? [{ key: "referral.dot" } as const, other] : []),
    ...(summary.dueAt
      ? [{ key: late ? "referral.list.lateSince" : "referral.list.by", with: { day: { date: summary.dueAt } } } as const]
      : []),
  ];
  const on = { workflow: "referral", instance };
  // Content comes after opening; an unopened one shows nothing but its number.
  const text: Text = [
    ...(summary.ref ? [{ ref: summary.ref }] : []),
    ...(summary.words && !(incoming && step === "sent") ? [{ key: "referral.dot" } as const, { words: summary.words }] : []),
  ];
  const action: Action<C> =
    incoming && step === "sent"
      ? { command: "receive", on, label: { key: "referral.receive" }, style: "primary" }
      : { panel: "show", on, label: { key: "referral.open" } };
  return { kind: "row", text, detail, ...(late && { tone: "warning" as const }), actions: [action] };
};
type Name = "inbox" | "sent" | "waiting" | "late";
const picks: Readonly<Record<Name, (row: Row, viewer: Viewer) => boolean>> = {
  inbox: isTo,
  sent: isMine,
  waiting: (row, viewer) =>
    (isMine(row, viewer) && (whose(row) === "sender" || whose(row) === "second")) || (isTo(row, viewer) && whose(row) === "receiver"),
  late: (row, viewer) => row.summary.dueAt !== undefined && row.summary.dueAt < viewer.now,
};
export const list =
  (name: Name) =>
  (_state: unknown, viewer: Viewer, world: World): Panel<C> => {
    const found = new Map([...world.rows("all"), ...world.rows("incoming")].map((row) => [row.instance, row]));
    const rows = [...found.values()].filter((row) => picks[name](row, viewer));
    const shown = rows.slice(0, shownRows);
    const body: Block<Span, C>[] =
      shown.length === 0 ? [{ kind: "text", text: [{ key: `referral.list.${name}.none` }] }] : shown.map((row) => rowOf(row, viewer));
    if (rows.length > shown.length)
      body.push({ kind: "text", text: [{ key: "referral.list.more", with: { shown: count(shown) } }], tone: "quiet" });
    return { title: { key: `referral.list.${name}` }, body };
  };

export const chooseNeeds = (_state: unknown, viewer: Viewer): Needs => ({
  mine: { workflow: "case", open: true, agency: viewer.member.agency, for: viewer.member, limit: shownRows + 1 },
});
/** Which case is it about? One press, and the form is there. */
export const choose = (_state: unknown, _viewer: Viewer, world: World): Panel<C> => {
  const rows = world.rows("mine").slice(0, shownRows);
  const body: Block<Span, C>[] = rows.map((row) => ({
    kind: "row",
    text: row.summary.ref ? [{ ref: row.summary.ref }] : [],
    ...(row.summary.words && { detail: [{ words: row.summary.words }] }),
    actions: [
      {
        command: "draft",
        on: { workflow: "referral" },
        values: { kase: row.instance as unknown as Open<string> },
        label: { key: "referral.draft.title" },
      },
    ],
  }));
  // Shelters ask it first: better to know it before somebody is chosen.
  const guide: Block<Span, C> = {
    kind: "actions",
    actions: [{ panel: "payer", on: { workflow: "referral" }, label: { key: "referral.payerGuide.title" } }],
  };
  return {
    title: { key: "referral.choose.title" },
    body: body.length > 0 ? [...body, guide] : [{ kind: "text", text: [{ key: "referral.choose.none" }] }],
  };
};
