// What stands in chat because of an occasion of training: a card without anybody's name, and what each of those who signed up is told.
import {
  card,
  dm,
  dotted,
  facts,
  named,
  press,
  type Said,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Action, Block, MemberId, Open, Span } from "../../src/rules/ui.ts";
import type { Post, Space, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { isAhead, seated, type Training, waiting } from "./model.ts";
import { coded, nameOf, themed } from "./named.ts";
import { closesAt } from "./table.ts";

type C = keyof typeof commands;
const place = ({ place: where, venue, agency }: Training): Span =>
  where === "venue"
    ? venue
      ? { text: venue }
      : t("training.place.saidBy", { agency: { agency } })
    : t("training.place.linkFrom", { agency: { agency } });
const number = (n: number): Open<string> => String(n) as Open<string>;
export const when = ({ from, until }: Training): Block<Span, never> =>
  text(
    t("training.whenIs", {
      from: { date: from, as: "dayTime" },
      until: { date: until, as: "time" },
    }),
  );
/** What everybody may read: how many seats are left, and until when; never who has the others. */
export const known = (state: Training, world: World): Block<Span, never> => {
  const left = Number(state.seats) - seated(state, world).length;
  const queue = waiting(state, world).length;
  return facts(
    ["training.where", place(state)],
    ["training.for", coded("audience", state.audience)],
    ["training.organiser", { agency: state.agency }],
    state.tags && ["training.tags", { list: state.tags.map(themed) }],
    state.trainers.length > 0 && ["training.teachers", named(state.trainers)],
    isAhead(state) && [
      "training.seats",
      ...dotted(
        "core.dot",
        t("training.seatsLeft", { left: number(left), seats: state.seats }),
        queue > 0 && t("training.queue", { n: number(queue) }),
      ),
    ],
    state.step === "open" && ["training.last", { date: closesAt(state, world), as: "dayTime" }],
  );
};
const open = show("show", "training.open");
export const joining = (state: Training, world: World): Action<C> =>
  press(
    "join",
    seated(state, world).length < Number(state.seats) ? "training.join" : "training.join.queue",
    "primary",
  );
export const leaving = (state: Training, member: MemberId, world: World): Action<C> =>
  press("leave", seated(state, world).includes(member) ? "training.leave" : "training.leave.queue");
/** Whoever has changed the numbers says so. */
export const reporting = ({ came, guests }: Training): Action<C> =>
  press(
    "report",
    Object.values(came).reduce((sum, n) => sum + n, 0) === guests.length
      ? "training.allCame"
      : "training.report",
    "primary",
  );
const overKey = (state: Training) =>
  state.step === "cancelled"
    ? "training.isCancelled"
    : state.step === "closed"
      ? "training.isClosed"
      : "training.isOver";
const invitation = (state: Training, world: World): Said<C> => ({
  title:
    state.step === "cancelled"
      ? t("training.off", { name: nameOf(state) })
      : t("training.card.title", { name: nameOf(state) }),
  notice: "training.notice.card",
  body: [when(state), known(state, world), state.step !== "open" && text(overKey(state), "quiet")],
  actions: [state.step === "open" && joining(state, world), open],
});
/** Where the organiser takes part: with others, or alone. Never among those who only operate. */
const spacesOf = (state: Training, { people }: World): readonly Space[] =>
  people
    .spacesOf(state.agency)
    .filter(
      ({ id, agencies }) =>
        id !== people.operators && agencies.length > 1 === (state.reach === "shared"),
    );
type Title =
  | "training.seat.title"
  | "training.waiting.title"
  | "training.moved.title"
  | "training.remind.title"
  | "training.off";
const toGuest = (
  state: Training,
  key: string,
  to: MemberId,
  title: Title,
  world: World,
  ...more: readonly Block<Span, C>[]
) =>
  dm<C>(key, to, "inHours", {
    title: t(title, { name: nameOf(state) }),
    notice: "training.notice.guest",
    body: [...more, when(state), facts(["training.where", place(state)])],
    actions: [open, isAhead(state) && leaving(state, to, world)],
  });
const ahead = (state: Training, world: World): readonly Post<C>[] => {
  const has = seated(state, world);
  const told = state.told.filter((id) => state.joined.includes(id) && world.people.members.has(id));
  const tell = (
    key: string,
    ids: readonly MemberId[],
    title: Title,
    ...more: readonly Block<Span, C>[]
  ) => ids.flatMap((id) => toGuest(state, key, id, title, world, ...more));
  const queued = (n: number) => text(t("training.waiting.place", { n: number(n + 1) }), "quiet");
  return [
    ...tell("seat", has, "training.seat.title"),
    ...waiting(state, world).flatMap((id, n) =>
      tell("waiting", [id], "training.waiting.title", queued(n)),
    ),
    ...tell(`moved:${state.sequence}`, told, "training.moved.title"),
    ...tell(
      `remind:${state.sequence}`,
      state.reminded.filter((id) => has.includes(id)),
      "training.remind.title",
      text("training.remind.body", "quiet"),
    ),
  ];
};
const counting = (state: Training): readonly Post<C>[] =>
  state.asked.flatMap(({ to }, n) =>
    dm<C>(`count:${n}`, to, "inHours", {
      title: t(state.step === "held" ? "training.count.title" : "training.count.done", {
        name: nameOf(state),
      }),
      notice: "training.notice.count",
      body: state.step === "held" ? [text("training.count.body")] : [],
      actions: [state.step === "held" && reporting(state), open],
    }),
  );
export const posts = (state: Training, world: World): readonly Post<C>[] => [
  ...spacesOf(state, world).flatMap(({ id }) => card(`card:${id}`, id, invitation(state, world))),
  ...(isAhead(state) ? ahead(state, world) : []),
  ...(state.step === "cancelled"
    ? state.told
        .filter((id) => world.people.members.has(id))
        .flatMap((id) =>
          toGuest(state, "cancelled", id, "training.off", world, text("training.cancelled.body")),
        )
    : []),
  ...counting(state),
];
