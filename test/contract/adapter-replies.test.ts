// What every adapter does with an answer of the core: to words, to a button, to a form, on the home page.
import { expect, test } from "vitest";
import { everyAdapter } from "./adapters.ts";
import { blocks, fields, form, message, opening, panel, press, replies, show } from "./samples.ts";

everyAdapter("replies", (open) => {
  test.each(Object.entries(replies).filter(([kind]) => kind !== "errors"))(
    "%s to words",
    async (_kind, { reply, shows }) => {
      const b = await open();
      b.answers(() => reply);
      const seen = await b.says("mina");
      expect(b.asked[0]).toMatchObject({
        identity: b.member,
        ask: { kind: "words", text: "mina" },
      });
      for (const text of shows) expect(seen.text).toContain(text);
      expect(seen.status).toBe(200);
    },
  );
  test.each(
    Object.entries(replies).filter(
      ([kind]) => kind !== "home" && kind !== "errors" && kind !== "done",
    ),
  )("%s to a button in a message", async (_kind, { reply, shows }) => {
    const b = await open();
    await b.adapter.deliver({
      outbox: "O",
      to: { platform: b.adapter.platform, id: b.space, kind: "space" },
      message: message(
        [],
        [_kind === "refused" || _kind === "unknown" ? press("Gör det") : opening("Gör det")],
      ),
      gone: false,
    });
    b.answers(() => reply);
    const seen = await b.presses("space", "Gör det");
    for (const text of shows) expect(seen.text).toContain(text);
  });
  test.each(Object.entries(replies).filter(([kind]) => kind !== "home"))(
    "%s to a filled form",
    async (kind, { reply, shows }) => {
      const b = await open();
      b.answers(() => replies.form.reply);
      await b.says("ny");
      b.answers(() => reply);
      const seen = await b.submits({
        choice: "ja",
        choices: ["ja", "nej"],
        date: "2026-12-01",
        line: "en rad",
      });
      expect(b.asked.at(-1)).toMatchObject({
        idempotencyKey: "f:abc:DEF",
        identity: b.member,
        ask: {
          kind: "submit",
          workflow: "case",
          instance: "I1",
          command: "checkIn",
          values: { choice: "ja", choices: ["ja", "nej"], date: "2026-12-01", line: "en rad" },
          hidden: { round: "3" },
          more: false,
          sure: false,
        },
      });
      const everything = [seen.text, ...Object.values(seen.errors)].join("\n");
      if (kind !== "done") for (const text of shows) expect(everything).toContain(text);
      expect(seen.status).toBe(200);
    },
  );
  test("what is not known yet leaves the form where it is, with the sentence at its field", async () => {
    const b = await open();
    b.answers(() => replies.form.reply);
    await b.says("ny");
    const { reply } = replies.unknown;
    const { reply: kept } = replies.errors;
    if (reply.kind !== "unknown" || kept.kind !== "errors") throw new Error("other samples");
    b.answers(() => ({ ...reply, kept }));
    const seen = await b.submits();
    expect([seen.text, ...Object.values(seen.errors)].join("\n")).toContain(
      replies.errors.shows[0],
    );
    expect(seen.fields).toContain("f:line");
  });
  test("done with a panel shows the panel", async () => {
    const b = await open();
    b.answers(() => replies.form.reply);
    await b.says("ny");
    b.answers(() => ({ kind: "done", panel: panel([blocks.heading.block]) }));
    expect((await b.submits()).text).toContain("En rubrik");
  });
  test("an error at its field stands there; a question asked of the writer brings a box to tick", async () => {
    const b = await open();
    b.answers(() => replies.form.reply);
    await b.says("ny");
    b.answers(() => ({
      kind: "errors",
      fields: { line: "Kan någon kännas igen?" },
      form: form({
        fields: [{ ...fields.line, error: "Kan någon kännas igen?" }],
        sure: "Jag har läst texten igen.",
      }),
    }));
    const seen = await b.submits();
    expect(seen.text).toContain("Kan någon kännas igen?");
    expect(seen.text).toContain("Jag har läst texten igen.");
  });
  test("an error at a field that is not on the screen draws the form anew with it", async () => {
    const b = await open();
    b.answers(() => ({ kind: "form", form: form({ fields: [fields.line] }) }));
    await b.says("ny");
    b.answers(() => ({
      kind: "errors",
      fields: { choice: "Välj ett alternativ." },
      form: form({
        fields: [fields.line, { ...fields.choice, error: "Välj ett alternativ." }],
        showsMore: true,
      }),
    }));
    const seen = await b.submits();
    expect([seen.text, ...Object.values(seen.errors)].join("\n")).toContain("Välj ett alternativ.");
  });
  test("home: drawn when it is opened, class A only by its type", async () => {
    const b = await open();
    b.answers(() => replies.home.reply);
    const seen = await b.opensHome();
    expect(b.asked[0]?.ask).toEqual({ kind: "home" });
    for (const text of replies.home.shows) expect(seen.text).toContain(text);
  });
  test("home for a stranger: nothing is drawn, and nothing breaks", async () => {
    const b = await open();
    b.answers(() => replies.refused.reply);
    expect((await b.opensHome()).status).toBe(200);
  });
});

