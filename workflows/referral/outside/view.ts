// The answer link as the sender sees it, and the referral as somebody at an agency outside sees it.
import { linkFact } from "../../../src/rules/link-words.ts";
import {
  actions,
  body,
  facts,
  onDay,
  panel,
  press,
  ring,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import type { Block, Home, Panel, Span } from "../../../src/rules/ui.ts";
import type { World } from "../../../src/rules/workflow.ts";
import { worded } from "../codes.ts";
import type { commands } from "../commands.ts";
import type { Referral } from "../model.ts";
import { linking, mayLink, standingLink } from "./commands.ts";

type C = keyof typeof commands;

/** The way to the link, on the sender's card and panel. */
export const toLink = (state: Referral, world: World) =>
  state.outside && mayLink(state, world)
    ? standingLink(state)
      ? show("link", "core.link.show")
      : press<C>("makeLink", "core.link.make")
    : undefined;
/** How it stands with the newest link. */
export const linkFacts = (state: Referral) => {
  const told = linkFact(linking.told(state, state.facts.to));
  return told && facts(told);
};
/** A yes by a link: whom to ask for. */
export const offeredBlocks = (state: Referral): readonly Block<Span, never>[] =>
  state.step === "offered" && state.offered
    ? body<Block<Span, never>>(
        text(
          t("referral.link.offered", { who: worded("linkFunction", state.offered.who) }),
          "warning",
        ),
      )
    : [];

export const showLink = (state: Referral, world: World): Panel<C> => {
  const stands = standingLink(state);
  const can = mayLink(state, world);
  return panel(
    t("referral.link.title", { number: { ref: state.number } }),
    stands && text(t("core.link.how", { agency: { agency: state.facts.to } })),
    stands && [{ kind: "answerLink" as const, link: stands.id, until: stands.until }],
    facts(linkFact(linking.told(state, state.facts.to))),
    stands && text("core.link.apart", "warning"),
    !can && text("core.link.none", "quiet"),
    actions<C>(
      can && press("makeLink", "core.link.again", { style: !stands && "primary" }),
      stands && press("endLink", "core.link.end"),
      show("show", "referral.open"),
    ),
  );
};

/** Class A alone. */
export const showOutside = (state: Referral, world: World): Home<C> => {
  const { facts: f, from, number, step } = state;
  const calls = ring(world.people.agencies.get(from)?.phone, "referral.link.page.call");
  return {
    title: t("referral.link.page.title", { agency: { agency: from } }),
    body: body<Block<Span, C>>(
      text(step === "withdrawn" ? "referral.link.page.stopped" : "referral.link.page.asks"),
      facts(
        ["referral.link.page.number", { ref: number }],
        ["referral.show.from", { agency: from }],
        ["referral.to", { agency: f.to }],
        ["referral.service", worded("service", f.service)],
        ["referral.show.kind", worded("kind", f.kind)],
        ["referral.urgency", worded("urgency", f.urgency)],
        f.answerBy !== undefined && [
          "referral.answerBy",
          onDay(world.calendar.wall(f.answerBy, "12:00")),
        ],
      ),
      text("referral.link.page.moves", "quiet"),
      calls && actions<C>(calls),
    ),
  };
};
