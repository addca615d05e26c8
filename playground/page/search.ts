// Looks for words in what the person who is chosen can read: everything that this page has been given for them, and nothing else.
import { fold } from "./actions.ts";
import { nameOf } from "./rail.tsx";
import type { App, Ui } from "./store.ts";
import { ofTs } from "./time.ts";

export interface Hit {
  place: string;
  /** The conversation's name. */
  where: string;
  id: string;
  at: number;
  from: string;
  /** The words around what was found: before it, it, after it. */
  shown: [string, string, string];
}
const HITS_MAX = 50;
const BEFORE = 46;
const AFTER = 110;

/** What one presses or fills in is not said; what stands behind a card is seen by nobody. */
const UNSAID = /^(actions|input|Action\.|Input\.)/;
const HIDDEN = new Set(["accessory", "selectAction", "refresh", "msteams", "fallbackText"]);
/** The texts in a card of either platform, in their order. */
function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== "object" || node === null) return [];
  const { type, text, title, value } = node as Record<string, unknown>;
  if (typeof type === "string" && UNSAID.test(type)) return [];
  if (type === undefined && typeof title === "string" && typeof value === "string")
    return [`${title}: ${value}`];
  const own = typeof text === "string" ? [text] : [];
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, inner]) => (HIDDEN.has(key) ? [] : textsIn(inner))),
  ];
}
/** Slack's marks are for the eye: what is looked for is what is read. */
const unmarked = (text: string): string =>
  text
    .replace(/<[^<>|\n]*\|([^<>\n]+)>/g, "$1")
    .replace(/:[a-z0-9_+-]+:/g, "")
    .replace(/[*_~`]/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

type Said = Omit<Hit, "shown"> & { text: string };
function saidInSlack({ state }: Ui): Said[] {
  if (!state) return [];
  return state.channels.flatMap((channel) =>
    (state.messages[channel.id] ?? []).map((message) => ({
      place: channel.id,
      where: channel.kind === "dm" ? nameOf(channel) : `#${channel.name}`,
      id: message.ts,
      at: ofTs(message.ts),
      from: message.bot
        ? "Stafett"
        : (state.users.find((one) => one.id === message.user)?.name ?? ""),
      text: unmarked(message.blocks?.length ? textsIn(message.blocks).join(" ") : message.text),
    })),
  );
}
function saidInTeams({ teams: { state } }: Ui): Said[] {
  if (!state) return [];
  return state.conversations.flatMap((conversation) =>
    (state.activities[conversation.id] ?? []).map((activity) => ({
      place: conversation.id,
      where: conversation.name,
      id: activity.id,
      at: Date.parse(activity.at),
      from: state.users.find((one) => one.id === activity.from)?.name ?? "Stafett",
      text: [activity.text?.replace(/<at>.*?<\/at>\s*/g, "") ?? "", ...textsIn(activity.card)]
        .join(" ")
        .trim(),
    })),
  );
}

function around(text: string, word: string): Hit["shown"] {
  const at = fold(text).indexOf(word);
  const from = Math.max(0, at - BEFORE);
  const end = at + word.length;
  return [
    `${from > 0 ? "…" : ""}${text.slice(from, at)}`,
    text.slice(at, end),
    `${text.slice(end, end + AFTER)}${text.length > end + AFTER ? "…" : ""}`,
  ];
}

/** Messages in which every word stands, the newest first. Accents and capitals make no difference. */
export function search(ui: Ui, app: App, words: string): Hit[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const [first] = wanted;
  if (!first) return [];
  return (app === "teams" ? saidInTeams(ui) : saidInSlack(ui))
    .filter(({ text }) => wanted.every((word) => fold(text).includes(word)))
    .sort((a, b) => b.at - a.at)
    .slice(0, HITS_MAX)
    .map(({ text, ...hit }) => ({ ...hit, shown: around(text, first) }));
}
