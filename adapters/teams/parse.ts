// Teams' activities → what somebody wants. Everything is checked here; nothing behind this sees Teams.
import { z } from "zod";
import type { Ask, Incoming, PanelTarget, Raw } from "../port.ts";
import { fieldId, sureId } from "./render-form.ts";
import type { Page } from "./searches.ts";

/**
 * No star: an address that ends with one means every address of its organisation. Nothing that means something in an address of the web either: the
 * library puts an id into the connector's as it is.
 */
const id = z
  .string()
  .max(300)
  .regex(/^(?!\.+$)[^*/?#%\\\s]+$/);
/** An organisation, or a person in it. No stroke: an address is the one, a stroke, the other. */
const entra = z.string().regex(/^[\w-]{0,64}$/);
const short = z.string().min(1).max(64);
const instance = z.string().max(80).optional();
/** A card of ours has some forty names. Counted before any is read. */
const few = z.custom<object>(
  (value) => typeof value === "object" && value !== null && Object.keys(value).length <= 200,
);
const raw = few.pipe(
  z.record(
    z.string().max(64),
    z.union([z.string().max(4_000), z.array(z.string().max(200)).max(100)]),
  ),
);
const account = z.looseObject({ id, aadObjectId: entra.optional(), tenantId: entra.optional() });
/**
 * A command on a message brings the whole message: its text, who wrote it, a link to it. It goes no further than here, not even into Microsoft's
 * library. What people write to each other is not Stafett's to read.
 */
const withoutMessage = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || !("messagePayload" in value)) return value;
  const { messagePayload: _, ...rest } = value;
  return rest;
};
const activityShape = z.looseObject({
  type: z.string().max(64),
  id: id.optional(),
  name: z.string().max(64).optional(),
  channelId: z.literal("msteams"),
  serviceUrl: z.string().max(300),
  text: z.string().max(20_000).nullish(),
  action: z.string().max(64).optional(),
  from: account,
  recipient: z.looseObject({ id, isTargeted: z.boolean().nullish() }),
  conversation: z.looseObject({
    id,
    tenantId: entra.nullish(),
    conversationType: z.string().max(32).nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: entra }).nullish(),
      team: z.looseObject({ id: id.nullish() }).nullish(),
      channel: z.looseObject({ id: id.nullish() }).nullish(),
    })
    .nullish(),
  entities: z
    .array(
      z.looseObject({
        type: z.string().nullish(),
        text: z.string().max(400).nullish(),
        mentioned: z.looseObject({ id: z.string() }).nullish(),
      }),
    )
    .max(100)
    .nullish(),
  value: z.unknown().transform(withoutMessage).optional(),
});
export type Activity = z.infer<typeof activityShape>;
/** Undefined: not what Teams sends. */
export const readActivity = (body: unknown): Activity | undefined =>
  activityShape.safeParse(body).data;

/** The organisation that the conversation belongs to; in a shared channel not always the person's own. */
export const conversationTenant = (a: Activity): string =>
  a.conversation.tenantId ?? a.channelData?.tenant?.id ?? "";
export const isPersonal = (a: Activity): boolean => a.conversation.conversationType === "personal";
/**
 * The app's own commands are offered everywhere, also in a chat of two colleagues, which Teams calls personal as it does the one with the bot: where it
 * was is not where the bot can be written to, and is nobody's business.
 */
export const isExtension = (a: Activity): boolean =>
  a.name?.startsWith("composeExtension/") === true;
/** The person's own organisation, as far as the activity tells it. */
export const tenantOf = (a: Activity): string =>
  a.from.tenantId ?? a.channelData?.tenant?.id ?? a.conversation.tenantId ?? "";
export const identityOf = (a: Activity, tenant = tenantOf(a)): string =>
  `${tenant}/${a.from.aadObjectId ?? ""}`;
/** A reply in a thread belongs to the channel: its id before the message's. */
const channelOf = (conversation: string): string => conversation.split(";")[0] ?? conversation;
/** Which address of the register the conversation is: the person's own chat, or the channel. */
export const placeOf = (a: Activity): string =>
  isPersonal(a)
    ? identityOf(a)
    : `${conversationTenant(a)}/${channelOf(a.channelData?.channel?.id ?? a.conversation.id)}`;
export const teamOf = (a: Activity): string | undefined => a.channelData?.team?.id ?? undefined;

