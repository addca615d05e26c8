// Carrying out what was decided: the extract, a correction, an erasure; the person is told, and so are those who had the information.
import type { Decided } from "../../src/rules/command.ts";
import { staged } from "../../src/rules/command.ts";
import { choice, shows, token, carrying as tokens } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { fetchedName } from "../../src/rules/shown.ts";
import { form, type Instant } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type AccessRow,
  type Needs,
  neutralBy,
  type Refusal,
  type Row,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { caseProjection } from "../case/projection.ts";
import { oneThere } from "./clock.ts";
import { corrections } from "./codes.ts";
import { ofCase, recipientsOf } from "./deciding.ts";
import { type Event, type Gave, isRequest, type Request, type State, taskOf } from "./model.ts";
import { act, button, byPerson, table } from "./table.ts";

/** The newest files that people of the agency fetched of the case since the request came. */
const mostFiles = 20;
export const filesNeeds = ({ kase, came }: Request, world: Pick<World, "calendar">): Needs =>
  kase
    ? {
        files: {
          showings: "case",
          of: kase,
          kept: true,
          from: world.calendar.wall(came, "00:00"),
          limit: mostFiles,
        },
      }
    : {};
type Fetch = Omit<Gave, "at" | "by">;
const fetchOf = (one: AccessRow, own: Request["agency"]): readonly Fetch[] =>
  "fetched" in one && one.fetched && one.agency === own
    ? [{ ...one.fetched, fetchedAt: one.at }]
    : [];
export const fetchesOf = (state: Request, world: World): readonly Fetch[] =>
  world.accessLog("files").rows.flatMap((one) => fetchOf(one, state.agency));
export const nameOf = (each: Fetch) => fetchedName(each.fetchedAt, each);

/** Which task it is: a button of a message may be older than what has happened since. */
const must = (state: Request, task: ReturnType<typeof taskOf>): Refusal | undefined =>
  taskOf(state) === task ? undefined : refuse("rights.already");
const isFiled = (row: Row | undefined): boolean =>
  row !== undefined && caseProjection.of(row).filed !== undefined;
/** Filed first: an agency whose record is its official file always, another unless a second person confirms that there is nothing to keep. */
const unerasable = (state: Request, world: World): Refusal | undefined => {
  const [row] = world.rows("kase");
  if (!row) return refuse("rights.erase.gone");
  if (row.summary.open) return refuse("rights.erase.open");
  if (isFiled(row)) return undefined;
  return agencyOf(state.agency, world)?.record === "egen"
    ? undefined
    : refuse("rights.erase.notFiled");
};
const erase = (state: Request, by: Request["by"], at: Instant, world: World): Decided<Event> => {
  const no = must(state, "erase") ?? unerasable(state, world);
  if (no) return no;
  if (isFiled(world.rows("kase")[0])) return [{ type: "erased", at, by, until: neutralBy(at) }];
  const others = world.people.colleagues(state.agency, by);
  if (others.length === 0) return refuse("rights.erase.alone");
  const to = oneThere(others, world.calendar.day(at), world);
  return [{ type: "eraseAsked", at, by, ...(to && { to }) }];
};
/** The case may be open: it goes on. A second person confirms, whatever is filed: nothing of it can be brought back. */
const eraseKinds = (
  state: Request,
  by: Request["by"],
  at: Instant,
  world: World,
): Decided<Event> => {
  const no = must(state, "eraseKinds");
  if (no) return no;
  if (!world.rows("kase")[0]) return refuse("rights.erase.gone");
  const others = world.people.colleagues(state.agency, by);
  if (others.length === 0) return refuse("rights.eraseKinds.alone");
  const to = oneThere(others, world.calendar.day(at), world);
  return [{ type: "eraseAsked", at, by, ...(to && { to }) }];
};
const after = shows("show");
const toldTo = ({ told }: Request, which: string | undefined) =>
  told.find((each) => each.agency === which && !each.seen && !each.phoned);
