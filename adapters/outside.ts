// Port of the pages for somebody without an account, who has an answer link and its code.
import type { Language } from "../src/rules/who.ts";
import type { Raw, Reply, WordedForm, WordedPanel } from "./port.ts";

/** What a link and its code have opened. The adapter keeps it for the browser, encrypted, and gives it back. */
export type OpenedLink = {
  readonly workflow: string;
  readonly instance: string;
  readonly link: string;
};
/** `panel`: what is asked, class A. `form`: the answers that can be given now. */
export type OutsidePage = { readonly panel: WordedPanel; readonly form: WordedForm };

/** Each throws when the database does. */
export interface Outside {
  /** Counts as a try, wherever it comes from; the fifth wrong one ends the link. undefined: unknown, wrong, used, over or blocked, which nobody can tell apart. */
  open(token: string, code: string): Promise<OpenedLink | undefined>;
  /** `typed`: the fields as they stand. undefined: the link has ended. */
  page(opened: OpenedLink, language: Language, typed: Raw): Promise<OutsidePage | undefined>;
  /** Whether the link can still be answered; nothing is shown, and nothing logged. */
  stands(opened: OpenedLink): Promise<boolean>;
  /** `idempotencyKey` makes a repeated one harmless. */
  send(opened: OpenedLink, language: Language, values: Raw, idempotencyKey: string): Promise<Reply>;
}

/** The work that shows a code, and its command that takes the one use of it when a second person has approved. */
export type CodeAsk = {
  readonly workflow: string;
  readonly instance: string;
  readonly command: string;
};