everyAdapter("forms", (open) => {
  test.each(Object.entries(fields))("a field of kind %s, empty and filled", async (kind, field) => {
    for (const shown of [field, (({ value: _, ...rest }) => rest)(field)]) {
      const b = await open();
      b.answers(() => ({ kind: "form", form: form({ fields: [shown] }) }));
      const seen = await b.says("ny");
      expect(seen.fields).toEqual([`f:${kind}`]);
      expect(seen.text).toContain(field.label);
    }
  });
  test("a choice with nothing to choose from is no field, and refuses nothing", async () => {
    const b = await open();
    b.answers(() => ({
      kind: "form",
      form: form({
        fields: [{ ...fields.choice, input: { kind: "choice", options: [] } }, fields.line],
      }),
    }));
    const seen = await b.says("ny");
    expect(seen.fields).toEqual(["f:line"]);
    await b.submits({ line: "hej" });
    expect(b.asked.at(-1)?.ask).toMatchObject({ kind: "submit", values: { line: "hej" } });
  });
  test("more options than the platform takes, longer labels than it takes", async () => {
    const b = await open();
    const options = Array.from({ length: 150 }, (_, i) => ({
      value: `v${i}`,
      label: `${"Ett mycket långt alternativ ".repeat(5)}${i}`,
    }));
    const many = [
      { ...fields.choice, input: { kind: "choice", options } as const, value: "v1" },
      { ...fields.choices, input: { kind: "choices", options } as const, value: ["v1"] },
    ];
    b.answers(() => ({
      kind: "form",
      form: form({ fields: many, title: "Ett mycket långt namn på ett formulär" }),
    }));
    expect((await b.says("ny")).fields).toEqual(["f:choice", "f:choices"]);
  });
  test("'Mer' asks for the form again with what stands in it", async () => {
    const b = await open();
    b.answers(() => ({ kind: "form", form: form({ fields: [fields.choice], more: "Mer" }) }));
    await b.says("ny");
    b.answers(() => ({ kind: "form", form: form({ showsMore: true }) }));
    const seen = await b.pressesInside("Mer");
    expect(b.asked.at(-1)).toMatchObject({
      idempotencyKey: "f:abc:DEF",
      ask: {
        kind: "redraw",
        command: "checkIn",
        values: { choice: "nej" },
        hidden: { round: "3" },
        more: true,
      },
    });
    expect(seen.fields).toEqual(["f:choice", "f:choices", "f:date", "f:line"]);
  });
  test("a button in a panel: the panel is shown anew, as it is now", async () => {
    const b = await open();
    await b.adapter.deliver({
      outbox: "O",
      to: { platform: b.adapter.platform, id: b.member, kind: "member" },
      message: message([], [show("Visa")]),
      gone: false,
    });
    b.answers(({ ask }) => {
      if (ask.kind !== "panel") return { kind: "done" };
      const { kind: _, ...shown } = ask;
      const shows = panel(
        [{ kind: "text", text: `Visning ${b.asked.length}`, tone: "plain" }],
        [press("Gör det")],
      );
      return { kind: "panel", panel: { ...shows, shown } };
    });
    expect((await b.presses("member", "Visa")).text).toContain("Visning 1");
    const after = await b.pressesInside("Gör det");
    expect(b.asked.map((incoming) => incoming.ask.kind)).toEqual(["panel", "press", "panel"]);
    expect(after.text).toContain("Visning 3");
  });
});
