// Somebody with a client of their own: everything that a person's Teams can send, with whatever they like in it.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "vitest";
import type { TeamsCard } from "../../playground/page/teams-contract.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { filled, merged, pressed } from "../../playground/teams/card-actions.ts";
import type { Conversation } from "../../playground/teams/conversations.ts";
import * as payloads from "../../playground/teams/payloads.ts";
import type { TeamsPerson } from "../../playground/teams/state.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { buttonsIn } from "./teams.ts";
import { createWorld, type World } from "./world.ts";

export const malmo = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
export const police = "7b90c3d5-1e42-4f68-8d2b-c40a95e6f713";
export type Answered = { readonly status: number; readonly text: string; readonly body: unknown };
type Watched = "events" | "applied" | "outbox" | "access_log" | "places";
/** What has happened since: by then nothing may have. */
export type Watch = {
  unchanged(...what: readonly Watched[]): void;
  /** Nothing was said to anybody. */
  silent(): void;
};
export type Forger = {
  readonly world: World;
  /** Who opened the one case that there is. */
  readonly owner: TeamsPerson;
  /** Of another organisation; the register knows them, the case does not. */
  readonly other: TeamsPerson;
  readonly instance: string;
  /** The case's reference and its words. */
  readonly secrets: readonly string[];
  watches(): Watch;
  /** How many rows there are: `from` is what stands behind the word in SQL. */
  counts(from: string): number;
  /** The chat with the bot, or the channel whose name in the configuration it is. */
  place(person: TeamsPerson, channel?: string): Conversation;
  writes(person: TeamsPerson, place: Conversation, text: string, more?: object): Promise<Answered>;
  invokes(
    person: TeamsPerson,
    place: Conversation,
    name: string,
    value: unknown,
  ): Promise<Answered>;
  /** In a dialog, as a press that opens one, and as a press of the other kind. */
  brings(person: TeamsPerson, place: Conversation, data: unknown): Promise<readonly Answered[]>;
  installs(
    person: TeamsPerson,
    place: Conversation,
    action: "add" | "remove",
    more?: object,
  ): Promise<Answered>;
  /** Everything on the disk, as bytes. */
  disk(): string;
};
/** When the world begins: as if the form had been opened just then. */
const wednesday = Date.parse("2026-11-25T06:45:00.000Z");
export const form = (more: object): object => ({
  f: { u: freshIdempotencyKey(wednesday), k: {}, e: false, m: [], n: [], r: false, ...more },
});
export const cards = (answers: readonly Answered[]): readonly string[] =>
  answers.map(({ text }) => text).filter((text) => text.includes("AdaptiveCard"));

