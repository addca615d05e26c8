// Whatever people do: every message fits a card of Teams and a message of Slack whole, so that one that does not is refused here and not at night.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WordedMessage } from "../../adapters/port.ts";
import { cardActivity } from "../../adapters/teams/deliver.ts";
import {
  budgets,
  type Dialog,
  renderHome,
  renderMessage,
  renderPanel,
} from "../../adapters/teams/render.ts";
import { renderForm } from "../../adapters/teams/render-form.ts";
import { cardProblems } from "../../playground/teams/cards.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { drawForm, opensSomething } from "../../src/engine/forms.ts";
import type { Message, Panel } from "../../src/rules/ui.ts";
import type { Member, People, Row } from "../../src/rules/workflow.ts";
import { Locale } from "../../src/words/locale.ts";
import { kase } from "../../workflows/case/index.ts";
import { day } from "../../workflows/day/index.ts";
import { digest } from "../../workflows/digest/index.ts";
import { handover } from "../../workflows/handover/index.ts";
import { workflows } from "../../workflows/index.ts";
import { people } from "../../workflows/people/index.ts";
import { referral } from "../../workflows/referral/index.ts";
import { everybody, given, local, memberOf, register, row, type Story } from "../support/given.ts";
import { presets } from "../support/presets.ts";
import { inputsIn } from "../support/teams.ts";
import { checkInWith, high } from "../workflows/case/cases.ts";
import { must, postsFit } from "./checks.ts";
import { allInvited, fullQuestion, fullReferrals, manyReferrals, passingOn } from "./fullest.ts";
import { fullNumbers, fullYears } from "./fullest-figures.ts";
import { atMeetings, fullActions, fullMeetings, fullSeries } from "./fullest-meetings.ts";
import { begin, moves, play, runs, someone, starts } from "./plays.ts";
import { instant, type Simulator, type Written } from "./simulator.ts";

const locale = new Locale(
  catalogues,
  presets.sign,
  opensSomething(new Map(workflows.map((w) => [w.name, w]))),
);
/** What a card may take; the ids around it take less than this. */
const cardMost = budgets[0] + 1_500;
const bytes = (value: unknown): number => 2 * JSON.stringify(value).length;
const messageFault = (worded: WordedMessage): string | undefined => {
  const { card, summary, cut } = renderMessage(worded);
  if (cut) return "is cut";
  const problems = cardProblems(card, "message");
  if (problems.length > 0) return problems.join("; ");
  return bytes(cardActivity(card, summary)) > cardMost ? "is over the budget" : undefined;
};
const bothLanguages = (
  message: Message,
  who: People,
  own: { workflow: string; instance: string },
): string | undefined =>
  (["sv", "en"] as const)
    .map((language) => messageFault(locale.message(message, { language, people: who }, own)))
    .find(Boolean);
const isCut = (dialog: Dialog): boolean =>
  JSON.stringify(dialog.card).includes('{"type":"TextRun","text":"…","isSubtle":true}');
const panelFault = (
  panel: Panel,
  member: Member,
  who: People,
  own: { workflow: string; instance?: string },
  name: string,
): string[] => {
  const worded = locale.panel(
    panel,
    { language: member.language, people: who, viewer: member },
    own,
  );
  const dialog = renderPanel({ ...worded, shown: { ...own, panel: name } });
  return [...(isCut(dialog) ? ["is cut"] : []), ...cardProblems(dialog.card.content, "dialog")];
};

