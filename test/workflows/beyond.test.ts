// One row beyond what a list looks through: nothing is left out without a word.
import { describe, expect, it } from "vitest";
import { casesAtOnce } from "../../src/rules/portion.ts";
import type { AnyWorkflow, Query, Row } from "../../src/rules/workflow.ts";
import { call } from "../../workflows/call/index.ts";
import { kase } from "../../workflows/case/index.ts";
import { day } from "../../workflows/day/index.ts";
import { directory } from "../../workflows/directory/index.ts";
import { guide } from "../../workflows/guide/index.ts";
import { handover } from "../../workflows/handover/index.ts";
import { leaving } from "../../workflows/leaving/index.ts";
import { common } from "../../workflows/method/common.ts";
import { nsp } from "../../workflows/nsp/index.ts";
import { people, read } from "../../workflows/people/index.ts";
import { capacity } from "../../workflows/referral/capacity/index.ts";
import { referral } from "../../workflows/referral/index.ts";
import { training } from "../../workflows/training/index.ts";
import {
  given,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
  worldOf,
} from "../support/given.ts";

const [anna, bo, lead, agency] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef", "noomi"];
const night = local("2026-11-28", "22:00");
type Asked = Readonly<Record<string, Query>>;
/** What these questions give of these rows: those whose holder was asked for, as many as were asked for. */
const answered = (
  needs: Asked,
  of: (name: string) => readonly Row[],
): Readonly<Record<string, readonly Row[]>> =>
  Object.fromEntries(
    Object.entries(needs)
      .filter(([, query]) => !("tally" in query))
      .map(([name, { holders, limit }]) => {
        const isAsked = ({ summary: { holder } }: Row): boolean =>
          holders === undefined ||
          (holder !== undefined && "member" in holder && holders.includes(`m:${holder.member}`));
        return [name, of(name).filter(isAsked).slice(0, limit)];
      }),
  );
const cases = (
  n: number,
  holder: string = anna,
  more: Readonly<Record<string, unknown>> = {},
): readonly Row[] =>
  Array.from({ length: n }, (_, i) =>
    row(`C${i}`, {
      open: true,
      ref: "SYD-1111-11",
      words: "lugn granit",
      agency,
      holder: { member: holder },
      ...more,
    }),
  );
const needsOf = (
  workflow: AnyWorkflow,
  state: unknown,
  command: string,
  by: unknown,
  values: object = {},
): Asked =>
  (workflow.needs?.(state as never, { type: command, values, by, at: now } as never, worldOf()) ??
    {}) as Asked;

describe("a list that sees all it has to, or says that there are more", () => {
  const shown = (
    workflow: AnyWorkflow,
    panel: string,
    by: string,
    n: (limit: number) => number,
  ): readonly string[] => {
    const viewer = { member: memberOf(by), now, instance: "X" } as never;
    const needs = (workflow.panels[panel]?.needs?.(workflow.initial, viewer, worldOf()) ??
      {}) as Asked;
    const rows = answered(needs, (name) =>
      cases(n(Number(needs[name]?.limit)), anna, {
        agency: "evonhuset",
        dueAt: "2026-11-20T08:00:00.000Z",
      }),
    );
    return keysIn(given(workflow, [], { rows }).panel(panel, by));
  };
  it.each([
    ["kase: mine", kase, "mine", anna],
    ["kase: overdue", kase, "overdue", lead],
    ["kase: unheld", kase, "unheld", lead],
    ["kase: region", kase, "region", "regionkoordinator-1"],
    ["referral: inbox", referral, "inbox", anna],
    ["referral: sent", referral, "sent", anna],
    ["referral: waiting", referral, "waiting", anna],
    ["referral: late", referral, "late", anna],
    ["nsp: list", nsp, "list", "plattformen-nsp"],
    ["call: list", call, "list", "regionkoordinator-1"],
    ["guide: choose", guide, "choose", anna],
    ["training: year", training, "year", anna],
    ["common: list", common, "list", anna],
  ] as const)("%s says so one beyond, and not before", (_name, workflow, panel, by) => {
    expect(shown(workflow, panel, by, (limit) => limit - 1)).not.toContain("core.list.cut");
    expect(shown(workflow, panel, by, (limit) => limit)).toContain("core.list.cut");
  });
});

