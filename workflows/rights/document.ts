// The certificate of a request: kind, day, clock, decision, ground, what was given out, told and erased, and what it does not say.
import { asPaper } from "../../src/rules/paper.ts";
import { body, dotted, facts, heading, t } from "../../src/rules/say.ts";
import type { Paper, PaperBlock, PlainKey } from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import type { Request } from "./model.ts";
import { whole } from "./panels.ts";

const line = (key: PlainKey): PaperBlock => ({ kind: "text", text: [t(key)] });
const head = ({ number, agency, ref, words }: Request, { member, now }: Viewer): PaperBlock =>
  facts(
    ["rights.certificate.number", { ref: number }],
    ["rights.certificate.agency", { agency }],
    ref && ["rights.certificate.case", ...dotted("core.dot", { ref }, words && { words })],
    ["rights.certificate.by", { member: member.id }],
    [
      "rights.certificate.at",
      t("shown.at", { day: { date: now, as: "date" }, time: { date: now, as: "time" } }),
    ],
  );
/** Of a case that is erased it has no reference. */
export const certificateOf = (
  as: Paper["as"],
  state: Request,
  viewer: Viewer,
  world: World,
): Paper => ({
  as,
  file: t("rights.certificate.file", {
    number: { ref: state.number },
    day: { date: viewer.now, as: "date" },
  }),
  title: t("rights.called", { number: { ref: state.number } }),
  body: body<PaperBlock>(
    head(state, viewer),
    asPaper(whole(state, world)),
    heading("rights.certificate.not"),
    line("rights.certificate.person"),
    line("rights.certificate.copies"),
    line("rights.certificate.outside"),
  ),
});
