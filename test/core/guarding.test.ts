// Identities are found before anything is stored, drawn or logged. The guard's own rules have their tests elsewhere.
import { describe, expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { type SmallCore, small } from "../support/small-core.ts";

/** A personal identity number by shape; a whole name; a word that may be one. */
const number = "19811218-9876";
const name = "Anna Andersson";
const maybe = "Anna kommer";
const submit = (values: Record<string, string>, sure = false, more = false) =>
  ({ kind: "submit", workflow: "puppet", command: "say", values, hidden: {}, more, sure }) as const;
const say = async (
  c: SmallCore,
  id: string,
  values: Record<string, string>,
  sure = false,
  more = false,
): Promise<Reply> =>
  c.ask("anna", `f:${c.clock.now().toString(36)}:${Math.random()}`, {
    ...submit(values, sure, more),
    instance: id,
  });
const nothingOf = async (c: SmallCore, id: string, text: string): Promise<void> => {
  expect((await c.state(id)).lines).toEqual([]);
  expect(JSON.stringify(c.facts)).not.toContain(text);
};

describe("a line", () => {
  test("with an identity number is stopped at its field; the rule is logged, never the text", async () => {
    const c = await small();
    const id = await c.begin();
    const reply = await say(c, id, { line: `ring ${number} i dag` });
    expect(reply).toMatchObject({
      kind: "errors",
      fields: { line: expect.stringContaining("Det här liknar ett personnummer.") },
    });
    expect(JSON.stringify(reply)).not.toContain(number);
    await nothingOf(c, id, number);
    expect(c.facts.filter((fact) => fact.event === "guard")).toEqual([
      {
        event: "guard",
        rule: "personalIdentityNumber",
        verdict: "blocked",
        surface: "puppet.say",
        member: "anna",
      },
    ]);
  });
  test("is stopped however sure somebody says to be", async () => {
    const c = await small();
    const id = await c.begin();
    expect((await say(c, id, { line: number }, true)).kind).toBe("errors");
    await nothingOf(c, id, number);
  });
  test("that may be a name is asked about once, and taken when confirmed", async () => {
    const c = await small();
    const id = await c.begin();
    const asked = await say(c, id, { line: maybe });
    expect(asked).toMatchObject({ kind: "errors", form: { sure: expect.any(String) } });
    await nothingOf(c, id, maybe);
    expect((await say(c, id, { line: maybe }, true)).kind).toBe("done");
    expect((await c.state(id)).lines).toEqual([maybe]);
  });
  test("errors come all at once, each at its field", async () => {
    const c = await small();
    const id = await c.begin();
    const reply = await say(c, id, {
      line: "",
      level: "purple",
      other: number,
      high: "2026-13-45",
    });
    expect(reply).toMatchObject({ kind: "errors" });
    if (reply.kind === "errors")
      expect(Object.keys(reply.fields).sort()).toEqual(["level", "line", "other"]);
  });
  test("longer than its field is told so, and not drawn again", async () => {
    const c = await small();
    const id = await c.begin();
    const long = "lång ".repeat(40);
    const reply = await say(c, id, { line: long });
    expect(reply).toMatchObject({
      kind: "errors",
      fields: { line: expect.stringContaining("högst 80 tecken") },
    });
    expect(JSON.stringify(reply)).not.toContain(long);
  });
  test("one stopped beside one asked about: the stopped one does not come back on the screen", async () => {
    const c = await small();
    const id = await c.begin();
    const reply = await say(c, id, { line: maybe, other: `nummer ${number}` }, false, true);
    expect(reply.kind).toBe("errors");
    expect(JSON.stringify(reply)).not.toContain(number);
    await nothingOf(c, id, number);
  });
});

describe("a redraw", () => {
  const redraw = (values: Record<string, string>, more: boolean) =>
    ({ kind: "redraw", workflow: "puppet", command: "say", values, hidden: {}, more }) as const;
  test("shows what is behind 'Mer' and keeps what was chosen, under the same idempotency key", async () => {
    const c = await small();
    const id = await c.begin();
    const drawn = await c.ask("anna", "f:x:1", { ...redraw({ level: "low" }, true), instance: id });
    if (drawn.kind !== "form") throw new Error(drawn.kind);
    expect(drawn.form.fields.map((field) => field.name)).toEqual(["line", "level", "other"]);
    expect(drawn.form.fields.find((field) => field.name === "level")?.value).toBe("low");
    expect([drawn.form.idempotencyKey, drawn.form.showsMore, drawn.form.more]).toEqual([
      "f:x:1",
      true,
      undefined,
    ]);
  });
  test("shows a field only when the others say so", async () => {
    const c = await small();
    const id = await c.begin();
    const names = async (level: string) => {
      const drawn = await c.ask("anna", "f:x:1", { ...redraw({ level }, false), instance: id });
      return drawn.kind === "form" ? drawn.form.fields.map((field) => field.name) : [];
    };
    expect(await names("high")).toEqual(["line", "level", "high"]);
    expect(await names("low")).toEqual(["line", "level"]);
  });
  test("does not send a text back that the guard would stop", async () => {
    const c = await small();
    const id = await c.begin();
    const drawn = await c.ask("anna", "f:x:1", {
      ...redraw({ line: number, level: "high" }, true),
      instance: id,
    });
    expect(JSON.stringify(drawn)).not.toContain(number);
  });
  test("writes nothing", async () => {
    const c = await small();
    const id = await c.begin();
    const before = c.sql("select count(*) as n from events");
    await c.ask("anna", "f:x:1", { ...redraw({ line: "en rad" }, true), instance: id });
    expect(c.sql("select count(*) as n from events")).toEqual(before);
  });
});

describe("words after a slash command", () => {
  const words = (c: SmallCore, text: string) =>
    c.ask("anna", `slack:${Math.random()}`, { kind: "words", slash: "/stafett", text });
  test("with an identity are stopped before they are understood", async () => {
    const c = await small();
    const reply = await words(c, `vem ${number}`);
    expect(reply).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("Det här liknar ett personnummer."),
    });
    expect(JSON.stringify([reply, c.facts])).not.toContain(number);
    expect(c.facts.at(-1)).toMatchObject({
      event: "guard",
      verdict: "blocked",
      surface: "words",
      member: "anna",
    });
  });
  test("that may be a name are refused, since nobody can be asked", async () => {
    const c = await small();
    const reply = await words(c, name);
    expect(reply).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("Det här liknar ett namn."),
    });
    expect(JSON.stringify([reply, c.facts])).not.toContain("Andersson");
  });
  test("that mean something are answered", async () => {
    const c = await small();
    expect((await words(c, "vem")).kind).toBe("panel");
    expect((await words(c, "hjälp")).kind).toBe("panel");
    expect(await words(c, "blah")).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("/stafett hjälp"),
    });
  });
  test("a mistyped reference is told apart from an unknown one", async () => {
    const c = await small();
    expect(await words(c, "SYD-7KQ3-M0")).toMatchObject({
      said: expect.stringContaining("Referensen stämmer inte"),
    });
  });
});
