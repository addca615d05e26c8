// The acts of the story on two platforms.

import { consentTo } from "../support/consent-to.ts";
import { fetchedPdf } from "../support/fetched-pdf.ts";
import { TeamsStory } from "./teams-story.ts";

const worker = "socialtjansten-malmo-handlaggare";
const mate = "socialtjansten-malmo-ersattare";
const chef = "socialtjansten-malmo-chef";
const auditor = "dataskydd-malmo";
const officer = "polisen-syd-kontakt";
const both = "Noomi och Malmö stad";
const invitation = {
  agency: "socialtjansten-malmo",
  basis: "samtycke_ngo",
  purpose: "ekonomiskt_bistand",
  groups: ["sakerhet", "behov"],
};

const refOf = async (s: TeamsStory, instance: string): Promise<string> =>
  (await s.cases()).find((one) => one.instance === instance)?.ref ?? "";

/** Noomi opens a case in Slack and invites Malmö, who answers in Teams. */
const invited = async (s: TeamsStory): Promise<string> => {
  s.heading("an invitation from Slack to Teams");
  const slack = s.world.cloud.as("U0NOOMI01");
  const form = await slack.slash("/arende", "");
  await slack.submit(form.modal?.id ?? "", { "f:risk": "high", "f:child": "yes" });
  const shared = (await s.cases())[0]?.instance ?? "";
  await s.does("noomi-kontakt", "consent", consentTo(invitation), shared);
  await s.does("noomi-kontakt", "invite", invitation, shared);
  await s.press(worker, s.personal(worker), s.label("case.part.open"), "the invitation");
  await s.inDialog(worker, s.label("case.accept.submit"), {}, "accept");
  await s.inDialog(worker, s.label("case.accept.submit"), {}, "accepted");
  await s.close(worker);
  return shared;
};
const doors = async (s: TeamsStory): Promise<void> => {
  s.heading("the ways in");
  await s.screen("installed the app", mate, s.teams.as(s.person(mate)).install());
  await s.say(worker, s.personal(worker), "", "nothing but a mention, in the personal chat");
  await s.refresh(worker, "the home card, when it is looked at");
  for (const text of [
    "hjälp",
    "vem",
    "qwerty",
    "811218-9876",
    "Anna Svensson",
    "lugnt SYD-7KQ3-M8",
  ])
    await s.say(worker, s.personal(worker), text, `"${text}" in the personal chat`);
  await s.say(worker, s.personal(worker), "hjälp", "hjälp once more");
  await s.press(worker, s.personal(worker), s.label("core.helpOpen"), "what help opens");
  await s.close(worker);
  await s.say(worker, s.room(both), "mina", "@Stafett mina in a channel");
  await s.press(worker, s.room(both), s.label("core.helpOpen"), "my cases");
  await s.close(worker);
  await s.screen(
    "/vem in a channel",
    worker,
    s.teams.as(s.person(worker)).slash(s.room(both), "vem"),
  );
  await s.press(worker, s.room(both), s.label("core.helpOpen"), "who is on duty");
  await s.close(worker);
  await s.screen(
    "the message extension: lägeskoll",
    officer,
    s.teams.as(s.person(officer)).extension("lageskoll"),
  );
  await s.close(officer);
  await s.say(officer, s.room("Region Syd"), "mina", "@Stafett mina, from another organisation");
};
/** Malmö opens a case of its own, all in Teams. */
const opened = async (s: TeamsStory): Promise<string> => {
  s.heading("a case of Malmö's own");
  await s.screen(
    "the message extension: nytt ärende",
    worker,
    s.teams.as(s.person(worker)).extension("arende"),
  );
  await s.inDialog(
    worker,
    s.label("case.open.submit"),
    { deputy: mate, risk: "high", child: "no" },
    "opened",
  );
  await s.close(worker);
  const own =
    (await s.cases()).find(({ agency }) => agency === "socialtjansten-malmo")?.instance ?? "";
  await s.say(worker, s.personal(worker), `tidsfrist ${await refOf(s, own)}`, "a deadline");
  await s.press(worker, s.personal(worker), s.label("core.helpOpen"), "the form");
  await s.inDialog(
    worker,
    s.label("case.deadline.submit"),
    {},
    "nothing filled in: each error stands beside its field",
  );
  await s.inDialog(
    worker,
    s.label("case.deadline.submit"),
    { kind: "betanketid", day: "2026-12-24" },
    "saved",
  );
  await s.close(worker);
  await s.say(chef, s.personal(chef), "meddelande", "how it is today");
  await s.press(chef, s.personal(chef), s.label("core.helpOpen"), "the form");
  await s.inDialog(chef, s.label("people.note.submit"), { code: "fewer" }, "saved");
  await s.close(chef);
  await s.say(chef, s.personal(chef), "åtgärd", "something that somebody will do");
  await s.press(chef, s.personal(chef), s.label("core.helpOpen"), "the form");
  await s.inDialog(
    chef,
    s.label("action.create.submit"),
    { text: "Ring 19811218-9876" },
    "stopped",
  );
  await s.inDialog(
    chef,
    s.label("action.create.submit"),
    { text: "Anna kommer kl. 15" },
    "asked whether it is a name",
  );
  await s.close(chef);
  return own;
};
const checked = async (s: TeamsStory): Promise<void> => {
  s.heading("the next morning");
  await s.until("2026-11-26T07:31:00Z");
  await s.press(worker, s.personal(worker), s.label("day.calm"), "one tap in the list of the day");
  await s.press(
    worker,
    s.room(both),
    s.label("case.card.checkIn"),
    "a check-in from the card that both share",
  );
  await s.inDialog(worker, s.label("core.more"), { day: "2026-11-20" }, "Mer");
  await s.inDialog(
    worker,
    s.label("case.checkIn.submit"),
    { safety: "red", contact: "no", day: "2026-11-20" },
    "a day that has passed",
  );
  await s.inDialog(worker, s.label("case.checkIn.submit"), { day: "2026-11-27" }, "red");
  await s.inDialog(worker, s.label("case.acute.called"), {}, "whom did you call");
  await s.inDialog(
    worker,
    s.label("case.called.submit"),
    { whom: "112", basis: "unclear" },
    "noted",
  );
  await s.close(worker);
  await s.refresh(worker, "the home card, when it is looked at");
};
const handedOver = async (s: TeamsStory): Promise<void> => {
  s.heading("a hand-over between two colleagues");
  await s.screen(
    "/lämna över",
    worker,
    s.teams.as(s.person(worker)).slash(s.room(both), "lämna över"),
  );
  await s.press(worker, s.room(both), s.label("core.helpOpen"), "to whom");
  await s.inDialog(worker, s.label("handover.submit"), {}, "asked");
  await s.press(mate, s.personal(mate), s.label("handover.accept"), "taken");
  await s.press(mate, s.personal(mate), s.label("case.card.open"), "opened by the new holder");
  await s.inDialog(
    mate,
    s.label("case.calm.button"),
    {},
    "one tap inside the panel: it is shown as it is now",
  );
  await s.close(mate);
  await s.until("2026-11-27T14:05:00Z");
};
/** Those whose case it is see who has read it; whoever audits them sees it too, and that they looked. */
const read = async (s: TeamsStory, own: string): Promise<void> => {
  s.heading("who has read it");
  const ref = await refOf(s, own);
  await s.say(mate, s.personal(mate), `visa ${ref}`, "the case");
  await s.press(mate, s.personal(mate), s.label("core.helpOpen"), "opened");
  await s.inDialog(mate, s.label("case.readers.button"), {}, "who has read it");
  await s.close(mate);
  await s.say(auditor, s.personal(auditor), "insyn", "the log");
  await s.press(auditor, s.personal(auditor), s.label("core.helpOpen"), "what to look for");
  await s.inDialog(
    auditor,
    s.label("oversight.submit"),
    { ref: "SYD-7KQ3-M8" },
    "no case of theirs",
  );
  await s.inDialog(auditor, s.label("oversight.submit"), { ref }, "who has read this one");
  await s.close(auditor);
};
const erased = async (s: TeamsStory, shared: string, own: string): Promise<void> => {
  s.heading("the end");
  const closing = { reason: "goalReached", ageGroup: "adult", sex: "woman" };
  await s.does("noomi-kontakt", "close", closing, shared);
  await s.does("noomi-chef", "confirmClose", {}, shared);
  await s.say(mate, s.personal(mate), `avsluta ${await refOf(s, own)}`, "close");
  await s.press(mate, s.personal(mate), s.label("core.helpOpen"), "the form");
  await s.inDialog(
    mate,
    s.label("case.close.submit"),
    { reason: "goalReached" },
    "a colleague is asked",
  );
  await s.close(mate);
  await s.does(chef, "confirmClose", {}, own);
  await s.say(mate, s.personal(mate), `visa ${await refOf(s, own)}`, "confirmed");
  await s.press(mate, s.personal(mate), s.label("core.helpOpen"), "the case");
  const filing = await fetchedPdf(s.world.stafett, mate, own);
  await s.inDialog(mate, s.label("case.file.akt"), {}, "which document");
  await s.inDialog(mate, s.label("case.file.submit"), filing, "filed");
  await s.close(mate);
  await s.does(
    "noomi-kontakt",
    "file",
    await fetchedPdf(s.world.stafett, "noomi-kontakt", shared),
    shared,
  );
  await s.until("2027-02-25T15:00:00Z");
  await s.does("noomi-chef", "erase", { sure: "erase" }, shared);
  const ref = await refOf(s, own);
  await s.say(chef, s.personal(chef), `radera ${ref}`, "erase");
  await s.press(chef, s.personal(chef), s.label("core.helpOpen"), "the form");
  await s.inDialog(chef, s.label("case.erase.submit"), { sure: "erase" }, "erased");
  await s.until("2027-02-26T07:00:00Z");
  await s.say(chef, s.personal(chef), `visa ${ref}`, "gone");
};

/** The whole story in one language. */
export const tell = async (language: "sv" | "en"): Promise<string> => {
  const story = await TeamsStory.in(language);
  const shared = await invited(story);
  await doors(story);
  const own = await opened(story);
  await checked(story);
  await handedOver(story);
  await read(story, own);
  await erased(story, shared, own);
  return story.end();
};