/** What the app's own buttons beside the writing box and on a message stand for, in the words that everybody may write. The manifest names them. */
export const extensionWords: Readonly<Record<string, string>> = {
  mina: "mina",
  arende: "ärende",
  lageskoll: "lägeskoll",
  hanvisa: "hänvisa",
  plats: "plats",
  akut: "akut",
  vem: "vem",
  vantar: "väntar",
  hjalp: "hjälp",
  atgard: "åtgärd",
};
/** More than any command: what comes after it is not looked at, nor kept. */
const wordsMost = 1_000;
/** The same command as in Slack, so that the same words mean the same. */
export const slash = "/stafett";

/** Without the mention of the bot and what a client puts around it. Mentions of others stay as their text: the guard looks at them. */
export const wordsOf = (a: Activity): string => {
  let text = a.text ?? "";
  for (const entity of a.entities ?? [])
    if (entity.type === "mention" && entity.mentioned?.id === a.recipient.id && entity.text)
      text = text.replaceAll(entity.text, " ");
  return (
    text
      // Ends at the next bracket of either kind: to the end of the text from each of ten thousand would take seconds.
      .replaceAll(/<at[^<>]*>|<\/at>/g, "")
      .replaceAll(/&nbsp;|\u00a0/g, " ")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&")
      .trim()
      .replace(/^\/(?:stafett\b)?/i, "")
      .trim()
      .slice(0, wordsMost)
  );
};

const panelKeys = z.looseObject({ w: short, i: instance, p: short });
const pressKeys = z.looseObject({ w: short, i: instance, c: short, v: raw });
/** One that was drawn when a form was opened, and no other: each is used up once, also one that somebody else's message will have. */
const idempotencyKey = z.string().regex(/^f:[0-9a-z]{1,12}:[0-9A-Z]{1,32}$/);
const formKeys = z.looseObject({
  f: z.looseObject({
    w: short,
    i: instance,
    c: short,
    u: idempotencyKey,
    k: raw,
    e: z.boolean(),
    m: z.array(short).max(100),
    n: z.array(short).max(100),
    q: z.array(short).max(100).optional(),
    r: z.boolean(),
    a: z.literal("more").optional(),
  }),
});
const wordsKeys = z.looseObject({ q: z.string().max(400) });
const homeKeys = z.looseObject({ h: z.literal(1) });
const questionKeys = z.looseObject({
  x: z.looseObject({
    t: z.string().max(3_000),
    l: z.string().max(100),
    s: z.enum(["primary", "danger"]).optional(),
  }),
});
const shownKeys = z.looseObject({ s: panelKeys });

const own = (f: {
  readonly w: string;
  readonly i?: string | undefined;
}): { readonly workflow: string; readonly instance?: string } =>
  f.i === undefined ? { workflow: f.w } : { workflow: f.w, instance: f.i };
/** A field that was on the screen and is empty now was emptied: it must not get its known answer back. */
const fieldsOf = (
  data: Readonly<Record<string, unknown>>,
  onScreen: readonly string[],
  many: readonly string[],
): Raw => {
  const found: Record<string, string | readonly string[]> = {};
  for (const name of onScreen) {
    // A field is called what it is in a form; among all other names are those that every object has.
    if (!/^[a-zA-Z]\w*$/.test(name) || name in Object.prototype) continue;
    const value = data[fieldId(name)];
    if (typeof value !== "string" || value.length > 4_000) found[name] = "";
    else found[name] = many.includes(name) && value !== "" ? value.split(",") : value;
  }
  return found;
};

