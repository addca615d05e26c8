// The acts of the story about places and referrals.
import { ReferralStory } from "./referral-story.ts";

const me = "U0NOOMI01";
const shelter = "U0BOENDE1";
const lund = "U0LUND01";
const malmo = "socialtjansten-malmo-handlaggare";
const chef = "socialtjansten-malmo-chef";
const facts = { basis: "samtycke_ngo", payer: "unknown" };

/** The first way to say it. */
const wordOf = (s: ReferralStory, key: string): string => s.label(key).split(",")[0] ?? "";

const opened = async (s: ReferralStory): Promise<void> => {
  await s.slash(me, "/arende", "", "a new case");
  await s.sends(me, { risk: "high", child: "no" }, "opened");
  await s.leaves(me);
};
const asked = async (s: ReferralStory): Promise<void> => {
  s.heading("I need a place");
  await opened(s);
  await s.slash(me, "/stafett", wordOf(s, "capacity.ask.words"), "asks for a place");
  await s.chooses(me, "service", "skyddat_boende", "which service: who offers it can be asked");
  await s.sends(
    me,
    {
      service: "skyddat_boende",
      urgency: "skyndsam",
      child: "no",
      band: "0",
      agencies: ["boende-syd", "socialtjansten-malmo", "socialtjansten-lund"],
    },
    "asked",
  );
  await s.leaves(me);
  await s.press(malmo, s.personal(malmo), s.label("capacity.answer.place"), "one tap in Teams");
  await s.clicks(shelter, s.label("capacity.answer.full"), "one tap in Slack");
  await s.clicks(lund, s.label("capacity.question.open"), "looks at the question first");
  await s.clicksHere(lund, s.label("capacity.answer.assess"), "and answers there");
  await s.leaves(lund);
  await s.clicks(me, s.label("capacity.card.show"), "the answers");
};

