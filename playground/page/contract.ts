// What the page and its server say to each other. The server imports these types too, so that a change shows on both sides.
import type { Block, Values, View } from "./blocks.ts";

export interface User {
  id: string;
  name: string;
  agency: string;
  language: "sv" | "en";
  title?: string;
}
export interface Channel {
  id: string;
  name: string;
  kind: "channel" | "dm";
  unread: number;
}
export interface PlayMessage {
  ts: string;
  user?: string;
  bot: boolean;
  text: string;
  blocks?: Block[];
  edited?: unknown;
  /** What Slack found at the addresses in it. */
  attachments?: readonly { title: string; title_link: string; text?: string }[];
  ephemeral?: boolean;
}
export interface CommandHint {
  command: string;
  description: string;
  usageHint?: string;
}
/** What the menu of a message offers. */
export interface MessageCommand {
  id: string;
  title: string;
}
export interface PlayState {
  now: string;
  /** How often something has changed in this window's cloud; counts from 0 with the program. */
  changes: number;
  /** The next weeks' days, such as "2026-12-24", on which nobody works though it is no weekend. */
  off: string[];
  user: string;
  users: User[];
  channels: Channel[];
  messages: Record<string, PlayMessage[]>;
  modal: View | null;
  stackDepth: number;
  home: View | null;
  toast?: string;
  commands: CommandHint[];
  shortcuts: MessageCommand[];
  /** What was pressed is no longer there; this is how things stand now. */
  stale?: boolean;
}
export interface CaseRow {
  /** The same, whatever it is called from now on. */
  id: string;
  ref: string;
  words: string | string[];
  open: boolean;
}
export interface JournalEntry {
  seq: number;
  at: string;
  type: string;
  by: string;
  facts?: Readonly<Record<string, string>>;
}
export interface DeliveryRow {
  id: string;
  at: string;
  key: string;
  to: string;
  platform?: "slack" | "teams" | "web";
  state: string;
  attempts: number;
}
export interface MailRow {
  id: string;
  /** As the mail itself says it. */
  at: string;
  from: string;
  subject: string;
  text: string;
}
/** What has come to somebody who has the web alone. `user`: their id in the configuration. */
export interface MailboxRow {
  user: string;
  name: string;
  /** The newest first. */
  mails: readonly MailRow[];
}
/** How far each window's cloud has come: `changes` of its state. */
export interface Changes {
  slack: number;
  teams?: number;
}
export interface ClockState {
  now: string;
  running?: boolean;
}
/** A message as it was sent, and how near it is to what its platform refuses. */
export interface Weighed {
  payload: unknown;
  sizes: {
    what: "blocks" | "longest" | "allBlocks" | "text" | "metadata" | "bytes" | "refreshed";
    is: number;
    max: number;
  }[];
}
export type FaultKind = "no_answer" | "rate_limited" | "lost_answer";

/** `selected`: the value of the option, or the values; a date `YYYY-MM-DD`; a time `HH:mm`. `value`: a button's value, or what was typed. */
export interface Press {
  blockId: string;
  actionId: string;
  value?: string;
  selected?: string | string[];
}
export type Click = { user: string } & Press &
  ({ channel: string; ts: string } | { viewId: string; state: Values });
export interface Requests {
  slash: { user: string; channel: string; command: string; text: string };
  shortcut: { user: string; channel: string; ts: string; shortcut: string };
  click: Click;
  submit: { user: string; viewId: string; values: Values };
  close: { user: string; viewId: string };
  home: { user: string };
  say: { user: string; channel: string; text: string };
  read: { user: string; channel: string };
  clock: { advanceMs: number } | { to: string };
  /** `page`: this tab; `people`: whom it is, in each window; `chosen`: somebody has pressed it. */
  language: { language: "sv" | "en"; page?: string; people?: string[]; chosen?: boolean };
  reset: Record<string, never>;
  faults: { platform: "slack" | "teams"; method: string; times: number; kind: FaultKind };
}
