// conversations.* and the people in them.
import { type Args, count, flag, needed, text } from "./args.ts";
import {
  joinedChannel,
  messageOutput,
  messagesIn,
  openIm,
  visibleChannel,
} from "./conversations.ts";
import { HISTORY_PAGE, HISTORY_PAGE_MAX, LIST_PAGE_MAX, MPIM_USERS } from "./limits.ts";
import { Refusal, refuse } from "./refusal.ts";
import { type Channel, type Core, drawId, type Message, type User } from "./state.ts";

/** D: each kind of conversation has its own scopes. */
const scopeNames = { public: "channels", private: "groups", im: "im", mpim: "mpim" } as const;
type Kind = Channel["kind"];
export function needScope(core: Core, scope: string): void {
  if (!core.scopes.includes(scope))
    throw new Refusal("missing_scope", { needed: scope, provided: core.scopes.join(",") });
}
const needKindScope = (core: Core, kind: Kind, what: "read" | "history"): void =>
  needScope(core, `${scopeNames[kind]}:${what}`);

function channelOutput(core: Core, channel: Channel): Record<string, unknown> {
  const own = core.options.team.id;
  const strangers = channel.members
    .map((member) => core.state.users[member]?.team_id ?? own)
    .filter((team) => team !== own);
  const shared = channel.is_ext_shared === true || strangers.length > 0;
  const common = {
    id: channel.id,
    created: 1_700_000_000,
    is_archived: channel.is_archived === true,
    is_org_shared: false,
    context_team_id: core.options.team.id,
  };
  if (channel.kind === "im")
    return {
      ...common,
      is_im: true,
      user: channel.members.find((member) => member !== core.bot.userId),
      is_ext_shared: shared,
    };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_im: false,
    is_mpim: channel.kind === "mpim",
    is_private: channel.kind !== "public",
    is_general: false,
    is_shared: shared,
    is_ext_shared: shared,
    ...(shared && {
      shared_team_ids: [...new Set([own, ...strangers])],
      connected_team_ids: [...new Set(strangers)],
    }),
    is_member: channel.members.includes(core.bot.userId),
    num_members: channel.members.length,
  };
}

export function open(core: Core, args: Args): Record<string, unknown> {
  const known = text(args, "channel");
  const ids = (text(args, "users") ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);
  if (!known && ids.length === 0) refuse("users_list_not_supplied");
  if (ids.length > MPIM_USERS) refuse("too_many_users");
  const users = ids.map((id) => core.state.users[id] ?? refuse("user_not_found"));
  if (users.some((user) => user.deleted)) refuse("user_disabled");
  if (users.some((user) => user.is_bot)) refuse("cannot_dm_bot");
  const wanted = known ? visibleChannel(core, known) : undefined;
  needScope(core, ids.length > 1 || wanted?.kind === "mpim" ? "mpim:write" : "im:write");
  const channel = wanted ?? (ids.length > 1 ? openMpim(core, ids) : openIm(core, ids[0] ?? ""));
  return { channel: flag(args, "return_im") ? channelOutput(core, channel) : { id: channel.id } };
}

function openMpim(core: Core, ids: string[]): Channel {
  const members = [...new Set([...ids, core.bot.userId])].sort();
  const same = Object.values(core.state.channels).find(
    (channel) => channel.kind === "mpim" && [...channel.members].sort().join() === members.join(),
  );
  if (same) return same;
  const id = drawId(core, "G");
  core.state.channels[id] = { id, name: `mpdm-${id.toLowerCase()}`, kind: "mpim", members };
  return core.state.channels[id];
}

export function info(core: Core, args: Args): Record<string, unknown> {
  const channel = visibleChannel(core, needed(args, "channel"));
  needKindScope(core, channel.kind, "read");
  return { channel: channelOutput(core, channel) };
}

export function list(core: Core, args: Args): Record<string, unknown> {
  const wanted = (text(args, "types") ?? "public_channel").split(",").map((type) => type.trim());
  const kinds: Record<string, Kind> = {
    public_channel: "public",
    private_channel: "private",
    mpim: "mpim",
    im: "im",
  };
  const asked = wanted.map((type) => kinds[type] ?? refuse("invalid_types"));
  for (const kind of asked) needKindScope(core, kind, "read");
  const limit = count(args, "limit", HISTORY_PAGE, LIST_PAGE_MAX);
  const seen = Object.values(core.state.channels)
    .filter((channel) => asked.includes(channel.kind))
    .filter((channel) => channel.kind === "public" || channel.members.includes(core.bot.userId))
    .filter((channel) => !(flag(args, "exclude_archived") && channel.is_archived));
  const from = cursorOf(args);
  const page = seen.slice(from, from + limit);
  return {
    channels: page.map((channel) => channelOutput(core, channel)),
    response_metadata: { next_cursor: nextCursor(from + limit, seen.length) },
  };
}

