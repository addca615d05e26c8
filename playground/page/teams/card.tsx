// An Adaptive Card, drawn by the official renderer. Its nodes are the renderer's own: they stay as they are, and with them
// what stands in the inputs, until the card itself is another.
import {
  type Action,
  AdaptiveCard,
  ChoiceSetInput,
  ExecuteAction,
  GlobalSettings,
  OpenUrlAction,
  Strings,
  SubmitAction,
} from "adaptivecards";
import { useLayoutEffect, useRef } from "preact/hooks";
import { get } from "../store.ts";
import type { TeamsAction, TeamsCard, TeamsChoice } from "../teams-contract.ts";
import { texts } from "../texts.ts";
import { knowCharts } from "./chart.tsx";
import { teamsLook } from "./look.ts";
import { attachTypeahead, chosen } from "./typeahead.ts";

/** A text is a text: the renderer never gets HTML made from one. */
AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false;
};
knowCharts();
GlobalSettings.setTabIndexAtCardRoot = false;
GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true;
Strings.defaults.overflowButtonText = () => "…";
Strings.defaults.overflowButtonTooltip = () => texts[get().lang].more;

const SAFE = /^(https?:|tel:|mailto:)/i;
function visit(url: string): void {
  if (!SAFE.test(url)) return;
  if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
  else location.assign(url);
}
/** The action as the card has it: the renderer mixes what stands in the inputs into `data`, and both are wanted apart. */
function asSent(action: ExecuteAction | SubmitAction): TeamsAction {
  const { data, verb } = action.toJSON() as { data?: unknown; verb?: string };
  const type = action instanceof ExecuteAction ? "Action.Execute" : "Action.Submit";
  return { type, data, ...(verb === undefined ? {} : { verb }) };
}
function valuesIn(
  card: AdaptiveCard,
  action: ExecuteAction | SubmitAction,
): Record<string, string> {
  return action.associatedInputs === "none" ? {} : allValues(card);
}
const allValues = (card: AdaptiveCard): Record<string, string> =>
  Object.fromEntries(
    card.getAllInputs().flatMap((input) => {
      const isList =
        input instanceof ChoiceSetInput && input.style === "filtered" && !input.isMultiSelect;
      if (!input.id || !(isList || input.isSet())) return [];
      return [[input.id, isList ? chosen(input) : String(input.value)]];
    }),
  );
/** After a change the keyboard stays at the button of the same name, or in the card; what is gone leaves it to what the card stands in. */
function keepPlace(host: HTMLElement, label: string | null): void {
  if (label === null) return;
  const same = [...host.querySelectorAll<HTMLElement>("button, input, select, textarea, a")].find(
    (node) => nameOf(node) === label,
  );
  const next =
    same ??
    host.querySelector<HTMLElement>(".ac-pushButton") ??
    host.closest<HTMLElement>(".messages, [role=dialog]");
  next?.focus({ preventScroll: true });
}
const nameOf = (node: Element) =>
  node.getAttribute("name") || node.getAttribute("aria-label") || node.textContent;

interface Props {
  card: TeamsCard;
  busy: boolean;
  onAction(action: TeamsAction, values: Record<string, string>): void;
  /** What the bot offers for what is typed in a list; without it nothing is searched. */
  onSearch?(input: string, text: string, values: Record<string, string>): Promise<TeamsChoice[]>;
}
export function Card({ card: source, busy, onAction, onSearch }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ onAction, onSearch });
  latest.current = { onAction, onSearch };
  const content = JSON.stringify(source);
  useLayoutEffect(() => {
    const node = host.current!;
    const focused = node.contains(document.activeElement) ? nameOf(document.activeElement!) : null;
    const card = new AdaptiveCard();
    card.hostConfig = teamsLook;
    card.onExecuteAction = (action: Action) => {
      if (action instanceof OpenUrlAction) visit(action.url ?? "");
      else if (action instanceof ExecuteAction || action instanceof SubmitAction)
        latest.current.onAction(asSent(action), valuesIn(card, action));
    };
    card.parse(JSON.parse(content));
    const drawn = card.render();
    node.replaceChildren(...(drawn ? [drawn] : []));
    attachTypeahead(
      card,
      (input, text) =>
        latest.current.onSearch?.(input, text, allValues(card)) ??
        Promise.reject(new Error("nobody to ask")),
    );
    // The renderer cuts at the row of buttons, the mark round the focused one too.
    for (const row of node.querySelectorAll<HTMLElement>(".ac-actionSet"))
      row.parentElement!.style.overflow = "visible";
    keepPlace(node, focused);
  }, [content]);
  return <div class={busy ? "t-card busy" : "t-card"} ref={host} />;
}