export const carrying = staged(table)({
  giveOut: act({
    form: tokens({ document: token() }),
    after,
    decideNeeds: (state: State, _asked, world) =>
      isRequest(state) ? filesNeeds(state, world) : {},
    decide: byPerson((state, { values: { document }, at }, { id: by }, world) => {
      const no = must(state, "giveOut");
      if (no) return no;
      const found = fetchesOf(state, world).find((each) => nameOf(each) === document);
      return found ? [{ type: "gave", at, by, ...found }] : refuse("rights.give.first");
    }),
  }),
  correct: act({
    form: form(
      "rights.correct.title",
      "rights.correct.submit",
      { what: choice("B", "rightsWhat", corrections, "rights.correct.what") },
      [text("rights.correct.intro", "quiet")],
    ),
    ready: (state) => (isRequest(state) ? must(state, "correct") : undefined),
    after,
    decideNeeds: ofCase,
    decide: byPerson(
      (state, { values: { what }, at }, { id: by }, world) =>
        must(state, "correct") ?? [
          {
            type: "corrected",
            at,
            by,
            what,
            recipients: recipientsOf(world.calendar.day(at), world),
          },
        ],
    ),
  }),
  erase: act({
    form: form(
      "rights.erase.title",
      "rights.erase.submit",
      { sure: choice("A", "rights.sure", ["yes"], "rights.erase.sure") },
      [text("rights.erase.intro", "warning")],
    ),
    ready: (state) => (isRequest(state) ? must(state, "erase") : undefined),
    after,
    decideNeeds: ofCase,
    decide: byPerson((state, { at }, { id: by }, world) => erase(state, by, at, world)),
  }),
  eraseKinds: act({
    form: form(
      "rights.eraseKinds.title",
      "rights.erase.submit",
      { sure: choice("A", "rights.sureKinds", ["yes"], "rights.erase.sure") },
      [text("rights.eraseKinds.intro", "warning"), text("rights.eraseKinds.stays", "quiet")],
    ),
    ready: (state) => (isRequest(state) ? must(state, "eraseKinds") : undefined),
    after,
    decideNeeds: ofCase,
    decide: byPerson((state, { at }, { id: by }, world) => eraseKinds(state, by, at, world)),
  }),
  confirmErase: button(
    (state, at, { id: second }, world) => {
      const { erasing } = state;
      if (erasing === undefined) return refuse("rights.already");
      if (state.kinds) {
        if (!world.rows("kase")[0]) return refuse("rights.erase.gone");
        return [
          {
            type: "erased",
            at,
            by: erasing.by,
            second,
            until: neutralBy(at),
            into: world.fresh.instance,
          },
        ];
      }
      return (
        unerasable(state, world) ?? [
          { type: "erased", at, by: erasing.by, second, until: neutralBy(at) },
        ]
      );
    },
    { after, decideNeeds: ofCase },
  ),
  keepCase: button((_state, at, { id: by }) => [{ type: "eraseKept", at, by }], { after }),
  inform: act({
    form: form(
      "rights.inform.title",
      "rights.inform.submit",
      { told: choice("A", "rights.told", ["yes"], "rights.inform.told") },
      [text("rights.inform.intro", "quiet")],
    ),
    ready: (state) => (isRequest(state) && state.informed ? refuse("rights.already") : undefined),
    after,
    decide: byPerson((state, { at }, { id: by }) =>
      state.informed ? refuse("rights.already") : [{ type: "informed", at, by }],
    ),
  }),
  seen: button((state, at, { id: by, agency: own }) =>
    toldTo(state, own) ? [{ type: "seen", agency: own, at, by }] : refuse("rights.already"),
  ),
  phoned: act({
    form: tokens({ agency: token() }),
    after,
    decide: byPerson((state, { values, at }, { id: by }) => {
      const told = toldTo(state, values.agency);
      return told ? [{ type: "phoned", agency: told.agency, at, by }] : refuse("rights.already");
    }),
  }),
});
