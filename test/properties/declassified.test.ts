// Each name under `declassified` stands for a difference that is real, and that the property of non-interference would catch without it.
import { describe, expect, it } from "vitest";
import { workflows } from "../../workflows/index.ts";
import { literalsOf, sources } from "../catalogues/source.ts";
import { type Demonstration, decided, demonstrations } from "./demonstrations.ts";
import { trying } from "./every/changes.ts";
import { fewPeople } from "./plays.ts";
import { declaredNames, strips, visible } from "./secrets.ts";
import { Play } from "./staged-play.ts";

const names = declaredNames(workflows);
/** Where risk is the difference, its other traces are taken out as well; elsewhere the name alone has to do. */
const risky = [
  "case.cadence",
  "case.ladder",
  "case.weekend",
  "day.cadence",
  "day.ladder",
  "day.weekend",
];
const riskDiffers = [
  "agenda.selection",
  "case.cadence",
  "case.ladder",
  "case.weekend",
  "case.round",
  "case.snooze",
  "day.cadence",
  "day.ladder",
  "day.round",
  "day.weekend",
  "digest.late",
  "people.late",
];
/** Shown by tests of their own: what differs is in no post, nor when something is due. */
const counted = [
  "case.statistics",
  "case.together",
  "referral.round",
  "agenda.round",
  "nsp.sums",
  "statistics.figures",
  "conventions.figures",
];
const takenOut = (name: string): readonly string[] => {
  // Acute danger moves days as well, and is said in the case itself.
  // A quiet case has no card either.
  if (name === "digest.quiet") return ["case.quiet", name];
  if (name === "handover.red") return [...risky, "case.red", name];
  return riskDiffers.includes(name) ? [...risky, name] : [name];
};
const seen = (
  demonstration: Demonstration,
  taken: readonly string[],
  instants: "masked" | "exact" = "masked",
) => demonstration.map((run) => visible(run(new Play()).sim, taken, instants));

