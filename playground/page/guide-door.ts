// The playground's server as the guide asks it: the page over the network, tests too.
import type {
  CaseRow,
  ClockState,
  JournalEntry,
  MailboxRow,
  PlayState,
  Requests,
} from "./contract.ts";
import type { TeamsRequests, TeamsState } from "./teams-contract.ts";

export interface Door {
  state(user: string): Promise<PlayState>;
  teams(user: string): Promise<TeamsState | null>;
  post<K extends keyof Requests>(what: K, body: Requests[K]): Promise<Partial<PlayState>>;
  postTeams<K extends keyof TeamsRequests>(what: K, body: TeamsRequests[K]): Promise<TeamsState>;
  clock(): Promise<ClockState>;
  /** Answers when nothing that is due is left to be sent. */
  settled(): Promise<ClockState>;
  cases(): Promise<CaseRow[]>;
  journal(ref: string): Promise<JournalEntry[]>;
  mail(): Promise<MailboxRow[]>;
  pause(ms: number): Promise<void>;
}
