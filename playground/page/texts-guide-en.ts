// The guide in English, in the shape of the Swedish one.
import type { GuideTexts } from "./texts-guide-sv.ts";

export const guideEn: GuideTexts = {
  guide: {
    title: "Stafett in three minutes",
    more: "More to see",
    less: "Only what matters most",
    themes: {
      meetings: "Meetings",
      referral: "Referral",
      call: "Calls and advice",
      statistics: "Statistics",
      work: "The case day by day",
    },
    again: "Show again",
    next: "Next",
    preparing: "Getting ready",
    step: (n, of) => `Step ${n} of ${of}`,
    show: "Show me",
    showing: "Showing",
    done: "Done",
    stop: "Stop",
    stuck: "That step could not be shown right now. Please try it yourself.",
    after: "That was what matters most. See more, or try it yourself.",
    closing: "Show the ending",
    fold: "Show or hide the steps",
    all: "All steps",
  },
  closing: {
    title: "This is Stafett",
    seen: "This is what you have seen",
    list: [
      "A case that is followed up every workday, without anybody writing whom it is about.",
      "A check-in that nobody had time for: the deputy got it, then the lead.",
      "A question about a place that went to several at once, and an answer with one tap in Teams.",
      "The same case in Slack and in Teams, at two agencies.",
      "A weekend where everybody knows who has the case.",
    ],
    on: "Where to go on",
    ways: [
      "See more: meetings, referral, calls and advice, statistics and the case day by day are under More to see.",
      "Be somebody else: change person at the top of the window. Move the clock and see what happens.",
      "See what a message is made of: Show the payload in its menu, or `?`. Search with `Ctrl+K`.",
      "For real: read `docs/install-slack.md` or `docs/install-teams.md`.",
    ],
    go: "Try it yourself",
    command: "/stafett help",
  },
  steps: {
    open: {
      title: "A case is opened",
      body: "Noomi's contact person opens a case: a few choices, no names. Stafett answers with a reference and two words that are easy to remember.",
    },
    place: {
      title: "Is there a place?",
      body: "The contact person types /stafett place and asks several agencies at once. The question says what is needed, never who it is about.",
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
    link: {
      title: "An answer without an account",
      body: "Nobody at Plattformen works in Stafett. Noomi creates an answer link and says the code by telephone. Open the link in a new tab, type the code and answer yourself: the card in Slack shows the answer.",
    },
    morning: {
      title: "The morning's list",
      body: "At 08:30 on the next workday one single message brings the day's check-ins. If all is calm, one tap is enough.",
    },
    who: {
      title: "Who is on duty?",
      body: "Type /stafett who. It lists who is on duty today, and which numbers to call.",
    },
    services: {
      title: "Who does what?",
      body: "The contact person types /stafett services. It says what there is, with whom, and in which languages.",
    },
    swap: {
      title: "Can you take Thursday?",
      body: "The deputy has the duty on Thursday and asks with `/stafett swap duty`. The contact person takes it with one tap. It is for that day only.",
    },
    call: {
      title: "The support line rings",
      body: "The person who answers types /stafett calls: danger first, five taps, no text and nothing about the caller. The regional coordinator takes it with one tap.",
    },
    changed: {
      title: "Something has changed",
      body: "Five fields and half a minute. The form fits on a phone, and the card shows the next day.",
    },
    mmm: {
      title: "The manual, a tap at a time",
      body: "With /stafett mmm Noomi goes through the manual's six steps for the case. The guide says what one can ask about, never what anybody has a right to.",
    },
    method: {
      title: "A question of method",
      body: "The contact person types /stafett method question and asks how something is done, without any case. Evonhuset answers. Only the two read the text.",
    },
    missed: {
      title: "Nobody had time",
      body: "Nobody does the check-in. At 11 the deputy gets it, at 13 the lead. The card always says who has it.",
    },
    invite: {
      title: "Evonhuset is invited",
      body: "Noomi chooses the basis, the purpose and what may be shared. Evonhuset accepts, and the shared space shows the card: reference, who has it, next day.",
    },
    counsel: {
      title: "A mail to somebody who has the web alone",
      body: "Nobody at the law firm has Slack or Teams. Noomi invites it, and a mail says that something is waiting, and nothing else. Open the web from the mailbox and answer yourself.",
    },
    malmo: {
      title: "The same case in Slack and Teams",
      body: "Noomi invites the social services of Malmö from Slack. Their caseworker accepts and checks in from Teams. Noomi sees the new day on the card in Slack.",
    },
    nsp: {
      title: "An application for support",
      body: "The person has made no report to the police. Noomi applies with /stafett nsp: a few choices, and nothing about whom it is for. The application is sent, and two officers decide.",
    },
    meeting: {
      title: "A meeting is planned",
      body: "Noomi plans a coordination meeting. Malmö is invited in Teams. The card is in both windows, and everybody invited adds their own items.",
    },
    held: {
      title: "The meeting is held",
      body: "The day after, Noomi starts the meeting in Slack. Malmö says that they are there and presses Next in Teams. The card in both rooms always says where the meeting is.",
    },
    approved: {
      title: "The notes are approved",
      body: "The meeting takes a decision and goes through the rest. Those who were there read the notes and approve them: Noomi in Slack, Malmö in Teams.",
    },
    files: {
      title: "Each takes their own home",
      body: "The next meeting can be put in the calendar. The notes come as Word or text, and each agency's file has only what that agency may have.",
    },
    training: {
      title: "A training",
      body: "Evonhuset invites with /stafett training, and Malmö signs up in Teams with one tap. Who is coming is not on the card.",
    },
    renamed: {
      title: "A new reference",
      body: "The reference has ended up with the wrong person. With `/stafett new reference` the case gets a new one, and those who take part are told one by one. The old one leads nowhere.",
    },
    figures: {
      title: "What the years say",
      body: "The regional coordinator opens the statistics of last year: two people have published them, and nobody can be recognised. The answers about the conventions come from the same figures. The people behind the figures are invented.",
    },
    friday: {
      title: "Before the weekend",
      body: "On Friday Stafett asks who has the cases while you are off. One answer, and it is settled.",
    },
    handover: {
      title: "Before the holiday",
      body: "All my cases in one list, handed to the deputy. The responsibility moves only when the other has accepted.",
    },
  },
};
