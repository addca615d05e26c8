// What stands in chat because of a meeting: one live card in its space, and messages to those who must do something.
import { type Action, type Block, count, type Open, type Phrase, type SpaceId, type Span } from "../../src/rules/ui.ts";
import type { Post as AnyPost, Space, World } from "../../src/rules/workflow.ts";
import { missingApprovals, present } from "./after.ts";
import { type Heading, worded } from "./codes.ts";
import type { commands } from "./commands.ts";
import type { Agenda, Item } from "./model.ts";
import { adding, headingsOf, itemsUnder, placeOf, pointNow } from "./points.ts";
import { excusedPosts, openPosts } from "./posts-open.ts";
import { button } from "./rows.ts";
import { contactOf, reached } from "./rules.ts";

type C = keyof typeof commands;
type Post = AnyPost<C>;
type B = Block<Span, C>;

export const nameOf = (state: Pick<Agenda, "template">): Phrase => worded("meeting", state.template);
export const headingText = (heading: Heading): Phrase => worded("heading", heading as Open<Heading>);
const look = (panel: string, key: Action["label"]["key"], style?: "primary"): Action<C> => ({
  panel,
  label: { key },
  ...(style && { style }),
});

const add = (state: Agenda, style?: "primary"): Action<C> => button(adding(state), `agenda.${adding(state)}.title`, style);

const home = (space: Space, state: Agenda): number => (space.agencies.includes(state.convener) ? 1 : 0);
/** The space of the most of those invited in which everybody is invited. docs/domain.md, decision 5. */
const spaceOf = (state: Agenda, world: World): SpaceId | undefined =>
  [...world.people.spaces.values()]
    .filter((space) => space.shows !== "none" && space.agencies.length > 1 && space.agencies.every((id) => state.invited.includes(id)))
    .sort((a, b) => b.agencies.length - a.agencies.length || home(b, state) - home(a, state) || (a.id < b.id ? -1 : 1))[0]?.id;

