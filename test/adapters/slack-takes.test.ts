// What one workspace takes and another does not yet: tried, left out for a day when it is refused, and tried anew. Nobody sees the refusal.
import { describe, expect, test } from "vitest";
import type { Reply, WordedBlock } from "../../adapters/port.ts";
import { Takes } from "../../adapters/slack/takes.ts";
import { checkMessageBlocks } from "../../playground/slack/blocks.ts";
import { blocks, delivery, form, message, panel } from "../contract/samples.ts";
import { workspaces } from "../support/workspaces.ts";
import { textOf } from "../support/world.ts";

const dayMs = 24 * 3_600_000;
const table = blocks.table.block as Extract<WordedBlock, { kind: "table" }>;
const body: readonly WordedBlock[] = [
  { kind: "text", text: "Någon väntar", tone: "warning" },
  table,
];
const target = { workflow: "case", instance: "I1", panel: "show" };
const shown = panel(body, [{ label: "Igen", does: { panel: target } }]);

const open = async (reply: Reply = { kind: "panel", panel: { ...shown, shown: target } }) => {
  const w = await workspaces(["T0A", "T0B"]);
  for (const id of ["T0A", "T0B"]) await w.installs(id);
  w.answers(() => reply);
  const calls = (id: string, method: string) =>
    w
      .cloud(id)
      .calls.filter((call) => call.method === method)
      .map(({ answer }) => (answer as { ok?: boolean }).ok);
  const modal = async (id: string) => {
    const seen = await w
      .cloud(id)
      .as(`U0${id.slice(2)}`)
      .slash("/stafett", "mina");
    return {
      text: textOf(seen.modal?.blocks),
      types: seen.modal?.blocks.map(({ type }) => type),
      id: seen.modal?.id ?? "",
      seen,
    };
  };
  const lacks = (id: string, ...what: readonly string[]): void => {
    w.cloud(id).core.lacks = new Set(what);
  };
  return { ...w, calls, modal, lacks };
};
const withTable = ["alert", "data_table", "actions"];
const without = ["section", "section", "actions"];

