// The id of a shelter is the operator's choice, and may say where it is: it goes to no platform for anybody outside it, in no value that nobody reads.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Reply, WordedForm, WordedMessage, WordedPanel } from "../../adapters/port.ts";
import {
  renderMessage as slackMessage,
  renderPanel as slackPanel,
} from "../../adapters/slack/render.ts";
import { renderForm as slackForm } from "../../adapters/slack/render-form.ts";
import { renderMessage, renderPanel } from "../../adapters/teams/render.ts";
import { renderForm } from "../../adapters/teams/render-form.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { drawForm, type FormContext, opensSomething } from "../../src/engine/forms.ts";
import { createSignedValues } from "../../src/engine/signed-values.ts";
import type { AnyWorkflow, Member } from "../../src/rules/workflow.ts";
import { Locale } from "../../src/words/locale.ts";
import { workflows } from "../../workflows/index.ts";
import { everybody, now } from "../support/given.ts";
import { presets } from "../support/presets.ts";
import { statesOf, worldWith } from "../support/recorded.ts";
import { Attackers, anna, said } from "../support/referral-attackers.ts";
import { createWorld } from "../support/world.ts";

/** What its own id and those of its people and functions begin with. */
const shelter = "boende-syd";
const registry = new Map(workflows.map((w) => [w.name, w]));
const locale = new Locale(catalogues, presets.sign, opensSomething(registry), presets.hide);
const world = worldWith();
const outside = [...everybody.members.values()].filter(({ agency }) => agency !== shelter);
type Seen = { readonly leaks: Set<string>; drawn: number };
const look = (seen: Seen, what: string, ...screens: readonly unknown[]): void => {
  seen.drawn += 1;
  // What is found is shown with what stands around it; looking for that at once took three quarters of the time.
  const text = screens
    .map((screen) => JSON.stringify(screen))
    .find((each) => each.includes(shelter));
  const found = text && new RegExp(`.{0,60}${shelter}.{0,20}`).exec(text)?.[0];
  if (found !== undefined) seen.leaks.add(`${what}: ${found}`);
};
const form = (seen: Seen, what: string, drawn: WordedForm): void =>
  look(seen, what, slackForm(drawn), renderForm(drawn));
const panel = (seen: Seen, what: string, drawn: WordedPanel): void =>
  look(seen, what, slackPanel(drawn), renderPanel(drawn));
const message = (seen: Seen, what: string, drawn: WordedMessage): void =>
  look(seen, what, slackMessage(drawn), renderMessage(drawn));

/** Of many states some, the first and the last among them: what is offered changes slowly. */
const statesShort = (w: AnyWorkflow): readonly unknown[] => {
  const all = statesOf(w);
  const step = Math.ceil(all.length / 12);
  return all.filter((_, at) => at % step === 0 || at === all.length - 1);
};
const formsOf = (w: AnyWorkflow, member: Member, seen: Seen): void => {
  for (const state of statesShort(w))
    for (const [command, spec] of Object.entries(w.commands)) {
      const actor = { member };
      const rich = worldWith({ ...spec.needs?.(actor, now, world, {}) });
      if (!spec.access(state, actor, rich) || spec.ready?.(state, rich, actor)) continue;
      for (const signed of [false, true]) {
        // As a button or the words may have brought it.
        const ids = {
          agency: shelter,
          agencies: [shelter],
          member: `${shelter}-kontakt`,
          holder: `m:${shelter}-kontakt`,
        };
        const given = Object.fromEntries(
          Object.entries(spec.form.fields).flatMap(([name, { kind }]) =>
            kind in ids ? [[name, ids[kind as keyof typeof ids]]] : [],
          ),
        );
        const context: FormContext = {
          ...{ workflow: w.name, instance: "I", command, spec, state, world: rich, actor, at: now },
          ...{ given, about: () => w.called?.(state) ?? [], signed, typed: {}, more: true },
        };
        form(
          seen,
          `${w.name}.${command}`,
          drawForm(context, "f:0:x", locale, { language: "sv", people: everybody, viewer: member }),
        );
      }
    }
};
const panelsOf = (w: AnyWorkflow, member: Member, seen: Seen): void => {
  for (const state of statesShort(w))
    for (const [name, one] of Object.entries(w.panels)) {
      if ((one.about === "one" && state === w.initial) || !one.access(state, { member }, world))
        continue;
      const viewer = { member, now, instance: "I" as never };
      const shown = one.show(state, viewer, worldWith(one.needs?.(state, viewer, world) ?? {}));
      panel(
        seen,
        `${w.name} ${name}`,
        locale.panel(
          shown,
          { language: "sv", people: everybody, viewer: member },
          { workflow: w.name },
        ),
      );
    }
};
const postsOf = (w: AnyWorkflow, seen: Seen): void => {
  for (const state of statesOf(w))
    for (const post of w.view(state, world).posts) {
      const own = { workflow: w.name, instance: "I" };
      message(
        seen,
        `${w.name} ${post.key.split(":")[0]}`,
        locale.message(post.message, { language: "sv", people: everybody }, own),
      );
    }
};

