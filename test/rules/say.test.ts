// The short ways say exactly what the data says, and leave class B no way into a post.
import { describe, expect, it } from "vitest";
import {
  actions,
  body,
  card,
  divider,
  dm,
  dotted,
  facts,
  files,
  firstOf,
  heading,
  inWords,
  message,
  named,
  on,
  onDay,
  panel,
  press,
  promised,
  ring,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Action,
  type AgencyId,
  type Block,
  type CaseRef,
  type Home,
  type InstanceId,
  type Instant,
  type MemberId,
  type Message,
  type Open,
  type Panel,
  type Secret,
  type SpaceId,
  type Span,
  seal,
} from "../../src/rules/ui.ts";
import type { Row } from "../../src/rules/workflow.ts";

type C = "calm" | "close";
const at = "2026-11-25T14:00:00.000Z" as Instant;
const [anna, noomi, malmo] = ["anna" as MemberId, "noomi" as AgencyId, "malmo" as AgencyId];
const ref = { ref: "SYD-1" as CaseRef };
const risk: Secret = { code: seal("high"), of: "risk" };
const day = { key: "case.mine.due", with: { day: { date: at, as: "day" } } };

describe("what is said", () => {
  it("is a key, a span, or several", () => {
    expect(text("case.never")).toEqual({ kind: "text", text: [{ key: "case.never" }] });
    expect(text(t("case.mine.due", { day: onDay(at) }), "quiet")).toEqual({
      kind: "text",
      text: [day],
      tone: "quiet",
    });
    expect(text([ref, t("case.dot")])).toEqual({ kind: "text", text: [ref, { key: "case.dot" }] });
    expect([heading("case.never"), divider]).toEqual([
      { kind: "heading", text: { key: "case.never" } },
      { kind: "divider" },
    ]);
  });
  it("names agencies in a list, and sets a dot between what there is", () => {
    expect(named([noomi, malmo])).toEqual({ list: [{ agency: noomi }, { agency: malmo }] });
    expect(dotted("case.dot", false, ref, undefined, { member: anna })).toEqual([
      ref,
      { key: "case.dot" },
      { member: anna },
    ]);
    expect(dotted("case.dot", false)).toEqual([]);
  });
  it("leaves out what is not known", () => {
    const known = facts(["case.show.who", { member: anna }], false, undefined, [
      "case.show.due",
      onDay(at),
      ref,
    ]);
    expect(known).toEqual({
      kind: "facts",
      facts: [
        [{ key: "case.show.who" }, [{ member: anna }]],
        [{ key: "case.show.due" }, [{ date: at, as: "day" }, ref]],
      ],
    });
    expect(body(false, [text("case.never")], undefined, divider)).toEqual([
      text("case.never"),
      divider,
    ]);
  });
});

describe("what can be pressed", () => {
  const values = { round: "3" as Open<string> };
  it("is a command, of this workflow or of another", () => {
    expect(press("calm", "case.calm.button")).toEqual({
      command: "calm",
      label: { key: "case.calm.button" },
    });
    expect(press("calm", "case.calm.button", "primary")).toEqual({
      command: "calm",
      label: { key: "case.calm.button" },
      style: "primary",
    });
    const more = {
      ...on("case", "i1" as InstanceId),
      values,
      style: "danger",
      confirm: "case.never",
    } as const;
    expect(press("calm", "case.calm.button", more)).toEqual({
      command: "calm",
      on: { workflow: "case", instance: "i1" },
      values,
      label: { key: "case.calm.button" },
      style: "danger",
      confirm: { key: "case.never" },
    });
  });
  it("is a panel, or a number where there is one", () => {
    const who = show("who", "people.who.title", { ...on("people"), style: undefined });
    expect(who).toStrictEqual({
      panel: "who",
      on: { workflow: "people" },
      label: { key: "people.who.title" },
    });
    expect(ring("112" as Open<string>, "people.who.phone")).toEqual({
      phone: "112",
      label: { key: "people.who.phone" },
    });
    expect(ring(undefined, "people.who.phone")).toBeUndefined();
  });
  it("stands beside each other; without a button there is no row of buttons", () => {
    const calm = press("calm", "case.calm.button");
    expect(actions<C>(false, [calm], undefined)).toEqual({ kind: "actions", actions: [calm] });
    expect(actions(false)).toBeUndefined();
  });
});

