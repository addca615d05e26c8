// The guided week in English, in the shape of the Swedish one.
import type { GuideTexts } from "./texts-guide-sv.ts";

export const guideEn: GuideTexts = {
  guide: {
    title: "A week with Stafett",
    step: (n, of) => `Step ${n} of ${of}`,
    show: "Show me",
    showing: "Showing",
    done: "Done",
    stop: "Stop",
    stuck: "That step could not be shown right now. Please try it yourself.",
    after: "That was a week. Go on by yourself, or start over.",
    fold: "Show or hide the steps",
    all: "All steps",
  },
  steps: {
    open: {
      title: "A case is opened",
      body: "Noomi's contact person opens a case: a few choices, no names. Stafett answers with a reference and two words that are easy to remember.",
    },
    place: {
      title: "Is there a place?",
      body: "The contact person types /stafett plats and asks several agencies at once. The question says what is needed, never who it is about.",
    },
    answer: {
      title: "One tap in Teams",
      body: "In Malmö the caseworker sits in Teams and answers with one button. Noomi's card in Slack counts the answers.",
    },
    refer: {
      title: "The answer becomes a referral",
      body: "Noomi chooses the basis and who pays, records the consent and sends. Without a valid consent nothing leaves.",
    },
    accept: {
      title: "Malmö says yes",
      body: "The card in Teams says only that there is a referral. The caseworker opens it and says yes. The card in Slack always says who is responsible.",
    },
    morning: {
      title: "The morning's list",
      body: "At 08:30 on the next workday one single message brings the day's check-ins. If all is calm, one tap is enough.",
    },
    who: { title: "Who is on duty?", body: "Type /stafett vem. It lists who is on duty today, and which numbers to call." },
    changed: { title: "Something has changed", body: "Five fields and half a minute. The form fits on a phone." },
    missed: {
      title: "Nobody had time",
      body: "Nobody does the check-in. At 11 the deputy gets it, at 13 the lead. The card always says who has it.",
    },
    invite: {
      title: "Evonhuset is invited",
      body: "Noomi chooses the basis, the purpose and what may be shared. Evonhuset accepts, and the shared space shows the card: reference, who has it, next day.",
    },
    malmo: {
      title: "The same case in Slack and Teams",
      body: "Noomi invites the social services of Malmö from Slack. Their caseworker accepts and checks in from Teams. Noomi sees the new day on the card in Slack.",
    },
    meeting: {
      title: "A meeting is planned",
      body: "Noomi plans a coordination meeting. Malmö is invited in Teams. The agenda fills itself, and everybody invited adds their own items.",
    },
    held: {
      title: "The meeting is held",
      body: "The day after, Noomi starts the meeting in Slack. Malmö says that they are there and presses Next in Teams. The card in both rooms always says where the meeting is.",
    },
    friday: { title: "Before the weekend", body: "On Friday Stafett asks: who has the case this weekend?" },
    handover: {
      title: "Before the holiday",
      body: "All my cases in one list, handed to the deputy. The responsibility moves only when the other has accepted.",
    },
  },
};
