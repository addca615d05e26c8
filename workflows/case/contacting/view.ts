// How the person may be reached: a panel on pages of our own alone, and a part of the document. Chat has the way there, which is the same whatever was said.
import {
  actions,
  body,
  dotted,
  facts,
  panel,
  press,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import {
  type Block,
  type Instant,
  type Panel,
  reveal,
  type Secret,
  type Span,
} from "../../../src/rules/ui.ts";
import { plus, type Viewer, type World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { lookFirst, name } from "../posts.ts";
import type { Case } from "../state.ts";
import { table } from "../table.ts";
import type { SafeContact } from "./model.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
/** After so many days it is asked whether it still holds. [design] */
const holdsMs = 90 * 86_400_000;

/** The way to it, for every reader of the case and in every state of it. */
export const safeContactWay = show("safeContact", "case.safeContact.button");
export const safeContactBlocks = (said: SafeContact | undefined, now: Instant): readonly B[] => {
  if (said === undefined) return [];
  const { safeContactMode, beside, at, by } = said;
  return body<B>(
    facts(
      ["case.safeContact.mode", { codes: safeContactMode, of: "safeContact" }],
      reveal(beside).length > 0 && ["case.safeContact.beside", { codes: beside, of: "supporter" }],
      ["case.safeContact.said", ...dotted("case.dot", { date: at, as: "date" }, { member: by })],
    ),
    now > plus(at, holdsMs) && text("case.safeContact.old", "warning"),
  );
};
/** The owner's people read what holds now; an agency that takes part, what was shared with it. */
export const showSafeContact = (state: Case, viewer: Viewer, world: World): Panel<C> => {
  const { member, now } = viewer;
  const owns = state.agency === member.agency;
  const said = owns
    ? state.safeContact
    : state.parts.find(({ agency }) => agency === member.agency)?.snapshot.safeContact;
  const none = owns ? "case.safeContact.none" : "case.safeContact.notShared";
  return panel<C>(
    "case.safeContact.title",
    text(name(state)),
    said ? safeContactBlocks(said, now) : text(t(none), "quiet"),
    !owns && said && text(t("case.safeContact.shared"), "quiet"),
    actions<C>(
      table.access("setSafeContact")(state, { member }, world) &&
        press("setSafeContact", "case.safeContact.set", "primary"),
      lookFirst,
    ),
  );
};
