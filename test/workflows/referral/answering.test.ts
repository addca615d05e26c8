// What the receiver may do, what the sender answers, when both have confirmed; and an agency that nobody can write to.
import { describe, expect, it } from "vitest";
import { keysIn, local, memberOf, now, type Story } from "../../support/given.ts";
import {
  accepted,
  byCase,
  cardOf,
  commandsIn,
  declined,
  handedOver,
  hook,
  outside,
  readersOf,
  received,
  receiver,
  sender,
  sent,
  stepOf,
  taking,
  tellsOf,
} from "./referrals.ts";

const later = local("2026-11-25", "11:00");
const question = () => received().done("ask", { question: "language" }, receiver);
const strangers = [
  "polisen-syd-kontakt",
  "boende-syd-kontakt",
  "nspm-samordnare",
  "plattformen-nsp",
  "dataskydd-malmo",
  "drift-malmo",
];

describe("receiving", () => {
  it("stops the first clock and starts the second", () => {
    const story = sent();
    const opened = story.done("receive", {}, receiver, later);
    expect(opened.state).toMatchObject({ step: "received", receivedBy: receiver });
    expect(opened.timers).toEqual({ "silent:way:1.3:0": local("2026-11-30", "15:00") });
    expect(Object.keys(opened.timers)).not.toContain(Object.keys(story.timers)[0]);
  });
  it("pressed twice, or after it went on, changes nothing", () => {
    received().when("receive", {}, "regionkoordinator-2").then();
    accepted().when("receive", {}, receiver).then();
  });
  it("is for the receiver's people: not the sender's, not a third agency's, not whoever was forwarded the button", () => {
    for (const other of [sender, "noomi-chef", ...strangers])
      sent().when("receive", {}, other).denied();
    sent().when("receive", {}, "evonhuset-chef").then({ type: "received" });
  });
  it("so late that the answer is late too: there is still an hour before anybody else is told", () => {
    const late = local("2026-11-25", "15:00");
    const opened = sent({ urgency: "akut" }).done("receive", {}, receiver, late);
    expect(opened.timers).toEqual({ "silent:way:1.3:0": local("2026-11-25", "16:00") });
    const next = sent().done("receive", {}, receiver, local("2026-12-03", "10:00"));
    expect(next.timers).toEqual({ "silent:way:1.3:0": local("2026-12-04", "09:00") });
  });
});

describe("a question", () => {
  it("goes back to the sender, who answers with codes", () => {
    const story = question();
    expect(stepOf(story)).toBe("question");
    expect(commandsIn(cardOf(story))).toContain("answer");
    const answered = story.done(
      "answer",
      { interpreter: "yes", payer: "MMM" },
      "noomi-ersattare",
      later,
    );
    expect(answered.state).toMatchObject({
      step: "received",
      facts: { interpreter: "yes", payer: "MMM", service: "fack_lonekrav" },
    });
    expect(answered.timers).toEqual({ "silent:way:1.5:0": local("2026-11-30", "15:00") });
  });
  it("is answered by the sender alone, and only when it was asked", () => {
    question().when("answer", { payer: "MMM" }, receiver).denied();
    received().when("answer", { payer: "MMM" }).denied();
    question().when("ask", { question: "time" }, receiver).denied();
    sent().when("ask", { question: "time" }, receiver).denied();
    question().when("accept", taking, receiver).denied();
  });
  it("leaves out what is not answered: an empty field takes nothing away", () => {
    const story = received({ children: "2" }).done("ask", { question: "needs" }, receiver);
    expect(story.done("answer", { payer: "unknown", children: undefined }).state).toMatchObject({
      facts: { children: "2" },
    });
  });
  it("asked twice: silence after the second answer is another silence", () => {
    const once = question().done("answer", { payer: "MMM" }, sender, later);
    const silentOnce = once.fires("silent");
    const twice = silentOnce
      .done("ask", { question: "time" }, receiver, local("2026-11-30", "15:30"))
      .done("answer", { payer: "MMM" }, sender, local("2026-11-30", "16:00"));
    const [key = ""] = Object.keys(twice.timers);
    const silentTwice = twice.fires(key);
    const posts = (story: Story) =>
      Object.keys(story.posts).filter((each) => /^(silent|ring):/.test(each));
    expect(posts(silentOnce)).toHaveLength(2);
    expect(posts(silentTwice)).toHaveLength(2);
    for (const each of posts(silentTwice)) expect(posts(silentOnce)).not.toContain(each);
  });
});

