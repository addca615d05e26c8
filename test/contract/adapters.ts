// A bench with a stand-in for every platform in the list. A platform without one fails; one that cannot be tried here says why.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type Platform, platformNames } from "../../adapters/each.ts";
import type { Adapter, Incoming, Reply } from "../../adapters/port.ts";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { overWeb } from "../../playground/server/worlds.ts";
import { openSocketMode } from "../../playground/slack/socket-mode.ts";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import { listen } from "../../src/app/http.ts";
import { systemClock } from "../../src/calendar/clock.ts";
import { slackHome } from "../support/home.ts";
import { noSlackLimits } from "../support/no-limits.ts";
import { textOf } from "../support/world.ts";
import { openTeams } from "./teams-bench.ts";
import { openWeb } from "./web-bench.ts";

/** A message as a person sees it. */
export type Lying = {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly string[];
};
export type Trouble =
  | "rate"
  | "passing"
  | "lost before"
  | "lost after"
  | "update lost"
  | "no such place";
export type Screen = {
  readonly text: string;
  readonly fields: readonly string[];
  readonly errors: Readonly<Record<string, string>>;
  readonly status: number;
};
export type Bench = {
  readonly adapter: Adapter;
  readonly member: string;
  readonly space: string;
  /** What the core was asked, and what it answers. */
  readonly asked: Incoming[];
  /** How a text must lie there so that the platform's own language does nothing with it. */
  harmless(text: string): string;
  answers(reply: (incoming: Incoming) => Reply | Promise<Reply>): void;
  lies(place: "member" | "space"): readonly Lying[];
  /** What goes wrong next. */
  trouble(kind: Trouble): void;
  says(words: string): Promise<Screen>;
  presses(place: "member" | "space", label: string): Promise<Screen>;
  /** A button or a filled form on the screen that is open. */
  pressesInside(label: string): Promise<Screen>;
  submits(values?: Readonly<Record<string, string | readonly string[]>>): Promise<Screen>;
  opensHome(): Promise<Screen>;
};
/** `over`: which way in, where there are several. `cannotLookup`: why the platform cannot be asked whether it took a post. `sendsNothing`: why nothing can go wrong on the way to it. */
type Entry = {
  readonly over?: string;
  readonly cannotLookup?: string;
  readonly sendsNothing?: string;
} & ({ readonly open: () => Promise<Bench> } | { readonly skip: string });

const [member, space] = ["T0HOME/U0ADA", "T0HOME/C0RUM"];
type Button = { block?: string; action: string; label: string };
const buttonsOf = (blocks: readonly unknown[] | undefined): Button[] =>
  ((blocks ?? []) as { block_id?: string; accessory?: unknown; elements?: unknown[] }[]).flatMap(
    (block) =>
      [block.accessory, ...(block.elements ?? [])]
        .filter(
          (e): e is { type: string; action_id: string; text: { text: string } } =>
            (e as { type?: string } | undefined)?.type === "button",
        )
        .map((e) => ({
          action: e.action_id,
          label: e.text.text,
          ...(block.block_id !== undefined && { block: block.block_id }),
        })),
  );
