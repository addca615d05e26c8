// What is seen, and by whom: cards, panels, lists, the guide to who pays.
import { describe, expect, it } from "vitest";
import { referral } from "../../../workflows/referral/index.ts";
import {
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../../support/given.ts";
import { facts } from "../../support/office.ts";
import {
  accepted,
  byCase,
  commandsIn,
  declined,
  drafted,
  finished,
  fresh,
  handedOver,
  ongoing,
  received,
  receiver,
  sender,
  sent,
  stepOf,
} from "./referrals.ts";

const strangers = [
  "polisen-syd-kontakt",
  "boende-syd-kontakt",
  "nspm-samordnare",
  "plattformen-nsp",
  "dataskydd-malmo",
  "drift-malmo",
];
const offered = (story: Story, who: string) => commandsIn(story.panel("show", who));

describe("the panel", () => {
  it("is for both sides and nobody else", () => {
    for (const story of [
      sent(),
      received(),
      accepted(),
      handedOver(),
      ongoing(),
      finished(),
      declined(),
    ]) {
      for (const who of [sender, "noomi-chef", receiver, "evonhuset-chef"])
        expect(story.panel("show", who), `${stepOf(story)} ${who}`).toBeDefined();
      for (const who of strangers)
        expect(story.panel("show", who), `${stepOf(story)} ${who}`).toBeUndefined();
    }
  });
  it("of a draft is the sender's alone", () => {
    expect(drafted().panel("show", receiver)).toBeUndefined();
    // Nothing is known of a consent here: recording one comes first.
    expect(offered(drafted(), sender)).toEqual(["consent", "send", "edit", "discard"]);
  });
  it("offers each side what it may do, and nothing that would be refused", () => {
    for (const story of [
      sent(),
      received(),
      accepted(),
      handedOver(),
      ongoing(),
      finished(),
      declined(),
    ])
      for (const who of [sender, receiver]) {
        const mine = offered(story, who).filter(
          (command) => !["draft", "consent"].includes(command),
        );
        for (const command of mine)
          expect(
            referral.commands[command as "send"].access(
              story.state as never,
              { member: memberOf(who) },
              story.world,
            ),
            `${stepOf(story)} ${who} ${command}`,
          ).toBe(true);
      }
    expect(offered(received(), receiver)).toEqual(["take", "accept", "ask", "decline", "notOurs"]);
    expect(offered(received(), sender)).toEqual(["withdraw", "mistake", "astray"]);
    expect(offered(accepted().done("takeOver", {}, receiver), receiver)).toEqual([
      "fail",
      "notOurs",
    ]);
  });
  it("shows what was frozen when it was sent, and of when it is", () => {
    const story = drafted({ groups: ["sakerhet", "migration"] })
      .done("send")
      .done(
        "freeze",
        {
          snapshot: {
            at: now,
            child: "yes",
            risk: "high",
            deadlines: [{ kind: "betanketid", day: "2026-12-20" }],
          },
        },
        byCase,
      );
    for (const who of [sender, receiver]) {
      const shown = JSON.stringify(story.panel("show", who));
      for (const code of [
        `"code":"yes","of":"child"`,
        `"code":"high","of":"risk"`,
        `"code":"betanketid","of":"deadline"`,
      ])
        expect(shown).toContain(code);
      expect(keysIn(story.panel("show", who))).toContain("referral.show.asOf");
    }
    // About a child a concern report is the sender's: it never waits.
    expect(keysIn(story.panel("show", sender))).toContain("case.child.now");
  });
  it("says to the receiver since when the sender has been here, if it joined by invitation", () => {
    const since = local("2026-11-20", "09:30");
    const joined = {
      ...register,
      agencies: register.agencies.map((each) => (each.id === "noomi" ? { ...each, since } : each)),
    };
    const story = received().in({ people: peopleWith([], joined) });
    expect(JSON.stringify(story.panel("show", receiver))).toContain(
      `"referral.show.since"},[{"date":${JSON.stringify(since)},"as":"date"}]`,
    );
    expect(keysIn(story.panel("show", sender))).not.toContain("referral.show.since");
    expect(keysIn(received().panel("show", receiver))).not.toContain("referral.show.since");
  });
  it("asks the second person, and does not ask the first", () => {
    const story = sent({ basis: "vitalt_intresse" });
    expect(offered(story, "noomi-chef")).toEqual(expect.arrayContaining(["approve", "object"]));
    for (const who of [sender, receiver]) expect(offered(story, who)).not.toContain("approve");
  });
});

describe("what stands in chat", () => {
  const all = () => [
    sent(),
    received(),
    accepted(),
    handedOver(),
    ongoing(),
    finished(),
    declined(),
    sent({ basis: "vitalt_intresse", urgency: "akut" }),
  ];
  it("is a number, where it is, whose turn it is: no code of class B", () => {
    for (const story of all())
      for (const post of story.view.posts)
        expect(JSON.stringify(post.message), `${stepOf(story)} ${post.key}`).not.toMatch(
          /samtycke|vitalt|behov|sakerhet|noCapacity|"unknown"|notReached|"risk"|"child"/,
        );
  });
  it("at the receiver is not the case's reference, nor its words", () => {
    for (const story of all())
      for (const post of story.view.posts.filter((each) => each.key.startsWith("receiver:")))
        expect(JSON.stringify(post.message)).not.toMatch(/SYD-0001-00|lugn granit/);
  });
  it("is in the receiver's own space alone, never in one that is shared", () => {
    for (const story of all())
      for (const post of story.view.posts)
        if ("space" in post.to) expect(post.to.space).toBe("evonhuset");
  });
  it("names no shelter, but what it is", () => {
    const story = sent({ service: "skyddat_boende", to: "boende-syd" });
    for (const post of story.view.posts)
      expect(JSON.stringify(post.message)).not.toContain("Skyddat boende");
  });
  it("goes to whoever took it, once somebody has", () => {
    const story = received().done(
      "accept",
      { holder: { member: "regionkoordinator-2" }, deputy: receiver },
      receiver,
    );
    expect(Object.keys(story.posts)).toContain("receiver:1:regionkoordinator-2");
    expect(Object.keys(story.posts)).not.toContain(`receiver:1:${receiver}`);
  });
});

type Listed = {
  readonly ref: string;
  readonly from: string;
  readonly to: string;
  readonly step: string;
  readonly turn: string;
  readonly dueAt?: string;
};
const listed = ({ ref, from, to, step, turn, dueAt }: Listed) =>
  row(
    ref,
    {
      open: true,
      ref,
      words: "lugn granit",
      agency: to,
      facts: { from, step, turn },
      ...(dueAt && { dueAt }),
    },
    "referral",
  );
const late = local("2026-11-25", "09:00");
const rows = [
  listed({
    ref: "H-IN",
    from: "noomi",
    to: "evonhuset",
    step: "sent",
    turn: "receiver",
    dueAt: local("2026-11-26", "09:00"),
  }),
  listed({
    ref: "H-LATE",
    from: "noomi",
    to: "evonhuset",
    step: "received",
    turn: "receiver",
    dueAt: late,
  }),
  listed({ ref: "H-ASKED", from: "noomi", to: "evonhuset", step: "question", turn: "sender" }),
  listed({ ref: "H-DRAFT", from: "noomi", to: "evonhuset", step: "draft", turn: "second" }),
];
const refsIn = (shown: unknown): readonly string[] => [
  ...new Set([...JSON.stringify(shown).matchAll(/H-[A-Z]+/g)].map(([ref]) => ref as string)),
];
const shows = (name: string, who: string) =>
  refsIn(fresh({ world: { rows: { all: rows } } }).panel(name, who));

describe("the lists", () => {
  it.each([
    ["inbox", receiver, ["H-IN", "H-LATE", "H-ASKED"]],
    ["sent", receiver, []],
    ["waiting", receiver, ["H-IN", "H-LATE"]],
    ["late", receiver, ["H-LATE"]],
    ["inbox", sender, []],
    ["sent", sender, ["H-IN", "H-LATE", "H-ASKED", "H-DRAFT"]],
    ["waiting", sender, ["H-ASKED", "H-DRAFT"]],
    ["late", sender, ["H-LATE"]],
  ] as const)("%s of %s", (name, who, refs) => {
    expect(shows(name, who)).toEqual(refs);
  });
  it.each(["inbox", "sent", "waiting", "late"])(
    "%s is asked for with the viewer's eyes, and refused to whoever works no cases",
    (name) => {
      const member = memberOf(receiver);
      expect(
        referral.panels[name]?.needs?.({ step: "new" }, { member, now } as never, fresh().world),
      ).toMatchObject({
        all: { workflow: "referral", for: member, open: true },
      });
      for (const who of ["nspm-samordnare", "plattformen-nsp", "dataskydd-malmo", "drift-malmo"])
        expect(fresh().panel(name, who)).toBeUndefined();
      expect(keysIn(fresh().panel(name, receiver))).toContain(`referral.list.${name}.none`);
    },
  );
  it("show an unopened one as a number to open, without the case's words", () => {
    const shown = fresh({ world: { rows: { all: rows.slice(0, 1) } } }).panel("inbox", receiver);
    expect(commandsIn(shown)).toEqual(["receive"]);
    expect(JSON.stringify(shown)).not.toContain("lugn granit");
    expect(
      JSON.stringify(
        fresh({ world: { rows: { all: rows.slice(1, 2) } } }).panel("inbox", receiver),
      ),
    ).toContain("lugn granit");
  });
  it("show twenty, lead to the others, and have all of them in a table", () => {
    const many = Array.from({ length: 25 }, (_, i) =>
      listed({
        ref: `H-${String.fromCharCode(65 + i)}`,
        from: "noomi",
        to: "evonhuset",
        step: "received",
        turn: "receiver",
      }),
    );
    const shown = fresh({ world: { rows: { all: many } } }).panel("inbox", receiver);
    const of = (kind: string) =>
      (shown as { body: { kind: string; rows?: unknown[] }[] }).body.filter(
        (block) => block.kind === kind,
      );
    expect([of("row").length, of("table").map(({ rows: all }) => all?.length)]).toEqual([20, [25]]);
    expect(keysIn(shown)).toContain("core.list.more");
  });
  it("say of a referral what is true of it", () => {
    const factsOf = (story: Story) => story.view.summary.facts;
    expect(factsOf(sent())).toEqual({ from: "noomi", step: "sent", turn: "receiver", sentAt: now });
    expect(factsOf(accepted())).toMatchObject({ turn: "sender" });
    expect(factsOf(accepted().done("handOver", { carrier: "SDK" }))).toMatchObject({
      turn: "receiver",
    });
    expect(factsOf(declined())).toMatchObject({ turn: "sender" });
    expect(sent().view.summary).toMatchObject({
      agency: "evonhuset",
      dueAt: local("2026-11-26", "15:00"),
      open: true,
    });
  });
});

describe("which case is it about", () => {
  it("one's agency's own, each one press from the form", () => {
    const mine = [row("C1", { open: true, ref: "SYD-0001-00", words: "lugn granit" })];
    const shown = fresh({ world: { rows: { mine } } }).panel("choose", sender);
    expect(commandsIn(shown)).toEqual(["draft", "ask"]);
    expect(JSON.stringify(shown)).toContain(`"kase":"C1"`);
    expect(keysIn(fresh().panel("choose", sender))).toContain("referral.choose.none");
    expect(
      referral.panels.choose?.needs?.(
        { step: "new" },
        { member: memberOf(sender), now } as never,
        fresh().world,
      ),
    ).toMatchObject({
      mine: { workflow: "case", agency: "noomi", open: true },
    });
  });
});

describe("the guide to who pays", () => {
  it("asks what to find out, promises nothing, and points to a lawyer", () => {
    const shown = fresh().panel("payer", "boende-syd-kontakt");
    for (const key of ["report", "reflection", "decision", "residence", "certified"])
      expect(keysIn(shown)).toContain(`referral.payerGuide.${key}`);
    expect(keysIn(shown)).toContain("referral.payerGuide.lawyer");
    expect(commandsIn(shown)).toEqual([]);
    expect(fresh().panel("payer", "dataskydd-malmo")).toBeUndefined();
    expect(facts.payer).toBe("unknown");
  });
});
