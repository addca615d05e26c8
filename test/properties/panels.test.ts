// What is shown to one person: to nobody without access, and within what Slack takes; every form too, whatever is typed into it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Raw } from "../../adapters/port.ts";
import { Drawing, limits, renderHome, renderPanel } from "../../adapters/slack/render.ts";
import { renderForm } from "../../adapters/slack/render-form.ts";
import { drawForm, readForm } from "../../src/engine/forms.ts";
import { NO_TERMS } from "../../src/guard/terms.ts";
import { audiencesOf } from "../../src/rules/relation.ts";
import type { AnyWorkflow, Member } from "../../src/rules/workflow.ts";
import type { Reader } from "../../src/words/locale.ts";
import { workflows } from "../../workflows/index.ts";
import { askedOf, insiders, isWorking, locale, maySee, must, sidesOf, viewFits } from "./checks.ts";
import { calledTo, closedIn, isGoing } from "./checks-meetings.ts";
import { contexts } from "./contexts.ts";
import { begin, moves, play, runs, someone, starts } from "./plays.ts";
import { type Instance, instant, type Simulator } from "./simulator.ts";

const readerOf = (sim: Simulator, member: Member): Reader => ({
  language: member.language,
  people: sim.people,
  viewer: member,
});
type Shown = {
  readonly workflow: AnyWorkflow;
  readonly name: string;
  readonly one: Instance | undefined;
};
const panelsOf = (sim: Simulator): readonly Shown[] =>
  [...sim.workflows.values()].flatMap((workflow) =>
    Object.entries(workflow.panels).flatMap(([name, spec]): readonly Shown[] =>
      spec.about === "one"
        ? sim.of(workflow.name).map((one) => ({ workflow, name, one }))
        : ([
            { workflow, name, one: workflow.single && sim.instances.get(workflow.single) },
          ] as Shown[]),
    ),
  );
/** As the engine shows it; undefined: not to this person. */
const show = (sim: Simulator, { workflow, name, one }: Shown, member: Member) => {
  const spec = workflow.panels[name];
  const state = one?.state ?? workflow.initial;
  if (!spec?.access(state, { member }, sim.world({}))) return undefined;
  const viewer = { member, now: instant(sim.now), ...(one && { instance: one.id as never }) };
  return spec.show(state, viewer, sim.world(spec.needs?.(state, viewer, sim.world({})) ?? {}));
};
/** Whether lists show it to them. */
const reads = (one: Instance, member: Member, sim: Simulator): boolean =>
  audiencesOf(member, sim.people).some((key) => one.readers.includes(key));
/** The sharing was stopped in the middle, or was not meant for them: the receiver sees nothing any more, and has an answer left. */
const isLeft = ({ workflow, state }: Instance, { agency }: Member, command: string): boolean =>
  workflow.name === "referral" &&
  ["stays", "movedOut", "deleted"].includes(command) &&
  (state as { facts: { to: string } }).facts.to === agency &&
  (state as { settleBy?: string; astray?: object })[
    command === "deleted" ? "astray" : "settleBy"
  ] !== undefined;