describe("accepting", () => {
  it("names somebody and a deputy at the receiver; the case is told, and nobody else has it yet", () => {
    const story = accepted({ kind: "overlamning" });
    expect(story.state).toMatchObject({ step: "accepted", ...taking });
    expect(tellsOf(story)).toEqual(["share:1 share", "chain:3 chain"]);
    expect(story.timers).toEqual({ "silent:way:1.4:0": local("2026-11-26", "09:00") });
    expect(commandsIn(cardOf(story))).toContain("handOver");
    expect(JSON.stringify(story.panel("show", sender))).toContain(`"member":"${sender}"`);
  });
  it("cannot be by one person alone, by the sender, from outside the receiving agency, or before it was opened", () => {
    received()
      .when("accept", { holder: { member: receiver }, deputy: receiver }, receiver)
      .refused("referral.accept.same", "deputy");
    for (const other of [sender, "noomi-ersattare", "noomi-chef", ...strangers])
      received().when("accept", taking, other).denied();
    sent().when("accept", taking, receiver).denied();
    accepted().when("accept", taking, "regionkoordinator-2").denied();
  });
  it("of a transfer says how the risk is judged, where nothing that was shared does", () => {
    const story = received({ kind: "overlamning" });
    expect(hook("accept", "choices")(story.state, story.world)).toMatchObject({
      risk: ["high", "medium", "low", "notAssessed"],
    });
    story.when("accept", taking, receiver).refused("referral.accept.noRisk", "risk");
    story
      .when("accept", { ...taking, risk: "notAssessed" }, receiver)
      .then({ type: "accepted", judged: "notAssessed" });
    const told = story.done("freeze", { snapshot: { at: now, child: "no", risk: "high" } }, byCase);
    expect(hook("accept", "choices")(told.state, told.world)).toMatchObject({ risk: [] });
    told.when("accept", taking, receiver).then({ type: "accepted" });
  });
  it("chooses among the receiver's own people", () => {
    const story = received();
    const choices = hook("accept", "choices")(story.state, story.world);
    expect(choices).toEqual({
      holder: ["m:regionkoordinator-1", "m:regionkoordinator-2", "m:evonhuset-chef"],
      deputy: ["regionkoordinator-1", "regionkoordinator-2", "evonhuset-chef"],
      risk: [],
    });
    expect(
      hook("accept", "prefill")(story.state, story.world, { member: memberOf(receiver) }),
    ).toEqual(taking === undefined ? {} : { holder: taking.holder, deputy: taking.deputy });
  });
  it("freezes the facts: nobody changes them afterwards", () => {
    for (const story of [accepted(), handedOver()])
      for (const who of [sender, receiver]) {
        story.when("edit", {}, who).denied();
        story.when("answer", { payer: "MMM" }, who).denied();
      }
  });
});

