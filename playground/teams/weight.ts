// What a message weighs against the limits that are enforced here.
import type { Weighed } from "../page/contract.ts";
import { CARD_TYPE } from "./activities.ts";
import { conversationById, seenBy } from "./conversations.ts";
import { bytesOf, MESSAGE_BYTES, REFRESH_PEOPLE } from "./limits.ts";
import type { Core, TeamsPerson } from "./state.ts";

/** A message that this person sees, as the bot sent it; where it has been made anew for them, as it is for them. */
export function weighActivity(
  core: Core,
  person: TeamsPerson,
  conversation: string,
  id: string,
): Weighed | undefined {
  if (!conversationById(core, conversation)?.members.includes(person)) return undefined;
  const activity = seenBy(core, conversation, person.id).find((one) => one.id === id);
  if (!activity) return undefined;
  const own = core.state.replaced[person.id]?.[id];
  const sent: Record<string, unknown> = activity.sent ?? {
    type: "message",
    text: activity.text ?? "",
  };
  const payload = own ? { ...sent, attachments: [{ contentType: CARD_TYPE, content: own }] } : sent;
  const { userIds } = ((own ?? activity.card)?.refresh ?? {}) as { userIds?: readonly unknown[] };
  return {
    payload,
    sizes: [
      {
        what: "bytes",
        is: bytesOf(JSON.stringify(payload)),
        max: core.options.messageBytes ?? MESSAGE_BYTES,
      },
      ...(userIds ? [{ what: "refreshed", is: userIds.length, max: REFRESH_PEOPLE } as const] : []),
    ],
  };
}
