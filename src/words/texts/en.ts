// The core's own sentences in English.
import type { CoreTexts } from "./sv.ts";

export const en: Readonly<Record<keyof CoreTexts, string>> = {
  "core.close": "Close",
  "core.cancel": "Cancel",
  "core.more": "More",
  "core.list.more": "Show more",
  "core.list.before": "Show those before",
  "core.list.shown": "Shown here: {from}–{until}.",
  "core.list.cut": "There are more than the {most} that this list looks through. Reach the rest by reference.",
  "core.none": "–",
  "core.dot": " · ",
  "core.someone": "someone who has left",
  "core.shelter": "housing",
  "core.few": "fewer than 5",
  "core.erased": "Closed and erased.",
  "core.gone": "No longer shown here.",
  "core.notice": "There is something for you to look at in Stafett.",
  "core.refusedTitle": "That did not work",
  "core.stranger":
    "Stafett does not know you here. Ask the person who looks after Stafett at your agency to add you. Nothing has been saved.",
  "core.absent": "There is no case with that reference that you have access to. Nothing has been saved.",
  "core.mistyped": "The reference is not right: one of its characters is wrong. Compare it with the one in your list and write it again.",
  "core.denied": "Your role cannot do this in Stafett. Nothing has been saved. Write help to see what you can do.",
  "core.deniedHere": "This is for somebody else to do. Nothing has been saved. Open it again to see what you can do.",
  "core.late": "Stafett cannot keep up just now. What you did has not been saved. Try again in a while, and phone if it is urgent.",
  "core.unknownTitle": "Not known yet",
  "core.unknown": "It is not known yet whether it was saved. Stafett writes to you as soon as it is. If it is urgent: phone.",
  "core.toldSaved": "What you did at {at} is saved.",
  "core.toldNotSaved": "What you did at {at} was not saved. Please do it again.",
  "core.tooMuch": "That was a lot at once. Nothing has been saved this time. Wait a minute and do it again. If it is acute: phone 112.",
  "core.notSaved": "Stafett could not save. Nothing has changed. Try again in a while, and phone if it is urgent.",
  "core.changedMeanwhile":
    "Something has changed since you opened this. Nothing of yours has been saved. Open it again to see how things are now.",
  "core.expired": "It took too long to open. Nothing has been saved. Try again.",
  "core.stale": "The form is too old. Nothing has been saved. Open it again.",
  "core.ring.number": "{name}",
  "core.ring.missing": "The number is missing. Phone 114 14, in danger 112.",
  "core.ring.social": "Social services, {municipality}",
  "core.ring.onCall": "On-call social services, {municipality}",
  "core.ring.municipalities": "More municipalities",
  "core.ring.more": "Who is on duty?",
  "core.readFrom": "Will be read {at} at the earliest.",
  "core.ring.nobody": "Nobody is on duty at {agency} until {until}.",
  "core.ring.nobodyYours": "Nobody of yours is on duty until {until}. Phone the on-call social services.",
  "core.already": "This is already done. Nothing has changed this time.",
  "core.required": "Choose one.",
  "core.requiredDay": "Choose a day.",
  "core.requiredLine": "Write something.",
  "core.badChoice": "There is no such choice. Choose from the list.",
  "core.badPhone": "No telephone number looks like that. Write digits, spaces and hyphens.",
  "core.badAccount": "An account looks like T…/U… in Slack, or like tenant/object id in Teams.",
  "core.badDate": "There is no such date. Choose a day in the calendar.",
  "core.tooLong": "The text is too long. Write {most} characters at most.",
  "core.sure": "I have read the text again. Nobody can be recognised.",
  "core.guardAsk": "Can anybody be recognised from this? It looks as if it could be a name. Change the text, or confirm below.",
  "core.guardIdentity":
    "This looks like an identity number. Stafett saved nothing, but the text may remain in {platform}. Remove it and follow your incident routine.",
  "core.guardContact":
    "This looks like contact details. Stafett saved nothing, but the text may remain in {platform}. Remove it and follow your incident routine.",
  "core.guardNumber":
    "This looks like a number that could point to somebody. Stafett saved nothing, but the text may remain in {platform}. Remove it and follow your incident routine.",
  "core.guardPlace":
    "This looks like an address or a place. Stafett saved nothing, but the text may remain in {platform}. Remove it and follow your incident routine.",
  "core.guardName":
    "This looks like a name. Stafett saved nothing, but the text may remain in {platform}. Remove it and follow your incident routine.",
  "core.guardSearch":
    "Stafett does not search for this: it could point to a person or a place. Nothing has been saved. Search for a service, a county or a language instead.",
  "core.unknownWords": "Stafett did not understand. Nothing has been saved. Write {start} help to see what you can do.",
  "core.pickTitle": "Which case?",
  "core.pickNone": "You have no open case to choose from.",
  "core.pickThis": "Choose",
  "core.helpTitle": "What you can do",
  "core.helpIntro":
    "Write {start} and one of the words below, or use the buttons. Never write names, identity numbers, addresses or telephone numbers.",
  "core.helpWords": "help, hjälp, hjalp",
  "core.homeWords": "home, start",
  "core.emptyWords": "open",
  "core.helpOpen": "Open",
  "core.emergency":
    "Acute danger: call 112. Urgent: the police on 114 14, the social services (office hours) or the on-call social services (other times). Stafett alerts nobody.",
  "core.done": "Done.",
  "core.filesNowhere":
    "The files cannot be fetched: Stafett has no address that your browser can open. Ask the person who runs Stafett to set one.",
  "core.fileUnknownTitle": "This link does not work",
  "core.fileUnknown":
    "The link is not whole, or you no longer have access to the file. Nothing has changed. Open the panel in Slack or Teams again and fetch the file from there.",
  "core.fileExpiredTitle": "This link is too old",
  "core.fileExpired":
    "A link works for ten minutes, so that nobody else has the time to use it. Nothing has changed. Open the panel in Slack or Teams again for a new one.",
  "core.fileFailedTitle": "The file could not be made",
  "core.fileFailed": "Nothing has changed. Try again in a while. If that does not help, ask the person who runs Stafett to look at it.",
};
