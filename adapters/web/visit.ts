// One request of somebody who is signed in: who it is, and what their pages are drawn with.
import type { Acquaintance, Inbox } from "../inbox.ts";
import { Asks } from "./asks.ts";
import type { Chrome } from "./html/chrome.ts";
import type { Seals } from "./seals.ts";

/** Whom a request's cookie belongs to. `endsAt`: epoch ms, unless somebody types before. */
export type SignedIn = { readonly identity: string; readonly csrf: string; readonly endsAt: number };
export type Visit = SignedIn & { readonly who: Acquaintance; readonly asks: Asks; readonly chrome: Chrome };
/** What is the same for every visit. `style`, `script`: addresses with a hash of what is there. */
export type Drawing = {
  readonly seals: Seals;
  readonly inbox: Inbox;
  readonly freshKey: () => string;
  readonly style: string;
  readonly script: string;
  readonly icon: string;
};
type To = Parameters<Chrome["href"]>[0];

/** A path of our own: `/panel/case/show/x7…`, where the last is the sealed id of the instance. */
const pathOf = (asks: Asks, { kind, workflow, name, instance }: To): string =>
  `/${kind}/${workflow}/${encodeURIComponent(name)}${instance === undefined ? "" : `/${asks.seal("id", instance)}`}`;
/** undefined: nobody in the register has this address any more. */
export const visitOf = async (signedIn: SignedIn, { seals, inbox, freshKey, style, script, icon }: Drawing): Promise<Visit | undefined> => {
  const who = await inbox.who(signedIn.identity);
  if (!who) return undefined;
  const asks = new Asks(seals, signedIn.identity);
  const chrome: Chrome = {
    language: who.language,
    csrf: signedIn.csrf,
    newKey: asks.keys(freshKey()),
    href: (to) => pathOf(asks, to),
    seal: (json) => asks.seal("page", json),
    style,
    script,
    icon,
    member: { name: who.name, agency: who.agency },
    emergency: "/now",
    endsAtS: Math.round(signedIn.endsAt / 1_000),
  };
  return { ...signedIn, who, asks, chrome };
};
