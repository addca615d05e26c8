// Who gives a command.
import type { InstanceId, LinkId } from "./ui.ts";
import type { Member } from "./who.ts";

/** `link`: somebody at an agency without members, who has an answer link and its code. */
export type Actor =
  | { readonly member: Member }
  | "clock"
  | "configuration"
  | { readonly sender: string; readonly instance: InstanceId }
  | { readonly link: LinkId };

/** The person who acts; undefined for the clock, the configuration and what other instances say. */
export const memberOf = (actor: Actor): Member | undefined =>
  typeof actor === "object" && "member" in actor ? actor.member : undefined;
/** The instance that tells; undefined for everybody else. */
export const senderOf = (actor: Actor): InstanceId | undefined =>
  typeof actor === "object" && "sender" in actor ? actor.instance : undefined;
/** The answer link by which somebody answers; undefined for everybody else. */
export const linkOf = (actor: Actor): LinkId | undefined =>
  typeof actor === "object" && "link" in actor ? actor.link : undefined;
