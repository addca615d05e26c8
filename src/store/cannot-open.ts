// Why a database cannot be opened, whichever engine it is.

/** `format`: an older format, or another program's file. `unreachable`: its server does not answer. `doubtful`: one does, and does not prove to be the right one. `noEntry`: it does, and lets nobody in by this name, or not into this database. */
export type OpenFailure =
  | "newer"
  | "format"
  | "locked"
  | "unreadable"
  | "damaged"
  | "older"
  | "noKeys"
  | "noData"
  | "otherKeys"
  | "notWritable"
  | "unreachable"
  | "doubtful"
  | "noEntry";

/** Why the database cannot be opened; the words for people are chosen where the program starts. */
export class CannotOpen extends Error {
  readonly why: OpenFailure;
  constructor(why: OpenFailure, detail: string) {
    super(detail);
    this.why = why;
  }
}
