// What one person may see of a case, or of many.
import { type Action, type Block, declassify, type Panel, type Secret, type Span, type Text } from "../../src/rules/ui.ts";
import type { Member, Viewer, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { consentBlocks, passingActions, shareBlocks } from "./passing/view.ts";
import { hasItNow, name, quickActions } from "./posts.ts";
import { agencyOf } from "./rules.ts";
import type { Case, Part, State, Step } from "./state.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Show = Panel<C>;

export const asCase = (state: State): Case => {
  if (state.step === "new") throw new Error("a panel of a case that is not open");
  return state;
};

const stepText = (step: Step): Text => {
  const day: Span = { key: "case.chain.day", with: { day: { date: step.at, as: "day" } } };
  switch (step.what) {
    case "opened":
      return [{ key: "case.chain.opened", with: { who: step.who } }, day];
    case "moved":
      return [{ key: "case.chain.moved", with: { who: step.who } }, day];
    case "joined":
      return [{ key: "case.chain.joined", with: { agency: { agency: step.agency } } }, day];
    case "left":
      return [{ key: "case.chain.left", with: { agency: { agency: step.agency } } }, day];
    case "closed":
      return [{ key: "case.chain.closed" }, day];
    case "reopened":
      return [{ key: "case.chain.reopened" }, day];
    case "referred":
    case "accepted":
    case "handedOver":
      return [{ key: `case.chain.${step.what}`, with: { agency: { agency: step.agency } } }, day];
  }
};
const chain = (state: Case): readonly B[] => [
  { kind: "heading", text: { key: "case.show.chain" } },
  {
    kind: "steps",
    steps: state.chain
      .slice(-8)
      .map((step, i, all) => ({ text: stepText(step), state: i === all.length - 1 && state.step === "open" ? "now" : "done" })),
  },
];
const parts = (state: Case): readonly B[] => {
  if (state.parts.length === 0) return [];
  const one = (part: Part): B => ({
    kind: "row",
    text: [{ agency: part.agency }, { key: `case.partState.${part.state}` }],
    ...(part.state === "invited" && {
      actions: [{ command: "uninvite", label: { key: "case.uninvite.title" }, values: { agency: part.agency } } as const],
    }),
  });
  return [{ kind: "heading", text: { key: "case.show.parts" } }, ...state.parts.map(one)];
};

const ownerFacts = (state: Case): B => ({
  kind: "facts",
  facts: [
    [{ key: "case.show.risk" }, [{ code: state.risk, of: "risk" }]],
    [{ key: "case.show.child" }, [{ code: state.child, of: "child" }]],
    [{ key: "case.show.quiet" }, [{ code: state.quiet, of: "quiet" }]],
    ...(state.latest
      ? ([
          [{ key: "case.show.safety" }, [{ code: state.latest.safety, of: "safety" }]],
          [{ key: "case.show.contact" }, [{ code: state.latest.contact, of: "contact" }]],
          [
            { key: "case.show.latest" },
            [{ key: "case.show.latestBy", with: { day: { date: state.latest.at, as: "dayTime" }, who: { member: state.latest.by } } }],
          ],
        ] as const)
      : []),
  ],
});
const nextFacts = (state: Case, world: World): readonly B[] =>
  state.next
    ? [
        {
          kind: "facts",
          facts: [
            [
              { key: "case.show.next" },
              [
                { key: `next.${state.next.code}` },
                {
                  key: "case.show.nextValue",
                  with: { who: state.next.who, day: { date: world.calendar.wall(state.next.day, "12:00"), as: "day" } },
                },
              ],
            ],
          ],
        },
      ]
    : [];
const deadlines = (state: Case): readonly B[] => {
  if (state.deadlines.length === 0) return [];
  const rows = state.deadlines.map(
    (d): B => ({
      kind: "row",
      text: [{ code: d.kind, of: "deadline" }],
      detail: [{ day: d.day }],
      actions: [{ command: "deadlineMet", label: { key: "case.deadline.met" }, values: { id: d.id } }],
    }),
  );
  return [{ kind: "heading", text: { key: "case.show.deadlines" } }, ...rows];
};
const handOver = (state: Case): Action<C> => ({
  command: "offer",
  on: { workflow: "handover" },
  values: { scope: declassify("one", "round"), ref: state.ref },
  label: { key: "case.handOver.button" },
});
const button = (command: C, key: Action["label"]["key"]): Action<C> => ({ command, label: { key } });
const ownerActions = (state: Case, viewer: Viewer): readonly B[] => {
  const { member } = viewer;
  const mayHandOver = "member" in state.holder && state.holder.member === member.id;
  return [
    { kind: "actions", actions: quickActions(state) },
    { kind: "heading", text: { key: "case.show.more" } },
    {
      kind: "actions",
      actions: [
        ...(mayHandOver ? [handOver(state)] : []),
        ...passingActions(viewer.instance),
        button("invite", "case.invite.title"),
        button("snooze", "case.snooze.title"),
        button("assign", "case.assign.title"),
        button("setRisk", "case.risk.title"),
        button("setDeadline", "case.deadline.title"),
        button("close", "case.close.title"),
      ],
    },
  ];
};
const closedActions = (state: Case, world: World, member: Member): readonly Action<C>[] => {
  const word = agencyOf(state, world)?.record ?? "egen";
  return [
    ...(state.filedOn ? [] : [{ command: "file", label: { key: `case.file.${word}` }, style: "primary" } as const]),
    button("reopen", "case.reopen.title"),
    ...(state.filedOn && member.roles.includes("lead")
      ? [{ command: "erase", label: { key: "case.erase.title" }, style: "danger" } as const]
      : []),
  ];
};
const head = (state: Case, world: World): readonly B[] => [
  {
    kind: "facts",
    facts: [
      [{ key: "case.opened.words" }, [{ words: state.words }]],
      [{ key: "case.show.who" }, [state.holder]],
      [{ key: "case.show.deputy" }, [{ member: state.deputy }]],
      ...(state.step === "open" ? ([[{ key: "case.show.due" }, [{ date: state.due, as: "day" }]]] as const) : []),
    ],
  },
  ...(state.missed.length > 0
    ? [{ kind: "text", text: [{ key: "case.show.late", with: { who: hasItNow(state, world) } }], tone: "warning" } as const]
    : []),
];
/** To whom else it was referred is not among what a guest was shown. */
const passed: readonly Step["what"][] = ["referred", "accepted", "handedOver"];
/** What an invited agency sees: the snapshot that was shared, not a live record. */
const snapshot = (part: Part): readonly B[] => {
  const { snapshot: shown } = part;
  const facts: [Action["label"], (Span | Secret)[]][] = [
    [{ key: "case.invitation.basis" }, [{ code: part.basis, of: "basis" }]],
    [{ key: "case.invitation.purpose" }, [{ code: part.purpose, of: "purpose" }]],
  ];
  if (shown.risk) facts.push([{ key: "case.show.risk" }, [{ code: shown.risk, of: "risk" }]]);
  if (shown.child) facts.push([{ key: "case.show.child" }, [{ code: shown.child, of: "child" }]]);
  if (shown.next) facts.push([{ key: "case.show.next" }, [{ key: `next.${shown.next}` }]]);
  for (const deadline of shown.deadlines ?? [])
    facts.push([{ key: "case.show.deadlines" }, [{ code: deadline.kind, of: "deadline" }, { key: "case.dot" }, { day: deadline.day }]]);
  return [
    { kind: "facts", facts },
    { kind: "text", text: [{ key: "case.invitation.asOf", with: { at: { date: shown.at } } }], tone: "quiet" },
  ];
};

export const showCase = (state: Case, viewer: Viewer, world: World): Show => {
  const title = { key: "case.show.title", with: { ref: state.ref } } as const;
  const { member } = viewer;
  const part = state.parts.find((p) => p.agency === member.agency);
  if (state.agency !== member.agency && part) {
    const actions: readonly Action<C>[] = state.step === "open" ? [...quickActions(state), button("leave", "case.leave.title")] : [];
    return {
      title,
      body: [
        ...head(state, world),
        ...snapshot(part),
        ...chain({ ...state, chain: state.chain.filter(({ what }) => !passed.includes(what)) }),
        { kind: "actions", actions },
      ],
    };
  }
  const body = [
    ...head(state, world),
    ...nextFacts(state, world),
    ownerFacts(state),
    ...deadlines(state),
    ...parts(state),
    ...shareBlocks(state),
    ...consentBlocks(state),
    ...chain(state),
  ];
  return {
    title,
    body: [
      ...body,
      ...(state.step === "open"
        ? ownerActions(state, viewer)
        : ([{ kind: "actions", actions: closedActions(state, world, member) }] as const)),
    ],
  };
};
export const showInvitation = (state: Case, viewer: Viewer): Show => {
  const part = state.parts.find((p) => p.agency === viewer.member.agency);
  return {
    title: { key: "case.invitation.title" },
    body: [
      { kind: "text", text: [{ key: "case.part.from", with: { agency: { agency: state.agency } } }] },
      ...(part ? snapshot(part) : []),
      {
        kind: "actions",
        actions: [
          { command: "accept", label: { key: "case.accept.submit" }, style: "primary" },
          { command: "decline", label: { key: "case.decline.title" } },
        ],
      },
    ],
  };
};
export const showClosed = (state: Case, viewer: Viewer, world: World): Show => {
  const agency = agencyOf(state, world);
  const word = agency?.record ?? "egen";
  const from = state.closed
    ? world.calendar.wall(
        new Date(Date.parse(state.closed.at) + (agency?.retentionDays ?? 90) * 86_400_000).toISOString().slice(0, 10),
        "12:00",
      )
    : undefined;
  const text: Text = state.filedOn
    ? [
        { key: `case.closed.filed.${word}` },
        { key: "case.dot" },
        ...(from ? [{ key: "case.closed.erasable", with: { day: { date: from, as: "day" } } } as const] : []),
      ]
    : [{ key: `case.closed.next.${word}` }];
  return {
    title: { key: "case.closed.title" },
    body: [
      { kind: "text", text: name(state) },
      { kind: "text", text },
      { kind: "actions", actions: closedActions(state, world, viewer.member) },
    ],
  };
};