describe("every declared name", () => {
  it("has a demonstration and says what it takes out", () => {
    expect(Object.keys(demonstrations).sort()).toEqual([...names].sort());
    expect(Object.keys(strips).sort()).toEqual([...names].sort());
  });
  it.each(Object.entries(demonstrations))("%s: nothing else shows", (name, demonstration) => {
    const [a, b] = seen(demonstration, takenOut(name));
    expect(a).toEqual(b);
    expect(a?.length).toBeGreaterThan(name === "case.quiet" ? -1 : 0);
  });
  const [traced, traceless] = [
    Object.keys(demonstrations).filter((name) => strips[name] !== "none"),
    Object.keys(demonstrations).filter((name) => strips[name] === "none"),
  ];
  it.each(traced)("%s: the difference is real, and undeclared it would be caught", (name) => {
    const [a, b] = seen(
      demonstrations[name] as Demonstration,
      takenOut(name).filter((each) => each !== name),
    );
    expect(a).not.toEqual(b);
  });
  it.each(traceless.filter((name) => !counted.includes(name)))(
    "%s: the difference is real",
    (name) => {
      const [a, b] = seen(demonstrations[name] as Demonstration, [], "exact");
      expect(a).not.toEqual(b);
    },
  );
  it("case.together: each has its card, and which of them are children shows in no order either", () => {
    const shown = seen(
      [(p) => p.together({ moreAdults: "2" }), (p) => p.together({ moreAdults: "1" })],
      [],
    );
    expect(
      shown.map((lines) => lines.filter((line) => line.includes("case.card.title")).length),
    ).toEqual([3, 2]);
  });
  it("agenda.round: how often a meeting was moved is counted by the machine, whatever is decided there", () => {
    const sims = (demonstrations["agenda.round"] as Demonstration).map(
      (run) => run(new Play()).sim,
    );
    expect(sims.map((sim) => sim.of("agenda")[0]?.view.summary.round)).toEqual(["1", "1"]);
    const states = sims.map((sim) => sim.of("agenda")[0]?.state);
    expect(states).toMatchObject([
      { decided: [{ code: "continue" }] },
      { decided: [{ code: "close" }] },
    ]);
  });
  it("what is wrong with the notes of a meeting is hidden, and is in no post and in no time", () => {
    const sims = ["decision", "missing"].map(
      (what) =>
        decided(new Play(), "continue").at("fault", { what }).until("2026-12-14", "10:00").sim,
    );
    expect(sims.map((sim) => sim.of("agenda")[0]?.state)).toMatchObject([
      { faults: [{ what: "decision" }] },
      { faults: [{ what: "missing" }] },
    ]);
    const [a, b] = sims.map((sim) => visible(sim, [], "exact"));
    expect(a).toEqual(b);
    expect(a?.some((line) => line.includes("agenda.late.title"))).toBe(true);
  });
  it("agenda.selection: how many cases were chosen is not said: two are as one", () => {
    const both = (p: Play) => p.open("high").shares().open("high").shares();
    const [one, two] = [(p: Play) => both(p), (p: Play) => both(p)].map((run, n) =>
      run(new Play())
        .does("setRisk", { risk: "high", quiet: n === 0 ? "yes" : "no" })
        .until("2026-11-26", "10:00")
        .meets()
        .atCases(),
    );
    expect([one, two].map((play) => play?.meeting?.items.length)).toEqual([1, 2]);
    const cards = [one, two].map((play) =>
      [...(play?.sim.of("agenda")[0]?.shown.values() ?? [])].map(({ content }) => content),
    );
    expect(cards[0]?.length).toBeGreaterThan(0);
    expect(cards[0]).toEqual(cards[1]);
  });
  it("case.statistics: the codes reach the statistics and no post", () => {
    const [a, b] = (demonstrations["case.statistics"] as Demonstration).map(
      (run) => run(new Play()).sim,
    );
    expect(a?.of("statistics")[0]?.state).not.toEqual(b?.of("statistics")[0]?.state);
  });
  it("nsp.sums: what was granted is the budget's, and shows in no post and in no time", () => {
    const sims = (demonstrations["nsp.sums"] as Demonstration).map((run) => run(new Play()).sim);
    expect(sims.map((sim) => visible(sim, [], "exact"))[0]).toEqual(
      visible(sims[1] as Play["sim"], [], "exact"),
    );
    expect(
      sims.map(
        (sim) =>
          JSON.stringify(sim.instances.get("budget-plattformen-2026")?.state).match(
            /"kronor":\d+/,
          )?.[0],
      ),
    ).toEqual(['"kronor":10000', '"kronor":200000']);
  });
  it("referral.round: the number of sendings is counted by the machine, whatever the reason", () => {
    const sims = (demonstrations["referral.round"] as Demonstration).map(
      (run) => run(new Play()).sim,
    );
    expect(sims.map((sim) => sim.of("referral")[0]?.view.summary.round)).toEqual(["2", "2"]);
  });
  describe("case.cadence, where nobody is there for the holder", () => {
    const taken = takenOut("case.cadence");
    const bare = fewPeople.members.map(({ deputy, ...member }) =>
      member.id === "noomi-kontakt" ? member : { ...member, ...(deputy && { deputy }) },
    );
    const gone = (p: Play) =>
      p.with({ ...fewPeople, members: bare.filter(({ id }) => id !== "noomi-kontakt") });
    const away = (p: Play) =>
      p
        .with({ ...fewPeople, members: bare })
        .order("people", "away", { until: "2026-11-27" }, "noomi-kontakt", "people");
    const late = (risk: string, leave: (p: Play) => Play) =>
      leave(new Play().open(risk)).until("2026-11-26", "10:00").sim;
    const leftIn = (sim: Play["sim"], names = taken) =>
      visible(sim, names).filter((line) => line.includes(" left"));
    it("whoever stands in for one who has gone reads a day, or that it is late", () => {
      const [a, b] = [late("high", gone), late("low", gone)];
      expect(leftIn(a)).toEqual(leftIn(b));
      expect(leftIn(a)).toHaveLength(1);
      expect(leftIn(a, [])).not.toEqual(leftIn(b, []));
    });
    it("and of one on leave hears of it or not, as the day is in the leave or after it", () => {
      const [a, b] = [late("high", away), late("low", away)];
      expect([leftIn(a, []).length, leftIn(b, []).length]).toEqual([1, 0]);
      expect([leftIn(a), leftIn(b)]).toEqual([[], []]);
    });
    it("and nothing else of that message is taken out: another sentence, another button, and that it is not there", () => {
      const sim = late("high", gone);
      const doctored = (change: (content: string) => string | undefined) => {
        const instances = [...sim.instances].map(([id, one]) => {
          const shown = [...one.shown].flatMap(([key, post]) => {
            const content = post.key.startsWith("left:") ? change(post.content) : post.content;
            return content === undefined ? [] : [[key, { ...post, content }] as const];
          });
          return [id, { ...one, shown: new Map(shown) }] as const;
        });
        return trying(sim, () =>
          visible(Object.assign(sim, { instances: new Map(instances) }), taken),
        );
      };
      const whole = doctored((content) => content);
      expect(whole).toEqual(visible(sim, taken));
      expect(
        doctored((content) => content.replace("case.assigned.late", "case.red.body")),
      ).not.toEqual(whole);
      expect(
        doctored((content) => content.replace('"command":"assign"', '"command":"called"')),
      ).not.toEqual(whole);
      expect(doctored(() => undefined)).not.toEqual(whole);
    });
  });
  it("gives its reason in a sentence", () => {
    for (const w of workflows)
      for (const reason of Object.values(w.declassified)) expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  });
  it("the order of a hand-over's references tells nothing", () => {
    const offer = (p: Play) => p.order("handover", "offer", { to: "noomi-ersattare" });
    const [a, b] = [
      (p: Play) => p.open("high").open("low"),
      (p: Play) => p.open("low").open("high"),
    ]
      .map((run) => offer(run(new Play())).sim)
      .map((sim) => visible(sim, names));
    expect(a).toEqual(b);
  });
});

