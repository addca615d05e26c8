// Pages of our own, as work leads there: codes for keys that a second person approves, and addresses of what chat does not show.
import type { KeyCodeAsked, PageAsked } from "../../../adapters/platform.ts";
import type { Clock } from "../../calendar/clock.ts";
import { AnswerLinks } from "../../engine/answer-links.ts";
import type { Core } from "../../engine/core.ts";
import type { KeyCodes } from "../../engine/openings.ts";
import type { OwnPages } from "../../engine/pages-only.ts";
import type { Platform } from "../../rules/workflow.ts";
import { answerRecords, type Recorded, recordsIn } from "../storage/records.ts";

/** The platform where members sign in by keys. `origin`: of its pages, such as `https://stafett.example.se`. */
export type KeyedAt = {
  readonly platform: Platform;
  readonly origin: string;
  readonly keyCode: (asked: KeyCodeAsked) => Promise<string | undefined>;
};
/** The platform whose pages are our own. `origin`: without a slash at its end; asked each time, because a port may be drawn. */
export type PagesAt = {
  readonly platform: Platform;
  readonly origin: () => string;
  readonly pagePath: (asked: PageAsked) => string;
};
/** Of somebody without an address there, or without a page: what waits, or the page on which one signs in. */
const ownPages = (
  { platform, origin, pagePath }: PagesAt,
  encrypt: PageAsked["encrypt"],
): OwnPages => ({
  platform,
  url: (member, to) => {
    const identity = member?.addresses.find((one) => one.platform === platform)?.id;
    return `${origin()}${identity === undefined || to === undefined ? "/" : pagePath({ encrypt, identity, to })}`;
  },
});
/** `root`: the key of the program's own texts. */
const keyCodesAt = (
  { platform, origin, keyCode }: KeyedAt,
  db: Recorded,
  root: Uint8Array,
  clock: Clock,
): KeyCodes => ({
  platform,
  issue: async (asked) => {
    const code = await keyCode({
      records: recordsIn(db, root, platform, () => clock.now()),
      clock,
      isLost: false,
      ...asked,
    });
    return code === undefined ? undefined : { url: `${origin}/enrol`, code };
  },
});
type Led = {
  readonly answersAt?: () => string;
  readonly keyedAt?: KeyedAt;
  readonly pagesAt?: PagesAt;
  readonly clock: Clock;
};
type Cipher = (platform: Platform) => { readonly encrypt: PageAsked["encrypt"] };
/** How work leads to pages of our own. `cipher`: of the program's own texts on a platform. */
export const waysIn = (
  { answersAt, keyedAt, pagesAt, clock }: Led,
  db: Recorded,
  root: Uint8Array,
  cipher: Cipher,
): Pick<Core, "answerLinks" | "keyCodes" | "pages"> => ({
  ...(answersAt && {
    answerLinks: new AnswerLinks(
      answerRecords(db, root, () => clock.now()),
      clock,
      answersAt,
    ),
  }),
  ...(keyedAt && { keyCodes: keyCodesAt(keyedAt, db, root, clock) }),
  ...(pagesAt && { pages: ownPages(pagesAt, cipher(pagesAt.platform).encrypt) }),
});
