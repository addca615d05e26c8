// What the connector does once it knows who calls: post, change, take away, open a conversation, name its members.
import { z } from "zod";
import type { TeamsCard } from "../page/teams-contract.ts";
import { cardProblems } from "./cards.ts";
import {
  activitiesIn,
  type Conversation,
  findActivity,
  nowText,
  openToBot,
  personByAccount,
  splitThread,
  store,
} from "./conversations.ts";
import { refuse } from "./refusal.ts";
import {
  accountId,
  type Core,
  changed,
  nextActivityId,
  personalId,
  type StoredActivity,
  type TeamsPerson,
} from "./state.ts";

export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";

const account = z.looseObject({ id: z.string().min(1), isTargeted: z.boolean().optional() });
const messageShape = z.looseObject({
  type: z.enum(["message", "typing"]),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
  recipient: account.optional(),
});
type Sent = z.infer<typeof messageShape>;
const conversationShape = z.looseObject({
  members: z.array(account).length(1),
  isGroup: z.literal(false).optional(),
  activity: z.unknown().optional(),
});

const badSyntax = (message: string): never => refuse(400, "BadSyntax", message);
const badArgument = (message: string): never => refuse(400, "Bad argument", message);
const notFound = (): never =>
  refuse(404, "ActivityNotFoundInConversation", "Conversation not found.");

function readMessage(body: unknown): Sent {
  const parsed = messageShape.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return badSyntax(`${issue?.path.join(".") || "activity"}: ${issue?.message ?? "not understood"}`);
}

/** One card at most, and text or card: Teams would show anything else as nothing, or not at all. */
function content(sent: Sent): Pick<StoredActivity, "text" | "summary" | "card" | "sent"> {
  const attachments = sent.attachments ?? [];
  if (attachments.length > 1) badSyntax("attachments: one card in a message");
  const [attachment] = attachments;
  if (attachment && attachment.contentType !== CARD_TYPE)
    badSyntax(`attachments.0.contentType: ${attachment.contentType} is not known here`);
  const problems = attachment ? cardProblems(attachment.content, "message") : [];
  if (problems.length > 0) badSyntax(problems.join("; "));
  if (!attachment && !sent.text?.trim()) badSyntax("the message is empty");
  return {
    ...(sent.text ? { text: sent.text } : {}),
    ...(sent.summary ? { summary: sent.summary } : {}),
    ...(attachment ? { card: structuredClone(attachment.content) as TeamsCard } : {}),
    sent: structuredClone(sent),
  };
}

function targetOf(
  core: Core,
  place: Conversation,
  sent: Sent,
  targeted: boolean,
): TeamsPerson | undefined {
  if (!targeted) {
    // It would be seen by everybody, and that cannot be meant.
    if (sent.recipient?.isTargeted) badArgument("recipient.isTargeted without isTargetedActivity");
    return undefined;
  }
  if (place.kind === "personal" && core.options.untargetedInChats)
    return badArgument("a conversation of two has nobody to hide from");
  const person = sent.recipient && personByAccount(core, sent.recipient.id);
  if (!sent.recipient) return badArgument("recipient is missing");
  if (!person || !place.members.includes(person))
    return badArgument("recipient is not a member of the conversation");
  return person;
}

/** POST …/activities. A conversation id with `;messageid=` is an answer in that thread. */
export function create(
  core: Core,
  conversationId: string,
  body: unknown,
  targeted: boolean,
): { id: string } {
  const place = openToBot(core, conversationId);
  const sent = readMessage(body);
  const { thread } = splitThread(conversationId);
  if (thread !== undefined && !findActivity(core, place.id, thread)) notFound();
  const id = nextActivityId(core);
  if (sent.type === "typing") return { id };
  const target = targetOf(core, place, sent, targeted);
  store(core, {
    id,
    conversation: place.id,
    at: nowText(core),
    ...content(sent),
    edited: false,
    ...(target ? { targeted: target.id } : {}),
    ...(thread === undefined ? {} : { replyTo: thread }),
  });
  return { id };
}

