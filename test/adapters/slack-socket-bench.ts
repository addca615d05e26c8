// The adapter in Socket Mode with Slack's stand-in on the other end, and a clock of its own.
import { expect, onTestFinished, vi } from "vitest";
import type { Incoming, Reply } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { openSocketMode } from "../../playground/slack/socket-mode.ts";
import { listen } from "../../src/app/http.ts";
import { slackHome } from "../support/home.ts";
import { manualClock } from "../support/manual-clock.ts";

export const token = "xapp-1-hemligt";
export const seconds = (n: number): number => n * 1_000;
/** Slack, and people there. */
export const slack = async () => {
  const cloud = slackHome((request) => socket.send(request));
  const api = await listen(cloud.web, "127.0.0.1", 0);
  const socket = await openSocketMode(cloud.core, token);
  onTestFinished(async () => {
    await socket.close();
    await api.close(0);
  });
  const asks = async (words = "vem") => {
    const seen = await cloud.as("U0ADA").slash("/stafett", words);
    return seen.error ?? seen.ephemerals.at(-1)?.text;
  };
  return { cloud, socket, asks, apiUrl: `http://127.0.0.1:${api.port}/api/` };
};
export type Cloud = Awaited<ReturnType<typeof slack>>;
export const done: Reply = { kind: "done", said: "Klart." };
/** What waits for its time, by how long it was to wait: an attempt ten seconds for its hello, the next one for whatever it is told. */
type Waiting = { readonly ms: number; readonly length: number };
const [greetingMs, quietMs] = [seconds(10), seconds(60)];
export const tellMs = seconds(120);
const watchedClock = () => {
  const clock = manualClock(Date.parse("2026-11-25T10:00:00Z"));
  const waiting = new Set<Waiting>();
  const at = (ms: number, work: () => void): (() => void) => {
    const one = { ms, length: ms - clock.now() };
    waiting.add(one);
    const cancel = clock.at(ms, () => {
      waiting.delete(one);
      work();
    });
    return () => {
      waiting.delete(one);
      cancel();
    };
  };
  const during = () => [...waiting].some(({ length }) => length === greetingMs);
  const next = () =>
    [...waiting].find(({ length }) => ![greetingMs, quietMs, tellMs].includes(length));
  const lengths = () => [...waiting].map(({ length }) => length);
  return { ...clock, at, during, next, lengths };
};
export const bot = ({
  cloud,
  apiUrl,
}: Pick<Cloud, "cloud"> & { readonly apiUrl: string | undefined }) => {
  const clock = watchedClock();
  const facts: Readonly<Record<string, string | number>>[] = [];
  const asked: Incoming[] = [];
  const told: number[] = [];
  const answer = { with: async (_incoming: Incoming): Promise<Reply> => done };
  const adapter = createSlackAdapter({
    tokens: "xoxb-test",
    socket: { appToken: token, clock, unheard: async () => void told.push(clock.now()) },
    apiUrl,
    handle: (incoming) => {
      asked.push(incoming);
      return answer.with(incoming);
    },
    fact: (fact) => void facts.push(fact),
  });
  onTestFinished(() => adapter.lifecycle!.stop());
  const tries = () => cloud.calls.filter(({ method }) => method === "apps.connections.open").length;
  /** Moves the clock to the next attempt, and waits for it: how long it was until then. */
  const tried = async (): Promise<number> => {
    const before = tries();
    const next = await vi.waitFor(
      () => clock.next() ?? Promise.reject(new Error("nothing is tried")),
    );
    clock.set(next.ms);
    await vi.waitFor(() => expect(tries()).toBe(before + 1));
    return next.length;
  };
  /** The same, until it is known how it went. */
  const over = async (): Promise<number> => {
    const waited = await tried();
    await vi.waitFor(() => expect(clock.during()).toBe(false));
    return waited;
  };
  const unheard = () => facts.filter(({ event }) => event === "slack.unheard");
  const heard = (yes: boolean) =>
    vi.waitFor(() => expect(adapter.lifecycle!.unheard() === undefined).toBe(yes));
  return { adapter, clock, facts, unheard, asked, told, answer, tries, tried, over, heard };
};
export const open = async () => {
  const cloud = await slack();
  const made = bot(cloud);
  await made.adapter.lifecycle!.start();
  expect(made.adapter.lifecycle!.unheard()).toBeUndefined();
  return { ...cloud, ...made };
};
export const opened = ({ socket }: Pick<Cloud, "socket">, n: number) =>
  vi.waitFor(() => expect(socket.opened()).toBe(n));
export const openNow = ({ socket }: Pick<Cloud, "socket">, n: number) =>
  vi.waitFor(() => expect(socket.open()).toBe(n));
/** So that a new line comes at once. */
export const lived = ({
  clock,
  socket,
}: { readonly clock: { advance(ms: number): void } } & Pick<Cloud, "socket">) => {
  socket.pings();
  clock.advance(seconds(31));
};
