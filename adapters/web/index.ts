// The web: an adapter whose posts stand with their commit, and whose pages are drawn when they are asked for.
import type { Inbox } from "../inbox.ts";
import type { Adapter, Handle } from "../port.ts";
import { address } from "./address.ts";
import { readAssets } from "./assets.ts";
import { Live } from "./live.ts";
import { Seals, type TextCipher } from "./seals.ts";
import { type SignIn, Site } from "./site.ts";
import type { Drawing } from "./visit.ts";

type Clock = { now(): number; at(ms: number, work: () => void): () => void };
export type WebAdapterOptions = {
  readonly handle: Handle;
  readonly inbox: Inbox;
  readonly cipher: TextCipher;
  readonly freshKey: () => string;
  readonly clock: Clock;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** Who is who. `script`: the address of the script of the sign-in pages. */
  readonly signIn: (drawing: Drawing, script: string) => SignIn;
};
/** Nothing is sent anywhere: what is wanted stands in the inbox, and open pages hear of it. */
export const createWebAdapter = (o: WebAdapterOptions): Adapter => {
  const { style, script, icon, signIn: signInScript } = readAssets();
  const live = new Live(o.inbox, o.clock, o.fact);
  const drawing: Drawing = {
    seals: new Seals(o.cipher),
    inbox: o.inbox,
    freshKey: o.freshKey,
    style: style.path,
    script: script.path,
    icon: icon.path,
  };
  const signIn = o.signIn(drawing, signInScript.path);
  const site = new Site({
    handle: o.handle,
    inbox: o.inbox,
    drawing,
    live,
    signIn,
    fact: o.fact,
    assets: [style, script, icon, signInScript],
  });
  return {
    platform: "web",
    deliver: async ({ to, outbox }) => {
      if (!address.parse(to.id)) return { place: "no_address" };
      void live.look();
      return { sent: { channel: to.id, id: outbox } };
    },
    pages: { visit: (request) => site.visit(request) },
    lifecycle: {
      start: async () => undefined,
      stop: async () => live.stop(),
      unheard: () => undefined,
    },
  };
};
