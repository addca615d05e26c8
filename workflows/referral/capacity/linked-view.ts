// The answer links of a question about a place as the asker sees them, and the question as somebody at an agency outside sees it.
import type { AnswerLink } from "../../../src/rules/answer-link.ts";
import { linkFact } from "../../../src/rules/link-words.ts";
import { pageOf } from "../../../src/rules/pages.ts";
import { phoneNow } from "../../../src/rules/ring.ts";
import {
  actions,
  body,
  facts,
  heading,
  panel,
  press,
  ring,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import type { Action, AgencyId, Block, Home, LinkId, Panel, Span } from "../../../src/rules/ui.ts";
import type { Viewer, World } from "../../../src/rules/workflow.ts";
import { worded } from "../codes.ts";
import { isOutside } from "../rules.ts";
import { linking, linkPanel, mayLink } from "./linked.ts";
import type { Question } from "./model.ts";
import type { commands } from "./rules.ts";
import { closesAt } from "./table.ts";

type C = keyof typeof commands;
type B = Panel<C>["body"][number];

const make = (agency: AgencyId): Action<C> =>
  press("makeLink", "core.link.make", { values: { agency } });
/** The way to the link of this agency; undefined: it can have none. */
export const toLink = (state: Question, agency: AgencyId, world: World): Action<C> | undefined => {
  if (!mayLink(state, agency, world)) return undefined;
  return linking.told(state, agency)
    ? show(linkPanel(state, { agency }), "core.link.show")
    : make(agency);
};
/** Of those where still nobody has Stafett the first that has neither answered nor a link that stands: what the asker's card asks for. */
export const unlinked = (state: Question, world: World): AgencyId | undefined =>
  state.outside?.find(
    (agency) =>
      mayLink(state, agency, world) &&
      isOutside(agency, world) &&
      !linking.standsFor(state, agency) &&
      !state.given.some((given) => given.agency === agency),
  );
/** What the asker's card says and offers of it. */
export const unlinkedOn = (agency: AgencyId) => ({
  says: text(t("capacity.card.outside", { agency: { agency } }), "warning"),
  does: make(agency),
});

const one =
  (state: Question, viewer: Viewer, world: World) =>
  (link: AnswerLink): readonly B[] => {
    const { agency, id } = link;
    const stands = linking.stands(state, id);
    const can = mayLink(state, agency, world) && viewer.now < closesAt(state, world);
    return body<B>(
      heading(t("capacity.link.of", { agency: { agency } })),
      stands && text(t("core.link.how", { agency: { agency } })),
      stands && { kind: "answerLink", link: id, until: stands.until },
      facts(linkFact(linking.told(state, agency))),
      stands && text("core.link.apart", "warning"),
      !can && text("capacity.asked.over", "quiet"),
      actions<C>(
        ring(
          phoneNow(world.people.agencies.get(agency), viewer.now, world),
          "referral.stopped.call",
        ),
        can &&
          press("makeLink", "core.link.again", { values: { agency }, style: !stands && "primary" }),
        stands && press("endLink", "core.link.end", { values: { link: id } }),
        show("show", "capacity.card.show"),
      ),
    );
  };
/** One at a time: each code is said in a call of its own. */
export const showLinks = (state: Question, viewer: Viewer, world: World): Panel<C> =>
  panel<C>(
    "capacity.link.title",
    pageOf<AnswerLink, B>(
      state.links ?? [],
      { most: 1, viewer, panel: "link" },
      { one: one(state, viewer, world), none: text("core.link.none") },
    ),
  );

/** Class A alone: what is asked of the person is told by telephone. */
export const showOutside = (state: Question, id: LinkId, world: World): Home<C> => {
  const { agency, service, urgency } = state;
  const region = world.people.regions.find((each) => each.id === state.region);
  const link = linking.stands(state, id);
  const calls = ring(world.people.agencies.get(agency)?.phone, "capacity.link.page.call");
  return {
    title: t("capacity.link.page.title", { agency: { agency } }),
    body: body<Block<Span, C>>(
      text("capacity.link.page.asks"),
      facts(
        ["referral.show.from", { agency }],
        link && ["referral.to", { agency: link.agency }],
        ["referral.service", worded("service", service)],
        ["referral.urgency", worded("urgency", urgency)],
        region && ["capacity.link.page.region", { text: region.name }],
        link && ["capacity.link.page.until", { date: link.until }],
      ),
      text("capacity.link.page.moves", "quiet"),
      calls && actions<C>(calls),
    ),
  };
};
