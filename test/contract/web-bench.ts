// The web adapter on its bench: one person with a browser that follows, and a store that has what was delivered.

import { onTestFinished } from "vitest";
import type { Inbox, InboxPage } from "../../adapters/inbox.ts";
import type { Delivery, Incoming, Reply } from "../../adapters/port.ts";
import { createWebAdapter } from "../../adapters/web/index.ts";
import { isFromOurPage } from "../../adapters/web/sign-in/answers.ts";
import { systemClock } from "../../src/calendar/clock.ts";
import { boundCipher } from "../../src/engine/encryption.ts";
import { Browser } from "../support/browser.ts";
import { nobodyOutside } from "../support/outside.ts";
import type { Bench, Screen } from "./adapters.ts";

const [member, space] = ["hemma/adaadaadaada", "hemma/rum-ett"];
const origin = "https://stafett.example.se";
type Answer = (incoming: Incoming) => Reply | Promise<Reply>;

/** What is wanted, as the outbox would have it. */
class Wanted implements Inbox {
  readonly posts = new Map<string, Delivery>();
  #of(place: string): InboxPage {
    const mine = [...this.posts.values()].filter(({ to, gone }) => to.id === place && !gone);
    return {
      posts: mine.map(({ outbox, message }) => ({ id: outbox, changedAt: 0, message })),
      more: false,
    };
  }
  asking = <T>(work: () => Promise<T>): Promise<T> => work();
  who = async () => ({
    member: "ada",
    name: "Ada",
    agency: "Hemma",
    language: "sv" as const,
    syncedKeys: true,
    spaces: [{ id: "ett", name: "ett" }],
  });
  issuers = async () => [];
  mine = async () => this.#of(member);
  space = async () => this.#of(space);
  changes = async () => new Map([[member, String(this.posts.size)]]);
}
const screenOf = (browser: Browser): Screen => ({
  text: browser.text(),
  fields: browser.fields().map((name) => `f:${name}`),
  errors: browser.errors(),
  // A page is drawn for a person whatever came of it.
  status: browser.status === 409 || browser.status === 422 ? 200 : browser.status,
});

export const openWeb = async (): Promise<Bench> => {
  const [asked, inbox] = [[] as Incoming[], new Wanted()];
  let answer: Answer = () => ({ kind: "done" });
  let isFollowing = false;
  const adapter = createWebAdapter({
    handle: async (incoming) => {
      // The page to which a press leads asks for home, and the one with the field for words for help.
      const { ask } = incoming;
      const isBeside =
        (isFollowing && ask.kind === "home") || (ask.kind === "words" && ask.text === "hjälp");
      if (!isBeside) asked.push(incoming);
      return answer(incoming);
    },
    proves: () => false,
    inbox,
    outside: nobodyOutside,
    cipher: boundCipher(new Uint8Array(32).fill(7), "web", 32),
    freshKey: () => `f:abc:${asked.length}${Math.random()}`,
    clock: systemClock,
    fact: () => undefined,
    signIn: () => ({
      signedIn: async () => ({
        identity: member,
        session: member,
        isFresh: true,
        csrf: "token",
        endsAt: 0,
      }),
      stillOpen: async (sessions) => new Set(sessions),
      isOwn: (request) => isFromOurPage(request, origin),
      act: async () => 0,
      cover: async () => undefined,
      draft: async () => undefined,
      prove: () => Promise.reject(new Error("nobody is asked for a key")),
      leave: async () => undefined,
      visit: async () => undefined,
    }),
  });
  onTestFinished(() => adapter.lifecycle?.stop());
  const browser = new Browser(
    origin,
    (request) => adapter.pages?.visit(request) ?? Promise.reject(new Error("no pages")),
  );
  const follows = async (work: () => Promise<void>): Promise<Screen> => {
    isFollowing = true;
    await work().finally(() => {
      isFollowing = false;
    });
    return screenOf(browser);
  };
  const pathOf = (place: "member" | "space"): string => (place === "member" ? "/" : "/spaces/ett");
  return {
    adapter: {
      ...adapter,
      deliver: async (delivery) => {
        const outcome = await adapter.deliver(delivery);
        if ("sent" in outcome) inbox.posts.set(delivery.outbox, delivery);
        return outcome;
      },
    },
    member,
    space,
    asked,
    harmless: (text) => text,
    answers: (reply) => {
      answer = reply;
    },
    lies: (place) =>
      [...inbox.posts.values()]
        .filter(({ to }) => to.id === (place === "member" ? member : space))
        .map(({ outbox, message, gone }) => Browser.drawnPost({ id: outbox, message }, gone)),
    trouble: () => undefined,
    says: (words) => follows(() => browser.post("/find", { words })),
    presses: (place, label) =>
      follows(async () => {
        await browser.get(pathOf(place));
        await browser.press(label);
      }),
    pressesInside: (label) => follows(() => browser.press(label)),
    submits: (values = {}) => follows(() => browser.submit(values)),
    opensHome: async () => {
      await browser.get("/");
      return screenOf(browser);
    },
  };
};