const mustSeeOnly = (
  sim: Simulator,
  one: Instance,
  member: Member,
  panels: Readonly<Record<string, readonly string[]>>,
  works: (member: Member) => boolean = isWorking,
): void => {
  const { workflow, state } = one;
  const among = (agencies: readonly string[]) => works(member) && agencies.includes(member.agency);
  for (const [name, agencies] of Object.entries(panels)) {
    const shown = show(sim, { workflow, name, one }, member) !== undefined;
    must(
      shown === among(agencies),
      `${member.id} ${shown ? "sees" : "does not see"} ${workflow.name}.${name} of a ${one.facts.at(-1)?.type}`,
    );
  }
  const inside = among(Object.values(panels).flat());
  must(!inside || reads(one, member, sim), "a list leaves out what may be seen");
  must(inside || !works(member) || !reads(one, member, sim), "a list shows what may not be seen");
  for (const [name, spec] of Object.entries(workflow.commands))
    must(
      inside ||
        name === workflow.start ||
        isLeft(one, member, name) ||
        !spec.access(state, { member }, sim.world({})),
      `${member.id} may ${workflow.name}.${name}`,
    );
};
const panelFits = (sim: Simulator, shown: Shown, member: Member): void => {
  const panel = show(sim, shown, member);
  if (!panel) return;
  const own = { workflow: shown.workflow.name, ...(shown.one && { instance: shown.one.id }) };
  const worded = locale.panel(panel, readerOf(sim, member), own);
  viewFits(
    renderPanel({ ...worded, shown: { ...own, panel: shown.name } }),
    `${own.workflow}.${shown.name}`,
  );
  must(
    new Drawing("").blocks(worded.body).length < limits.viewBlocks,
    `${own.workflow}.${shown.name} is cut`,
  );
};
const homeFits = (sim: Simulator, member: Member): void => {
  for (const { home, initial, name } of sim.workflows.values()) {
    if (!home?.access(initial, { member }, sim.world({}))) continue;
    const viewer = { member, now: instant(sim.now) };
    const panel = home.show(
      initial,
      viewer,
      sim.world(home.needs?.(initial, viewer, sim.world({})) ?? {}),
    );
    viewFits(renderHome(locale.panel(panel, readerOf(sim, member), { workflow: name })), "home");
  }
};
describe("whatever people do", () => {
  it("a case's panels are shown to those who take part, and to nobody else", () => {
    fc.assert(
      fc.property(starts, moves(50), (start, list) => {
        const sim = begin(start);
        for (const move of list) play(sim, move);
        for (const one of sim.of("case"))
          for (const member of sim.people.members.values()) {
            const shown = ["show", "acute"].map(
              (name) => show(sim, { workflow: one.workflow, name, one }, member) !== undefined,
            );
            must(
              shown.every((each) => each === maySee(one, member)),
              `${member.id} ${maySee(one, member) ? "may not see what they should" : "sees what they may not"}`,
            );
            const mayRead = reads(one, member, sim);
            must(mayRead || !maySee(one, member), "a list leaves out a case that may be seen");
            const invited =
              show(sim, { workflow: one.workflow, name: "invitation", one }, member) !== undefined;
            must(!mayRead || !invited, "whoever is invited and has not said yes is a reader");
            must(
              mayRead === insiders(one).has(member.agency) ||
                invited ||
                (one.state as { step: string }).step !== "open" ||
                !/caseworker|lead|coordinator/.test(member.roles.join()),
              "a list shows a case that may not be seen",
            );
          }
      }),
      runs(60),
    );
  });
  it("a referral is shown to its two sides, a question to the one who asked, its answers to nobody else; a third can do nothing", () => {
    fc.assert(
      fc.property(starts, moves(50), (start, list) => {
        const sim = begin(start);
        for (const move of list) play(sim, move);
        for (const member of sim.people.members.values()) {
          for (const one of sim.of("referral"))
            mustSeeOnly(sim, one, member, { show: [...sidesOf(one)] });
          for (const one of sim.of("capacity")) mustSeeOnly(sim, one, member, askedOf(one));
        }
      }),
      runs(60),
    );
  });
  it("a meeting is shown to those invited, a promise to those who were told; a case at a meeting only to those who may read it", () => {
    const around = workflows.filter(
      ({ name }) => !["referral", "capacity", "handover", "digest"].includes(name),
    );
    fc.assert(
      fc.property(starts, moves(50), (start, list) => {
        const sim = begin(start, {}, around);
        for (const move of list) play(sim, move);
        const all = [...sim.instances.values()];
        for (const member of sim.people.members.values())
          for (const one of all.filter(({ workflow }) =>
            ["series", "agenda", "action"].includes(workflow.name),
          )) {
            mustSeeOnly(sim, one, member, { show: calledTo(one) }, isGoing);
            for (const name of Object.keys(one.workflow.panels)) {
              const closed = closedIn(
                show(sim, { workflow: one.workflow, name, one }, member),
                member,
                all,
              );
              must(
                closed.length === 0,
                `${member.id} sees ${closed.join()} in ${one.workflow.name}.${name}`,
              );
            }
          }
      }),
      runs(60),
    );
  });
  it("panels, the home tab and forms fit what Slack takes, each in its reader's language", () => {
    fc.assert(
      fc.property(starts, moves(40), fc.nat(), (start, list, n) => {
        const sim = begin(start);
        for (const move of list) play(sim, move);
        for (const member of [someone(sim, n), someone(sim, 0), someone(sim, 2)]) {
          for (const shown of panelsOf(sim)) panelFits(sim, shown, member);
          homeFits(sim, member);
          for (const context of contexts(sim, member))
            for (const more of [false, true]) {
              const form = renderForm(
                drawForm({ ...context, more }, "f:1:x", locale, readerOf(sim, member)),
              );
              viewFits(form, `the form ${context.workflow}.${context.command}`);
            }
        }
      }),
      runs(40),
    );
  });
});