const seen = new Map<string, string | undefined>();
const cardsFit = ({ before, after, world }: Written): void => {
  for (const [id, post] of after.shown) {
    if (post.gone || post.content === "" || before?.shown.get(id)?.content === post.content)
      continue;
    const own = { workflow: after.workflow.name, instance: after.id };
    const fault = seen.has(post.content)
      ? seen.get(post.content)
      : bothLanguages(JSON.parse(post.content), world.people, own);
    seen.set(post.content, fault);
    must(fault === undefined, `${own.workflow} ${post.key} ${fault}`);
  }
};
const panelsFit = (sim: Simulator, member: Member): void => {
  for (const w of sim.workflows.values()) {
    for (const [name, spec] of Object.entries(w.panels)) {
      const ones =
        spec.about === "one"
          ? sim.of(w.name)
          : [w.single === undefined ? undefined : sim.instances.get(w.single)];
      for (const one of ones) {
        const state = one?.state ?? w.initial;
        const viewer = { member, now: instant(sim.now), ...(one && { instance: one.id as never }) };
        if (!spec.access(state, { member }, sim.world({}))) continue;
        const panel = spec.show(
          state,
          viewer,
          sim.world(spec.needs?.(state, viewer, sim.world({})) ?? {}),
        );
        const own =
          one === undefined ? { workflow: w.name } : { workflow: w.name, instance: one.id };
        const faults = panelFault(panel, member, sim.people, own, name);
        must(faults.length === 0, `${w.name}.${name} ${faults.join("; ")}`);
      }
    }
  }
};
const formsFit = (sim: Simulator, member: Member): void => {
  const actor = { member };
  for (const w of sim.workflows.values())
    for (const one of [undefined, ...sim.of(w.name)])
      for (const [command, spec] of Object.entries(w.commands)) {
        const state = one?.state ?? w.initial;
        const world = sim.world({});
        if (!spec.access(state, actor, world) || spec.ready?.(state, world, actor)) continue;
        const base = {
          workflow: w.name,
          instance: one?.id,
          command,
          spec,
          state,
          world,
          actor,
          at: instant(sim.now),
          given: {},
          about: () => w.called?.(state) ?? [],
          signed: false,
          typed: {},
        };
        const reader = { language: member.language, people: sim.people, viewer: member };
        const form = drawForm({ ...base, more: true }, "f:1:x", locale, reader);
        const { content } = renderForm(form).card;
        const problems = cardProblems(content, "dialog");
        must(problems.length === 0, `the form ${w.name}.${command} ${problems.join("; ")}`);
        const asked = form.fields
          .filter(({ input }) => !("options" in input) || input.options.length > 0)
          .map(({ name }) => `f:${name}`);
        must(
          JSON.stringify(inputsIn(content)) === JSON.stringify(asked),
          `the form ${w.name}.${command} has lost a field`,
        );
      }
};

describe("whatever people do", () => {
  it("every message stands whole on a card of Teams, and in Slack", () => {
    fc.assert(
      fc.property(starts, moves(60), (start, list) => {
        const written = (w: Written): void => {
          cardsFit(w);
          postsFit(w, w.world.people);
        };
        const sim = begin(start, { written });
        for (const move of list) play(sim, move);
        must(seen.size > 0, "nothing was shown");
      }),
      runs(60),
    );
  });
  it("panels are whole in a dialog, and forms have all their fields", () => {
    fc.assert(
      fc.property(starts, moves(40), fc.nat(), (start, list, n) => {
        const sim = begin(start);
        for (const move of list) play(sim, move);
        for (const member of [someone(sim, n), someone(sim, 0), someone(sim, 2)]) {
          panelsFit(sim, member);
          formsFit(sim, member);
        }
      }),
      runs(30),
    );
  });
});

/** Ids and words as long as the machine's own can be. */
const manyRows = (n: number): readonly Row[] =>
  Array.from({ length: n }, (_, i) =>
    row(`7KQ3M9XZ7KQ3M9${String(i).padStart(2, "0")}`, {
      open: true,
      ref: "SYD-7KQ3-M9",
      words: "eftertänksam sandstensklippa",
      dueAt: local("2026-11-25", "09:00"),
      holder: { member: "noomi-kontakt" },
      round: "12",
    }),
  );
const own = { workflow: "case", instance: "7KQ3M9XZ7KQ3M9XZ" };
const faultsOf = (story: Story): readonly string[] =>
  story.view.posts.flatMap((post) => bothLanguages(post.message, everybody, own) ?? []);
const shownFaults = (story: Story, name: string, by: string): readonly string[] =>
  panelFault(story.panel(name, by) as Panel, memberOf(by), everybody, own, name);
const fullCase = (deadlines: number): Story => {
  let story = high({ child: "yes" }).done(
    "checkIn",
    checkInWith({ safety: "red", domains: ["housing", "health", "legal"], consent: "yes" }),
  );
  for (let i = 0; i < deadlines; i++)
    story = story.done("setDeadline", { kind: "betanketid", day: "2027-01-15" });
  story = allInvited(story).done(
    "accept",
    { contact: "regionkoordinator-1" },
    "regionkoordinator-1",
  );
  for (let step = 1; step < 9; step++) story = story.fires(`miss:case:2:${step - 1}`);
  return story;
};

