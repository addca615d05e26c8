// Referrals to begin from, in the domain's words. Noomi's contact person sends them on a Wednesday at ten, unless a test says otherwise.
import { referral } from "../../../workflows/referral/index.ts";
import { type Given, given, hook as hookOf, now, row, type Story } from "../../support/given.ts";
import { facts } from "../../support/office.ts";

type Values = Readonly<Record<string, unknown>>;
export const sender = "noomi-kontakt";
export const receiver = "regionkoordinator-1";
export const byCase = { sender: "case", instance: "C1" } as never;
export const caseOf = (agency: string, open = true) =>
  row("C1", {
    open,
    ref: "SYD-0001-00",
    words: "lugn granit",
    region: "SYD",
    agency,
    holder: { member: sender },
  });
export type Begun = {
  readonly by?: string;
  readonly agency?: string;
  readonly at?: string;
  readonly world?: Given;
};

export const fresh = (o: Begun = {}): Story =>
  given(referral, [], { rows: { kase: [caseOf(o.agency ?? "noomi")] }, ...o.world });
export const closedCase = (): Story =>
  given(referral, [], { rows: { kase: [caseOf("noomi", false)] } });
export const drafted = (more: Values = {}, o: Begun = {}): Story =>
  fresh(o).done("draft", { kase: "C1", ...facts, ...more }, o.by ?? sender, o.at ?? now);
/** Malmö's social services ask Lund's: two authorities. */
export const malmo = {
  by: "socialtjansten-malmo-handlaggare",
  agency: "socialtjansten-malmo",
} as const;
export const betweenAuthorities = (basis: string, more: Values = {}): Story =>
  drafted({ service: "ekonomiskt_bistand", to: "socialtjansten-lund", basis, ...more }, malmo);

const frozen = (story: Story, at: string): Story =>
  story.done("freeze", { snapshot: { at, child: "no" } }, byCase, at);
export const sent = (more: Values = {}, o: Begun = {}): Story => {
  const at = o.at ?? now;
  const draft = drafted(more, o);
  const called = more.urgency === "akut" ? draft.done("called", {}, o.by ?? sender, at) : draft;
  return frozen(called.done("send", {}, o.by ?? sender, at), at);
};
export const received = (more: Values = {}, o: Begun = {}): Story =>
  sent(more, o).done("receive", {}, receiver, o.at ?? now);
export const taking = { holder: { member: receiver }, deputy: "regionkoordinator-2" };
/** A case that is taken over is judged by whoever takes it, where nothing that was shared says how. */
export const accepted = (more: Values = {}): Story =>
  received(more).done(
    "accept",
    { ...taking, ...(more.kind === "overlamning" && { risk: "medium" }) },
    receiver,
  );
export const handedOver = (more: Values = {}): Story =>
  accepted(more).done("handOver", { carrier: "phone" }, sender).done("takeOver", {}, receiver);
export const ongoing = (more: Values = {}): Story => handedOver(more).fires("begin");
export const finished = (outcome = "delivered"): Story =>
  ongoing().done("finish", { outcome }, receiver);
export const failed = (): Story => ongoing().done("fail", { reason: "notReached" }, receiver);
export const confirmed = (): Story => finished().done("confirm", {}, sender);
export const declined = (more: Values = {}): Story =>
  received().done("decline", { reason: "noCapacity", ...more }, receiver);
/** At Plattformen nobody works cases in Stafett, so Noomi phones. */
export const outside = (more: Values = {}): Story =>
  sent({ service: "annat", to: "plattformen", ...more });

/** Every command that a message or a panel offers a press for. */
export const commandsIn = (shown: unknown): readonly string[] => {
  if (Array.isArray(shown)) return shown.flatMap(commandsIn);
  if (typeof shown !== "object" || shown === null) return [];
  return Object.entries(shown).flatMap(([name, value]) =>
    name === "command" && typeof value === "string" ? [value] : commandsIn(value),
  );
};
export const stepOf = (story: Story): string => (story.state as { step: string }).step;
export const tellsOf = (story: Story): readonly string[] =>
  story.view.signals.map((tell) => `${tell.key} ${tell.command}`);
export const readersOf = (story: Story): readonly string[] =>
  story.view.readers.map((r) => Object.values(r)[0] as string);

/** What a command of the referral offers or knows beforehand. */
export const hook = (command: string, name: "choices" | "prefill" | "after") =>
  hookOf(referral, command, name);

/** The one message to this person that says how it is; the others say that there is a newer one. */
export const cardsOf = (story: Story, who = sender) =>
  story.view.posts.filter(
    ({ key, to, message }) =>
      "member" in to &&
      to.member === who &&
      !key.startsWith("second:") &&
      message.title.key !== "referral.older",
  );
export const cardOf = (story: Story, who = sender) => {
  const [card, ...more] = cardsOf(story, who);
  if (!card || more.length > 0) throw new Error(`${who} has ${more.length + (card ? 1 : 0)} cards`);
  return card.message;
};
