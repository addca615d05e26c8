// What a panel shows to one person so that somebody else can come in: the address and code of an answer link, or of a key that is added.
import type { CodeAsk } from "../../adapters/outside.ts";
import type { Home, Panel } from "../rules/ui.ts";
import type { People, Platform } from "../rules/who.ts";
import type { Openings } from "../words/openings.ts";
import type { AnswerLinks } from "./answer-links.ts";

type Opens = { readonly url: string; readonly code: string };
/** Codes with which a member adds a key, on the platform where one signs in by keys. */
export interface KeyCodes {
  readonly platform: Platform;
  /** The same code for the same `ask`, until `until` (epoch ms); undefined: its time is over. Throws when the database does. */
  issue(asked: {
    readonly ask: CodeAsk;
    readonly address: string;
    readonly until: number;
  }): Promise<Opens | undefined>;
}
type On = { readonly workflow: string; readonly instance?: string | undefined };

/** Each that it shows can be opened from now on. */
export const openingsOf = async (
  {
    answerLinks,
    keyCodes,
  }: { readonly answerLinks?: Pick<AnswerLinks, "issue">; readonly keyCodes?: KeyCodes },
  { members }: Pick<People, "members">,
  { body }: Panel | Home,
  { workflow, instance = "" }: On,
): Promise<Openings> => {
  const issued = body.map(async (b): Promise<readonly [string, Opens] | undefined> => {
    if (b.kind === "answerLink") {
      const opens = await answerLinks?.issue(
        { workflow, instance, link: b.link },
        Date.parse(b.until),
      );
      return opens && [b.link, opens];
    }
    if (b.kind !== "keyCode") return undefined;
    const address = members
      .get(b.member)
      ?.addresses.find(({ platform }) => platform === keyCodes?.platform)?.id;
    const ask = { workflow, instance, command: b.used };
    const opens = address && (await keyCodes?.issue({ ask, address, until: Date.parse(b.until) }));
    return opens ? [b.member, opens] : undefined;
  });
  return new Map((await Promise.all(issued)).filter((each) => each !== undefined));
};