describe("somebody who leaves an agency with more open cases than one question looks through", () => {
  const begun = given(leaving).done("begin", { member: anna, last: "2026-11-30" }, lead);
  const gone = {
    people: peopleWith([{ type: "memberLeft", member: anna, agency, day: "2026-11-25" }]),
  };
  const look = needsOf(leaving, begun.state, "look", "clock");
  const others = (n: number): readonly Row[] => cases(n, bo, { deputy: lead });
  it("has all of theirs in the list, wherever their days stand among those of the others", () => {
    const rows = answered(look, (name) =>
      ["cases", "agency"].includes(name) ? [...others(5_000), ...cases(1)] : [],
    );
    const story = begun.in({ rows, ...gone }).fires("look");
    expect(story.state.step).toBe("open");
  });
  it("is not over as long as nobody can say that they are the deputy in none", () => {
    const limit = Number(look.agency?.limit);
    const stepWith = (n: number): string =>
      begun.in({ rows: { agency: others(n) }, ...gone }).fires("look").state.step;
    expect([stepWith(limit - 1), stepWith(limit)]).toEqual(["done", "open"]);
    const listed = (n: number): readonly string[] =>
      keysIn(begun.in({ rows: { agency: others(n) } }).panel("all", lead));
    expect(listed(limit - 1)).toContain("leaving.nothing");
    expect(listed(limit)).not.toContain("leaving.nothing");
    expect(listed(limit)).toContain("core.list.cut");
  });
  it("is found in the list of them once more, however many leave", () => {
    const by = { member: memberOf(lead) };
    const asked = needsOf(leaving, { step: "new" }, "begin", by, { member: anna });
    const leavers = [...cases(30, bo), ...cases(1)];
    given(leaving, [], { rows: answered(asked, () => leavers) })
      .when("begin", { member: anna, last: "2026-11-30" }, lead)
      .refused("leaving.already", "member");
  });
});

describe("the morning of somebody with more than a hundred due", () => {
  it("has acute danger first, even if it is the last of them", () => {
    const story = given(day).done(
      "start",
      { member: anna },
      "configuration",
      local("2026-11-25", "07:45"),
    );
    const due = [
      ...cases(100),
      row("RED", { open: true, agency, facts: { acute: "yes" }, holder: { member: anna } }),
    ];
    const rows = answered(needsOf(day, story.state, "list", "clock"), () => due);
    const listed = story.in({ rows }).fires("list");
    expect(listed.state).toMatchObject({ first: ["RED"], more: true });
    expect(listed.state.cases).toHaveLength(20);
  });
});

describe("an offer of more cases than it holds", () => {
  const by = { member: memberOf(anna) };
  const offered = (n: number): Story => {
    const rows = answered(needsOf(handover, { step: "new" }, "offer", by, { to: bo }), () =>
      cases(n),
    );
    return given(handover, [], { rows: { ...rows, cases: cases(n) } }).done("offer", { to: bo });
  };
  it("says that the rest stays, to whoever has it", () => {
    expect(offered(200).state.cases).toHaveLength(200);
    expect(keysIn(offered(200).post(`sent:${anna}`).message)).not.toContain("handover.more");
    expect(offered(201).state.cases).toHaveLength(200);
    expect(keysIn(offered(201).post(`sent:${anna}`).message)).toContain("handover.more");
  });
});