/** From the answers to a draft; without a consent it is not sent. */
const sent = async (s: ReferralStory): Promise<void> => {
  s.heading("an answer becomes a referral");
  await s.clicksHere(
    me,
    s.label("capacity.refer"),
    "there is a place in Malmö",
    "socialtjansten-malmo",
  );
  await s.sends(me, facts, "drafted");
  await s.clicksHere(me, s.label("referral.send"), "sent without a consent");
  await s.leaves(me);
  await s.slash(me, "/stafett", wordOf(s, "referral.list.waiting.words"), "what waits for us");
  await s.clicksHere(me, s.label("referral.open"), "the draft");
  await s.clicksHere(me, s.label("referral.consent"), "a consent");
  await s.sends(me, { given: "yes", form: "spoken" }, "recorded; the draft is there again");
  await s.clicksHere(me, s.label("referral.send"), "sent");
  await s.leaves(me);
};
const accepted = async (s: ReferralStory): Promise<void> => {
  s.heading("opened, asked, answered, accepted in Teams");
  await s.press(malmo, s.personal(malmo), s.label("referral.receive"), "opens it");
  await s.inDialog(malmo, s.label("referral.ask.title"), {}, "a question");
  await s.inDialog(malmo, s.label("referral.ask.submit"), { question: "language" }, "asked");
  await s.close(malmo);
  await s.clicks(me, s.label("referral.answer.title"), "answers");
  await s.sends(me, { interpreter: "yes" }, "answered");
  await s.leaves(me);
  await s.press(malmo, s.personal(malmo), s.label("referral.open"), "the answer");
  await s.inDialog(malmo, s.label("referral.accept.title"), {}, "who takes it");
  await s.inDialog(malmo, s.label("referral.accept.submit"), {}, "accepted");
  await s.close(malmo);
};
const done = async (s: ReferralStory): Promise<void> => {
  s.heading("handed over, done, confirmed");
  await s.clicks(me, s.label("referral.handOver.title"), "the details are passed on");
  await s.sends(me, { carrier: "phone" }, "confirmed by the sender");
  await s.leaves(me);
  await s.press(malmo, s.personal(malmo), s.label("referral.open"), "looks again");
  await s.inDialog(malmo, s.label("referral.takeOver"), {}, "confirmed by the receiver");
  await s.close(malmo);
  await s.until("2026-11-26T08:05:00Z");
  await s.press(malmo, s.personal(malmo), s.label("referral.open"), "it goes on");
  await s.inDialog(malmo, s.label("referral.finish.title"), {}, "done");
  await s.inDialog(malmo, s.label("referral.finish.submit"), { outcome: "delivered" }, "told");
  await s.close(malmo);
  await s.clicks(me, s.label("referral.confirm"), "confirmed");
  await s.leaves(me);
};
/** A case, its consent and a referral to Malmö: what the first acts have shown is not told again. Gives the case. */
const another = async (
  s: ReferralStory,
  more: Readonly<Record<string, unknown>>,
  send = true,
): Promise<string> => {
  const about = { deputy: "noomi-ersattare", child: "no", risk: "notAssessed", quiet: "no" };
  const instance = await s.does("noomi-kontakt", "open", about);
  const to = "socialtjansten-malmo";
  const consent = {
    agency: to,
    kind: "sekretess",
    purpose: "skyddat_boende",
    given: "yes",
    form: "spoken",
    groups: ["behov"],
  };
  await s.does("noomi-kontakt", "consent", consent, instance);
  const values = {
    kase: instance,
    to,
    service: "skyddat_boende",
    urgency: "normal",
    kind: "hanvisning",
    groups: ["behov"],
    ...facts,
    ...more,
  };
  const referral = await s.refers("noomi-kontakt", "draft", values);
  if (send) await s.refers("noomi-kontakt", "send", {}, referral);
  return instance;
};
const movedOver = async (s: ReferralStory): Promise<void> => {
  s.heading("a transfer: the case moves when both have confirmed");
  await another(s, { kind: "overlamning" });
  await s.press(malmo, s.personal(malmo), s.label("referral.receive"), "opens it");
  await s.inDialog(malmo, s.label("referral.accept.title"), {}, "who takes it");
  await s.inDialog(malmo, s.label("referral.accept.submit"), {}, "without a risk");
  await s.inDialog(malmo, s.label("referral.accept.submit"), { risk: "medium" }, "accepted");
  await s.inDialog(malmo, s.label("referral.takeOver"), {}, "the receiver confirms first");
  await s.close(malmo);
  await s.clicks(me, s.label("referral.handOver.title"), "the sender confirms");
  await s.sends(me, { carrier: "meeting" }, "moved");
  await s.leaves(me);
  await s.say(malmo, s.personal(malmo), wordOf(s, "case.mine.words"), "the receiver's own case");
  await s.press(malmo, s.personal(malmo), s.label("core.helpOpen"), "in the list");
  await s.close(malmo);
};
const declined = async (s: ReferralStory): Promise<void> => {
  s.heading("a no, and the way on");
  await another(s, {});
  await s.press(malmo, s.personal(malmo), s.label("referral.receive"), "opens it");
  await s.inDialog(malmo, s.label("referral.decline.title"), {}, "says no");
  await s.inDialog(
    malmo,
    s.label("referral.decline.submit"),
    { reason: "noCapacity", suggested: "socialtjansten-lund" },
    "with a suggestion",
  );
  await s.close(malmo);
  await s.clicks(
    me,
    s.label("referral.again.suggested").replace("{agency}", "Socialtjänsten Lund"),
    "one tap to the next",
  );
  await s.sends(me, facts, "a new draft");
  await s.leaves(me);
};
/** The other way in: from the case, with the five fields; acute, so that a call comes first. */
const silent = async (s: ReferralStory): Promise<string> => {
  s.heading("silence");
  const about = await s.does("noomi-kontakt", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "notAssessed",
    quiet: "no",
  });
  const ref = (await s.cases()).find((one) => one.instance === about)?.ref ?? "";
  await s.slash(me, "/arende", ref, "the case");
  await s.clicksHere(me, s.label("referral.draft.title"), "a referral from the case");
  await s.chooses(me, "service", "skyddat_boende", "who offers it");
  await s.sends(
    me,
    { ...facts, service: "skyddat_boende", to: "socialtjansten-malmo", urgency: "akut" },
    "acute",
  );
  await s.clicksHere(me, s.label("referral.consent"), "a consent");
  await s.sends(me, { given: "yes", form: "spoken" }, "recorded");
  await s.clicksHere(me, s.label("referral.called"), "called");
  await s.clicksHere(me, s.label("referral.send"), "sent");
  await s.leaves(me);
  await s.until("2026-11-26T15:00:00Z");
  await s.press(chef, s.personal(chef), s.label("referral.receive"), "the lead opens it");
  await s.inDialog(chef, s.label("referral.accept.title"), {}, "and says yes");
  await s.inDialog(chef, s.label("referral.accept.submit"), { deputy: malmo }, "accepted");
  await s.close(chef);
  return ref;
};
const withdrawn = async (s: ReferralStory, ref: string): Promise<void> => {
  s.heading("the consent is withdrawn");
  await s.slash(me, "/arende", ref, "the case");
  await s.clicksHere(me, s.label("case.revoke.title"), "the consent is taken back");
  await s.sends(me, { how: "spoken" }, "stopped");
  await s.leaves(me);
  await s.press(
    chef,
    s.personal(chef),
    s.label("referral.still.stays"),
    "the receiver says how it is",
  );
  await s.clicks(me, s.label("referral.open"), "the sender reads which");
  await s.clicksHere(me, s.label("referral.settle"), "they have talked");
  await s.leaves(me);
  await s.say(
    malmo,
    s.personal(malmo),
    wordOf(s, "referral.list.waiting.words"),
    "what the receiver has left",
  );
  await s.press(malmo, s.personal(malmo), s.label("core.helpOpen"), "in the list");
  await s.close(malmo);
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const story = await ReferralStory.in(language);
  await asked(story);
  await sent(story);
  await accepted(story);
  await done(story);
  await movedOver(story);
  await declined(story);
  const ref = await silent(story);
  await withdrawn(story, ref);
  return story.end();
};
