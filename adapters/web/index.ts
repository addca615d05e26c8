// The web: an adapter whose posts stand with their commit, and whose pages are drawn when they are asked for.
import type { Inbox } from "../inbox.ts";
import type { Adapter, Handle } from "../port.ts";
import type { Records } from "../records.ts";
import { address } from "./address.ts";
import { readAssets } from "./assets.ts";
import { Live } from "./live.ts";
import { Seals, type TextCipher } from "./seals.ts";
import { openSignIn } from "./signing.ts";
import { type SignIn, Site } from "./site.ts";
import type { Drawing } from "./visit.ts";

type Clock = { now(): number; at(ms: number, work: () => void): () => void };
export type WebAdapterOptions = {
  /** `https://stafett.example.se`: the only one from which forms are taken. */
  readonly origin: string;
  readonly handle: Handle;
  readonly inbox: Inbox;
  readonly records: Records;
  readonly cipher: TextCipher;
  readonly freshKey: () => string;
  readonly clock: Clock;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** Who is who, where it is not by keys: for tests, and a play in which one is whom one chooses. */
  readonly signIn?: (drawing: Drawing) => SignIn;
};
/** Nothing is sent anywhere: what is wanted stands in the inbox, and open pages hear of it. */
export const createWebAdapter = (o: WebAdapterOptions): Adapter => {
  const { style, script, signIn: signInScript } = readAssets();
  const live = new Live(o.inbox, o.clock, o.fact);
  const drawing: Drawing = { seals: new Seals(o.cipher), inbox: o.inbox, freshKey: o.freshKey, style: style.path, script: script.path };
  const signing = { origin: o.origin, records: o.records, inbox: o.inbox, clock: o.clock, fact: o.fact, script: signInScript.path };
  const signIn = o.signIn?.(drawing) ?? openSignIn(signing, drawing);
  const site = new Site({ handle: o.handle, inbox: o.inbox, drawing, live, signIn, assets: [style, script, signInScript] });
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