describe("more municipalities, and more agencies, than one screen has", () => {
  const many = register.agencies.flatMap((each) =>
    each.id === "socialtjansten-lund"
      ? Array.from({ length: 45 }, (_, n) => ({ ...each, id: `social-${n}`, name: `Kommun ${n}` }))
      : [each],
  );
  const start = given(people, [{ type: "configured", register: { ...register, agencies: many } }]);
  const story = start.in({ people: read(start.state) });
  const page = (panel: string, from?: number): string =>
    JSON.stringify(
      people.panels[panel]?.show(
        story.state as never,
        { member: memberOf(anna, story.world.people), now: night, ...(from && { from }) } as never,
        story.world,
      ),
    );
  it.each([
    ["municipalities", 40],
    ["who", 30],
  ] as const)("%s leads to the rest", (panel, most) => {
    expect(page(panel)).toContain(`"${panel}~${most}"`);
    expect(page(panel, most)).toContain("core.list.before");
  });
});

describe("one case more than has a button of its own", () => {
  const mine = (n: number) => ({
    mine: cases(n).map((each, i) => row(`C${i}`, { ...each.summary, ref: `SYD-000${i}-00` })),
  });
  const viewer = { member: memberOf(anna), now, instance: "X" } as never;
  const drawn = (workflow: AnyWorkflow, story: Story, n: number) => {
    const needs = (workflow.panels.show?.needs?.(story.state, viewer, story.world) ?? {}) as Asked;
    const shown = story
      .in({ rows: answered(needs, (name) => (name === "mine" ? mine(n).mine : [])) })
      .panel("show", anna);
    return {
      buttons: JSON.stringify(shown).split('"command":"draft"').length - 1,
      said: keysIn(shown).includes("referral.otherCases"),
    };
  };
  const service = given(directory).done("list", { service: "malmo-bistand" }, "configuration");
  const question = given(capacity)
    .done(
      "ask",
      {
        agencies: ["boende-syd"],
        service: "skyddat_boende",
        urgency: "skyndsam",
        child: "no",
        band: "1",
      },
      anna,
    )
    .done("place", {}, "boende-syd-kontakt");
  it.each([
    ["a service", directory, service],
    ["an answer", capacity, question],
  ] as const)(
    "beside %s it is said that the others refer from their case",
    (_name, workflow, story) => {
      expect([4, 5].map((n) => drawn(workflow, story, n))).toEqual([
        { buttons: 4, said: false },
        { buttons: 4, said: true },
      ]);
    },
  );
});

describe("more of one's own than a list shows", () => {
  it("what an agency keeps: fifteen are shown, and that there are more", () => {
    const viewer = { member: memberOf(anna), now } as never;
    const needs = (directory.panels.own?.needs?.(directory.initial, viewer, worldOf()) ??
      {}) as Asked;
    const said = (n: number) => {
      const all = Array.from({ length: n }, (_, i) =>
        row(`service-${i}`, { open: true, agency, facts: { step: "current" } }, "directory"),
      );
      return keysIn(
        given(directory, [], { rows: answered(needs, () => all) }).panel("own", anna),
      ).includes("directory.more");
    };
    expect([15, 16, 200, 201].map(said)).toEqual([false, true, true, true]);
  });
  it.each([
    ["cases", 501],
    ["actions", 101],
    ["method", 21],
  ] as const)(
    "what somebody leaves behind is given in portions until none is left: %s, %i of them",
    (name, n) => {
      const begun = given(leaving).done("begin", { member: anna, last: "2026-11-30" }, lead);
      const needs = needsOf(
        leaving,
        begun.state,
        "giveAll",
        { member: memberOf(lead) },
        { to: bo },
      );
      expect(needs[name]?.limit).toBe(n - 1);
      const givenOn = (left: readonly Row[]): readonly Row[] => {
        const rows = answered(needs, (asked) => (asked === name ? left : []));
        const outcome = begun.in({ rows }).when("giveAll", { to: bo }, lead);
        if (left.length === 0) outcome.refused("leaving.nothingLeft");
        const told = JSON.stringify(outcome.events);
        return left.filter(({ instance }) => !told.includes(`"${instance}"`));
      };
      let left = cases(n);
      for (let rounds = 0; rounds < n / casesAtOnce; rounds++) left = givenOn(left);
      expect(left).toEqual([]);
      givenOn(left);
    },
  );
});
