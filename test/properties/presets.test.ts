// What the program puts into a button or a form comes back through each platform as it was, and none of its ids is ever stopped.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ask, Raw, WordedForm } from "../../adapters/port.ts";
import { parseAction, parseSubmission } from "../../adapters/slack/parse.ts";
import { limits, Drawing as SlackDrawing } from "../../adapters/slack/render.ts";
import { moreAction, renderForm as slackForm } from "../../adapters/slack/render-form.ts";
import { pressedIn, questionIn } from "../../adapters/teams/parse.ts";
import { Drawing as TeamsDrawing } from "../../adapters/teams/render.ts";
import { renderForm as teamsForm } from "../../adapters/teams/render-form.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { drawForm, type FormContext, knownPresets, readForm } from "../../src/engine/forms.ts";
import { drawFresh } from "../../src/engine/ids.ts";
import { guard, guardTerms } from "../../src/guard/index.ts";
import type { Action } from "../../src/rules/ui.ts";
import { Locale, type Reader } from "../../src/words/locale.ts";
import { kase } from "../../workflows/case/index.ts";
import { everybody, memberOf, now, worldOf } from "../support/given.ts";
import { presets } from "../support/presets.ts";

const locale = new Locale(catalogues, presets.sign);
const member = memberOf("noomi-kontakt");
const reader: Reader = { language: "sv", people: everybody, viewer: member };
const terms = guardTerms([], []);
const revoke = kase.commands.revoke;
const instance = "7KQ3M9XW2B4C5D6E";
const context = (given: Raw, typed: Raw = {}): FormContext => ({
  workflow: "case",
  instance,
  command: "revoke",
  spec: revoke,
  state: kase.initial,
  world: worldOf({}),
  actor: { member },
  at: now,
  given,
  about: () => [],
  typed,
  more: false,
});

const text = fc.oneof(
  fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/),
  fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12}){0,2}$/),
  fc.string({ maxLength: 60 }),
);
const brought = fc.dictionary(
  fc.stringMatching(/^[a-z][a-zA-Z]{0,11}$/),
  fc.oneof(text, fc.array(text, { maxLength: 4 })),
  {
    minKeys: 1,
    maxKeys: 5,
  },
);
const user = { id: "U1", team_id: "T1" };
/** What comes back when a form is sent and when it changes while it is open. */
const formBack = (form: WordedForm): readonly (Ask | undefined)[] => {
  const view = {
    id: "V1",
    state: { values: {} },
    ...(JSON.parse(JSON.stringify(slackForm(form))) as object),
  };
  const press = {
    user,
    trigger_id: "1",
    view,
    actions: [{ action_id: moreAction, value: moreAction }],
  };
  const { card } = teamsForm(form);
  const submit = (
    JSON.parse(JSON.stringify(card.content)) as { actions: { data: { f: object } }[] }
  ).actions[0];
  return [
    parseSubmission({ user, view })?.incoming.ask,
    parseAction(press)?.incoming.ask,
    pressedIn(submit?.data)?.ask,
    pressedIn({ f: { ...submit?.data.f, a: "more" } })?.ask,
  ];
};
const buttonBack = (action: Action): readonly (Ask | undefined)[] => {
  const worded = locale.action(action, reader, { workflow: "case", instance });
  const slack = new SlackDrawing("").button(worded);
  const [chat, dialog] = (["chat", "dialog"] as const).map(
    (place) =>
      (
        JSON.parse(JSON.stringify(new TeamsDrawing({ in: place }).button(worded, 0))) as {
          data: unknown;
        }
      ).data,
  );
  return [
    parseAction({ user, trigger_id: "1", actions: [{ action_id: "do:1", value: slack.value }] })
      ?.incoming.ask,
    pressedIn(chat)?.ask,
    pressedIn(dialog)?.ask,
    pressedIn(questionIn(dialog)?.data)?.ask,
  ];
};
const carried = (ask: Ask | undefined): Raw =>
  ask && "hidden" in ask ? ask.hidden : ask?.kind === "press" ? ask.values : {};
const verifies = (ask: Ask | undefined, values: Raw): void => {
  if (!ask || !("command" in ask)) throw new Error("nothing came back");
  expect(presets.read(ask, carried(ask), member.id)).toEqual({
    kind: "signed",
    values: { ...values },
  });
};

describe("through both platforms", () => {
  it("what a form hides comes back as it was", () => {
    fc.assert(
      fc.property(brought, (values) => {
        for (const ask of formBack(drawForm(context(values), "f:1:A", locale, reader)))
          verifies(ask, values);
      }),
    );
  });
  it("what a button brings comes back as it was, also from a button that asks first", () => {
    fc.assert(
      fc.property(brought, (values) => {
        const action = {
          command: "revoke",
          label: { key: "core.more" },
          confirm: { key: "core.sure" },
          values,
        } as unknown as Action;
        for (const ask of buttonBack(action)) verifies(ask, values);
      }),
    );
  });
  it("ids as long as the machine's own leave room in a button of Slack", () => {
    const values = {
      kase: instance,
      to: "socialtjansten-malmo",
      service: "ekonomiskt_bistand",
      urgency: "normal",
    };
    const action = {
      command: "draft",
      label: { key: "core.more" },
      on: { workflow: "referral" },
      values,
    } as unknown as Action;
    const { value } = new SlackDrawing("").button(
      locale.action(action, reader, { workflow: "case" }),
    );
    expect(String(value).length).toBeLessThan(limits.buttonValue / 4);
  });
});

describe("sixty thousand ids as the engine draws them", () => {
  const ids = Array.from({ length: 60_000 }, () => drawFresh().instance as string);
  it("are none of them stopped; the guard alone would stop some", () => {
    expect(ids.filter((id) => knownPresets(revoke, { id }).id !== id)).toEqual([]);
    expect(ids.filter((id) => guard(id, terms).kind === "blocked").length).toBeGreaterThan(5);
    // A busy machine has time.
  });
  it("withdraw a consent, each of them", () => {
    const guarding = { terms, platform: "slack", sure: false, log: () => undefined } as const;
    const unread = ids.filter(
      (id) => readForm(context({ id }, { how: "spoken" }), guarding).kind !== "values",
    );
    expect(unread).toEqual([]);
  });
});