type Facts = Extract<B, { readonly kind: "facts" }>["facts"];
/** When it is and who leads it. */
export const whenFacts = (state: Agenda): Facts => [
  [{ key: "agenda.when" }, [{ date: state.from, as: "dayTime" }]],
  [{ key: "agenda.chair" }, [{ member: state.chair }]],
  [{ key: "agenda.notes" }, [{ member: state.notes }]],
];
const when = (state: Agenda): B => ({ kind: "facts", facts: whenFacts(state) });
/** The titles are class A; a case or a referral has none here, and how many there are is not said. */
const mostTitles = 12;
const titleOf = (item: Item): Span => ({
  key: item.carried > 0 ? "agenda.card.carried" : "agenda.card.item",
  with: { title: { text: item.title ?? ("" as Open<string>) } },
});
const wishes = (state: Agenda): readonly B[] => {
  const titled = headingsOf(state).flatMap((heading) => itemsUnder(state, heading).filter((item) => item.title !== undefined));
  if (titled.length === 0) return [{ kind: "text", text: [{ key: "agenda.card.noItems" }], tone: "quiet" }];
  const shown = titled.slice(0, mostTitles).map((item): B => ({ kind: "text", text: [titleOf(item)] }));
  return titled.length > shown.length
    ? [...shown, { kind: "text", text: [{ key: "agenda.card.more", with: { shown: count(shown) } }], tone: "quiet" }]
    : shown;
};
const where = (state: Agenda): readonly B[] => {
  const point = pointNow(state);
  if (!point) return [{ kind: "text", text: [{ key: "agenda.card.through" }] }];
  const place = placeOf(state, point.heading);
  return [
    { kind: "text", text: [{ key: "agenda.card.place", with: { now: count(place.now), all: count(place.all) } }], tone: "quiet" },
    { kind: "text", text: [{ key: "agenda.card.now", with: { heading: headingText(point.heading) } }] },
    ...(point.item?.title ? [{ kind: "text", text: [titleOf(point.item)] } as const] : []),
    ...(point.item?.about ? [{ kind: "text", text: [{ key: "agenda.card.closed" }], tone: "quiet" } as const] : []),
  ];
};
const cardBody = (state: Agenda): readonly B[] => {
  switch (state.step) {
    case "draft":
      return [when(state), ...wishes(state)];
    case "sent":
      return [when(state), ...wishes(state), { kind: "text", text: [{ key: "agenda.card.sent" }], tone: "quiet" }];
    case "running":
      return [
        { kind: "text", text: [{ key: "agenda.confidential" }], tone: "warning" },
        ...where(state),
        {
          kind: "text",
          text: [{ key: "agenda.card.present", with: { n: count(present(state)), chair: { member: state.chair } } }],
          tone: "quiet",
        },
      ];
    case "review":
      return [
        { kind: "text", text: [{ key: "agenda.card.review", with: { day: { date: state.approveBy ?? state.from, as: "day" } } }] },
        {
          kind: "text",
          text: [{ key: "agenda.card.approved", with: { given: count(state.approved), of: count(present(state)) } }],
          tone: "quiet",
        },
      ];
    case "approved":
      return [
        { kind: "text", text: [{ key: "agenda.card.adopted" }], tone: "good" },
        {
          kind: "text",
          text: [{ key: "agenda.card.documented", with: { given: count(state.documented), of: count(present(state)) } }],
          tone: "quiet",
        },
      ];
    case "cancelled":
      return [{ kind: "text", text: [{ key: "agenda.card.cancelled" }], tone: "warning" }];
  }
};
/** What can be pressed where everybody sees it: one thumb, and what happens stands on the button. */
const cardActions = (state: Agenda): readonly Action<C>[] => {
  switch (state.step) {
    case "draft":
      return [add(state, "primary"), look("show", "agenda.show.button")];
    case "sent":
      return [button("start", "agenda.start", "primary"), button(adding(state), "agenda.add.next"), look("show", "agenda.show.button")];
    case "running": {
      const { now } = state;
      return [
        ...(now === undefined
          ? [button("finish", "agenda.finish.title", "primary")]
          : [{ command: "next", label: { key: "agenda.next" }, style: "primary", values: { point: now } } as const]),
        look("meeting", "agenda.meeting.button"),
        button("attend", "agenda.attend"),
      ];
    }
    case "review":
    case "approved":
      return [look("notes", "agenda.notes.read", "primary")];
    case "cancelled":
      return [];
  }
};
const title = (state: Agenda): Phrase => ({
  key: "agenda.card.title",
  with: { name: nameOf(state), day: { date: state.from, as: "day" } },
});
const card = (state: Agenda, world: World): Post[] => {
  const space = spaceOf(state, world);
  if (space === undefined) return [];
  const message = { title: title(state), notice: "agenda.notice.card", body: cardBody(state), actions: cardActions(state) } as const;
  // The card of the days before is far up when the meeting begins: the one that is held by stands last.
  const key = state.startedAt === undefined ? "card" : "live";
  return [{ key: `${key}:${space}`, to: { space }, message }];
};
type Notice = Post["message"]["notice"];
/** To the one who answers for each agency that day. The key names the obligation and the person. */
const toAgencies = (
  what: string,
  agencies: readonly Agenda["convener"][],
  day: string,
  world: World,
  message: Post["message"],
): readonly Post[] =>
  agencies.flatMap((agency) => {
    const to = contactOf(agency, day, world);
    return to === undefined ? [] : [{ key: `${what}:${agency}:${to}`, to: { member: to }, message }];
  });