describe("declining", () => {
  it("leaves the responsibility with the sender, and offers the next receiver with one press", () => {
    const story = declined({ suggested: "polisen-syd" });
    expect(stepOf(story)).toBe("declined");
    expect(story.timers).toEqual({ "silent:way:1.4:0": local("2026-11-26", "09:00") });
    const post = story.post(`declined:1:${sender}`);
    expect(keysIn(post.message)).toContain("referral.declined.yours");
    const drafts = (post.message.actions ?? []).filter(
      (action) => "command" in action && action.command === "draft",
    );
    expect(drafts).toMatchObject([
      {
        on: { workflow: "referral" },
        values: {
          kase: "C1",
          to: "polisen-syd",
          service: "fack_lonekrav",
          parent: (story.state as { number: string }).number,
        },
      },
      { values: { kase: "C1" } },
    ]);
    expect(drafts[1]).not.toHaveProperty("values.to");
    expect(JSON.stringify(post.message)).not.toContain("noCapacity");
    expect(JSON.stringify(story.panel("show", sender))).toContain("noCapacity");
  });
  it("can be said to what is new, opened or asked about, by the receiver", () => {
    for (const story of [sent(), received(), question()]) {
      story
        .when("decline", { reason: "wrongRegion" }, receiver)
        .then({ type: "declined", reason: "wrongRegion" });
      for (const other of [sender, ...strangers])
        story.when("decline", { reason: "other" }, other).denied();
    }
    for (const story of [accepted(), handedOver(), declined()])
      story.when("decline", { reason: "other" }, receiver).denied();
  });
  it("suggests neither the one who asked nor the one who declined", () => {
    const story = received();
    const { suggested } = hook("decline", "choices")(story.state, story.world) as {
      suggested: string[];
    };
    expect(suggested).toContain("jamstalldhetsmyndigheten");
    for (const id of ["noomi", "evonhuset"]) expect(suggested).not.toContain(id);
  });
});

describe("handing over", () => {
  it.each([
    ["the sender first", sender, receiver],
    ["the receiver first", receiver, sender],
  ])("needs both: %s", (_way, first, second) => {
    const press = (story: Story, who: string) =>
      who === sender
        ? story.done("handOver", { carrier: "SDK" }, who)
        : story.done("takeOver", {}, who);
    const half = press(accepted(), first);
    expect(stepOf(half)).toBe("accepted");
    half.when(first === sender ? "handOver" : "takeOver", { carrier: "SDK" }, first).denied();
    const both = press(half, second);
    expect(both.state).toMatchObject({ step: "handedOver", facts: { carrier: "SDK" } });
    expect(both.timers).toEqual({ "begin:way:1.5:0": local("2026-11-26", "09:00") });
  });
  it("each confirms for itself", () => {
    accepted().when("handOver", { carrier: "SDK" }, receiver).denied();
    accepted().when("takeOver", {}, sender).denied();
    received().when("takeOver", {}, receiver).denied();
    for (const other of strangers) accepted().when("takeOver", {}, other).denied();
  });
  it("the sender first: the receiver reads that there is something to confirm, and not once more that they have said yes", () => {
    const half = accepted().done("handOver", { carrier: "SDK" }, sender);
    const told = Object.keys(half.posts).flatMap((key) =>
      key.endsWith(`:${receiver}`) ? keysIn(half.post(key)) : [],
    );
    expect(told).toContain("referral.remind.acceptedGiven");
    expect(told).not.toContain("referral.receiver.accepted");
  });
  it("knows the way that the draft named", () => {
    const { state, world } = accepted({ carrier: "SDK" });
    expect(hook("handOver", "prefill")(state, world)).toEqual({ carrier: "SDK" });
  });
  it("a referral moves no case", () => {
    expect(tellsOf(handedOver())).toEqual(["share:1 share", "chain:3 chain", "chain:4 chain"]);
  });
  it("a transfer moves it with the second confirmation, and not before", () => {
    const half = accepted({ kind: "overlamning" }).done("handOver", { carrier: "meeting" });
    expect(tellsOf(half)).toEqual(["share:1 share", "chain:3 chain"]);
    expect(half.state).not.toHaveProperty("newCase");
    const both = half.done("takeOver", {}, receiver);
    const { newCase } = both.state as { newCase: string };
    expect(tellsOf(both)).toEqual([
      "share:1 share",
      "chain:3 chain",
      "chain:4 chain",
      "move:1 moveAway",
    ]);
    expect(both.view.signals.at(-1)).toMatchObject({
      workflow: "case",
      instance: "C1",
      values: { to: "evonhuset", into: newCase, ...taking, region: "SYD", risk: "medium" },
    });
    expect(newCase).not.toBe("C1");
    expect(JSON.stringify(both.panel("show", sender))).toContain(`"member":"${receiver}"`);
  });
  it("a transfer whose receiver confirms first moves with the sender's", () => {
    const both = accepted({ kind: "overlamning" })
      .done("takeOver", {}, receiver)
      .done("handOver", { carrier: "meeting" });
    expect(tellsOf(both).at(-1)).toBe("move:1 moveAway");
  });
  it("what has moved is not taken back by the old owner, neither by hand nor through its case", () => {
    const moved = accepted({ kind: "overlamning" })
      .done("takeOver", {}, receiver)
      .done("handOver", { carrier: "meeting" });
    for (const story of [moved, moved.fires("begin")]) {
      story.when("withdraw", { reason: "other" }).refused("referral.moved");
      story.when("mistake", { reason: "wrongCase" }).refused("referral.moved");
      story.when("stop", {}, byCase).then();
      expect(commandsIn(story.panel("show", sender))).not.toEqual(
        expect.arrayContaining(["withdraw"]),
      );
    }
  });
});

