import type { Texts } from "./sv.ts";

export const en: Texts = {
  language: "en",
  start: {
    title: "Install Stafett",
    text: "Stafett is added to your Slack workspace. This works only for workspaces that are already in Stafett's settings.",
    link: "Continue to Slack",
  },
  installed: {
    title: "Stafett is installed",
    text: "Invite Stafett to the channels where it should post. You can close this page.",
  },
  cancelled: { title: "Stafett was not installed", text: "You cancelled in Slack, and nothing was saved.", link: "Start again" },
  stale: {
    title: "This link is no longer valid",
    text: "An installation is finished in the same browser within ten minutes, and each link works once. Nothing was saved.",
    link: "Start again",
  },
  foreign: {
    title: "This workspace is not included",
    text: "Your workspace is not in Stafett's settings. Nothing was saved. Ask whoever runs Stafett.",
  },
  down: { title: "It could not be saved", text: "The installation is not finished. Try again in a while.", link: "Try again" },
  failed: { title: "Something went wrong at Slack", text: "Stafett is not installed. Try again in a while.", link: "Try again" },
  notInstalled: "Stafett is no longer installed in this workspace. Please tell whoever runs Stafett.",
  unheard: "Is SLACK_APP_TOKEN right (xapp-…), and Socket Mode turned on?",
};