const find = (blocks: readonly unknown[] | undefined, label: string): Button => {
  const found = buttonsOf(blocks).find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} among ${buttonsOf(blocks).map((b) => b.label)}`);
  return found;
};

type Seen = Awaited<ReturnType<ReturnType<SlackStandIn["as"]>["slash"]>>;
const screen = (seen: Seen, shown: "modal" | "home" = "modal"): Screen => {
  const view = shown === "home" ? seen.home : seen.modal;
  const said = seen.ephemerals.map((note) => note.text).join("\n");
  const title = typeof view?.title === "object" ? view.title.text : "";
  return {
    text: [said, title, textOf(view?.blocks), seen.toast ?? ""]
      .filter((text) => text !== "")
      .join("\n"),
    fields: (view?.blocks ?? []).filter((b) => b.type === "input").map((b) => String(b.block_id)),
    errors: seen.errors ?? {},
    status: seen.status,
  };
};
const slackTrouble = (cloud: SlackStandIn, kind: Trouble): void => {
  const method = "chat.postMessage";
  if (kind === "rate") cloud.faults.next({ kind: "429", method, retryAfterS: 7 });
  else if (kind === "passing") cloud.faults.next({ kind: "429", method });
  else if (kind === "lost before") cloud.faults.next({ kind: "500", method });
  else if (kind === "lost after") cloud.faults.next({ kind: "lost", method });
  else if (kind === "update lost") cloud.faults.next({ kind: "lost", method: "chat.update" });
  else if (kind === "no such place")
    for (const channel of cloud.channels()) channel.is_archived = true;
};
type Answer = (incoming: Incoming) => Reply | Promise<Reply>;
/** The adapter against the stand-in for Slack, and one person there. */
const slackBench = async (over: "http" | "socket") => {
  const asked: Incoming[] = [];
  let answer: Answer = () => ({ kind: "done" });
  const cloud = slackHome(
    (request) => socket?.send(request) ?? overWeb(adapter, request),
    [{ id: "C0RUM", name: "rum", kind: "public", members: ["U0ADA", "U0STAFETT"] }],
  );
  const api = await listen(cloud.web, "127.0.0.1", 0);
  onTestFinished(() => api.close(0));
  cloud.listensAt(`http://127.0.0.1:${api.port}`);
  const socket = over === "socket" ? await openSocketMode(cloud.core, "xapp-test") : undefined;
  const adapter = createSlackAdapter({
    tokens: "xoxb-test",
    ...(socket
      ? { socket: { appToken: "xapp-test", clock: systemClock, unheard: async () => undefined } }
      : { signingSecret: "secret" }),
    apiUrl: `http://127.0.0.1:${api.port}/api/`,
    limits: noSlackLimits,
    handle: async (incoming) => {
      asked.push(incoming);
      return answer(incoming);
    },
    fact: () => undefined,
  });
  onTestFinished(async () => {
    await adapter.lifecycle?.stop();
    await socket?.close();
  });
  await adapter.lifecycle?.start();
  const answers = (reply: Answer): void => {
    answer = reply;
  };
  return { cloud, adapter, asked, answers, answer: (incoming: Incoming) => answer(incoming) };
};
type SlackBench = Awaited<ReturnType<typeof slackBench>>;
const slackPerson = ({
  cloud,
  asked,
  answer,
}: SlackBench): Pick<Bench, "says" | "presses" | "pressesInside" | "submits" | "opensHome"> => {
  const person = cloud.as("U0ADA");
  const modal = () => {
    const view = person.see().modal;
    if (!view) throw new Error("no modal is open");
    return view;
  };
  return {
    says: async (words) => screen(await person.slash("/stafett", words)),
    presses: async (place, label) => {
      const channel = slackPlace(cloud, place);
      const message = cloud
        .messages(channel)
        .find((m) => buttonsOf(m.blocks).some((b) => b.label === label));
      const { action, block } = find(message?.blocks, label);
      return screen(
        await person.click({
          channel,
          ts: message?.ts ?? "",
          actionId: action,
          ...(block && { blockId: block }),
        }),
      );
    },
    pressesInside: async (label) => {
      const { action, block } = find(modal().blocks, label);
      return screen(await person.clickInView(modal().id, block, action));
    },
    submits: async (values = {}) =>
      screen(
        await person.submit(
          modal().id,
          Object.fromEntries(Object.entries(values).map(([name, value]) => [`f:${name}`, value])),
        ),
      ),
    opensHome: async () => {
      const { status } = await person.openHome();
      const last = await vi.waitFor(
        () => asked.at(-1) ?? Promise.reject(new Error("not asked yet")),
      );
      // The event is answered first, and the page comes after.
      if ((await answer(last)).kind === "home")
        await vi.waitFor(() => expect(person.see().home).toBeDefined());
      return screen({ ...person.see(), status }, "home");
    },
  };
};
const slackPlace = (cloud: SlackStandIn, place: "member" | "space"): string =>
  place === "space" ? "C0RUM" : cloud.im("U0ADA");
const openSlack = async (
  over: "http" | "socket",
): Promise<Bench & { readonly cloud: SlackStandIn }> => {
  const bench = await slackBench(over);
  const { cloud, adapter, asked, answers } = bench;
  const lies: Bench["lies"] = (place) =>
    cloud.messages(slackPlace(cloud, place)).map((m) => ({
      id: m.ts,
      text: textOf(m.blocks),
      buttons: buttonsOf(m.blocks).map((b) => b.label),
    }));
  const trouble: Bench["trouble"] = (kind) => slackTrouble(cloud, kind);
  const harmless = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return {
    cloud,
    adapter,
    member,
    space,
    asked,
    answers,
    harmless,
    lies,
    trouble,
    ...slackPerson(bench),
  };
};

const benches: Readonly<Record<Platform, readonly Entry[]>> = {
  slack: [{ open: () => openSlack("http") }, { over: "a socket", open: () => openSlack("socket") }],
  teams: [
    {
      open: openTeams,
      cannotLookup: "Teams cannot be asked whether it took a post (docs/decisions/0028)",
    },
  ],
  web: [
    {
      open: openWeb,
      cannotLookup: "a post for the web stands with its commit",
      sendsNothing: "a post for the web stands with its commit, and is shown from where it lies",
    },
  ],
};
type Named = Entry & { readonly name: string };
/** The benches of these platforms. Throws for one that has none. */
export const benchesOf = (
  names: readonly string[],
  all: Readonly<Record<string, readonly Entry[]>> = benches,
): readonly Named[] =>
  names.flatMap((platform) => {
    const its = all[platform] ?? [];
    if (its.length === 0) throw new Error(`${platform} has no bench in test/contract/adapters.ts`);
    return its.map((entry) => ({
      ...entry,
      name: entry.over === undefined ? platform : `${platform}, over ${entry.over}`,
    }));
  });
/** Walks the product's list of platforms. */
export const everyAdapter = (
  about: string,
  suite: (
    open: () => Promise<Bench>,
    cannotLookup: string | undefined,
    sendsNothing: string | undefined,
  ) => void,
): void => {
  for (const entry of benchesOf(platformNames))
    describe(`${about}: ${entry.name}`, () => {
      if ("skip" in entry) test.skip(`skipped: ${entry.skip}`, () => undefined);
      else suite(entry.open, entry.cannotLookup, entry.sendsNothing);
    });
};
