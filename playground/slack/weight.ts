// What a message weighs against the limits that are enforced here.
import type { Weighed } from "../page/contract.ts";
import { blocksChars } from "./blocks.ts";
import { ephemeralsOf, findMessage } from "./conversations.ts";
import {
  MESSAGE_BLOCKS,
  MESSAGE_BLOCKS_CHARS,
  MESSAGE_TEXT_CHARS,
  METADATA_BYTES,
  SECTION_TEXT_CHARS,
} from "./limits.ts";
import type { Core, Ephemeral, Message, User } from "./state.ts";

/** Every text that a person reads, wherever in a block it stands. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  const own = "text" in value && typeof value.text === "string" ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}

/** A message that this person sees, as the bot sent it. */
export function weighMessage(
  core: Core,
  user: User,
  channel: string,
  ts: string,
): Weighed | undefined {
  const isMember = core.state.channels[channel]?.members.includes(user.id) === true;
  const note: Ephemeral | undefined = ephemeralsOf(core, user.id).find(
    (one) => one.channel === channel && one.ts === ts,
  );
  const message: Message | Ephemeral | undefined =
    (isMember ? findMessage(core, channel, ts) : undefined) ?? note;
  if (!message) return undefined;
  const { text, blocks } = message;
  const metadata = "metadata" in message ? message.metadata : undefined;
  const sizes: Weighed["sizes"] = [{ what: "text", is: text.length, max: MESSAGE_TEXT_CHARS }];
  if (blocks)
    sizes.unshift(
      { what: "blocks", is: blocks.length, max: MESSAGE_BLOCKS },
      {
        what: "longest",
        is: Math.max(0, ...textsIn(blocks).map((one) => one.length)),
        max: SECTION_TEXT_CHARS,
      },
      { what: "allBlocks", is: blocksChars(blocks), max: MESSAGE_BLOCKS_CHARS },
    );
  if (metadata)
    sizes.push({ what: "metadata", is: JSON.stringify(metadata).length, max: METADATA_BYTES });
  return {
    payload: { text, ...(blocks ? { blocks } : {}), ...(metadata ? { metadata } : {}) },
    sizes,
  };
}
