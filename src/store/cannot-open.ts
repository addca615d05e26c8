// Why a database cannot be opened, whichever engine it is.
import type { OpenFailure } from "./port.ts";

/** Why the database cannot be opened; the words for people are chosen where the program starts. */
export class CannotOpen extends Error {
  readonly why: OpenFailure;
  constructor(why: OpenFailure, detail: string) {
    super(detail);
    this.why = why;
  }
}