type Sending = Pick<Forger, "place" | "writes" | "invokes" | "brings" | "installs">;
const sending = (world: World): Sending => {
  const { teams } = world;
  const adapter = world.stafett.adapters.get("teams");
  if (!teams || !adapter) throw new Error("there is no Teams");
  let drawn = 0;
  const sent = async (activity: object): Promise<Answered> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${teams.sign()}` };
    const request = new Request("http://127.0.0.1/api/messages", {
      method: "POST",
      headers,
      body: JSON.stringify(activity),
    });
    const response = await overWeb(adapter, request);
    const text = await response.text();
    await world.idle();
    return { status: response.status, text, body: text === "" ? undefined : JSON.parse(text) };
  };
  const id = (): string => `forged-${++drawn}`;
  const invokes: Forger["invokes"] = (person, conversation, name, value) =>
    sent({
      ...payloads.taskFetch(teams.core, person, { conversation }, "1", {}),
      id: id(),
      name,
      value,
    });
  return {
    place: (person, channel) => {
      const found = teams
        .conversations()
        .find(({ kind, name }) => kind === "channel" && name === channel);
      if (channel === undefined)
        return {
          id: `a:1${person.id}`,
          kind: "personal",
          tenant: person.tenant,
          name: "Stafett",
          members: [person],
        };
      if (!found) throw new RangeError(`no channel is ${channel}`);
      return found;
    },
    writes: (person, conversation, text, more = {}) =>
      sent({
        ...payloads.message(teams.core, person, { conversation }, id(), text, false),
        ...more,
      }),
    invokes,
    brings: async (person, place, data) => [
      await invokes(person, place, "task/fetch", { data }),
      await invokes(person, place, "task/submit", { data }),
      await invokes(person, place, "composeExtension/submitAction", { commandId: "mina", data }),
      await invokes(person, place, "adaptiveCard/action", {
        action: { type: "Action.Execute", data },
        trigger: "manual",
      }),
    ],
    installs: (person, conversation, action, more = {}) =>
      sent({
        ...payloads.installation(teams.core, person, { conversation }, action),
        id: id(),
        ...more,
      }),
  };
};
const reading = (world: World) => {
  const rows = (query: string): readonly Readonly<Record<string, unknown>>[] => {
    const db = new DatabaseSync(world.file, { readOnly: true });
    try {
      return db.prepare(query).all();
    } finally {
      db.close();
    }
  };
  const state = (): Readonly<Record<Watched, unknown>> => ({
    events: rows("select instance, version, revision from instances order by instance"),
    applied: rows("select * from applied order by instance"),
    outbox: rows(
      "select instance, name, destination, gone, newer from outbox order by instance, name",
    ),
    access_log: rows("select count(*) as n from access_log"),
    places: rows("select address, conversation, team from places order by address"),
  });
  const watches = (): Watch => {
    const before = state();
    const calls = world.teams?.calls.length ?? 0;
    return {
      unchanged: (...what) => {
        const now = state();
        const all = what.length > 0 ? what : (Object.keys(now) as Watched[]);
        for (const each of all) expect(now[each], each).toEqual(before[each]);
      },
      silent: () => {
        const said = ["create", "update", "conversation"];
        expect(
          world.teams?.calls.slice(calls).filter(({ method }) => said.includes(method)),
        ).toEqual([]);
      },
    };
  };
  return { rows, watches };
};
/** A case of Malmö's in a world of its own, and somebody of the police who has nothing to do with it. */
export const opened = async (): Promise<Forger> => {
  const world = await createWorld({ teams: true });
  const person = (oid: string): TeamsPerson => {
    const found = world.teams?.users().find((user) => user.id === oid);
    if (!found) throw new RangeError(`nobody is ${oid}`);
    return found;
  };
  const [owner, other] = [
    person("c0de0011-5af3-4b71-a9d2-6e18f0b70011"),
    person("c0de0021-5af3-4b71-a9d2-6e18f0b70021"),
  ];
  const sends = sending(world);
  const { rows, watches } = reading(world);
  const home = sends.place(owner);
  const drawn = await sends.invokes(owner, home, "task/fetch", {
    data: { w: "case", c: "open", v: {} },
  });
  const { content } = (drawn.body as { task: { value: { card: { content: TeamsCard } } } }).task
    .value.card;
  const [submit] = buttonsIn(content).filter(({ title }) => title !== "Mer");
  if (!submit) throw new Error("no form was drawn");
  const { values } = filled(content, pressed(content, submit), {
    "f:risk": "high",
    "f:child": "yes",
  });
  const done = await sends.invokes(owner, home, "task/submit", {
    data: merged(submit.data, values),
  });
  const ref = /SYD-\w{4}-\w{2}/.exec(done.text)?.[0];
  const [line] = await world.lines({ workflow: "case", limit: 1 });
  const { words } = line?.summary ?? {};
  if (ref === undefined || !line || words === undefined) throw new Error("no case was opened");
  // They have been here before: what is learnt of a place was learnt then.
  for (const place of [sends.place(other), sends.place(other, "Region Syd")])
    await sends.writes(other, place, "hjälp");
  const counts = (from: string): number => Number(rows(`select count(*) as n from ${from}`)[0]?.n);
  const disk = (): string => {
    const folder = dirname(world.file);
    return readdirSync(folder).reduce(
      (all, name) => all + readFileSync(join(folder, name)).toString("latin1"),
      "",
    );
  };
  return {
    world,
    owner,
    other,
    instance: line.instance,
    secrets: [ref, words],
    watches,
    counts,
    disk,
    ...sends,
  };
};