describe("a list", () => {
  const calm = press("calm", "case.calm.button");
  it("has rows with what can be done, and nothing that is not there", () => {
    expect(row(ref)).toStrictEqual({ kind: "row", text: [ref] });
    expect(row<C>(ref, { detail: false, tone: false, actions: false })).toStrictEqual({
      kind: "row",
      text: [ref],
    });
    expect(
      row<C>([ref], { detail: "case.never", tone: "warning", actions: [calm, false] }),
    ).toStrictEqual({
      kind: "row",
      text: [ref],
      detail: [{ key: "case.never" }],
      tone: "warning",
      actions: [calm],
    });
  });
  it("shows the first, says that there are more, and what there is when there is nothing", () => {
    const say = {
      one: (n: number) => text(String(n) as "case.never"),
      none: text("case.mine.none"),
      more: "case.mine.more",
    } as const;
    expect(firstOf([], 2, say)).toEqual([say.none]);
    expect(firstOf([1, 2], 2, say)).toEqual([say.one(1), say.one(2)]);
    expect(firstOf([1, 2, 3], 2, say)).toEqual([
      say.one(1),
      say.one(2),
      text(t("case.mine.more", { shown: 2 as Open<number> }), "quiet"),
    ]);
  });
  it("says of a promise who has it and until when; what is late warns", () => {
    const say = { dot: "case.dot", due: "case.mine.due", late: "case.mine.late" } as const;
    const promise: Row = {
      instance: "i1" as InstanceId,
      workflow: "action",
      summary: { open: true, ...ref, holder: { member: anna }, dueAt: at },
    };
    expect(promised(promise, at, say)).toStrictEqual({
      kind: "row",
      text: [ref],
      detail: [{ member: anna }, { key: "case.dot" }, day],
      actions: [],
    });
    const later = "2026-11-26T14:00:00.000Z" as Instant;
    const titled = promised({ ...promise, title: "Ring" as Open<string> }, later, say, calm);
    expect(titled).toMatchObject({ text: [{ text: "Ring" }], tone: "warning", actions: [calm] });
    expect(promised({ ...promise, summary: { open: true } }, at, say)).toStrictEqual({
      kind: "row",
      text: [],
      detail: [],
      actions: [],
    });
  });
});

describe("a post", () => {
  const said = { title: "case.miss.title", notice: "case.miss.notice" } as const;
  it("goes to one person, whom its key names, or to a space; to nobody there is none", () => {
    const stands = { title: { key: "case.miss.title" }, notice: "case.miss.notice" };
    expect(dm("miss:1", anna, "inHours", said)).toStrictEqual([
      { key: "miss:1:anna", to: { member: anna }, urgency: "inHours", message: stands },
    ]);
    expect(card("card", "syd" as SpaceId, said)).toStrictEqual([
      { key: "card", to: { space: "syd" }, message: stands },
    ]);
    expect([...dm("miss:1", undefined, "inHours", said), ...card("card", undefined, said)]).toEqual(
      [],
    );
  });
  it("has a body and buttons of what there is", () => {
    const full: Message<C> = message({
      ...said,
      body: [false, [text(ref)]],
      actions: [undefined, press("calm", "case.calm.button")],
    });
    expect(full.body).toEqual([{ kind: "text", text: [ref] }]);
    expect(full.actions).toEqual([{ command: "calm", label: { key: "case.calm.button" } }]);
    expect(message({ ...said, actions: [false] }).actions).toEqual([]);
  });
});

describe("a panel", () => {
  it("has a title and what there is to say, files among it", () => {
    const shown: Panel<C> = panel(
      t("case.show.title", ref as never),
      false,
      [text("case.never"), divider],
      files(["agenda.file.md", "notesMd"]),
    );
    expect(shown.body).toEqual([
      text("case.never"),
      divider,
      { kind: "files", files: [{ label: { key: "agenda.file.md" }, file: "notesMd" }] },
    ]);
  });
});

