// A panel as a page.
import type { WordedPanel } from "../../port.ts";
import { placeOf } from "./buttons.ts";
import { type Chrome, html } from "./chrome.ts";
import { page } from "./page.ts";
import { bodyOf } from "./sections.ts";

/** A panel with an address of its own. `said`: what came of a press in it. */
export const panelPage = (panel: WordedPanel, chrome: Chrome, said?: string): string => {
  const kind = panel.shown?.instance === undefined ? "list" : "panel";
  const body = bodyOf(panel, placeOf(chrome, 2, panel.shown));
  const { title } = panel;
  return page(chrome, {
    title,
    body: html`${body}`,
    kind,
    live: panel.shown !== undefined,
    ...(said !== undefined && { said }),
  });
};
