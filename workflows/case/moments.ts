// Shown at one moment: a case was opened, it is about a child, somebody is in danger.
import type { Block, Open, Panel, Secret, Span } from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import type { Case } from "./state.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Show = Panel<C>;

export const showOpened = (state: Case): Show => ({
  title: { key: "case.opened.title" },
  body: [
    {
      kind: "facts",
      facts: [
        [{ key: "case.opened.ref" }, [{ ref: state.ref }]],
        [{ key: "case.opened.words" }, [{ words: state.words }]],
        [{ key: "case.opened.next" }, [{ date: state.due }]],
      ],
    },
    { kind: "text", text: [{ key: "case.opened.keep" }] },
  ],
});
/** A child: the way out of chat comes first. docs/domain.md, decision 9: orosanmälan never waits for consent. */
export const showChild = (state: Case): Show => {
  const opened = showOpened(state);
  const body: readonly B[] = [
    { kind: "heading", text: { key: "case.child.title" } },
    { kind: "text", text: [{ key: "case.child.now" }], tone: "danger" },
    { kind: "text", text: [{ key: "case.child.how" }] },
    { kind: "actions", actions: [{ panel: "who", on: { workflow: "people" }, label: { key: "case.child.numbers" }, style: "primary" }] },
    { kind: "divider" },
  ];
  return { ...opened, body: [...body, ...opened.body] };
};
/** Numbers to phone, the ones that answer at any hour first, then the on-call social services of the region. */
export const showAcute = (state: Case, world: World): Show => {
  const call = (name: Span, phone: Open<string>): B => ({
    kind: "row",
    text: [name],
    actions: [{ phone, label: { key: "case.acute.number", with: { name: phone } } }],
  });
  const always = world.people.numbers
    .filter((n) => n.always)
    .map((n) => call({ key: "case.acute.number", with: { name: n.name } }, n.phone));
  const near = [...world.people.agencies.values()].filter((agency) => agency.regions.includes(state.region));
  const onCall = near
    .flatMap((agency) => agency.onCall)
    .map((o) => call({ key: "case.acute.onCall", with: { municipality: o.municipality } }, o.phone));
  return {
    title: { key: "case.acute.title" },
    body: [
      { kind: "text", text: [{ key: "core.emergency" }], tone: "danger" },
      ...always,
      ...onCall.slice(0, 40),
      { kind: "text", text: [{ key: "case.acute.then" }] },
      { kind: "actions", actions: [{ command: "called", label: { key: "case.acute.called" }, style: "primary" }] },
    ],
  };
};