describe("at their fullest", () => {
  it("the day's list: twenty rows with three buttons each, late, and more than that", () => {
    const rows = manyRows(21);
    const world = { rows: { due: rows, cases: rows.slice(0, 20) } };
    const story = given(day, [], world).done(
      "start",
      { member: "noomi-kontakt" },
      "configuration",
      local("2026-11-25", "07:00"),
    );
    const full = story.fires(Object.keys(story.timers)[0] ?? "", local("2026-11-25", "14:00"));
    expect(full.state.cases).toHaveLength(20);
    expect(faultsOf(full)).toEqual([]);
  });
  it("a hand-over of two hundred cases, and a digest of every agency", () => {
    const rows = manyRows(99).concat(manyRows(99));
    const story = given(handover, [], { rows: { mine: rows, cases: rows } }).done("offer", {
      to: "noomi-ersattare",
    });
    expect(faultsOf(story)).toEqual([]);
    const all = register.agencies.flatMap(({ id: agency }) =>
      Array.from({ length: 1_000 }, () => ({
        instance: "C",
        workflow: "case",
        summary: { agency, open: true },
      })),
    );
    const counts = { open: all, opened: all, closed: all } as never;
    const weekly = given(digest)
      .done("start", { region: "SYD" }, "configuration")
      .in({ rows: counts });
    expect(faultsOf(weekly.fires(Object.keys(weekly.timers)[0] ?? ""))).toEqual([]);
  });
  it("a case with twelve deadlines, every agency invited, everything late and red", () => {
    const story = fullCase(12);
    expect(faultsOf(story)).toEqual([]);
    for (const [name, by] of [
      ["show", "noomi-kontakt"],
      ["show", "regionkoordinator-1"],
      ["parts", "noomi-kontakt"],
      ["invitation", "polisen-syd-kontakt"],
      ["acute", "noomi-kontakt"],
      ["childOpened", "noomi-kontakt"],
    ] as const)
      expect(shownFaults(story, name, by), name).toEqual([]);
  });
  it("a referral that says everything, at each of its steps", () => {
    for (const story of fullReferrals()) {
      expect(faultsOf(story), story.state.step).toEqual([]);
      for (const by of ["noomi-kontakt", "noomi-chef", "regionkoordinator-1"])
        if (story.panel("show", by))
          expect(shownFaults(story, "show", by), `${story.state.step} ${by}`).toEqual([]);
    }
  });
  it("a question to every agency, the lists of referrals, what a case has passed on", () => {
    const question = fullQuestion(manyRows(4));
    const passed = passingOn(high({ child: "yes" }));
    const lists = given(referral, [], {
      rows: { all: manyReferrals(41), incoming: manyReferrals(41), mine: manyRows(21) },
    });
    expect([faultsOf(question), faultsOf(passed)]).toEqual([[], []]);
    for (const name of ["show", "link"])
      expect(shownFaults(question, name, "noomi-kontakt"), name).toEqual([]);
    expect(shownFaults(question, "question", "regionkoordinator-1")).toEqual([]);
    expect(shownFaults(passed, "show", "noomi-kontakt")).toEqual([]);
    for (const name of ["inbox", "sent", "waiting", "late", "choose", "payer"])
      expect(shownFaults(lists, name, "noomi-kontakt"), name).toEqual([]);
  });
  it("a meeting with two hundred items, a hundred decisions and a hundred actions, at each of its stages", () => {
    for (const story of fullMeetings()) {
      const at = `${story.state.step} ${story.state.now}`;
      expect(faultsOf(story), at).toEqual([]);
      for (const by of atMeetings)
        for (const name of ["show", "meeting", "notes", "list"])
          if (story.panel(name, by))
            expect(shownFaults(story, name, by), `${name} ${at} ${by}`).toEqual([]);
    }
  });
  it("a series that all are invited to, with twenty meetings; an action that is late; the lists of them", () => {
    for (const by of atMeetings) expect(shownFaults(fullSeries(), "show", by)).toEqual([]);
    for (const story of fullActions()) {
      expect(faultsOf(story)).toEqual([]);
      for (const name of ["show", "mine", "overdue"])
        expect(shownFaults(story, name, "noomi-kontakt"), name).toEqual([]);
    }
  });
  it("an agency's own numbers, with every reason for a no", () => {
    expect(shownFaults(fullNumbers(), "numbers", "noomi-kontakt")).toEqual([]);
  });
  it("every indicator in every year", () => {
    expect(shownFaults(fullYears(), "show", "nspm-samordnare")).toEqual([]);
  });
  it("the lists of one person, the home card, and who is on duty", () => {
    const rows = manyRows(21);
    const lists = given(kase, [], { rows: { mine: rows, late: rows, region: rows } });
    for (const [name, by] of [
      ["mine", "noomi-kontakt"],
      ["overdue", "noomi-kontakt"],
      ["region", "regionkoordinator-1"],
    ] as const)
      expect(shownFaults(lists, name, by), name).toEqual([]);
    const viewer = { member: memberOf("noomi-kontakt"), now: local("2026-11-25", "10:00") };
    const home = kase.home?.show(kase.initial, viewer, lists.world);
    const worded = locale.panel(home as Panel, { language: "sv", people: everybody }, own);
    const card = renderHome(worded, "29:1x");
    expect([
      cardProblems(card, "message"),
      bytes(cardActivity(card)) < cardMost,
      JSON.stringify(card).includes('"…"'),
    ]).toEqual([[], true, false]);
    expect(
      shownFaults(given(people, [{ type: "configured", register }]), "who", "noomi-kontakt"),
    ).toEqual([]);
  });
});