describe("declassify(", () => {
  const calls = sources("src", "workflows", "adapters").flatMap(({ file, text }) =>
    [...text.matchAll(/(?<!const )\bdeclassify\(/g)].map((match) => ({
      file,
      call: text.slice(match.index, match.index + 120),
    })),
  );
  it("is called in workflows only, and is the one way: nobody casts to Open", () => {
    expect(calls.length).toBeGreaterThan(4);
    expect(calls.filter(({ file }) => !file.startsWith("workflows/"))).toEqual([]);
  });
  it("names a reason that stands in that workflow's list", () => {
    for (const { file, call } of calls) {
      // Called by its folder, or by how the file begins.
      const named = workflows.filter(({ name }) => file.includes(`/${name}`));
      const reason = /^declassify\((?:[^()]|\([^()]*\))*,\s*"(\w+)"\)/.exec(call)?.[1];
      expect(
        named.flatMap((each) => Object.keys(each.declassified)),
        `${file}: ${call.split("\n")[0]}`,
      ).toContain(reason);
    }
  });
  it("and a reason that nobody declared would be seen", () => {
    expect(
      literalsOf({ file: "x.ts", text: 'declassify(risk, "nothing")' }).map((l) => l.text),
    ).toEqual(["nothing"]);
    expect(Object.keys(workflows[0]?.declassified ?? {})).not.toContain("nothing");
  });
  // A cast beside the door: allowed where a count or a configured text is meant, never for what was revealed.
  it("no rule casts what it has revealed", () => {
    const casts = sources("workflows").filter(({ text }) =>
      /reveal\([^)]*\)[^;\n]*\bas (unknown as )?(Open|Instant)\b/.test(text),
    );
    expect(casts.map(({ file }) => file)).toEqual([]);
  });
});
