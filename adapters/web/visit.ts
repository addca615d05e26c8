// One request of somebody who is signed in: who it is, and what their pages are drawn with.
import type { Acquaintance, Inbox } from "../inbox.ts";
import { Asks } from "./asks.ts";
import type { Chrome } from "./html/chrome.ts";
import { pathOf } from "./page-path.ts";
import type { Seals } from "./seals.ts";

/** Whom a request's cookie belongs to. `session`: names it. `endsAt`: epoch ms, unless somebody types before. `isFresh`: the key was used in the last minutes. */
export type SignedIn = {
  readonly identity: string;
  readonly session: string;
  readonly csrf: string;
  readonly endsAt: number;
  readonly isFresh: boolean;
};
export type Visit = SignedIn & {
  readonly who: Acquaintance;
  readonly asks: Asks;
  readonly chrome: Chrome;
};
/** What is the same for every visit. `style`, `script`: addresses with a hash of what is there. */
export type Drawing = {
  readonly seals: Seals;
  readonly inbox: Inbox;
  readonly freshKey: () => string;
  readonly style: string;
  readonly script: string;
  readonly icon: string;
};
/** `draws`: a page is drawn that can be live. undefined: nobody in the register has this address any more. */
export const visitOf = async (
  signedIn: SignedIn,
  drawing: Drawing,
  draws: boolean,
): Promise<Visit | undefined> => {
  const { seals, inbox, freshKey, style, script, icon } = drawing;
  const who = await inbox.who(signedIn.identity);
  if (!who) return undefined;
  // Before anything of the page is read: what changes meanwhile is another state.
  const seen = draws
    ? (await inbox.changes([signedIn.identity])).get(signedIn.identity)
    : undefined;
  const asks = new Asks(seals, signedIn.identity);
  const chrome: Chrome = {
    language: who.language,
    csrf: signedIn.csrf,
    newKey: asks.keys(freshKey()),
    href: (to) => pathOf(to, (instance) => asks.seal("id", instance)),
    seal: (json) => asks.seal("page", json),
    style,
    script,
    icon,
    member: { name: who.name, agency: who.agency },
    emergency: "/now",
    ...(seen !== undefined && { seen }),
    endsAtS: Math.round(signedIn.endsAt / 1_000),
  };
  return { ...signedIn, who, asks, chrome };
};
/** A page of somebody who is not signed in: no navigation, nothing that carries a right. */
export const outside = ({ style, script, icon }: Drawing, language: Chrome["language"]): Chrome => {
  const never = (): string => {
    throw new Error("nothing is sealed outside");
  };
  return { language, csrf: "", newKey: never, href: never, seal: never, style, script, icon };
};
