// The acts of the story about a meeting: Noomi calls, Evonhuset and Malmö come; Noomi and Malmö share a case that Evonhuset takes no part in.

import { consentTo } from "../support/consent-to.ts";
import { MeetingStory } from "./meeting-story.ts";

const me = "U0NOOMI01";
const coordinator = "U0EVON01";
const malmo = "socialtjansten-malmo-handlaggare";
const space = "Noomi och Malmö stad";

/** The first way to say it. */
const wordOf = (s: MeetingStory, key: string): string => s.label(key).split(",")[0] ?? "";

/** A case of Noomi's in which Malmö takes part. */
const shared = async (s: MeetingStory): Promise<string> => {
  const kase = await s.does("noomi-kontakt", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "low",
    quiet: "no",
  });
  const invitation = {
    agency: "socialtjansten-malmo",
    basis: "samtycke_ngo",
    purpose: "annat",
    groups: ["behov"],
  };
  await s.does("noomi-kontakt", "consent", consentTo(invitation), kase);
  await s.does("noomi-kontakt", "invite", invitation, kase);
  await s.does(malmo, "accept", { contact: malmo }, kase);
  return kase;
};
const planned = async (s: MeetingStory): Promise<void> => {
  s.heading("planned: everybody is called, on their own platform");
  await s.slash(me, "/stafett", wordOf(s, "series.plan.words"), "plans a meeting");
  await s.sends(
    me,
    { day: "2026-12-01", invited: ["evonhuset", "socialtjansten-malmo"] },
    "planned",
  );
  await s.leaves(me);
};
const filled = async (s: MeetingStory): Promise<void> => {
  s.heading("everybody adds to the agenda");
  await s.press(
    malmo,
    s.room(space),
    s.label("agenda.add.title"),
    "an item, from the card in Teams",
  );
  await s.inDialog(
    malmo,
    s.label("agenda.add.submit"),
    { title: "Ring Anna Svensson", under: "method" },
    "with a name",
  );
  await s.inDialog(
    malmo,
    s.label("agenda.add.submit"),
    { title: "Rutin vid byte av boende" },
    "added",
  );
  await s.close(malmo);
  await s.clicks(coordinator, s.label("agenda.add.title"), "an item, from the message in Slack");
  await s.sends(coordinator, { under: "training", title: "Utbildning i mars" }, "added");
  await s.leaves(coordinator);
  await s.clicks(me, s.label("agenda.show.button"), "the agenda");
  await s.clicksHere(me, s.label("agenda.add.title"), "an item");
  await s.sends(me, { under: "method", title: "Tolk på kort varsel" }, "added");
  await s.clicksHere(me, s.label("agenda.item.up"), "moved up");
  await s.clicksHere(me, s.label("agenda.time.title"), "how long");
  await s.sends(me, { minutes: "10" }, "timed");
  await s.leaves(me);
};
const collected = async (s: MeetingStory): Promise<string> => {
  s.heading("collected: a case that two of the three take part in");
  const kase = await shared(s);
  await s.until("2026-11-27T08:05:00Z");
  await s.clicks(
    me,
    s.label("agenda.show.button"),
    "the agenda, for one who takes part in the case",
  );
  await s.clicksHere(me, s.label("agenda.item.case"), "why the case is there");
  await s.leaves(me);
  await s.press(malmo, s.personal(malmo), s.label("agenda.show.button"), "for the other, in Teams");
  await s.close(malmo);
  await s.clicks(coordinator, s.label("agenda.show.button"), "for one who does not");
  await s.leaves(coordinator);
  return kase;
};
const moved = async (s: MeetingStory): Promise<void> => {
  s.heading("moved once, reminded, sent");
  await s.clicks(me, s.label("agenda.show.button"), "the agenda");
  await s.clicksHere(me, s.label("agenda.move.title"), "another time");
  await s.sends(me, { day: "2026-12-05" }, "a Saturday");
  await s.sends(me, { day: "2026-12-02", time: "10:00" }, "moved");
  await s.clicksHere(me, s.label("agenda.item.takeBack"), "takes back the item");
  await s.leaves(me);
  await s.until("2026-12-01T08:05:00Z");
  await s.until("2026-12-01T14:05:00Z");
};
const begun = async (s: MeetingStory): Promise<void> => {
  s.heading("started, and who is there");
  await s.until("2026-12-02T09:00:00Z");
  await s.clicks(coordinator, s.label("agenda.start"), "started");
  await s.press(malmo, s.room(space), s.label("agenda.attend"), "present, one tap in Teams");
  await s.close(malmo);
  await s.clicksHere(coordinator, s.label("agenda.presence.title"), "who is there");
  await s.sends(
    coordinator,
    { present: ["noomi", "evonhuset"], excused: ["noomi"] },
    "both there and not",
  );
  await s.sends(
    coordinator,
    { present: ["noomi", "evonhuset", "socialtjansten-malmo"], excused: [] },
    "saved",
  );
};
const held = async (s: MeetingStory): Promise<void> => {
  s.heading("point by point");
  await s.clicksHere(coordinator, s.label("agenda.next"), "on");
  await s.press(malmo, s.room(space), s.label("agenda.next"), "on, from the card in Teams");
  await s.clicksHere(coordinator, s.label("agenda.next"), "two pressed at once");
  await s.clicks(me, s.label("agenda.meeting.button"), "where it is");
  await s.clicksHere(
    me,
    s.label("agenda.next"),
    "on, past what has nothing under it: the closed case, for one who takes part",
  );
  await s.clicksHere(me, s.label("agenda.decide.title"), "a decision");
  await s.sends(me, { code: "continue", text: "Nytt samtal på torsdag" }, "saved");
  await s.clicksHere(me, s.label("agenda.act.title"), "an action");
  await s.sends(
    me,
    { text: "Ring boendet", owner: `m:${malmo}`, due: "2026-12-04" },
    "given to Malmö",
  );
  await s.leaves(me);
  await s.leaves(coordinator);
  await s.clicks(
    coordinator,
    s.label("agenda.meeting.button"),
    "the same point, for one who does not",
  );
  for (const where of ["referrals", "capacity", "method"])
    await s.clicksHere(coordinator, s.label("agenda.next"), `on: ${where}`);
  await s.clicksHere(coordinator, s.label("agenda.previousPoint"), "back");
  await s.clicksHere(coordinator, s.label("agenda.next"), "and on again");
  await s.clicksHere(coordinator, s.label("agenda.park"), "parked");
  await s.clicksHere(coordinator, s.label("agenda.carry"), "next time");
  await s.clicksHere(coordinator, s.label("agenda.act.title"), "an action for all to see");
  await s.sends(
    coordinator,
    { text: "Boka lokal till utbildningen", owner: "m:regionkoordinator-1", due: "2026-12-09" },
    "saved",
  );
};
const ended = async (s: MeetingStory): Promise<void> => {
  s.heading("finished");
  for (const where of ["next meeting", "what was parked", "through"])
    await s.clicksHere(coordinator, s.label("agenda.next"), `on: ${where}`);
  await s.clicksHere(coordinator, s.label("agenda.finish.title"), "the notes");
  await s.leaves(coordinator);
};
const approved = async (s: MeetingStory, kase: string): Promise<void> => {
  s.heading("approved, a fault, corrected, adopted");
  await s.press(malmo, s.personal(malmo), s.label("agenda.notes.read"), "the notes in Teams");
  await s.inDialog(malmo, s.label("agenda.fault.title"), {}, "something is wrong");
  await s.inDialog(malmo, s.label("agenda.fault.submit"), { what: "decision" }, "told");
  await s.close(malmo);
  await s.clicks(me, s.label("agenda.notes.read"), "the notes, with the fault");
  await s.clicksHere(me, s.label("agenda.correct.title"), "corrects the decision");
  await s.sends(me, { code: "newReferral" }, "corrected");
  await s.clicksHere(me, s.label("agenda.approve"), "approved");
  await s.leaves(me);
  await s.press(malmo, s.personal(malmo), s.label("agenda.notes.read"), "corrected");
  await s.inDialog(malmo, s.label("agenda.approve"), {}, "approved in Teams");
  await s.close(malmo);
  // What remains to be said of the case itself is another story.
  await s.does(
    "noomi-kontakt",
    "close",
    { reason: "goalReached", ageGroup: "adult", sex: "woman" },
    kase,
  );
  await s.until("2026-12-09T14:05:00Z");
  await s.clicks(me, s.label("agenda.adopt"), "adopted without the third");
  await s.clicksHere(me, s.label("agenda.document"), "in the records of Noomi");
  await s.leaves(me);
  await s.press(malmo, s.room(space), s.label("agenda.notes.read"), "from the card in Teams");
  await s.inDialog(malmo, s.label("agenda.document"), {}, "and of Malmö");
  await s.close(malmo);
};
const doing = async (s: MeetingStory): Promise<void> => {
  s.heading("actions live on");
  await s.press(malmo, s.personal(malmo), s.label("action.cannot.title"), "no longer possible");
  await s.inDialog(malmo, s.label("action.cannot.submit"), { reason: "otherDid" }, "why");
  await s.close(malmo);
  await s.slash(coordinator, "/stafett", wordOf(s, "action.mine.words"), "my actions");
  await s.clicksHere(coordinator, s.label("action.show"), "one of them");
  await s.clicksHere(coordinator, s.label("action.begin"), "begun");
  await s.clicksHere(coordinator, s.label("action.change.title"), "another day");
  await s.sends(coordinator, { due: "2026-12-11" }, "changed");
  await s.leaves(coordinator);
  await s.until("2026-12-16T08:05:00Z");
  await s.slash(coordinator, "/stafett", wordOf(s, "action.overdue.words"), "the late ones");
  await s.clicksHere(coordinator, s.label("action.finish"), "done");
  await s.leaves(coordinator);
  await s.slash(
    coordinator,
    "/stafett",
    wordOf(s, "action.create.words"),
    "an action without a meeting",
  );
  await s.sends(coordinator, { text: "Beställ nya telefonkort" }, "saved");
  await s.clicksHere(coordinator, s.label("action.withdraw"), "taken back");
  await s.leaves(coordinator);
};
const stopped = async (s: MeetingStory): Promise<void> => {
  s.heading("the series ends");
  await s.slash(
    coordinator,
    "/stafett",
    wordOf(s, "agenda.list.words"),
    "the meetings, for one who was invited",
  );
  await s.leaves(coordinator);
  await s.slash(me, "/stafett", wordOf(s, "agenda.list.words"), "the meetings");
  await s.clicksHere(me, s.label("series.show.button"), "the series");
  await s.clicksHere(me, s.label("series.end.title"), "ended: the next meeting is called off");
  await s.leaves(me);
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const story = await MeetingStory.in(language);
  await planned(story);
  await filled(story);
  const kase = await collected(story);
  await moved(story);
  await begun(story);
  await held(story);
  await ended(story);
  await approved(story, kase);
  await doing(story);
  await stopped(story);
  return story.end();
};