/** Whoever is in no space with the others starts the meeting, and comes to it, from here. */
const calledActions = (step: Exclude<Agenda["step"], "review" | "approved">, state: Agenda): readonly Action<C>[] => {
  switch (step) {
    case "draft":
      return [look("show", "agenda.show.button", "primary"), add(state), button("excuse", "agenda.excuse")];
    case "sent":
      return [look("show", "agenda.show.button", "primary"), button("start", "agenda.start"), button("excuse", "agenda.excuse")];
    case "running":
      return [look("meeting", "agenda.meeting.button", "primary"), button("attend", "agenda.attend")];
    case "cancelled":
      // What stands in a calendar is taken out of it where it was put in.
      return [look("show", "agenda.show.button")];
  }
};
const called = (state: Agenda, world: World): readonly Post[] => {
  const { step } = state;
  // Whoever comes to answer for an agency later is not called to what has been.
  if (step === "review" || step === "approved") return [];
  const day = world.calendar.day(state.changedAt);
  const notice: Notice =
    state.step === "cancelled" ? "agenda.notice.cancelled" : state.sequence > 0 ? "agenda.notice.moved" : "agenda.notice.called";
  const body: readonly B[] =
    state.step === "cancelled"
      ? [{ kind: "text", text: [{ key: "agenda.card.cancelled" }], tone: "warning" }]
      : [
          {
            kind: "text",
            text: [
              { key: state.sequence > 0 ? "agenda.moved.body" : "agenda.called.body", with: { convener: { agency: state.convener } } },
            ],
          },
          when(state),
        ];
  // Another time is another message: a card that changes where it stands reaches nobody.
  return toAgencies(`called:${state.sequence}`, state.invited, day, world, {
    title: title(state),
    notice,
    body,
    actions: calledActions(step, state),
  });
};
const reminded = (state: Agenda, world: World): readonly Post[] => {
  const { reminded: asked } = state;
  if (!asked || state.step !== "draft") return [];
  const key = asked.tomorrow ? "agenda.remind.tomorrow" : "agenda.remind.soon";
  const message: Post["message"] = {
    title: { key, with: { name: nameOf(state), day: { date: state.from, as: "day" }, time: { date: state.from, as: "time" } } },
    notice: "agenda.notice.remind",
    actions: [add(state, "primary"), look("show", "agenda.show.button")],
  };
  return toAgencies(`remind:${state.sequence}`, asked.agencies, world.calendar.day(asked.at), world, message);
};
const approval = (state: Agenda, world: World): readonly Post[] => {
  if (state.step !== "review" || state.finishedAt === undefined) return [];
  const message: Post["message"] = {
    title: { key: "agenda.approve.ask", with: { name: nameOf(state), day: { date: state.from, as: "day" } } },
    notice: "agenda.notice.approve",
    body: [{ kind: "text", text: [{ key: "agenda.approve.by", with: { day: { date: state.approveBy ?? state.from, as: "day" } } }] }],
    actions: [look("notes", "agenda.notes.read", "primary")],
  };
  const { n, at: since } = state.corrected ?? { n: 0, at: state.finishedAt };
  // Corrected notes are other notes: who has approved them before is asked again, in a message of its own.
  const asked = toAgencies(n === 0 ? "approve" : `approve:${n}`, present(state), world.calendar.day(since), world, {
    ...message,
    ...(n > 0 && { body: [{ kind: "text", text: [{ key: "agenda.approve.again" }] } as const, ...(message.body ?? [])] }),
  });
  return [...asked, ...late(state, world, message)];
};
/** The latest reminder, to those who have not approved and to the chair, who may adopt the notes without them. */
const late = (state: Agenda, world: World, asked: Post["message"]): readonly Post[] => {
  const n = state.lateAt.length;
  const at = state.lateAt.at(-1);
  if (at === undefined) return [];
  const agencies = missingApprovals(state);
  const again = toAgencies(`late:${n}`, agencies, world.calendar.day(at), world, {
    ...asked,
    notice: "agenda.notice.approveLate",
    body: [{ kind: "text", text: [{ key: "agenda.approve.late" }], tone: "warning" }],
  });
  const chair = reached(state.chair, state, world.calendar.day(at), world);
  const missing: Post["message"] = {
    title: { key: "agenda.late.title", with: { name: nameOf(state) } },
    notice: "agenda.notice.approveLate",
    body: [{ kind: "text", text: [{ key: "agenda.late.missing", with: { list: { list: agencies.map((agency) => ({ agency })) } } }] }],
    actions: [look("notes", "agenda.notes.read"), button("adopt", "agenda.adopt")],
  };
  return [...again, { key: `lateChair:${n}:${chair}`, to: { member: chair }, message: missing }];
};
/** What is wrong stands in the panel only; that something is, the note-taker must hear. */
const faults = (state: Agenda, world: World): readonly Post[] =>
  (state.step === "review" ? state.faults : []).map(({ agency, at }) => {
    const to = reached(state.notes, state, world.calendar.day(at), world);
    const message: Post["message"] = {
      title: { key: "agenda.fault.told", with: { name: nameOf(state), day: { date: state.from, as: "day" } } },
      notice: "agenda.notice.fault",
      body: [{ kind: "text", text: [{ key: "agenda.fault.by", with: { agency: { agency } } }] }],
      actions: [look("notes", "agenda.notes.read", "primary")],
    };
    // Found wrong again after it was corrected is another message: one that comes back under its old key makes no sound.
    return { key: `fault:${agency}:${at}:${to}`, to: { member: to }, message };
  });
/** Everything that should stand in chat. What was asked and is settled is taken back: whoever comes later is not asked. */
export const posts = (state: Agenda, world: World): readonly Post[] => [
  ...card(state, world),
  ...called(state, world),
  ...reminded(state, world),
  ...openPosts(state, world),
  ...excusedPosts(state, world),
  ...approval(state, world),
  ...faults(state, world),
];
