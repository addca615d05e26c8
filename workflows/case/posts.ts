// What stands in chat because of a case: the card, and the messages to those who must do something.
import {
  type Action,
  type Block,
  declassify,
  type Instant,
  type MemberId,
  type Open,
  reveal,
  type Span,
  type Text,
} from "../../src/rules/ui.ts";
import type { Post as AnyPost, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { personOn } from "./rules.ts";
import type { Case, Missed, Part } from "./state.ts";

type C = keyof typeof commands;
type Post = AnyPost<C>;

export const name = (state: Case): Text => [{ ref: state.ref }, { key: "case.dot" }, { words: state.words }];
const roundOf = (state: Case): { readonly round: Open<string> } => ({ round: declassify(String(state.round), "round") });
export const quickActions = (state: Case): readonly Action<C>[] => [
  { command: "calm", label: { key: "case.calm.button" }, style: "primary", values: roundOf(state) },
  { command: "noContact", label: { key: "case.noContact.button" }, values: roundOf(state) },
  { command: "checkIn", label: { key: "case.checkIn.button" }, values: roundOf(state) },
];
export const dayOf = (world: World, at: Instant): string => world.calendar.day(at);
const personal = (key: string, to: MemberId | undefined, message: Post["message"]): Post[] =>
  to === undefined ? [] : [{ key: `${key}:${to}`, to: { member: to }, message }];

/** Who has the ball: the person whom the newest reminder went to, else the holder. */
export const hasItNow = (state: Case, world: World): Span => {
  const latest = state.missed.at(-1);
  const person = latest && personOn(latest.rung, state, dayOf(world, latest.at), world);
  return person === undefined ? state.holder : { member: person };
};

/** Reference, who has it, next day, nothing else: the two words stay with those who take part. A card stands in a space that shows references and in which every agency takes part in the case. Never a quiet one. */
export const cards = (state: Case, world: World): Post[] => {
  const quiet = reveal(state.quiet) === "yes";
  const inside = new Set([state.agency, ...state.parts.filter((part) => part.state === "in").map((part) => part.agency)]);
  const spaces = [...world.people.spaces.values()].filter(
    (space) =>
      space.shows === "references" &&
      space.agencies.length > 0 &&
      space.agencies.every((agency) => inside.has(agency)) &&
      (space.region === undefined || space.region === state.region),
  );
  if (quiet) return [];
  const late = state.missed.length > 0;
  const facts: Block<Span, C> = {
    kind: "facts",
    facts: [
      [{ key: "case.card.who" }, [hasItNow(state, world)]],
      [{ key: "case.card.next" }, [{ date: state.due, as: "day" }]],
    ],
  };
  const message: Post["message"] =
    state.step === "open"
      ? {
          title: { key: late ? "case.card.late" : "case.card.title", with: { ref: state.ref } },
          notice: "case.card.notice",
          body: [facts],
          actions: [
            { panel: "show", label: { key: "case.card.open" } },
            { command: "checkIn", label: { key: "case.card.checkIn" } },
          ],
        }
      : {
          title: { key: "case.card.closed", with: { ref: state.ref } },
          notice: "case.card.notice",
          body: [{ kind: "text", text: [{ key: "case.card.closedBody" }], tone: "quiet" }],
        };
  return spaces.map((space) => ({ key: `card:${space.id}`, to: { space: space.id }, message }));
};

const missedTitle = (m: Missed): Post["message"]["title"]["key"] =>
  m.rung === "holder"
    ? "case.miss.holder"
    : m.rung === "deputy"
      ? "case.miss.deputy"
      : m.rung === "lead"
        ? "case.miss.lead"
        : "case.miss.coordinator";
/** Why nobody needs to do it any more. */
const ended = (state: Case): Span => {
  if (state.step !== "open") return { key: "case.miss.doneNow" };
  if (state.pastEnded === "done" && state.latest) return { key: "case.miss.doneBy", with: { who: { member: state.latest.by } } };
  return state.pastEnded === "postponed"
    ? { key: "case.miss.postponed", with: { day: { date: state.due, as: "day" } } }
    : { key: "case.miss.replanned", with: { day: { date: state.due, as: "day" } } };
};
export const missPosts = (state: Case, world: World): Post[] => {
  const newest = state.missed.at(-1);
  const live = state.missed.flatMap((m) => {
    const last = m === newest;
    const handOver: Action<C> = {
      command: "offer",
      on: { workflow: "handover" },
      values: { scope: declassify("one", "round"), ref: state.ref },
      label: { key: "case.handOver.button" },
    };
    const body: Block<Span, C>[] = [
      { kind: "text", text: name(state) },
      {
        kind: "text",
        text: [last ? { key: missedTitle(m) } : { key: "case.miss.passedOn", with: { who: hasItNow(state, world) } }],
        tone: last ? "warning" : "quiet",
      },
      ...(m.late && last ? [{ kind: "text", text: [{ key: "case.miss.late" }], tone: "quiet" } as const] : []),
    ];
    const look: Action<C> = { panel: "show", label: { key: "case.card.open" } };
    const actions = last ? [...quickActions(state), ...(m.rung === "holder" ? [handOver] : [])] : [look];
    const now = personOn(m.rung, state, dayOf(world, m.at), world);
    return personal(`miss:${m.round}:${m.step}`, last ? now : (m.to ?? now), {
      title: { key: "case.miss.title" },
      notice: "case.miss.notice",
      body,
      actions,
    });
  });
  const done = state.past.flatMap((m) =>
    personal(`miss:${m.round}:${m.step}`, m.to ?? personOn(m.rung, state, dayOf(world, m.at), world), {
      title: { key: state.pastEnded === "done" ? "case.miss.done" : "case.miss.ended" },
      notice: "case.miss.notice",
      body: [
        { kind: "text", text: name(state) },
        { kind: "text", text: [ended(state)], tone: state.pastEnded === "done" ? "good" : "quiet" },
      ],
    }),
  );
  return [...live, ...done];
};

/** Says the same for acute danger and for no contact again and again, so that it tells neither. */
const needed = (state: Case): Post["message"] => ({
  title: { key: "case.red.title" },
  notice: "case.red.notice",
  body: [
    { kind: "text", text: name(state) },
    { kind: "text", text: [{ key: "case.red.body" }] },
  ],
  actions: [{ panel: "show", label: { key: "case.card.open" }, style: "primary" }],
});
export const redPosts = (state: Case, world: World): Post[] => {
  if (!state.red) return [];
  const day = dayOf(world, state.red.at);
  const deputy = personOn("deputy", state, day, world);
  return personal(`red:${state.red.round}`, deputy === state.red.by ? personOn("lead", state, day, world) : deputy, needed(state));
};
export const contactPosts = (state: Case, world: World): Post[] =>
  state.unreached === undefined
    ? []
    : personal(`contact:${state.unreached.round}`, personOn("lead", state, dayOf(world, state.unreached.at), world), needed(state));
export const deadlinePosts = (state: Case, _world: World): Post[] =>
  state.deadlines.flatMap((deadline) =>
    deadline.reminded.flatMap(({ days, left, to }) => {
      return personal(`deadline:${deadline.id}:${days}`, to, {
        title: left < 0 ? { key: "case.deadline.passed" } : { key: "case.deadline.near", with: { days: left } },
        notice: "case.deadline.notice",
        body: [{ kind: "text", text: name(state) }],
        actions: [{ panel: "show", label: { key: "case.card.open" } }],
      });
    }),
  );
export const weekendPosts = (state: Case, world: World): Post[] => {
  const asked = state.weekendAsked;
  if (!asked) return [];
  const body: Block<Span, C>[] = [
    { kind: "text", text: name(state) },
    ...(asked.who ? [{ kind: "text", text: [{ key: "case.weekend.has", with: { who: asked.who } }], tone: "good" } as const] : []),
  ];
  const actions: readonly Action<C>[] = asked.who ? [] : [{ command: "weekend", label: { key: "case.weekend.button" }, style: "primary" }];
  return personal(`weekend:${asked.day}`, asked.to ?? personOn("holder", state, asked.day, world), {
    title: { key: "case.weekend.question" },
    notice: "case.weekend.notice",
    body,
    actions,
  });
};
const unanswered = (state: Case, part: Part): Post[] =>
  part.unanswered === undefined
    ? []
    : personal(`unanswered:${part.agency}:${part.invitedAt}`, part.by, {
        title: { key: "case.unanswered.title", with: { agency: { agency: part.agency } } },
        notice: "case.part.notice",
        body: [
          { kind: "text", text: name(state) },
          { kind: "text", text: [{ key: "case.unanswered.body" }] },
        ],
      });
export const partPosts = (state: Case, world: World): Post[] =>
  state.parts.flatMap((part) => {
    const to = part.contact ?? world.people.answers(part.agency, dayOf(world, part.invitedAt));
    const key = `invite:${part.agency}:${part.invitedAt}`;
    const posts = personal(key, to, {
      title: { key: `case.part.${part.state}` },
      notice: "case.part.notice",
      body: [
        {
          kind: "text",
          // Whoever has not said yes, or no longer takes part, reads no reference.
          text: part.state === "in" ? name(state) : [{ key: "case.part.from", with: { agency: { agency: state.agency } } }],
        },
      ],
      actions:
        part.state === "invited"
          ? [{ panel: "invitation", label: { key: "case.part.open" }, style: "primary" }]
          : part.state === "in"
            ? [{ panel: "show", label: { key: "case.card.open" } }]
            : [],
    }).map((post) => ({ ...post, toAnyone: true as const }));
    if (part.state === "invited") return [...posts, ...unanswered(state, part)];
    const answer = personal(`answer:${part.agency}:${part.invitedAt}`, part.by, {
      title: { key: `case.answer.${part.state}`, with: { agency: { agency: part.agency } } },
      notice: "case.part.notice",
      body: [{ kind: "text", text: name(state) }],
    });
    return [...posts, ...answer];
  });
export const assignedPosts = (state: Case, world: World): Post[] => {
  const moved = state.chain.findLastIndex((step) => step.what === "moved");
  const step = state.chain[moved];
  if (!step) return [];
  return personal(`assigned:${moved}`, world.people.onDuty(step.who, dayOf(world, step.at)), {
    title: { key: "case.assigned.title" },
    notice: "case.assigned.notice",
    body: [
      { kind: "text", text: name(state) },
      {
        kind: "text",
        text: [
          state.missed.length > 0
            ? { key: "case.assigned.late" }
            : { key: "case.assigned.body", with: { day: { date: state.due, as: "day" } } },
        ],
      },
    ],
    actions: [{ panel: "show", label: { key: "case.card.open" }, style: "primary" }],
  });
};
