// What every workflow owes the core: each command with access, form and texts, each panel for an example, rules that stay pure.
import { describe, expect, test } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { drawForm, type FormContext } from "../../src/engine/forms.ts";
import type { Field, Phrase, PlainKey } from "../../src/rules/ui.ts";
import type { Actor, Language } from "../../src/rules/workflow.ts";
import { Locale } from "../../src/words/locale.ts";
import { workflows } from "../../workflows/index.ts";
import { sources } from "../catalogues/source.ts";
import { everybody, now } from "../support/given.ts";
import { presets } from "../support/presets.ts";
import { statesOf, worldWith } from "../support/recorded.ts";

const locale = new Locale(catalogues, presets.sign);
const languages: readonly Language[] = ["sv", "en"];
const members = [...everybody.members.values()];

const world = worldWith();

const textsOf = (field: Field): readonly Phrase[] => [
  field.label,
  ...(field.hint ? [field.hint] : []),
];

describe.each(workflows.map((w) => [w.name, w] as const))("workflow %s", (_name, w) => {
  const commands = Object.entries(w.commands);
  test("starts with a command of its own, and says what class B decides, with a reason", () => {
    expect(Object.keys(w.commands)).toContain(w.start);
    for (const reason of Object.values(w.declassified)) expect(reason.length).toBeGreaterThan(20);
  });
  test("every command has access; nobody is let in by default", () => {
    for (const [name, spec] of commands) {
      expect(spec.access, name).toBeTypeOf("function");
      const nobody: Actor = { sender: "nobody", instance: "x" as never };
      expect(spec.access(w.initial, nobody, world), name).toBe(false);
    }
    for (const [name, panel] of Object.entries(w.panels))
      expect(panel.access, name).toBeTypeOf("function");
  });
  test.each(languages)("every command's texts are there: %s", (language) => {
    for (const [name, spec] of commands) {
      const phrases = [
        spec.form.title,
        spec.form.submit,
        ...Object.values(spec.form.fields).flatMap(textsOf),
      ];
      for (const phrase of phrases)
        expect(
          catalogues.phrases[language][phrase.key]?.length ?? 0,
          `${name} ${phrase.key}`,
        ).toBeGreaterThan(0);
      for (const key of [spec.words, spec.help])
        if (key) expect(locale.entry(key, language), `${name} ${key}`).not.toBe("");
      for (const field of Object.values(spec.form.fields))
        if (field.kind === "choice" || field.kind === "choices")
          for (const option of field.options)
            expect(locale.option(field.of, option, language), `${name} ${field.of}`).not.toBe("");
    }
  });
  test("the first screen of a form has at most five fields", () => {
    for (const [name, { form }] of commands) {
      const first = Object.values(form.fields).filter(
        (field) => field.kind !== "token" && !field.more && !field.when,
      );
      expect(first.length, name).toBeLessThanOrEqual(5);
    }
  });
  test("every form is drawn for whoever may, on every state, in both languages", () => {
    // Asked once at the end: so often, the asking took longer than the drawing.
    const twice = new Set<string>();
    for (const state of statesOf(w))
      for (const [command, spec] of commands)
        for (const member of members) {
          const actor = { member };
          if (!spec.access(state, actor, world) || spec.ready?.(state, world, actor)) continue;
          const base = {
            workflow: w.name,
            instance: "I",
            command,
            spec,
            state,
            world,
            actor,
            at: now,
            given: {},
            about: () => w.called?.(state) ?? [],
            signed: false,
            typed: {},
          };
          for (const language of languages)
            for (const more of [false, true]) {
              const context: FormContext = { ...base, more };
              const drawn = drawForm(context, "f:0:x", locale, {
                language,
                people: everybody,
                viewer: member,
              });
              if (new Set(drawn.fields.map((field) => field.name)).size < drawn.fields.length)
                twice.add(command);
            }
        }
    expect([...twice]).toEqual([]);
  });
  test("every panel shows for an example, in both languages, and nothing in it is empty", () => {
    const shown = new Set<string>();
    for (const state of statesOf(w))
      for (const [name, panel] of Object.entries(w.panels))
        for (const member of members) {
          // What is about none is the same whatever one of them is.
          const fits =
            panel.about === "one"
              ? state !== w.initial
              : state === w.initial || w.single !== undefined;
          if (!fits || !panel.access(state, { member }, world)) continue;
          const viewer = { member, now, instance: "I" as never };
          const rich = worldWith(panel.needs?.(state, viewer, world) ?? {});
          const words = languages.map((language) =>
            locale.panel(
              panel.show(state, viewer, rich),
              { language, people: everybody, viewer: member },
              { workflow: w.name },
            ),
          );
          for (const panel_ of words) expect(panel_.title, name).not.toBe("");
          shown.add(name);
        }
    expect(Object.keys(w.panels).filter((name) => !shown.has(name))).toEqual([]);
  });
  test("the home page shows for everybody whom it lets in", () => {
    const { home } = w;
    if (!home) return;
    for (const member of members.filter((m) => home.access(w.initial, { member: m }, world)))
      for (const language of languages) {
        const page = locale.panel(
          home.show(w.initial, { member, now }, world),
          { language, people: everybody },
          { workflow: w.name },
        );
        expect(page.body.length).toBeGreaterThan(0);
      }
  });
  test("every view can be put into words, for a person and for a space; its keys are its own; it does not change the state", () => {
    for (const state of statesOf(w)) {
      const before = JSON.stringify(state);
      const view = w.view(state, world);
      expect(JSON.stringify(state)).toBe(before);
      expect(JSON.stringify(w.view(state, world))).toBe(JSON.stringify(view));
      expect(new Set(view.posts.map((p) => p.key)).size).toBe(view.posts.length);
      expect(new Set(view.timers.map((t) => t.key)).size).toBe(view.timers.length);
      for (const timer of view.timers)
        expect(w.commands[timer.command]?.access(state, "clock", world), timer.key).toBe(true);
      for (const post of view.posts)
        for (const language of languages) {
          const worded = locale.message(
            post.message,
            { language, people: everybody },
            { workflow: w.name, instance: "I" },
          );
          expect([worded.title, worded.notice]).not.toContain("");
        }
    }
  });
  test("every tell names a command that the other has", () => {
    for (const state of statesOf(w))
      for (const told of w.view(state, world).signals) {
        const other = workflows.find((x) => x.name === told.workflow);
        expect(Object.keys(other?.commands ?? {}), told.key).toContain(told.command);
        const by: Actor = { sender: w.name, instance: "I" as never };
        expect(other?.commands[told.command]?.access(other.initial, by, world), told.key).toBe(
          true,
        );
      }
  });
  test("every button leads somewhere", () => {
    for (const state of statesOf(w))
      for (const { message } of w.view(state, world).posts)
        for (const action of [
          ...(message.actions ?? []),
          ...(message.body ?? []).flatMap((b) => ("actions" in b ? (b.actions ?? []) : [])),
        ]) {
          if ("phone" in action) continue;
          const target =
            "on" in action && action.on ? workflows.find((x) => x.name === action.on?.workflow) : w;
          const known = "panel" in action ? target?.panels : target?.commands;
          expect(Object.keys(known ?? {})).toContain(
            "panel" in action ? action.panel : action.command,
          );
        }
  });
});

test("every refusal is a sentence that says what is so, in both languages", () => {
  const keys = sources("workflows").flatMap(({ text }) =>
    [...text.matchAll(/\brefuse\(\s*"([\w.]+)"/g)].map((match) => match[1]),
  );
  expect(keys.length).toBeGreaterThan(40);
  for (const key of new Set(keys))
    for (const language of languages)
      expect(locale.entry(key as PlainKey, language), `${key} ${language}`).toMatch(
        /^\p{Lu}.{8,}[.?]$/u,
      );
});

test("names of workflows are their own, and one of them has the home page", () => {
  expect(new Set(workflows.map((w) => w.name)).size).toBe(workflows.length);
  expect(workflows.filter((w) => w.home)).toHaveLength(1);
});