/** One of each agency and role: what a form offers depends on nothing else of a person. */
const some = [
  ...new Map(outside.map((member) => [`${member.agency} ${member.roles.join()}`, member])).values(),
];
describe("to nobody outside it", () => {
  test.each(workflows.map((w) => [w.name, w] as const))(
    "%s: no form, panel or post carries the shelter's id",
    (_name, w) => {
      const seen: Seen = { leaks: new Set(), drawn: 0 };
      for (const member of some) {
        formsOf(w, member, seen);
        panelsOf(w, member, seen);
      }
      postsOf(w, seen);
      expect([...seen.leaks]).toEqual([]);
      // Only the statistics, what takes kinds out of a case, and what hides the answers of an evaluation, have nothing for the members chosen here.
      if (!["statistics", "removal", "veil"].includes(w.name))
        expect(seen.drawn).toBeGreaterThan(0);
    },
    60_000,
  );
});

describe("through the one door", () => {
  const open_ = async () => {
    const w = await createWorld();
    onTestFinished(() => w.close());
    const a = new Attackers(w);
    return { a, kase: await a.caseOf(anna, "noomi-ersattare") };
  };
  const invite = (a: Attackers, kase: string) =>
    a.ask(anna, { kind: "press", workflow: "case", instance: kase, command: "invite", values: {} });
  const offered = (reply: Reply, label: string): string => {
    const fields = reply.kind === "form" || reply.kind === "errors" ? reply.form.fields : [];
    const all = fields.flatMap(({ input }) => ("options" in input ? input.options : []));
    return all.find((option) => option.label === label)?.value ?? "";
  };
  test("what stands for the shelter says nothing, is the same each time, and leads to it when it comes back", async () => {
    const { a, kase } = await open_();
    const value = offered(await invite(a, kase), "boende");
    expect(value).toMatch(/^h:[\w-]{22}$/);
    expect(offered(await invite(a, kase), "boende")).toBe(value);
    expect(offered(await invite(a, kase), "Socialtjänsten Lund")).toBe("socialtjansten-lund");
    expect(said(await a.consents(kase, { agency: value }))).toBe("done");
    expect(JSON.stringify(await a.state(kase))).toContain(`"${shelter}"`);
  });
  test("chosen and drawn again, it is still the one that is chosen", async () => {
    const { a, kase } = await open_();
    const value = offered(await invite(a, kase), "boende");
    const ask = {
      workflow: "case",
      instance: kase,
      command: "invite",
      values: { agency: value },
      hidden: {},
      more: true,
    } as const;
    const again = await a.ask(anna, { kind: "redraw", ...ask });
    expect(
      again.kind === "form" && again.form.fields.find(({ name }) => name === "agency")?.value,
    ).toBe(value);
  });
  test("an older form that still says the id is taken, a value that is nobody's is not", async () => {
    const { a, kase } = await open_();
    expect((await a.consents(kase, { agency: `h:${"A".repeat(22)}` })).kind).toBe("errors");
    expect(said(await a.consents(kase, { agency: shelter }))).toBe("done");
  });
  test("a button that carries it is still ours when it comes back, and says nothing on its way", async () => {
    const people = everybody;
    const to = { workflow: "case", instance: "I", command: "invite" };
    const values = {
      agency: shelter,
      holder: `m:${shelter}-kontakt`,
      agencies: [shelter, "noomi"],
    };
    const sent = locale.signed(to, values, { language: "sv", people, only: "noomi-kontakt" });
    expect(JSON.stringify(sent)).not.toContain(shelter);
    expect(presets.read(to, presets.show(sent, people), "noomi-kontakt")).toEqual({
      kind: "signed",
      values,
    });
    expect(
      presets.read(to, { ...presets.show(sent, people), agency: "noomi" }, "noomi-kontakt").kind,
    ).toBe("forged");
    expect(createSignedValues(new Uint8Array(32), () => 0).hide(values, people)).not.toEqual(
      presets.hide(values, people),
    );
  });
});
