// What the adapter says by itself: the pages of an installation, read in a browser by whoever administers a workspace.

type Page = { readonly title: string; readonly text: string; readonly link?: string };
export type Texts = {
  readonly language: string;
  readonly start: Page;
  readonly installed: Page;
  readonly cancelled: Page;
  readonly stale: Page;
  readonly foreign: Page;
  readonly down: Page;
  readonly failed: Page;
  readonly notInstalled: string;
  /** What to look at when nothing is heard over the socket: for whoever runs Stafett. */
  readonly unheard: string;
};
export const sv: Texts = {
  language: "sv",
  start: {
    title: "Installera Stafett",
    text: "Stafett läggs till i er arbetsyta i Slack. Det går bara för arbetsytor som redan finns i Stafetts inställningar.",
    link: "Fortsätt till Slack",
  },
  installed: {
    title: "Stafett är installerat",
    text: "Bjud in Stafett i de kanaler där det ska skriva. Du kan stänga den här sidan.",
  },
  cancelled: { title: "Stafett installerades inte", text: "Du avbröt i Slack, och inget har sparats.", link: "Börja om" },
  stale: {
    title: "Länken gäller inte längre",
    text: "Installationen görs klar i samma webbläsare inom tio minuter, och varje länk gäller en gång. Inget har sparats.",
    link: "Börja om",
  },
  foreign: {
    title: "Arbetsytan finns inte med",
    text: "Er arbetsyta står inte i Stafetts inställningar. Inget har sparats. Fråga den som sköter Stafett.",
  },
  down: { title: "Det gick inte att spara", text: "Installationen är inte klar. Försök igen om en stund.", link: "Försök igen" },
  failed: { title: "Något gick fel hos Slack", text: "Stafett är inte installerat. Försök igen om en stund.", link: "Försök igen" },
  notInstalled: "Stafett är inte installerat i den här arbetsytan längre. Säg till den som sköter Stafett.",
  unheard: "Stämmer SLACK_APP_TOKEN (xapp-…), och är Socket Mode påslaget?",
};
