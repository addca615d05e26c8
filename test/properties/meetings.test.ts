// Two hundred random meetings of random series, with everything that can be done at them by anybody: what must hold after every step.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Agenda } from "../../workflows/agenda/model.ts";
import { pointNow, points } from "../../workflows/agenda/points.ts";
import type { Series } from "../../workflows/agenda/series/rules.ts";
import { isWorking, maySee, must, sidesOf } from "./checks.ts";
import { follow, noCaseLost, nothingDoubled, nothingLost, nowIsAPoint } from "./checks-agendas.ts";
import { playsMany } from "./many.ts";
import { agendaOf, began, type Step, seriesOf, steps, take } from "./meeting-machine.ts";
import { runs, share, starts } from "./plays.ts";
import { type Instance, instant, type Simulator, type Written } from "./simulator.ts";

const count = new Map<string, number>();
const tell = (what: string): void => void count.set(what, (count.get(what) ?? 0) + 1);
const lived = (
  start: number,
  n: number,
  list: readonly Step[],
  after: (sim: Simulator, touched: readonly Instance[]) => void,
): Simulator => {
  let touched: Instance[] = [];
  const sim = began(start, n, { written: (w: Written) => void touched.push(w.after) });
  for (const step of list) {
    touched = [];
    take(sim, step);
    after(sim, touched);
  }
  return sim;
};
const always = (
  n: number,
  property: (start: number, seed: number, list: readonly Step[]) => void,
): void => fc.assert(fc.property(starts, fc.nat({ max: 999 }), steps, property), runs(n));

