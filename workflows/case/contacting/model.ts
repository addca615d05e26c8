// How a person may be reached safely, and which roles stand beside them. Codes of class B: no name, number or address.
import type { Instant, MemberId, Sealed } from "../../../src/rules/ui.ts";
import type { Code, safeContacts, supporters } from "../codes.ts";

/** As it was said last, when and by whom. */
export type SafeContact = {
  readonly safeContactMode: Sealed<readonly Code<typeof safeContacts>[]>;
  readonly beside: Sealed<readonly Code<typeof supporters>[]>;
  readonly at: Instant;
  readonly by: MemberId;
};
