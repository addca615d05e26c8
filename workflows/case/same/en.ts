// What people read of two cases about the same person, in English.
import type { sv } from "./sv.ts";

export const en: Readonly<Record<keyof typeof sv, string>> = {
  "case.same.words": "same person",
  "case.same.help": "Say that a case of yours is about the same person",
  "case.same.title": "Same person",
  "case.same.submit": "Ask",
  "case.same.intro":
    "To say so is to share. Those who have the case read that you have a case about the same person, not which, and answer yes or no. If you are not sure: do not ask.",
  "case.same.which": "Which of your cases?",
  "case.same.purpose": "What should it help with?",
  "case.same.none": "You have no open case that you may read. Nothing has been shared.",
  "case.same.notOwn":
    "That case is not open at your agency, or not one that you may read. Nothing has been shared. Choose one of your open cases.",
  "case.same.already": "The case already has such a question or link with that agency. Nothing new has been shared. Remove that one first.",
  "case.same.many": "The case is already linked to two others. Nothing has been shared. Unlink one first.",
  "case.same.against":
    "The person has said no to that agency, or to one of the same kind. That no holds here. Nothing has been shared. Talk with the person first.",
  "case.same.gone":
    "The question is answered or removed, or the cases are unlinked. Nothing has changed. Open the case to see how it is now.",
  "case.same.notice": "It is about a case. Open Stafett.",
  "case.same.asked": "Are two cases about the same person?",
  "case.same.asks": "{agency} says that one of their cases is about the same person as in {ref}",
  "case.same.asksHow": "Stafett does not know whether that is right. An answer is sharing too, so it needs a basis.",
  "case.same.answer": "Answer",
  "case.same.question": "Is it the same person?",
  "case.same.answerIntro":
    "The answer, yes or no, says something of the person. A wrong yes can stop somebody's reminders. If you are not sure: do not answer yet, phone them.",
  "case.same.aside": "Put aside",
  "case.same.takeBack": "Take the question back",
  "case.same.undo": "Unlink",
  "case.same.undoIntro": "The other agency is told. Noes that came along no longer hold here, and a closing that waits goes back to open.",
  "case.same.answered": "An answer about the same person",
  "case.same.answeredBody": "{agency} has answered. Open the case to see what.",
  "case.same.over": "The cases are no longer linked",
  "case.same.overBody": "The link or the question with {agency} is removed. Your case is as before.",
  "case.same.wanted": "Contact is needed before the other can close",
  "case.same.wantedBody": "{agency} wants to close their case about the same person. Their reminders go on until you have noted contact.",
  "case.same.heard": "The other agency has had contact.",
  "case.same.back": "The case is open again",
  "case.same.backBody":
    "The closing waited for contact at {agency}, which can no longer be waited for. The check-ins go on. Close it again if it is to be closed.",
  "case.same.closing":
    "The case is closed when {agencies} has had contact with the same person. Until then it is open, and the check-ins go on.",
  "case.same.is.asking": "We have asked {agency} about the same person. They have not answered yet.",
  "case.same.is.same": "{agency} also has a case about the same person",
  "case.same.is.different": "{agency}: it is not the same person",
  "case.same.is.over": "{agency}: no longer linked",
  "case.same.noTo": "A no that holds here too: {agencies}",
};
