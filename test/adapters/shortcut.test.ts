// "Ny åtgärd" in the menu of a message, through the whole bot: an empty form, and nothing of the message anywhere.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { WordedForm } from "../../adapters/port.ts";
import { shortcutWords } from "../../adapters/slack/parse.ts";
import { extensionWords } from "../../adapters/teams/parse.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { store } from "../../playground/teams/conversations.ts";
import { nextActivityId } from "../../playground/teams/state.ts";
import { interactionBody, signed } from "../support/signed.ts";
import { buttonsIn, cardText, inputsIn } from "../support/teams.ts";
import { createWorld, textOf, type World } from "../support/world.ts";
import { channel, malmo, oid } from "./crossing-cast.ts";

const command = "atgard";
const [anna, mate, room] = ["U0NOOMI01", "U0NOOMI02", "C0NOOMI"];
/** What somebody wrote to a colleague. Each part would be enough to recognise somebody. */
const written =
  "Maria Lindqvist, 19811218-9876, bor hos Elena Popescu på Storgatan 4. Ring 070-174 06 35";
const telling = /Maria|Lindqvist|19811218|Elena|Popescu|Storgatan|070-174/;

const world = async (teams: boolean): Promise<World> => {
  const made = await createWorld({ teams });
  onTestFinished(() => made.close());
  return made;
};
/** The form that the words open, as the core draws it: what the shortcut must show. */
const wanted = async (
  w: World,
  platform: "slack" | "teams",
  identity: string,
  text: string | undefined,
): Promise<WordedForm> => {
  const ask = { kind: "words", slash: "/stafett", text: text ?? "" } as const;
  const reply = await w.stafett.engine.handle({
    idempotencyKey: crypto.randomUUID(),
    platform,
    identity,
    ask,
  });
  if (reply.kind !== "form") throw new Error(`the words open no form: ${reply.kind}`);
  return reply.form;
};
/** What must be answered and is not: the first choice of every list, a harmless line. Enough for any form of this program. */
const answers = (form: WordedForm): Record<string, string> =>
  Object.fromEntries(
    form.fields
      .filter(({ optional, value }) => !optional && value === undefined)
      .map(({ name, input }) => [
        `f:${name}`,
        "options" in input ? (input.options[0]?.value ?? "") : "boka tid",
      ]),
  );
const begun = async (w: World, { workflow }: WordedForm): Promise<number> =>
  (await w.lines({ workflow, limit: 9 })).length;
/** Everything on the disk, as bytes. */
const disk = ({ file }: World): string =>
  readdirSync(dirname(file))
    .map((name) => readFileSync(join(dirname(file), name), "latin1"))
    .join();
/** Everything that the bot has hidden, logged, and sent to a cloud. */
const traces = async (w: World): Promise<string> => {
  await w.idle();
  const calls = [w.cloud.calls, w.teams?.calls ?? []];
  return JSON.stringify([w.facts, calls]) + disk(w);
};

describe("in Slack", () => {
  const said = async (w: World): Promise<string> => {
    await w.cloud.as(mate).say(room, written);
    return w.cloud.messages(room).at(-1)?.ts ?? "";
  };
  test("opens the empty form, and the message stays where it was: on no screen, in no log, in no file, in no call", async () => {
    const w = await world(false);
    const form = await wanted(w, "slack", `T0STAFETT/${anna}`, shortcutWords[command]);
    const seen = await w.cloud.as(anna).shortcut(command, room, await said(w));
    expect([seen.status, seen.error, seen.modal?.title?.text]).toEqual([
      200,
      undefined,
      form.title,
    ]);
    const shown = seen.modal?.blocks
      .filter((block) => block.type === "input")
      .map((block) => block.block_id);
    expect(shown).toEqual(form.fields.map(({ name }) => `f:${name}`));
    for (const { name, value } of form.fields)
      if (value === undefined)
        expect(seen.modal?.values[`f:${name}`]).not.toHaveProperty("v.value", expect.anything());
    expect(JSON.stringify(seen)).not.toMatch(telling);

    const done = await w.cloud.as(anna).submit(seen.modal?.id ?? "", answers(form));
    expect(done.errors).toBeUndefined();
    await w.idle();
    const cards = w.cloud.messages(room).filter((message) => message.bot);
    expect(await begun(w, form)).toBe(1);
    expect(JSON.stringify([done, cards])).not.toMatch(telling);
    const kept = await traces(w);
    expect(kept).not.toMatch(telling);
    // Where it was, and the way to answer there, are not kept either.
    expect(kept).not.toMatch(/\/response\/[0-9a-f]{24}/);
  });
  test("the message did come along: what is not kept was not simply missing", async () => {
    const w = await world(false);
    await w.cloud.as(anna).shortcut(command, room, await said(w));
    expect(decodeURIComponent(w.cloud.sent.at(-1)?.body ?? "")).toMatch(telling);
  });
  test("a stranger is told what strangers are told, and no more", async () => {
    const w = await world(false);
    const ts = await said(w);
    w.cloud.core.state.users.U0FRAMMANDE = {
      id: "U0FRAMMANDE",
      name: "frammande",
      team_id: "T0STAFETT",
    };
    w.cloud.core.state.channels[room]?.members.push("U0FRAMMANDE");
    const stranger = w.cloud.as("U0FRAMMANDE");
    const [told] = (await stranger.slash("/stafett", shortcutWords[command] ?? "")).ephemerals;
    const seen = await stranger.shortcut(command, room, ts);
    expect(told?.text.length).toBeGreaterThan(10);
    expect(textOf(seen.modal?.blocks)).toBe(told?.text);
    expect(seen.modal?.submit).toBeUndefined();
    expect(await traces(w)).not.toMatch(telling);
  });
  test("a shortcut that is not ours opens nothing, and is acknowledged", async () => {
    const w = await world(false);
    const payload = JSON.parse(
      readFileSync(new URL("../fixtures/slack/message-action.json", import.meta.url), "utf8"),
    );
    const sent = signed(interactionBody({ ...payload, callback_id: "other" }));
    expect((await overWeb(w.stafett.adapters.get("slack"), sent)).status).toBe(200);
    expect(w.cloud.calls.filter(({ method }) => method === "views.open")).toEqual([]);
  });
  test("a form that Slack will not open is a fact without a word of the message", async () => {
    const w = await world(false);
    w.cloud.faults.next({ kind: "500", method: "views.open" });
    const seen = await w.cloud.as(anna).shortcut(command, room, await said(w));
    expect([seen.status, seen.modal]).toEqual([200, undefined]);
    expect(w.facts.filter(({ event }) => event === "slack.view")).toHaveLength(1);
    expect(await traces(w)).not.toMatch(telling);
  });
});