describe("a panel", () => {
  test("has its alert and its table, with one call, where the workspace takes them", async () => {
    const it = await open();
    const { types, text } = await it.modal("T0A");
    expect(types).toEqual(withTable);
    expect(text).toContain("(warning) Någon väntar");
    expect(text).toContain("| Rad & en <b> | 12 |\n| Hållet | visas inte |");
    expect(it.calls("T0A", "views.open")).toEqual([true]);
  });
  test("is drawn as ever where they are refused, within the same press; the next one at once, and another workspace's with them", async () => {
    const it = await open();
    it.lacks("T0A", "data_table in modal");
    const first = await it.modal("T0A");
    expect([first.types, first.seen.toast, first.seen.status]).toEqual([without, undefined, 200]);
    expect(first.text).toContain(":warning: Någon väntar\nI stället");
    expect(it.calls("T0A", "views.open")).toEqual([false, true]);
    expect((await it.modal("T0A")).types).toEqual(without);
    expect(it.calls("T0A", "views.open")).toEqual([false, true, true]);
    expect((await it.modal("T0B")).types).toEqual(withTable);
  });
  test("is tried with them again after a day, and keeps them", async () => {
    const it = await open();
    it.lacks("T0A", "data_table in modal");
    await it.modal("T0A");
    it.lacks("T0A");
    it.now.at += dayMs - 1;
    expect((await it.modal("T0A")).types).toEqual(without);
    it.now.at += 1;
    expect((await it.modal("T0A")).types).toEqual(withTable);
    expect((await it.modal("T0A")).types).toEqual(withTable);
  });
  test("that is shown anew after a press in it is drawn as the workspace takes it", async () => {
    const it = await open();
    it.lacks("T0A", "alert in modal");
    const { id } = await it.modal("T0A");
    const me = it.cloud("T0A").as("U0A");
    const button = me.see().modal?.blocks.at(-1) as unknown as {
      block_id: string;
      elements: { action_id: string }[];
    };
    const seen = await me.clickInView(id, button.block_id, button.elements[0]?.action_id ?? "");
    expect(seen.modal?.blocks.map(({ type }) => type)).toEqual(without);
    expect(it.calls("T0A", "views.update")).toEqual([true]);
  });
  test("that is wrong by itself teaches nothing", async () => {
    const it = await open();
    it.lacks("T0A", "section in modal", "alert in modal");
    await it.modal("T0A");
    expect(it.calls("T0A", "views.open")).toEqual([false, false]);
    it.lacks("T0A");
    expect((await it.modal("T0A")).types).toEqual(withTable);
  });
  test("without a newer block is sent once, also when it is refused", async () => {
    const it = await open({ kind: "panel", panel: panel([{ kind: "text", text: "Rad" }]) });
    it.lacks("T0A", "section in modal");
    await it.modal("T0A");
    expect(it.calls("T0A", "views.open")).toEqual([false]);
  });
});
test("where Slack opens nothing a second time for one press, the next press finds the screen as ever", async () => {
  const takes = new Takes(() => 0);
  const draw = (newer: ReadonlySet<string>) => ({
    blocks: [{ type: newer.has("alert") ? "alert" : "section" }],
  });
  const errors = ["invalid_arguments", "exchanged_trigger_id"];
  const sent: string[] = [];
  const send = async ({ blocks: [block] }: ReturnType<typeof draw>) => {
    sent.push(block?.type ?? "");
    const error = errors.shift();
    if (error !== undefined) throw Object.assign(new Error(error), { data: { error } });
  };
  await expect(takes.send("modal", draw, send)).rejects.toThrow("exchanged_trigger_id");
  await takes.send("modal", draw, send);
  expect(sent).toEqual(["alert", "section", "section"]);
});
test("an answer to a form, which Slack does not judge, has only what was taken there before", async () => {
  const it = await open({ kind: "form", form: form({ intro: [], fields: [] }) });
  const send = async () => {
    const { id } = await it.modal("T0A");
    it.answers((asked) =>
      asked.ask.kind === "submit"
        ? { kind: "done", panel: shown }
        : { kind: "form", form: form({ intro: [], fields: [] }) },
    );
    const seen = await it.cloud("T0A").as("U0A").submit(id, {});
    return [seen.modal?.blocks.map(({ type }) => type), seen.toast];
  };
  expect(await send()).toEqual([without, undefined]);
  it.answers(() => ({ kind: "panel", panel: shown }));
  expect((await it.modal("T0A")).types).toEqual(withTable);
  it.answers(() => ({ kind: "form", form: form({ intro: [], fields: [] }) }));
  expect(await send()).toEqual([withTable, undefined]);
});
test("the home page has a table and no alert, and goes without where it is refused", async () => {
  const it = await open({ kind: "home", panel: shown });
  const home = async () => {
    const person = it.cloud("T0A").as("U0A");
    await person.openHome();
    await expect.poll(() => person.see().home).toBeDefined();
    return person.see().home?.blocks.map(({ type }) => type);
  };
  expect(await home()).toEqual(["header", "section", "data_table", "actions"]);
  it.lacks("T0A", "data_table in home");
  await it.cloud("T0A").as("U0A").openHome();
  await expect.poll(() => it.calls("T0A", "views.publish")).toEqual([true, false, true]);
  expect(
    it
      .cloud("T0A")
      .as("U0A")
      .see()
      .home?.blocks.map(({ type }) => type),
  ).toEqual(["header", "section", "section", "actions"]);
});
describe("a message", () => {
  const to = (id: string) =>
    ({ platform: "slack", id: `${id}/C0${id.slice(2)}`, kind: "space", readers: ["T0B"] }) as const;
  const posted = (it: Awaited<ReturnType<typeof open>>, id: string) =>
    it.adapter.deliver(delivery(to(id), { message: message(body) }));
  test("is posted once, without its table where that is refused, and changed so", async () => {
    const it = await open();
    it.lacks("T0A", "data_table in message");
    const outcome = await posted(it, "T0A");
    if (!("sent" in outcome)) throw new Error("not sent");
    expect(it.calls("T0A", "chat.postMessage")).toEqual([false, true]);
    expect(
      it
        .cloud("T0A")
        .messages("C0A")
        .map(({ blocks: drawn }) => drawn?.map(({ type }) => type)),
    ).toEqual([["section", "section", "section"]]);
    const changed = { ...delivery(to("T0A"), { message: message(body) }), ref: outcome.sent };
    expect(await it.adapter.deliver(changed)).toEqual(outcome);
    expect(it.calls("T0A", "chat.update")).toEqual([true]);
    await posted(it, "T0B");
    expect(
      it
        .cloud("T0B")
        .messages("C0B")[0]
        ?.blocks?.map(({ type }) => type),
    ).toEqual(["section", "section", "data_table"]);
  });
  test("whose plain form is refused, too, is refused content", async () => {
    const it = await open();
    it.lacks("T0A", "data_table in message", "section in message");
    expect(await posted(it, "T0A")).toEqual({ content: "invalid_blocks" });
    expect(it.calls("T0A", "chat.postMessage")).toEqual([false, false]);
  });
  test("that is not answered is not sent a second time for its table", async () => {
    const it = await open();
    it.cloud("T0A").faults.next({ kind: "lost", method: "chat.postMessage" });
    expect(await posted(it, "T0A")).toEqual({ unknown: "http_500" });
    expect(
      it.cloud("T0A").calls.filter(({ method }) => method === "chat.postMessage"),
    ).toHaveLength(1);
  });
});
describe("a table", () => {
  const rows = (n: number, text = "rad"): Extract<WordedBlock, { kind: "table" }> => ({
    ...table,
    rows: Array.from({ length: n }, (_, i) => [
      { text: `${text} ${i}` },
      { text: String(i), by: i },
    ]),
  });
  const types = async (...tables: readonly WordedBlock[]) => {
    const it = await open({ kind: "panel", panel: panel(tables) });
    return (await it.modal("T0A")).types;
  };
  test("of more than a hundred rows, of none, or of more than ten thousand characters is drawn as ever", async () => {
    expect(await types(rows(100))).toEqual(["data_table"]);
    expect(await types(rows(101))).toEqual(["section"]);
    expect(await types(rows(0))).toEqual(["section"]);
    expect(await types(rows(100, "å".repeat(120)))).toEqual(["section"]);
  });
  test("shares its characters with the others on the screen", async () => {
    expect(await types(rows(100, "å".repeat(60)), rows(60, "å".repeat(60)), rows(10))).toEqual([
      "data_table",
      "section",
      "data_table",
    ]);
  });
  test("has a place for what is empty, and cuts what is long", async () => {
    const it = await open({
      kind: "panel",
      panel: panel([{ ...table, rows: [[{ text: "" }, { text: "å".repeat(400) }]] }]),
    });
    const [drawn] = (await it.modal("T0A")).seen.modal?.blocks ?? [];
    const [, cells] = (drawn as unknown as { rows: { text: string }[][] }).rows;
    expect(cells?.map(({ text }) => text)).toEqual(["–", `${"å".repeat(299)}…`]);
    expect(checkMessageBlocks([drawn])).toMatchObject({ ok: true });
  });
});