function own(
  core: Core,
  conversationId: string,
  activityId: string,
  targeted: boolean,
): StoredActivity {
  const place = openToBot(core, conversationId);
  const found = findActivity(core, place.id, activityId);
  if (!found || (found.targeted !== undefined) !== targeted) return notFound();
  if (found.from !== undefined)
    refuse(403, "NotEnoughPermissions", "The bot did not send this message.");
  return found;
}
/** After the message itself has changed, nobody's own view of it holds. */
function forgetReplaced(core: Core, activityId: string): void {
  for (const views of Object.values(core.state.replaced)) delete views[activityId];
}

/** PUT …/activities/:activityId */
export function update(
  core: Core,
  conversationId: string,
  activityId: string,
  body: unknown,
  targeted: boolean,
): { id: string } {
  const found = own(core, conversationId, activityId, targeted);
  const sent = readMessage(body);
  if (sent.type !== "message") badSyntax("type: a message stays one");
  if (targeted && sent.recipient) badArgument("recipient is not allowed here");
  const { text: _, summary: __, card: ___, sent: ____, ...kept } = found;
  const now: StoredActivity = { ...kept, ...content(sent), edited: true };
  core.state.activities[found.conversation] = activitiesIn(core, found.conversation).map((one) =>
    one === found ? now : one,
  );
  forgetReplaced(core, activityId);
  changed(core);
  return { id: activityId };
}

/** DELETE …/activities/:activityId */
export function remove(
  core: Core,
  conversationId: string,
  activityId: string,
  targeted: boolean,
): undefined {
  const found = own(core, conversationId, activityId, targeted);
  core.state.activities[found.conversation] = activitiesIn(core, found.conversation).filter(
    (one) => one !== found,
  );
  forgetReplaced(core, activityId);
  changed(core);
}

/** POST /v3/conversations: the conversation with one person, new or as it stands. */
export function converse(core: Core, body: unknown): { id: string; activityId?: string } {
  const parsed = conversationShape.safeParse(body);
  if (!parsed.success) return badSyntax("one member is needed");
  const { members, activity } = parsed.data;
  const tenant = tenantOf(body);
  if (tenant === undefined) return badSyntax("Bad format of conversation ID");
  const person = personByAccount(core, members[0]?.id ?? "");
  if (!person || person.tenant !== tenant)
    return refuse(
      403,
      "BotNotInConversationRoster",
      "The bot is not part of the conversation roster.",
    );
  if (!core.state.installed[person.id])
    return refuse(
      403,
      "ForbiddenOperationException",
      "The bot is not installed in user's personal scope",
    );
  const id = personalId(core, person.id);
  return activity === undefined ? { id } : { id, activityId: create(core, id, activity, false).id };
}
const tenantShape = z.union([
  z.looseObject({ tenantId: z.string().min(1) }).transform(({ tenantId }) => tenantId),
  z
    .looseObject({
      channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().min(1) }) }),
    })
    .transform((body) => body.channelData.tenant.id),
]);
const tenantOf = (body: unknown): string | undefined => tenantShape.safeParse(body).data;

const memberShown = (core: Core, person: TeamsPerson): Record<string, unknown> => ({
  id: accountId(core, person),
  name: person.real_name ?? person.name,
  objectId: person.id,
  aadObjectId: person.id,
  tenantId: person.tenant,
  userRole: "user",
});
/** GET …/members */
export const members = (core: Core, conversationId: string): Record<string, unknown>[] =>
  openToBot(core, conversationId).members.map((person) => memberShown(core, person));
/** GET …/members/:memberId */
export function member(
  core: Core,
  conversationId: string,
  memberId: string,
): Record<string, unknown> {
  const place = openToBot(core, conversationId);
  const person = personByAccount(core, memberId);
  if (!person || !place.members.includes(person))
    return refuse(404, "MemberNotFoundInConversation", "Member not found in conversation.");
  return memberShown(core, person);
}