export type Question = {
  readonly ask: {
    readonly t: string;
    readonly l: string;
    readonly s?: "primary" | "danger" | undefined;
  };
  readonly data: Readonly<Record<string, unknown>>;
};
/** What a button or a filled form brings back. */
export type Pressed = {
  readonly ask: Ask;
  /** The idempotency key that the form was opened with. */
  readonly idempotencyKey?: string;
  /** The panel that it was pressed in, to be shown anew. */
  readonly shown?: PanelTarget;
  /** The fields that were on the screen, and whether an answer may show others. */
  readonly onScreen?: { readonly names: readonly string[]; readonly redraws: boolean };
  /** A list that is searched at the bot came back empty. */
  readonly missed?: true;
};
/** Only what stands behind it is handed on, key by key: a card can be written by anybody. */
export const questionIn = (data: unknown): Question | undefined => {
  const { x } = questionKeys.safeParse(data).data ?? {};
  const press = pressKeys.safeParse(data).data;
  if (!x || !press) return undefined;
  const { w, i, c, v } = press;
  const s = shownKeys.safeParse(data).data?.s;
  const inside = s && { s: { w: s.w, ...(s.i !== undefined && { i: s.i }), p: s.p } };
  return { ask: x, data: { w, ...(i !== undefined && { i }), c, v, ...inside } };
};
/** Undefined: nothing that this program makes. */
export const pressedIn = (data: unknown): Pressed | undefined => {
  const back = shownKeys.safeParse(data).data?.s;
  const shown = back && { shown: { ...own(back), panel: back.p } };
  const filled = formKeys.safeParse(data).data;
  if (filled) {
    const { f } = filled;
    const values = fieldsOf(filled, f.n, f.m);
    const common = { ...own(f), command: f.c, values, hidden: f.k };
    const onScreen = { names: f.n, redraws: f.r };
    if (f.a === "more")
      return {
        ask: { kind: "redraw", ...common, more: true },
        idempotencyKey: f.u,
        ...shown,
        onScreen,
      };
    const ask: Ask = { kind: "submit", ...common, more: f.e, sure: filled[sureId] === "true" };
    const missed = f.q?.some((name) => values[name] === "") === true;
    return { ask, idempotencyKey: f.u, ...shown, onScreen, ...(missed && { missed }) };
  }
  const press = pressKeys.safeParse(data).data;
  if (press)
    return { ask: { kind: "press", ...own(press), command: press.c, values: press.v }, ...shown };
  const panel = panelKeys.safeParse(data).data;
  if (panel)
    return {
      ask: { kind: "panel", ...own(panel), panel: panel.p },
      shown: { ...own(panel), panel: panel.p },
    };
  const words = wordsKeys.safeParse(data).data;
  if (words) return { ask: { kind: "words", slash, text: words.q } };
  return homeKeys.safeParse(data).success ? { ask: { kind: "home" } } : undefined;
};

const number = z.number().int().min(0).max(10_000);
const search = z.object({
  queryText: z.string().max(200),
  queryOptions: z
    .object({ skip: number.default(0), top: number.default(15) })
    .default({ skip: 0, top: 15 }),
  dataset: z.string().max(20_000),
  data: few.pipe(z.record(z.string().max(80), z.string().max(4_000))).default({}),
});
const fieldKeys = z.looseObject({ d: short });
const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
/** Somebody types in a list that stands in no card. */
type Searched = {
  readonly ask: Ask;
  readonly idempotencyKey: string;
  readonly field: string;
  readonly page: Page;
  readonly key: string;
};
/** Undefined: nothing that this program asks for. */
export const searchIn = (value: unknown): Searched | undefined => {
  const found = search.safeParse(value).data;
  const about = json(found?.dataset ?? "");
  const f = formKeys.safeParse(about).data?.f;
  const field = fieldKeys.safeParse(about).data?.d;
  if (!found || !f || field === undefined) return undefined;
  const { queryText: query, queryOptions, data } = found;
  const ask: Ask = {
    kind: "redraw",
    ...own(f),
    command: f.c,
    values: fieldsOf(data, f.n, f.m),
    hidden: f.k,
    more: f.e,
  };
  return {
    ask,
    idempotencyKey: f.u,
    field,
    page: { query, ...queryOptions },
    key: JSON.stringify([found.dataset, data]),
  };
};

const cardAction = z.looseObject({
  action: z.looseObject({ verb: z.string().max(64).optional(), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});
const task = z.looseObject({ data: z.unknown().optional() });
/** Not loose: what else stands beside them is dropped. */
const extension = z.object({ commandId: short, data: z.unknown().optional() });
export const cardActionData = (value: unknown): unknown =>
  cardAction.safeParse(value).data?.action.data;
export const taskData = (value: unknown): unknown => task.safeParse(value).data?.data;
export const extensionCommand = (
  value: unknown,
): { readonly words: string | undefined; readonly data: unknown } | undefined => {
  const found = extension.safeParse(value).data;
  return (
    found && {
      words: Object.hasOwn(extensionWords, found.commandId)
        ? extensionWords[found.commandId]
        : undefined,
      data: found.data,
    }
  );
};
export const incoming = (idempotencyKey: string, identity: string, ask: Ask): Incoming => ({
  idempotencyKey,
  platform: "teams",
  identity,
  ask,
});