describe("an agency outside Stafett", () => {
  it("gets no message: the sender phones, with the same clock", () => {
    const story = outside();
    expect(story.state).toMatchObject({ outside: true });
    expect(
      story.view.posts.map((post) => ("member" in post.to ? post.to.member : post.to.space)),
    ).toEqual([sender]);
    expect(story.post(`outside:1:${sender}`).message.actions).toMatchObject([
      { phone: "08-465 004 01" },
      { command: "receive" },
      { command: "makeLink" },
      { panel: "show" },
    ]);
    expect(story.timers).toEqual({ "silent:way:1.2:0": local("2026-11-26", "15:00") });
  });
  it("is answered for by the sender, in its name", () => {
    const all = outside()
      .done("receive", {}, sender)
      .done("accept", { holder: { member: sender }, deputy: "noomi-ersattare" }, sender);
    const both = all.done("handOver", { carrier: "phone" }, sender);
    expect(stepOf(both)).toBe("handedOver");
    expect(
      stepOf(
        both
          .fires("begin")
          .done("finish", { outcome: "partly" }, sender)
          .done("confirm", {}, sender),
      ),
    ).toBe("confirmed");
    for (const theirs of ["plattformen-nsp", "evonhuset-chef"])
      outside().when("receive", {}, theirs).denied();
    outside()
      .done("receive", {}, sender)
      .when("decline", { reason: "noCapacity" }, sender)
      .then({ type: "declined" });
  });
  it("a transfer to it closes no case by itself: nobody there has one", () => {
    const story = outside({ kind: "overlamning" })
      .done("receive", {}, sender)
      .done("accept", { holder: { member: sender }, deputy: "noomi-ersattare" }, sender);
    expect(
      tellsOf(story.done("handOver", { carrier: "phone" }, sender)).filter((tell) =>
        /move|new/.test(tell),
      ),
    ).toEqual([]);
  });
  it("silence rings at the sender, and at nobody there", () => {
    const story = outside().fires("silent");
    for (const post of story.view.posts) expect(post.to).toEqual({ member: sender });
    expect(Object.keys(story.timers)).toEqual(["silent:way:1.2:1"]);
    expect(readersOf(story)).toContain("noomi");
    expect(now < Object.values(story.timers)[0]!).toBe(true);
    // Once more: the sender's own lead hears of it, and then the sender again.
    const [twice, thrice] = [story.fires("silent"), story.fires("silent").fires("silent")];
    expect([twice, thrice].map(({ state }) => state.silence.at(-1).to)).toEqual([
      "noomi-chef",
      sender,
    ]);
  });
});
