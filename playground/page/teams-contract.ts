// What the Teams window and its server say to each other. The server imports these types too.

export interface TeamsUser {
  /** The person's object id. */
  id: string;
  name: string;
  agency: string;
  title?: string;
  language: "sv" | "en";
  /** The name of the person's own organisation in Teams. */
  tenant: string;
}
export interface TeamsConversation {
  id: string;
  name: string;
  kind: "channel" | "personal";
  /** People of more than one organisation take part. */
  shared: boolean;
  unread: number;
}
/** An Adaptive Card as the bot sent it. Drawn by the official renderer. */
export type TeamsCard = Readonly<Record<string, unknown>>;
export interface TeamsActivity {
  id: string;
  /** Nobody: the bot. */
  from?: string;
  at: string;
  text?: string;
  card?: TeamsCard;
  /** What a locked telephone shows. */
  summary?: string;
  edited: boolean;
  /** Only the person who looks can see it. */
  targeted?: boolean;
}
export type TeamsDialog =
  | { title: string; card: TeamsCard; height?: string | number; width?: string | number }
  | { message: string };
export interface TeamsState {
  now: string;
  changes: number;
  user: string;
  users: TeamsUser[];
  conversations: TeamsConversation[];
  activities: Record<string, TeamsActivity[]>;
  dialog: TeamsDialog | null;
  /** A sentence after something was pressed; shown for a moment. */
  said?: string;
  /** From the app's manifest: what can be written to the bot, and what the + beside the writing box offers. */
  commands: { title: string; description: string }[];
  extensions: { id: string; title: string; description: string }[];
  /** What the menu of a message offers. */
  messageActions: { id: string; title: string; description: string }[];
  /** What was pressed is no longer there; this is how things stand now. */
  stale?: boolean;
}
/** As the official renderer hands it over: `data` is the card's own, `values` what stands in the inputs by their ids. */
export interface TeamsAction {
  type: "Action.Execute" | "Action.Submit";
  verb?: string;
  data: unknown;
}
export interface TeamsChoice {
  title: string;
  value: string;
}
/** Somebody types in a list of the open dialog that is searched at the bot. `values`: what stands in the dialog's inputs by their ids. */
export interface TeamsSearch {
  user: string;
  input: string;
  text: string;
  values: Record<string, string>;
}
export interface TeamsRequests {
  /** In a channel it is sent as a mention of the bot. */
  say: { user: string; conversation: string; text: string };
  /** A slash command: a targeted message to the bot. */
  slash: { user: string; conversation: string; text: string };
  press: {
    user: string;
    conversation: string;
    activity: string;
    action: TeamsAction;
    values?: Record<string, string>;
  };
  submit: { user: string; action: TeamsAction; values: Record<string, string> };
  close: { user: string };
  extension: { user: string; conversation: string; command: string };
  /** From the menu of a message. */
  messageAction: { user: string; conversation: string; activity: string; command: string };
  /** The client does it by itself when a card that asks for it comes into view. */
  refresh: { user: string; conversation: string; activity: string };
  read: { user: string; conversation: string };
}