// What follows is checked by the compiler: each line that it should refuse says so.
describe("class B", () => {
  const secret = text([risk]);
  const inRow = row<C>(ref, { detail: [risk] });
  it("stands in a panel", () => {
    const shown: Panel<C> = panel(
      t("case.show.title", { ref }),
      secret,
      inRow,
      facts(["case.show.risk", risk]),
      row(dotted("case.dot", ref, risk)),
    );
    expect(shown.body).toHaveLength(4);
  });
  it("has no way into a post, a button, a title or what the platform keeps", () => {
    // @ts-expect-error a sentence with class B is no block of a message
    message<C>({ title: "case.miss.title", notice: "case.miss.notice", body: [secret] });
    // @ts-expect-error nor is a row
    message<C>({ title: "case.miss.title", notice: "case.miss.notice", body: [inRow] });
    dm<C>("miss", anna, "inHours", {
      title: "case.miss.title",
      notice: "case.miss.notice",
      // @ts-expect-error nor are facts
      body: [facts(["case.show.risk", risk])],
    });
    card<C>("card", "syd" as SpaceId, {
      title: "case.miss.title",
      notice: "case.miss.notice",
      // @ts-expect-error nor is a list with a dot in it
      body: [text(dotted("case.dot", risk))],
    });
    // @ts-expect-error nothing of class B is put into a phrase
    t("case.mine.due", { day: risk });
    // @ts-expect-error nor into a notice, which takes nothing at all
    message<C>({ title: "case.miss.title", notice: t("case.miss.notice") });
    // @ts-expect-error nor into what a button carries
    press("calm", "case.calm.button", { values: { risk: seal("high") } });
    // @ts-expect-error nor a bare value, which nobody has opened
    press("calm", "case.calm.button", { values: { risk: "high" } });
    // @ts-expect-error nor into App Home
    const home: Home<C> = panel("case.home.title", secret);
    // @ts-expect-error nor is it a block of class A by another name
    const block: Block<Span, C> = inRow;
    expect([home, block]).toHaveLength(2);
  });
});
describe("a phrase", () => {
  const either = at > "2026" ? "case.mine.due" : "case.never";
  it("has the values that its message takes, and where it is one of several, those of all of them", () => {
    expect([
      t("case.never"),
      t("case.mine.due", { day: onDay(at) }),
      t(either, { day: onDay(at) }),
    ]).toHaveLength(3);
  });
  it("compiles with no other", () => {
    // @ts-expect-error one is missing
    const missing = t("case.mine.due", {});
    // @ts-expect-error all are
    const none = t("case.mine.due");
    // @ts-expect-error of one of the two
    const half = t(either);
    // @ts-expect-error its message does not take it
    const unknown = t("case.mine.due", { day: onDay(at), who: { member: anna } });
    // @ts-expect-error its message takes nothing
    const plain = t("case.never", { day: onDay(at) });
    // @ts-expect-error what is counted is a number
    const uncounted = t("agenda.capacity.offers", { n: onDay(at) });
    // @ts-expect-error no label by itself
    const label = heading("case.mine.due");
    // @ts-expect-error nor can the values be written past `t`
    const byHand: Span = { key: "case.mine.due", with: { day: onDay(at) } };
    // @ts-expect-error no list of codes
    const list = inWords("case.min", "x");
    expect([missing, none, half, unknown, plain, uncounted, label, byHand, list]).toHaveLength(9);
  });
});
describe("a button", () => {
  it("presses a command that the workflow has", () => {
    const own: readonly Action<C>[] = [
      press("calm", "case.calm.button"),
      press("offer", "case.handOver.button", on("handover")),
    ];
    // @ts-expect-error no command of this workflow
    const wrong: Action<C> = press("clam", "case.calm.button");
    // @ts-expect-error no text
    const mute: Action<C> = press("calm", "case.calm.buton");
    expect([...own, wrong, mute]).toHaveLength(4);
  });
});