describe("in Teams", () => {
  /** Between colleagues: nobody mentions the bot, so Teams does not tell it. */
  const said = (w: World): string => {
    if (!w.teams) throw new Error("there is no Teams");
    const { core } = w.teams;
    const at = new Date(w.clock.now()).toISOString();
    return store(core, {
      id: nextActivityId(core),
      conversation: channel.malmo,
      from: oid.mate,
      at,
      text: written,
      edited: false,
    }).id;
  };
  const worker = (w: World) => {
    if (!w.teams) throw new Error("there is no Teams");
    return w.teams.as(oid.worker);
  };
  test("opens the empty form, and the message stays where it was: on no screen, in no log, in no file, in no call", async () => {
    const w = await world(true);
    const form = await wanted(w, "teams", `${malmo}/${oid.worker}`, extensionWords[command]);
    const seen = await worker(w).messageAction(command, channel.malmo, said(w));
    if (!seen.dialog || !("card" in seen.dialog)) throw new Error("no dialog is open");
    const { title, card } = seen.dialog;
    expect([title, inputsIn(card)]).toEqual([
      form.title,
      form.fields.map(({ name }) => `f:${name}`),
    ]);
    expect(JSON.stringify(seen)).not.toMatch(telling);

    const [button] = buttonsIn(card);
    if (!button) throw new Error("nothing sends the form");
    const done = await worker(w).submit(button, answers(form));
    expect([done.status, done.refused]).toEqual([200, undefined]);
    await w.idle();
    const cards = w.teams?.activities(channel.malmo).filter(({ from }) => from === undefined) ?? [];
    expect(await begun(w, form)).toBe(1);
    expect(JSON.stringify([done, cards])).not.toMatch(telling);
    expect(await traces(w)).not.toMatch(telling);
    // The message came along both times: what is not kept was not simply missing.
    const sent = w.teams?.sent.map(({ activity }) => [
      activity.name,
      telling.test(JSON.stringify(activity)),
    ]);
    expect(sent).toEqual([
      ["composeExtension/fetchTask", true],
      ["composeExtension/submitAction", true],
    ]);
  });
  const recorded = (w: World, more: object = {}): Request => {
    const fixture = JSON.parse(
      readFileSync(
        new URL("../fixtures/teams/invoke-message-action-fetch.json", import.meta.url),
        "utf8",
      ),
    );
    const activity = { ...fixture, serviceUrl: w.teams?.urls().serviceUrl, ...more };
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${w.teams?.sign()}`,
    };
    return new Request("http://127.0.0.1/api/messages", {
      method: "POST",
      headers,
      body: JSON.stringify(activity),
    });
  };
  test("a stranger is told what strangers are told, and no more", async () => {
    const w = await world(true);
    const from = {
      id: "29:1frammande",
      aadObjectId: "deadbeef-0000-4000-8000-000000000001",
      tenantId: malmo,
    };
    const adapter = w.stafett.adapters.get("teams");
    const opening = await overWeb(adapter, recorded(w, { from }));
    const other = { from, id: "f:other", value: { commandId: "hjalp", commandContext: "compose" } };
    const elsewhere = await overWeb(adapter, recorded(w, other));
    const told: unknown = await opening.json();
    expect(told).toEqual({ task: { type: "message", value: expect.any(String) } });
    expect(told).toEqual(await elsewhere.json());
    expect(await traces(w)).not.toMatch(telling);
  });
  test("in a chat of two colleagues it opens as well, and where that was is not taken for the chat with Stafett", async () => {
    const w = await world(true);
    const between = `19:${oid.worker}_${oid.mate}@unq.gbl.spaces`;
    const conversation = { conversationType: "personal", tenantId: malmo, id: between };
    const answer = await overWeb(
      w.stafett.adapters.get("teams"),
      recorded(w, { conversation, channelData: { tenant: { id: malmo } } }),
    );
    const shown = (await answer.json()) as { task: { value: { card: { content: unknown } } } };
    expect(cardText(shown.task.value.card.content)).not.toBe("");
    expect(await traces(w)).not.toContain("unq.gbl.spaces");
  });
});