describe("whatever people do with two hundred meetings", () => {
  /** Every step is looked at, and what happened is counted. */
  const watched = (
    start: number,
    n: number,
    plays: (sim: Simulator, look: () => void) => void,
  ): void => {
    let sim: Simulator | undefined;
    const late: Written[] = [];
    sim = began(start, n, {
      written: (w) =>
        void (w.after.workflow.name === "agenda" && (sim ? follow(sim, w) : late.push(w))),
    });
    const now = sim;
    for (const w of late) follow(now, w);
    plays(now, () => {
      nothingLost(now);
      noCaseLost(now);
      for (const one of now.of("agenda")) {
        nothingDoubled(one);
        nowIsAPoint(one);
      }
    });
    for (const one of now.of("agenda")) {
      tell("meetings");
      for (const { type } of one.facts) tell(String(type));
      if (one.facts.some(({ type }) => type === "finished")) tell("held");
      if (agendaOf(one).items.some(({ carried }) => carried > 1)) tell("carried more than once");
    }
    for (const { state } of seriesOf(now)) tell(state.step);
  };
  /** Whatever is drawn: an item goes from one meeting to the next and the one after, and then the series ends. */
  const carriedOn = (sim: Simulator, look: () => void): void => {
    const [series] = sim.of("series");
    const does = (
      workflow: string,
      instance: string | undefined,
      command: string,
      values: object = {},
    ): void => {
      const by = { member: sim.people.members.get("evonhuset-chef") as never };
      const result = sim.run({ workflow, instance, command, values: values as never, by });
      must(result === "ok", `${workflow}.${command}: ${JSON.stringify(result)}`);
      look();
    };
    const item = "Rutin vid byte av boende";
    for (const nth of [0, 1, 2]) {
      const id = seriesOf(sim)[0]?.state.upcoming;
      const get = (): Agenda => agendaOf(sim.instances.get(id ?? "") as Instance);
      if (nth === 0) does("agenda", id, "add", { under: "method", title: item });
      sim.until(Date.parse(get().from));
      look();
      does("agenda", id, "start");
      while (get().now !== undefined)
        does("agenda", id, pointNow(get())?.item?.title === item ? "carry" : "next", {
          point: get().now,
        });
      does("agenda", id, "finish");
    }
    does("series", series?.id, "end");
  };
  const rare = ["carried more than once", "ended"];
  const happened = [
    "held",
    "kept",
    "received",
    "moved",
    "cancelled",
    "corrected",
    "adopted",
    "acted",
  ];
  it("an item that is never come to goes on from meeting to meeting", () => {
    count.clear();
    watched(Date.parse("2026-11-25T09:00:00Z"), 1, carriedOn);
    expect([...rare, "held", "received"].filter((what) => !count.has(what))).toEqual([]);
  });
  it("nothing that was put on an agenda is lost or doubled, and the meeting is always at a point", () => {
    count.clear();
    always(75, (start, n, list) =>
      watched(start, n, (sim, look) => {
        for (const step of list) {
          take(sim, step);
          look();
        }
      }),
    );
    expect(count.get("meetings")).toBeGreaterThanOrEqual(200 * Math.min(1, share));
    if (playsMany) expect(happened.filter((what) => !count.has(what))).toEqual([]);
  });

  /** One of each agency and role: rights are theirs. */
  const audience = (sim: Simulator) => [
    ...new Map(
      [...sim.people.members.values()].map((m) => [`${m.agency} ${m.roles.join()}`, m]),
    ).values(),
  ];
  type Shown = { readonly name: string; readonly text: string };
  const shownTo = (
    sim: Simulator,
    one: Instance,
    member: ReturnType<typeof audience>[number],
  ): readonly Shown[] => {
    const viewer = { member, now: instant(sim.now), instance: one.id as never };
    const world = (spec: { needs?: (...args: never[]) => never }) =>
      sim.world(
        (spec.needs as undefined | ((...args: readonly unknown[]) => never))?.(
          one.state,
          viewer,
          sim.world({}),
        ) ?? {},
      );
    const panels = Object.entries(one.workflow.panels).map(([name, spec]) => ({
      name,
      spec,
      make: () => spec.show(one.state, viewer, world(spec as never)) as unknown,
    }));
    const files = Object.entries(one.workflow.files ?? {}).map(([name, spec]) => ({
      name,
      spec,
      make: () => spec.make(one.state, viewer, world(spec as never)) as unknown,
    }));
    return [...panels, ...files]
      .filter(({ spec }) => spec.access(one.state, { member }, sim.world({})))
      .map(({ name, make }) => ({ name, text: JSON.stringify(make()) }));
  };
  const secretsOf = (
    sim: Simulator,
    member: ReturnType<typeof audience>[number],
  ): readonly string[] => {
    const hidden = [
      ...sim.of("case").filter((one) => !maySee(one, member)),
      ...sim.of("referral").filter((one) => !isWorking(member) || !sidesOf(one).has(member.agency)),
    ];
    const actions = sim
      .of("action")
      .filter(
        (one) => !(one.state as { readers: readonly string[] }).readers.includes(member.agency),
      );
    return [
      ...hidden.flatMap(({ id, view }) => [`"${id}"`, `"${view.summary.ref}"`]),
      ...actions.flatMap(({ id, state, view }) => [
        `"${id}"`,
        `"${(state as { text: string }).text}"`,
        `"${view.summary.ref}"`,
      ]),
    ];
  };
  it("nobody sees an item about a case, a referral or an action that they may not read: in no panel, no paper, no post", () => {
    let looked = 0;
    let seen = 0;
    always(20, (start, n, list) => {
      lived(start, n, list, (sim, touched) => {
        const widely = touched.some(
          ({ workflow }) => workflow.name !== "agenda" && workflow.name !== "action",
        );
        const meetings = sim
          .of("agenda")
          .filter((one) => widely || touched.some(({ id }) => id === one.id));
        const series = sim.of("series").filter(() => widely);
        for (const member of audience(sim)) {
          const secrets = secretsOf(sim, member);
          for (const one of [...meetings, ...series])
            for (const { name, text } of shownTo(sim, one, member)) {
              looked += 1;
              if (/"c:\d+"|SYD-/.test(text)) seen += 1;
              const found = secrets.find((secret) => text.includes(secret));
              must(
                found === undefined,
                `${member.id} sees ${found} in ${one.workflow.name}.${name}`,
              );
            }
        }
        const all = [...sim.of("case"), ...sim.of("referral")].flatMap(({ id, view }) => [
          `"${id}"`,
          `"${view.summary.ref}"`,
        ]);
        for (const one of meetings) {
          const posted = JSON.stringify([one.view.posts, one.view.summary]);
          must(
            !all.some((secret) => posted.includes(secret)),
            "a post of a meeting says which case",
          );
        }
      });
    });
    expect(looked).toBeGreaterThan(1_000);
    expect(seen).toBeGreaterThan(100);
  });

  const chairOf = (sim: Simulator) => sim.people.members.get("evonhuset-chef") as never;
  const does = (
    sim: Simulator,
    one: Instance,
    command: string,
    values: object = {},
    member = chairOf(sim),
  ): void => {
    const result = sim.run({
      workflow: "agenda",
      instance: one.id,
      command,
      values: values as never,
      by: { member },
    });
    must(
      result === "ok",
      `a meeting that is ${agendaOf(sim.instances.get(one.id) as Instance).step} does not ${command}: ${JSON.stringify(result)}`,
    );
  };
  /** By hand, as those who lead it would: how many presses it takes. */
  const toTheEnd = (sim: Simulator, id: string, hold: boolean): void => {
    const get = (): Instance => sim.instances.get(id) as Instance;
    const step = () => agendaOf(get()).step;
    if (step() === "draft" || step() === "sent") {
      if (!hold) {
        does(sim, get(), "cancel");
        return;
      }
      sim.until(Math.max(sim.now, Date.parse(agendaOf(get()).from)));
      does(sim, get(), "start");
    }
    for (
      let left = 2 * points(agendaOf(get())).length;
      step() === "running" && agendaOf(get()).now !== undefined;
      left--
    ) {
      must(left > 0, "a meeting goes round in circles");
      does(sim, get(), "next", { point: agendaOf(get()).now });
    }
    if (step() === "running") does(sim, get(), "finish");
    if (step() === "review") {
      sim.until(Math.max(sim.now, Date.parse(String(agendaOf(get()).approveBy))));
      if (step() === "review") does(sim, get(), "adopt");
    }
    for (const { agency, state } of step() === "approved" ? agendaOf(get()).presence : []) {
      const member = [...sim.people.members.values()].find(
        (m) => m.agency === agency && isWorking(m),
      );
      if (state === "present" && member && !agendaOf(get()).documented.includes(agency))
        does(sim, get(), "document", {}, member as never);
    }
  };
  it("from every state that a meeting can be in, it comes to an end and is forgotten", () => {
    always(14, (start, n, list) => {
      const sim = lived(start, n, list, () => {});
      for (const { id, state } of seriesOf(sim))
        if ((state as Series).step === "running")
          sim.run({
            workflow: "series",
            instance: id,
            command: "end",
            values: {},
            by: { member: chairOf(sim) },
          });
      for (const [i, { id }] of sim.of("agenda").entries()) toTheEnd(sim, id, (n + i) % 3 > 0);
      nothingLost(sim);
      sim.until(sim.now + 130 * 86_400_000);
      for (const one of sim.of("agenda")) {
        must(
          ["approved", "cancelled"].includes(agendaOf(one).step),
          `a meeting stays ${agendaOf(one).step}`,
        );
        must(
          one.view.erase !== undefined &&
            one.view.posts.length === 0 &&
            one.view.timers.length === 0,
          "a meeting is not forgotten",
        );
      }
    });
  });
});
