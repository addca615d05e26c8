// How it stands with an answer link, in the words of the kit.
import type { AnswerLink } from "./answer-link.ts";
import { dotted, type Fact, t } from "./say.ts";
import type { Span } from "./ui.ts";

/** How it ended, or whether it was opened and until when it holds. */
const parts = ({ ended, opened, until }: AnswerLink): readonly Span[] =>
  ended
    ? [t(`core.link.ended.${ended.why}`), { date: ended.at }]
    : [
        ...(opened ? [t("core.link.opened"), { date: opened }] : [t("core.link.unopened")]),
        t("core.link.until", { until: { date: until } }),
      ];
/** undefined: none was made. */
export const linkFact = (link: AnswerLink | undefined): Fact | undefined =>
  link && ["core.link.label", ...dotted("core.dot", ...parts(link))];
/** The same in a line that says other things; nothing where none was made. */
export const linkParts = (link: AnswerLink | undefined): readonly Span[] =>
  link ? [t("core.link.label"), ...parts(link)] : [];
