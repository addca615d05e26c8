// The fullest that each message and panel can be, by the workflows' own limits: nothing is cut, and Slack takes it.
import { describe, expect, it } from "vitest";
import {
  Drawing,
  limits,
  renderHome,
  renderMessage,
  renderPanel,
} from "../../adapters/slack/render.ts";
import { checkMessageBlocks } from "../../playground/slack/blocks.ts";
import { checkView } from "../../playground/slack/views.ts";
import type { Panel, Phrase } from "../../src/rules/ui.ts";
import type { Post, Row } from "../../src/rules/workflow.ts";
import { kase } from "../../workflows/case/index.ts";
import { day } from "../../workflows/day/index.ts";
import { digest } from "../../workflows/digest/index.ts";
import { handover } from "../../workflows/handover/index.ts";
import { common } from "../../workflows/method/common.ts";
import { method } from "../../workflows/method/index.ts";
import { people } from "../../workflows/people/index.ts";
import { referral } from "../../workflows/referral/index.ts";
import { training } from "../../workflows/training/index.ts";
import {
  everybody,
  given,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../support/given.ts";
import { checkInWith, high } from "../workflows/case/cases.ts";
import { locale } from "./checks.ts";
import { allInvited, fullQuestion, fullReferrals, manyReferrals, passingOn } from "./fullest.ts";
import { fullNumbers, fullYears } from "./fullest-figures.ts";
import { atMeetings, fullActions, fullMeetings, fullSeries } from "./fullest-meetings.ts";

const due = local("2026-11-25", "09:00");
/** Ids and words as long as the machine's own can be. */
const manyRows = (n: number): readonly Row[] =>
  Array.from({ length: n }, (_, i) =>
    row(`7KQ3M9XZ7KQ3M9${String(i).padStart(2, "0")}`, {
      open: true,
      ref: "SYD-7KQ3-M9",
      words: "eftertänksam sandstensklippa",
      dueAt: due,
      holder: { member: "noomi-kontakt" },
    }),
  );
const own = { workflow: "case", instance: "7KQ3M9XZ7KQ3M9XZ" };
const faults = (post: Post): readonly string[] =>
  (["sv", "en"] as const).flatMap((language) => {
    const worded = locale.message(post.message, { language, people: everybody }, own);
    const drawing = new Drawing("–");
    const count = 1 + drawing.blocks(worded.body).length + drawing.actions(worded.actions).length;
    const checked = checkMessageBlocks(renderMessage(worded).blocks);
    return [
      ...(checked.ok ? [] : [checked.error, ...checked.problems]),
      ...(count > limits.messageBlocks ? [`${count} blocks`] : []),
    ];
  });
const allFaults = (story: Story) =>
  Object.fromEntries(
    story.view.posts
      .map((post) => [post.key, faults(post as Post)])
      .filter(([, list]) => list?.length),
  );
const panelFaults = (panel: unknown, by = "noomi-kontakt", people = everybody) => {
  const worded = locale.panel(
    panel as never,
    { language: "sv", people, viewer: memberOf(by) },
    own,
  );
  const count = new Drawing("").blocks(worded.body).length + 2;
  const checks = [
    checkView(renderPanel({ ...worded, shown: { ...own, panel: "show" } })),
    checkView(renderHome(worded)),
  ];
  return [
    ...checks.flatMap((checked) => (checked.ok ? [] : [checked.error, ...checked.problems])),
    ...(count > limits.viewBlocks ? [`${count} blocks`] : []),
  ];
};

describe("at their fullest", () => {
  it("the day's list: twenty rows with three buttons each, late, and more than that", () => {
    const rows = manyRows(21);
    const story = given(day, [], { rows: { due: rows, cases: rows.slice(0, 20) } }).done(
      "start",
      { member: "noomi-kontakt" },
      "configuration",
      local("2026-11-25", "07:00"),
    );
    const full = story.fires(`list:${due.replace("08:00", "07:30")}`, local("2026-11-25", "14:00"));
    expect(full.state.cases).toHaveLength(20);
    expect(allFaults(full)).toEqual({});
  });
  it("a hand-over of two hundred cases", () => {
    const rows = manyRows(99).concat(manyRows(99));
    const story = given(handover, [], { rows: { mine: rows, cases: rows } }).done("offer", {
      to: "noomi-ersattare",
    });
    expect(allFaults(story)).toEqual({});
    expect(allFaults(story.fires("remind"))).toEqual({});
  });
  it("a digest with every agency", () => {
    const all = register.agencies.flatMap(({ id: agency }) =>
      Array.from({ length: 1_000 }, () => ({
        instance: "C",
        workflow: "case",
        summary: { agency, open: true },
      })),
    );
    const rows = { open: all, opened: all, closed: all } as never;
    const story = given(digest).done("start", { region: "SYD" }, "configuration").in({ rows });
    expect(allFaults(story.fires(Object.keys(story.timers)[0] ?? ""))).toEqual({});
  });
  it("a case with twelve deadlines, every agency invited, everything late and red", () => {
    let story = high({ child: "yes" }).done(
      "checkIn",
      checkInWith({ safety: "red", domains: ["housing", "health", "legal"], consent: "yes" }),
    );
    for (let i = 0; i < 12; i++)
      story = story.done("setDeadline", { kind: "betanketid", day: "2027-01-15" });
    story = allInvited(story).done(
      "accept",
      { contact: "regionkoordinator-1" },
      "regionkoordinator-1",
    );
    for (let step = 1; step < 9; step++) story = story.fires(`miss:case:2:${step - 1}`);
    expect(allFaults(story)).toEqual({});
    for (const [name, by] of [
      ["show", "noomi-kontakt"],
      ["show", "regionkoordinator-1"],
      ["parts", "noomi-kontakt"],
      ["invitation", "polisen-syd-kontakt"],
      ["acute", "noomi-kontakt"],
      ["childOpened", "noomi-kontakt"],
    ] as const)
      expect(panelFaults(story.panel(name, by), by), name).toEqual([]);
  });
  it("a referral that says everything, at each of its steps; whoever is asked, and nobody answers", () => {
    for (const story of fullReferrals()) {
      expect(allFaults(story)).toEqual({});
      for (const by of ["noomi-kontakt", "noomi-chef", "regionkoordinator-1"]) {
        const shown = story.panel("show", by);
        if (shown) expect(panelFaults(shown, by), `${story.state.step} ${by}`).toEqual([]);
      }
    }
  });
  it("a question to every agency, with every answer; the lists of referrals; what a case has passed on", () => {
    const question = fullQuestion(manyRows(4));
    expect(allFaults(question)).toEqual({});
    for (const name of ["show", "link"])
      expect(panelFaults(question.panel(name, "noomi-kontakt")), name).toEqual([]);
    expect(
      panelFaults(question.panel("question", "regionkoordinator-1"), "regionkoordinator-1"),
    ).toEqual([]);
    const rows = manyReferrals(41);
    const lists = given(referral, [], { rows: { all: rows, incoming: rows, mine: manyRows(21) } });
    for (const name of ["inbox", "sent", "waiting", "late", "choose", "payer"])
      expect(panelFaults(lists.panel(name, "noomi-kontakt")), name).toEqual([]);
    const passed = passingOn(high({ child: "yes" }));
    expect(allFaults(passed)).toEqual({});
    expect(panelFaults(passed.panel("show", "noomi-kontakt"))).toEqual([]);
  });
  it("a meeting with two hundred items, a hundred decisions and a hundred actions, at each of its stages", () => {
    for (const story of fullMeetings()) {
      expect(allFaults(story)).toEqual({});
      for (const by of atMeetings)
        for (const name of ["show", "meeting", "notes", "list"]) {
          const shown = story.panel(name, by);
          if (shown)
            expect(
              panelFaults(shown, by),
              `${name} ${story.state.step} ${story.state.now} ${by}`,
            ).toEqual([]);
        }
    }
  });
  it("of a long agenda every heading shows its first, and says how many there are", () => {
    const [full] = fullMeetings().map((story) => story.panel("show", "noomi-kontakt") as Panel);
    const body = full?.body ?? [];
    const kinds = body.map((block) =>
      block.kind === "text" &&
      block.text.some((span) => "key" in span && span.key === "agenda.more")
        ? "more"
        : block.kind,
    );
    const shown = kinds
      .join(" ")
      .split("heading")
      .filter((section) => section.includes("more"));
    expect(shown).toHaveLength(7);
    for (const section of shown) expect(section).toMatch(/row .*more/);
    const [first] = body
      .flatMap((block) => (block.kind === "text" ? block.text : []))
      .filter((span) => "key" in span && span.key === "agenda.more");
    expect(locale.phrase(first as Phrase, { language: "sv", people: everybody })).toMatch(
      /^\d av 400 visas\.$/,
    );
  });
  it("a training with two hundred seats, all of them taken, twice as many who wait, and everybody of four agencies or of all", () => {
    for (const agencies of [register.agencies.slice(0, 4), register.agencies]) {
      const extra = Array.from({ length: 600 }, (_, n) => {
        const { id: agency, name } = agencies[n % agencies.length] as (typeof agencies)[number];
        return {
          ...memberOf("noomi-chef"),
          id: `m${n}` as never,
          name: `Handläggare ${n}, ${name}` as never,
          agency,
        };
      });
      const people = peopleWith([], { ...register, members: [...register.members, ...extra] });
      const plan = {
        subject: "basics",
        audience: "everybody",
        place: "digital",
        day: "2026-12-15",
        time: "09:00",
        minutes: "120",
      };
      const planned = given(training, [], { people }).done(
        "plan",
        { ...plan, seats: "200", closes: "3", reach: "shared" },
        "evonhuset-chef",
      );
      const full = planned.after(...extra.map(({ id }) => ({ type: "joined", by: id })));
      expect(panelFaults(full.panel("show", "evonhuset-chef"), "evonhuset-chef", people)).toEqual(
        [],
      );
      expect(allFaults(full)).toEqual({});
      const over = full.fires("close").fires("hold");
      expect(panelFaults(over.panel("show", "evonhuset-chef"), "evonhuset-chef", people)).toEqual(
        [],
      );
    }
  });
  it("a series that all are invited to, with twenty meetings; an action that is late; the lists of them", () => {
    for (const by of atMeetings)
      expect(panelFaults(fullSeries().panel("show", by), by)).toEqual([]);
    for (const story of fullActions()) {
      expect(allFaults(story)).toEqual({});
      for (const name of ["show", "mine", "overdue"])
        expect(panelFaults(story.panel(name, "noomi-kontakt")), name).toEqual([]);
    }
  });
  it("a method question and a common one, as long as they can be, and their lists", () => {
    const long = "&".repeat(500);
    const asked = given(method).done("ask", {
      theme: "betanketid",
      text: long,
      to: "evonhuset",
      pace: "urgent",
    });
    const whole = asked
      .fires("remind")
      .fires("remind")
      .done("receive", {}, "regionkoordinator-1")
      .done("answer", { text: long }, "regionkoordinator-1")
      .done(
        "rewrite",
        { theme: "betanketid", question: "&".repeat(140), answer: long },
        "noomi-kontakt",
      );
    for (const story of [asked, whole]) {
      expect(allFaults(story)).toEqual({});
      for (const by of ["noomi-kontakt", "regionkoordinator-2"])
        expect(panelFaults(story.panel("show", by), by)).toEqual([]);
    }
    const listed = (workflow: string) => {
      const facts = { theme: "betanketid", step: "asked" };
      const rows = manyRows(21).map((each) => ({
        ...each,
        workflow,
        title: "&".repeat(140),
        summary: { ...each.summary, facts },
      }));
      return { rows: { all: rows } } as never;
    };
    expect(panelFaults(given(method, [], listed("method")).panel("list", "noomi-kontakt"))).toEqual(
      [],
    );
    expect(panelFaults(given(common, [], listed("common")).panel("list", "noomi-kontakt"))).toEqual(
      [],
    );
    const [tell] = whole.view.signals;
    const published = given(common).done("publish", tell?.values ?? {}, {
      sender: "method",
      instance: "M1",
    } as never);
    expect(allFaults(published.fires("remind"))).toEqual({});
    expect(panelFaults(published.panel("show", "noomi-kontakt"))).toEqual([]);
  });
  it("an agency's own numbers, with every reason for a no", () => {
    expect(panelFaults(fullNumbers().panel("numbers", "noomi-kontakt"))).toEqual([]);
  });
  it("every indicator in every year", () => {
    expect(panelFaults(fullYears().panel("show", "nspm-samordnare"), "nspm-samordnare")).toEqual(
      [],
    );
  });
  it("the lists of one person, and who is on duty", () => {
    const rows = manyRows(21);
    const lists = given(kase, [], { rows: { mine: rows, late: rows, region: rows } });
    for (const [name, by] of [
      ["mine", "noomi-kontakt"],
      ["overdue", "noomi-kontakt"],
      ["region", "regionkoordinator-1"],
    ] as const)
      expect(panelFaults(lists.panel(name, by), by), name).toEqual([]);
    const viewer = { member: memberOf("noomi-kontakt"), now };
    expect(panelFaults(kase.home?.show(kase.initial, viewer, lists.world))).toEqual([]);
    expect(
      panelFaults(given(people, [{ type: "configured", register }]).panel("who", "noomi-kontakt")),
    ).toEqual([]);
  });
});