describe("whatever is typed into a form", () => {
  const junk = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.constantFrom(
      "",
      "2026-02-30",
      "m:",
      "f:x",
      "__proto__",
      "constructor",
      "yes",
      "high",
      "2026-12-01",
      "19900101-1234",
    ),
  );
  const raw = fc.oneof(junk, fc.array(junk, { maxLength: 4 }));
  const guarding = {
    terms: NO_TERMS,
    platform: "slack",
    sure: false,
    log: () => undefined,
  } as const;
  it("reading never throws, gives only what the fields allow, and the answer with its errors can be drawn", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(raw, { minLength: 10, maxLength: 10 }),
        fc.boolean(),
        (n, typed, more) => {
          const sim = begin(Date.parse("2026-11-25T09:00:00Z"));
          const member = someone(sim, n);
          for (const context of contexts(sim, member)) {
            const names = Object.keys(context.spec.form.fields);
            const given: Raw = Object.fromEntries(
              names.map((name, i) => [name, typed[i % typed.length] ?? ""]),
            );
            const read = readForm({ ...context, typed: given, more }, guarding);
            if (read.kind === "values") {
              must(
                Object.keys(read.values).every((name) => names.includes(name)),
                "a field that the form does not have",
              );
              const command = {
                type: context.command,
                values: read.values,
                by: context.actor,
                at: context.at,
              } as never;
              sim.workflows.get(context.workflow)?.decide(context.state, command, context.world);
            } else
              viewFits(
                renderForm(
                  drawForm(
                    { ...context, more },
                    "f:1:x",
                    locale,
                    readerOf(sim, member),
                    read.errors,
                    read.ask,
                  ),
                ),
                "the form with its errors",
              );
          }
        },
      ),
      runs(150),
    );
  });
  it("and the first screen asks at most five things", () => {
    const sim = begin(Date.parse("2026-11-25T09:00:00Z"));
    for (const workflow of sim.workflows.values())
      for (const [name, spec] of Object.entries(workflow.commands)) {
        const first = Object.values(spec.form.fields).filter(
          (field) => field.kind !== "token" && !("more" in field && field.more),
        );
        // Where the button says which question is asked, the others are on no screen.
        const asked = Object.hasOwn(spec.form.fields, "asks")
          ? Object.keys(spec.form.fields)
          : [undefined];
        const screens = asked.map((asks) =>
          asks === undefined ? first : first.filter((field) => field.when?.({ asks }) ?? true),
        );
        for (const screen of screens)
          expect(screen.length, `${workflow.name}.${name}`).toBeLessThanOrEqual(5);
      }
  });
});
