// Many referrals at once, for one person: inbox, sent, waiting, late. References, agencies, dates; class A throughout.

import { askedRows, cutAt, pageOf, upTo } from "../../src/rules/pages.ts";
import {
  actions,
  body,
  columns,
  dotted,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Panel, Span } from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { referralProjection } from "./projection.ts";

type C = keyof typeof commands;
const shownRows = 20;
/** As many of each kind a list looks through; beyond it the list says that there are more. */
const most = 1_000;

/** Asked for one by one: what an agency has on its own desk must not hide what comes in, or is late. */
export const listNeeds =
  (name: Name) =>
  (_state: unknown, viewer: Viewer): Needs => {
    const open = { workflow: "referral", open: true, for: viewer.member, limit: most + 1 } as const;
    const { agency } = viewer.member;
    const needs: Readonly<Record<Name, Needs>> = {
      inbox: { all: { ...open, agency } },
      sent: { all: open },
      waiting: { all: open, incoming: { ...open, agency } },
      late: { all: { ...open, dueBefore: viewer.now } },
    };
    return needs[name];
  };
const stage = (row: Row) => referralProjection.of(row).step;
const whose = (row: Row) => referralProjection.of(row).turn;
const isMine = (row: Row, viewer: Viewer): boolean =>
  referralProjection.of(row).from === viewer.member.agency;
const isTo = (row: Row, viewer: Viewer): boolean =>
  row.summary.agency === viewer.member.agency && stage(row) !== "draft";
const isLate = ({ summary: { dueAt } }: Row, { now }: Viewer): boolean =>
  dueAt !== undefined && dueAt < now;

const rowOf = (each: Row, viewer: Viewer): Block<Span, C> => {
  const { ref, words, agency, dueAt } = each.summary;
  const step = stage(each);
  const late = isLate(each, viewer);
  const incoming = isTo(each, viewer);
  const unopened = incoming && stage(each) === "sent";
  const its = on("referral", each.instance);
  // Content comes after opening; an unopened one shows nothing but its number.
  return row(dotted("core.dot", ref && { ref }, !unopened && words && { words }), {
    detail: body<Span>(
      dotted("core.dot", step && t(`referral.step.${step}`), !incoming && agency && { agency }),
      dueAt && t(late ? "referral.list.lateSince" : "referral.list.by", { day: { date: dueAt } }),
    ),
    tone: late && "warning",
    actions: [
      unopened
        ? press("receive", "referral.receive", { ...its, style: "primary" })
        : show("show", "referral.open", its),
    ],
  });
};
const cellsOf =
  (viewer: Viewer) =>
  (each: Row): readonly (readonly Span[])[] => {
    const { ref, words, dueAt } = each.summary;
    const step = stage(each);
    const unopened = isTo(each, viewer) && step === "sent";
    return [
      dotted("core.dot", ref && { ref }, !unopened && words && { words }),
      body(dueAt && onDay(dueAt)),
      dotted(
        "core.dot",
        step && t(`referral.step.${step}`),
        isLate(each, viewer) && t("core.list.late"),
      ),
    ];
  };
export type Name = "inbox" | "sent" | "waiting" | "late";
const picks: Readonly<Record<Name, (row: Row, viewer: Viewer) => boolean>> = {
  inbox: isTo,
  sent: isMine,
  waiting: (row, viewer) =>
    (isMine(row, viewer) && (whose(row) === "sender" || whose(row) === "second")) ||
    (isTo(row, viewer) && whose(row) === "receiver"),
  late: isLate,
};
const found = (name: Name, viewer: Viewer, world: World) => {
  const [all, incoming] = [upTo(world.rows("all"), most), upTo(world.rows("incoming"), most)];
  const once = new Map([...all.rows, ...incoming.rows].map((row) => [row.instance, row]));
  return {
    rows: [...once.values()].filter((row) => picks[name](row, viewer)),
    cut: all.cut || incoming.cut,
  };
};
/** What is the viewer's agency's to do, with what the list of it asks for. */
export const waits = (viewer: Viewer, world: World): readonly Row[] =>
  found("waiting", viewer, world).rows;
export const list =
  (name: Name) =>
  (_state: unknown, viewer: Viewer, world: World): Panel<C> => {
    const { rows, cut } = found(name, viewer, world);
    const one = (row: Row): Block<Span, C> => rowOf(row, viewer);
    return panel(
      `referral.list.${name}`,
      pageOf(
        rows,
        { most: shownRows, viewer, panel: name },
        {
          one,
          none: text(`referral.list.${name}.none`),
          overview: (all) =>
            columns(
              "core.list.all",
              ["referral.list.what", "core.list.day", "core.list.state"],
              all.map(cellsOf(viewer)),
            ),
        },
      ),
      cut && cutAt(most),
    );
  };

export const chooseNeeds = (_state: unknown, viewer: Viewer): Needs => ({
  mine: {
    workflow: "case",
    open: true,
    agency: viewer.member.agency,
    for: viewer.member,
    limit: askedRows(viewer, shownRows),
  },
});
const choiceOf = ({ instance, summary: { ref, words } }: Row): Block<Span, C> =>
  row(ref ? { ref } : [], {
    detail: words && { words },
    actions: [
      press("draft", "referral.draft.title", { ...on("referral"), values: { kase: instance } }),
    ],
  });
/** Advice needs no case: nothing about anybody goes along. */
const ask = press("ask", "referral.choose.method", on("method"));
/** Which case is it about? One press, and the form is there. */
export const choose = (_state: unknown, viewer: Viewer, world: World): Panel<C> => {
  const rows = world.rows("mine");
  const none = text("referral.choose.none");
  return rows.length === 0
    ? panel("referral.choose.title", none, actions(ask))
    : // Shelters ask who pays first: better to know it before somebody is chosen.
      panel(
        "referral.choose.title",
        pageOf(rows, { most: shownRows, viewer, panel: "choose" }, { one: choiceOf, none }),
        actions(show("payer", "referral.payerGuide.title", on("referral")), ask),
      );
};