const cursorOf = (args: Args): number => {
  const given = text(args, "cursor");
  if (!given) return 0;
  const [, at] = /^at:(\d+)$/.exec(Buffer.from(given, "base64").toString()) ?? [];
  return at === undefined ? refuse("invalid_cursor") : Number(at);
};
const nextCursor = (at: number, total: number): string =>
  at < total ? Buffer.from(`at:${at}`).toString("base64") : "";

const micros = (ts: string): bigint => {
  const [, seconds, rest = ""] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(ts) ?? [];
  return seconds === undefined
    ? refuse("invalid_ts_latest")
    : BigInt(seconds) * 1_000_000n + BigInt(rest.padEnd(6, "0"));
};
function within(args: Args, messages: readonly Message[]): Message[] {
  const [oldest, latest, inclusive] = [
    text(args, "oldest"),
    text(args, "latest"),
    flag(args, "inclusive"),
  ];
  const from = oldest ? micros(oldest) : -1n;
  const to = latest ? micros(latest) : undefined;
  return messages.filter((message) => {
    const at = micros(message.ts);
    const after = inclusive ? at >= from : at > from;
    return after && (to === undefined || (inclusive ? at <= to : at < to));
  });
}

function page(core: Core, args: Args, messages: readonly Message[]): Record<string, unknown> {
  const limit = count(args, "limit", HISTORY_PAGE, HISTORY_PAGE_MAX);
  const from = cursorOf(args);
  const shown = messages.slice(from, from + limit);
  const more = from + limit < messages.length;
  return {
    messages: shown.map((message) =>
      messageOutput(core, message, flag(args, "include_all_metadata")),
    ),
    has_more: more,
    ...(more
      ? { response_metadata: { next_cursor: nextCursor(from + limit, messages.length) } }
      : {}),
  };
}

export function history(core: Core, args: Args): Record<string, unknown> {
  const channel = joinedChannel(core, needed(args, "channel"));
  needKindScope(core, channel.kind, "history");
  const roots = messagesIn(core, channel.id).filter(
    (message) => !message.thread_ts || message.thread_ts === message.ts,
  );
  return page(core, args, within(args, roots).reverse());
}

export function replies(core: Core, args: Args): Record<string, unknown> {
  const channel = joinedChannel(core, needed(args, "channel"));
  needKindScope(core, channel.kind, "history");
  const ts = needed(args, "ts");
  const said = messagesIn(core, channel.id);
  const parent = said.find((message) => message.ts === ts) ?? refuse("thread_not_found");
  const below = within(
    args,
    said.filter((message) => message.thread_ts === ts && message.ts !== ts),
  );
  return page(core, args, [parent, ...below]);
}

/** Strangers from another workspace show no e-mail and no profile. */
function userOutput(core: Core, user: User): Record<string, unknown> {
  const team = user.team_id ?? core.options.team.id;
  const stranger = team !== core.options.team.id;
  const common = {
    id: user.id,
    team_id: team,
    name: user.name,
    deleted: user.deleted === true,
    is_bot: user.is_bot === true,
    updated: 1_700_000_000,
  };
  if (stranger)
    return { ...common, real_name: user.real_name ?? user.name, is_stranger: true, profile: {} };
  const shown = user.real_name ?? user.name;
  return {
    ...common,
    real_name: shown,
    tz: user.tz ?? "Europe/Stockholm",
    locale: user.language === "en" ? "en-GB" : "sv-SE",
    is_app_user: false,
    profile: { real_name: shown, display_name: shown, title: user.title ?? "", team },
  };
}

export function userInfo(core: Core, args: Args): Record<string, unknown> {
  const user = core.state.users[needed(args, "user")] ?? refuse("user_not_found");
  const { locale, ...rest } = userOutput(core, user);
  return { user: flag(args, "include_locale") && locale ? { ...rest, locale } : rest };
}
