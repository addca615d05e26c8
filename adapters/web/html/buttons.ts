// Buttons and links: what sends a press, opens a panel, calls a number.
import type { PanelTarget, WordedAction } from "../../port.ts";
import {
  type Chrome,
  type Html,
  hiddenField,
  hiddenOf,
  html,
  isLinkable,
  keyOf,
  textOf,
} from "./chrome.ts";

/** Where things are drawn: the page around them, the level of their headings, and the panel to show anew after a press, sealed once for all. */
export type Place = { readonly chrome: Chrome; readonly level: 2 | 3; readonly shown?: string };
/** The place of a page's own content. */
export const placeOf = (chrome: Chrome, level: Place["level"], shown?: PanelTarget): Place => ({
  chrome,
  level,
  ...(shown && { shown: chrome.seal(JSON.stringify(shown)) }),
});

const looks = { primary: "btn main", danger: "btn danger" } as const;
const lookOf = ({ style }: WordedAction): string => (style === undefined ? "btn" : looks[style]);
/** Begins with what is seen: who speaks to the computer says that. */
const nameOf = ({ label, about }: WordedAction): Html =>
  html`${label}${about && html`<span class="unseen">: ${about}</span>`}`;

const pressOf = (action: WordedAction, press: string, { chrome, shown }: Place): Html =>
  html`<form method="post" action="/press" class="press" data-key="${keyOf(`${action.label}: ${action.about ?? ""}`)}" autocomplete="off">${hiddenOf(chrome)}${hiddenField("press", press)}${
    shown !== undefined && hiddenField("shown", shown)
  }<button class="${lookOf(action)}">${nameOf(action)}</button></form>`;
const askedFirst = (action: WordedAction, question: string, inner: Html): Html =>
  html`<details class="ask" name="ask"><summary class="${lookOf(action)}">${nameOf(action)}</summary>
<div class="question" role="group" tabindex="-1"><p>${question}</p>${inner}</div></details>`;
/** A number that a thumb can call, with the number in sight. */
const phoneOf = (label: string, phone: string): Html => {
  const number = phone.replaceAll(/[^\d+]/g, "");
  const shown = label === phone ? phone : html`${label} <span class="number">${phone}</span>`;
  return html`<a class="btn phone" href="tel:${number}">${shown}</a>`;
};
const panelOf = (action: WordedAction, panel: PanelTarget, { chrome }: Place): Html => {
  const { workflow, instance, panel: name } = panel;
  const href = chrome.href({
    kind: "panel",
    workflow,
    name,
    ...(instance !== undefined && { instance }),
  });
  return html`<a class="${lookOf(action)}" href="${isLinkable(href) ? href : "/"}">${nameOf(action)}</a>`;
};
/** One action as a button that sends, a link that opens, or a number to call. One that asks first opens to its question. */
const buttonOf = (action: WordedAction, place: Place): Html => {
  const { does, confirm } = action;
  if ("phone" in does) return phoneOf(action.label, does.phone);
  const inner =
    "panel" in does
      ? panelOf(action, does.panel, place)
      : pressOf(action, place.chrome.seal(JSON.stringify(does.press)), place);
  return confirm === undefined ? inner : askedFirst(action, confirm, inner);
};

/** So many stand in sight; with more than `mostInSight` the rest lies behind "Mer". [design] */
const [firstInSight, mostInSight] = [3, 8] as const;
/** Buttons beside each other, all of them in sight. */
export const actsOf = (list: readonly WordedAction[], place: Place): Html =>
  html`<div class="acts">${list.map((each) => buttonOf(each, place))}</div>`;
/** Buttons beside each other. Of many the first three are in sight. undefined: there are none. */
export const buttonsOf = (list: readonly WordedAction[], place: Place): Html | undefined => {
  if (list.length === 0) return undefined;
  if (list.length <= mostInSight) return actsOf(list, place);
  const rest = list.slice(firstInSight);
  const more = html`${textOf(place.chrome, "more")} <span class="quiet">${textOf(place.chrome, "more.count", rest.length)}</span>`;
  return html`${actsOf(list.slice(0, firstInSight), place)}
<details class="more"><summary>${more}</summary>${actsOf(rest, place)}</details>`;
};
