// A workflow with a file of every format, and some that go wrong. For tests of the core.
import {
  form,
  type InstanceId,
  type Instant,
  type Open,
  type Paper,
  type Phrase,
  type Span,
  seal,
  t,
} from "../../src/rules/ui.ts";
import {
  type Access,
  type Actor,
  type AnyWorkflow,
  type CommandOf,
  type View,
  workflow,
} from "../../src/rules/workflow.ts";

export type MinutesState = {
  readonly step: "new" | "on";
  readonly by?: string;
  readonly closed: boolean;
};
type Event = { readonly type: "began"; readonly by: string } | { readonly type: "closed" };
type File = NonNullable<AnyWorkflow["files"]>[string];

/** A line that every format has a use for. */
export const hostile = '# 1. <b>*x*</b> & [y](https://a.example) | "z"';
const title: Phrase = { key: "core.helpTitle" };
const line = (text: string): Span => ({ text: text as Open<string> });
const memberOf = (actor: Actor): string | undefined =>
  typeof actor === "object" && "member" in actor ? actor.member.id : undefined;
const anybody: Access<MinutesState> = (_state, actor) => memberOf(actor) !== undefined;
const mine: Access<MinutesState> = (state, actor) =>
  state.step === "on" && !state.closed && memberOf(actor) === state.by;
const nobody: Access<MinutesState> = () => false;

const commands = {
  begin: { access: anybody, form: form(title, title, {}), after: () => ({ panel: "one" }) },
  close: {
    access: (_state: MinutesState, actor: Actor) => actor === "configuration",
    form: form(title, title, {}),
  },
} as const;
type Command = CommandOf<typeof commands>;

const body: Paper["body"] = [
  { kind: "heading", text: { key: "core.pickTitle" } },
  { kind: "text", text: [line(hostile)] },
  { kind: "text", text: [line("Tyst\u0007 rad")], tone: "quiet" },
  {
    kind: "facts",
    facts: [
      [{ key: "core.more" }, [{ code: seal("high"), of: "risk" }]],
      [{ key: "core.close" }, []],
    ],
  },
  { kind: "list", items: [[line("ett")], [line("- två")]] },
  {
    kind: "table",
    head: [{ key: "core.more" }, { key: "core.close" }],
    rows: [[[line("cell | ett")], [line("å")]], [[line("ensam")]]],
  },
];
const paper = (as: "docx" | "md"): File => ({
  about: "one",
  access: mine,
  make: () => ({ as, file: { key: "core.helpTitle" }, title, body }),
});
const invitation = (cancelled: boolean): File => ({
  about: "one",
  access: mine,
  make: (_state, viewer) => ({
    as: "ics",
    file: { key: "core.pickTitle" },
    cancelled,
    uid: viewer.instance as InstanceId,
    sequence: 2 as Open<number>,
    summary: t("core.helpIntro", { start: hostile as Open<string> }),
    description: { key: "core.emergency" },
    from: "2026-12-01T08:00:00.000Z" as Instant,
    until: "2026-12-01T09:30:00.000Z" as Instant,
    stamp: "2026-11-25T09:00:00.000Z" as Instant,
  }),
});
const broken: File = {
  about: "one",
  access: mine,
  make: () => {
    throw new RangeError("a text that nobody may read");
  },
};

export const minutes = workflow<MinutesState, Event>()({
  name: "minutes",
  start: "begin",
  initial: { step: "new", closed: false },
  commands,
  decide: (_state, command: Command) =>
    command.type === "begin"
      ? [{ type: "began", by: memberOf(command.by) ?? "" }]
      : [{ type: "closed" }],
  evolve: (state, event) =>
    event.type === "began"
      ? { step: "on", by: event.by, closed: state.closed }
      : { ...state, closed: true },
  view: (): View<keyof typeof commands> => ({
    posts: [],
    timers: [],
    signals: [],
    readers: [{ agency: "alfa" as never }],
    summary: { open: true },
  }),
  panels: {
    one: {
      about: "one",
      access: mine,
      show: () => ({
        title,
        body: [
          {
            kind: "files",
            files: [
              "minutes",
              "notes",
              "invitation",
              "withdrawal",
              "broken",
              "forbidden",
              "no such file",
            ].map((file) => ({
              label: title,
              file,
            })),
          },
        ],
      }),
    },
  },
  files: {
    minutes: paper("docx"),
    notes: paper("md"),
    invitation: invitation(false),
    withdrawal: invitation(true),
    broken,
    forbidden: { ...paper("md"), access: nobody },
    everybody: { ...paper("md"), access: anybody },
  },
  declassified: {},
});
