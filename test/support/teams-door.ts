// The door for Teams as it stands open to the world: the real server, the real adapter, real signatures, and somebody who means harm.
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Adapter, Incoming, Places, Reply } from "../../adapters/port.ts";
import type { Conversation } from "../../playground/teams/conversations.ts";
import type { Activity } from "../../playground/teams/inbound.ts";
import type { Forging } from "../../playground/teams/keys.ts";
import * as payloads from "../../playground/teams/payloads.ts";
import type { TeamsStandIn } from "../../playground/teams/stand-in.ts";
import { createHttp, doorsTo, listen } from "../../src/app/http.ts";
import { teamsRig } from "./teams.ts";

export const tenant = "2f6d4b1e-8c03-4d57-9a1f-3be07c52d9a4";
export const ada = "c0de0011-5af3-4b71-a9d2-6e18f0b70011";
export const room = "19:rum-000000000000000000000000@thread.tacv2";
/** An organisation that the configuration does not name. */
export const elsewhere = "7b90c3d5-1e42-4f68-8d2b-c40a95e6f713";

export type Fact = Readonly<Record<string, string | number>>;
export type Answered = { readonly status: number; readonly text: string };
/** A server that says yes to everything, and remembers who came with what. */
export type Attacker = {
  readonly url: string;
  readonly requests: {
    readonly path: string;
    readonly authorization: IncomingHttpHeaders["authorization"];
  }[];
  close(): Promise<void>;
};
export const attacker = async (): Promise<Attacker> => {
  const requests: Attacker["requests"] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? "", authorization: request.headers.authorization });
    response.setHeader("content-type", "application/json").end(JSON.stringify({ id: "1" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
};

export type Door = {
  readonly cloud: TeamsStandIn;
  readonly adapter: Adapter;
  readonly places: Places;
  readonly url: string;
  readonly asked: Incoming[];
  readonly facts: Fact[];
  answers(reply: (incoming: Incoming) => Reply | Promise<Reply>): void;
  says(text: string): Activity;
  invokes(name: string, data: unknown): Activity;
  /** `token`: as Teams signs it where nothing is said; undefined sends none. */
  knocks(
    body: unknown,
    token?: string | Forging | null,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  /** Without a length, as a body is sent that is still being made. */
  streams(body: string): Promise<Answered>;
  close(): Promise<void>;
};
const answered = async (response: Response): Promise<Answered> => ({
  status: response.status,
  text: await response.text(),
});

export const openDoor = async (tenants?: readonly string[]): Promise<Door> => {
  const asked: Incoming[] = [];
  const facts: Fact[] = [];
  let answer: (incoming: Incoming) => Reply | Promise<Reply> = () => ({ kind: "done" });
  const rig = await teamsRig({
    ...(tenants && { tenants }),
    cloud: {
      now: () => Date.now(),
      tenants: [{ id: tenant, name: "Malmö stad" }],
      users: [{ id: ada, tenant, name: "ada" }],
      channels: [{ id: room, tenant, name: "rum", members: [ada] }],
    },
    handle: async (incoming) => {
      asked.push(incoming);
      return answer(incoming);
    },
    fact: (fact) => void facts.push(fact),
  });
  const { cloud } = rig;
  const http = await listen(
    createHttp({
      adapters: new Map(),
      ready: async () => ({ because: [], held: 0, silent: [], unheard: [] }),
    }),
    "127.0.0.1",
    0,
    doorsTo(new Map([["teams", rig.adapter] as const])),
  );
  const url = `http://127.0.0.1:${http.port}/api/messages`;
  const [person] = cloud.users();
  const found = cloud.conversations().find(({ kind }) => kind === "personal");
  if (!person || !found) throw new Error("nobody is there");
  const conversation: Conversation = found;
  let drawn = 0;
  const json = { "content-type": "application/json; charset=utf-8" };
  const bearer = (token: string | Forging | null): Readonly<Record<string, string>> =>
    token === null
      ? {}
      : { authorization: typeof token === "string" ? token : `Bearer ${cloud.sign(token)}` };
  return {
    cloud,
    adapter: rig.adapter,
    places: rig.places,
    url,
    asked,
    facts,
    answers: (reply) => {
      answer = reply;
    },
    says: (text) =>
      payloads.message(cloud.core, person, { conversation }, `1764000000${++drawn}`, text, false),
    invokes: (name, data) => ({
      ...payloads.taskFetch(cloud.core, person, { conversation }, "1", data),
      name,
      id: `f:${++drawn}`,
    }),
    knocks: async (body, token = {}, headers = {}) =>
      answered(
        await fetch(url, {
          method: "POST",
          // A door that refused a body has closed its connection: the next may not be sent into it.
          headers: { ...json, ...bearer(token), ...headers, Connection: "close" },
          body: typeof body === "string" ? body : JSON.stringify(body),
        }),
      ),
    streams: async (body) => {
      const halves = [body.slice(0, body.length / 2), body.slice(body.length / 2)];
      const stream = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          const next = halves.shift();
          if (next === undefined) controller.close();
          else controller.enqueue(new TextEncoder().encode(next));
        },
      });
      const init = {
        method: "POST",
        headers: { ...json, ...bearer({}) },
        body: stream,
        duplex: "half",
      };
      return answered(await fetch(url, init as RequestInit));
    },
    close: async () => {
      await http.close();
      await rig.close();
    },
  };
};
