// The web: an adapter whose posts stand with their commit, and whose pages are drawn when they are asked for.
import type { Inbox } from "../inbox.ts";
import type { Outside } from "../outside.ts";
import type { Adapter, Handle } from "../port.ts";
import { address } from "./address.ts";
import { AnswerPages } from "./answer.ts";
import { readAssets } from "./assets.ts";
import { Live } from "./live.ts";
import type { Notices } from "./mail/notices.ts";
import { Seals, type TextCipher } from "./seals.ts";
import { type SignIn, Site } from "./site.ts";
import type { Drawing } from "./visit.ts";

type Clock = { now(): number; at(ms: number, work: () => void): () => void };
export type WebAdapterOptions = {
  readonly handle: Handle;
  readonly inbox: Inbox;
  readonly outside: Outside;
  readonly cipher: TextCipher;
  readonly freshKey: () => string;
  readonly proves: (workflow: string, command: string) => boolean;
  readonly clock: Clock;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  /** Who is who. `script`: the address of the script of the sign-in pages. */
  readonly signIn: (drawing: Drawing, script: string) => SignIn;
  /** Tells by mail; undefined: nobody is told. */
  readonly notices?: Pick<Notices, "deliver" | "start" | "stop">;
};
/** What is wanted stands in the inbox whatever is sent: open pages hear of it, and a mail says that there is something. */
export const createWebAdapter = (o: WebAdapterOptions): Adapter => {
  const { style, script, icon, signIn: signInScript } = readAssets();
  const drawing: Drawing = {
    seals: new Seals(o.cipher),
    inbox: o.inbox,
    freshKey: o.freshKey,
    style: style.path,
    script: script.path,
    icon: icon.path,
  };
  const signIn = o.signIn(drawing, signInScript.path);
  const live = new Live(o.inbox, (sessions) => signIn.stillOpen(sessions), o.clock, o.fact);
  const site = new Site({
    answers: new AnswerPages({ outside: o.outside, drawing, clock: o.clock }),
    proves: o.proves,
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
    deliver: async (delivery) => {
      const { to, outbox } = delivery;
      if (!address.parse(to.id)) return { place: "no_address" };
      void live.look();
      return (await o.notices?.deliver(delivery)) ?? { sent: { channel: to.id, id: outbox } };
    },
    pages: { visit: (request, address) => site.visit(request, address) },
    lifecycle: {
      start: async () => o.notices?.start(),
      stop: async () => {
        o.notices?.stop();
        live.stop();
      },
      unheard: () => undefined,
    },
  };
};
