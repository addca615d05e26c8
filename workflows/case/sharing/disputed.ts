// Sent back twice because another municipality is responsible: the region's coordinator hears of it.
import { conferenceToday } from "../../../src/rules/conference.ts";
import { actions, body, dm, ring, t, text } from "../../../src/rules/say.ts";
import type { AgencyId, Block, Instant, Span } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import type { Post as AnyPost, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { lookFirst, name } from "../posts.ts";
import type { Case } from "../state.ts";
import { table } from "../table.ts";

type C = keyof typeof commands;
const coordinatorOf = ({ region }: Case, { people }: World): AgencyId | undefined =>
  people.regions.find(({ id }) => id === region)?.coordinator;
/** The one who does not take part in the case reads which agency to phone, and neither its reference nor who said no. */
export const disputedPosts = (state: Case, world: World): readonly AnyPost<C>[] => {
  const at = state.disputed?.told;
  const coordinator = coordinatorOf(state, world);
  const to =
    at && coordinator ? world.people.answers(coordinator, world.calendar.day(at)) : undefined;
  const member = to && world.people.members.get(to);
  if (!member) return [];
  const reads = table.reads(state, { member }, world);
  const phone = ring(agencyOf(state.agency, world)?.phone, "case.ended.call");
  const said = dm<C>("disputed", to, "inHours", {
    title: "case.disputed.title",
    notice: "case.part.notice",
    body: [
      text(reads ? name(state) : t("case.part.from", { agency: { agency: state.agency } })),
      text("case.disputed.body"),
    ],
    actions: [phone, reads && lookFirst],
  });
  return reads ? said : said.map((post) => ({ ...post, toAnyone: true as const }));
};
/** Everybody who takes part in it, as seen by one of them. */
export const othersIn = ({ agency, parts }: Case, own: AgencyId): readonly AgencyId[] =>
  [agency, ...parts.filter(({ state }) => state === "in").map((part) => part.agency)].filter(
    (id) => id !== own,
  );
/** In the owner's panel of the case. */
export const disputedBlocks = (
  state: Case,
  now: Instant,
  world: World,
): readonly Block<Span, C>[] => {
  if (state.step !== "open" || state.disputed?.told === undefined) return [];
  const coordinator = coordinatorOf(state, world);
  return body<Block<Span, C>>(
    text(coordinator ? "case.disputed.told" : "case.disputed.nobody", "warning"),
    actions<C>(
      conferenceToday(
        now,
        [...state.disputed.by, coordinator].filter((id) => id !== state.agency),
        world,
      ),
    ),
  );
};
