// Plays the guide's acts in the Teams window: it looks for what a person would look for, and presses the very same buttons.
import { type Moment, personOf, type Sought, soughtBy, wishFor } from "../find.ts";
import { type Pressing, type TeamsAct, typed, type Who } from "../guide-kit.ts";
import { isRunning, Stopped, sleep, spotlight, typeOut, until, within } from "../guide-pace.ts";
import { tempo } from "../guide-tempo.ts";
import { get, setTeams } from "../store.ts";
import type { TeamsState } from "../teams-contract.ts";
import { soon } from "../time.ts";
import { becomeTeams, closeDialog, openConversation, submitTeamsDraft } from "./actions.ts";
import { titlesOn, wordsOn } from "./cards.ts";
import { buttonIn, fieldsIn, fillIn, isFilled } from "./drawn.ts";

const FORM_MS = 1800;

const here = (): TeamsState | null => get().teams.state;
const drawnDialog = (): HTMLElement | null =>
  document.querySelector<HTMLElement>("[data-testid=teams-dialog] .t-card");

async function beSomebody(mine: number, who: Who): Promise<void> {
  const user = await until(mine, () => here() && personOf(here()!.users, who));
  if (user.id === get().teams.user) return;
  await becomeTeams(user.id);
  await sleep(tempo.moveMs);
}
async function goTo(mine: number, place: "dm" | RegExp): Promise<void> {
  const found = await until(mine, () =>
    here()?.conversations.find((c) =>
      place === "dm" ? c.kind === "personal" : c.kind === "channel" && place.test(c.name),
    ),
  );
  if (get().teams.place === found.id) return;
  openConversation(found.id);
  await sleep(tempo.moveMs);
}
async function typeText(mine: number, template: string): Promise<void> {
  await typeOut(mine, template.replace("{ref}", get().caseRef ?? "").trim(), (draft) =>
    setTeams({ draft }),
  );
  await spotlight("teams-send", tempo.sendMs);
  await submitTeamsDraft();
}
/** The drawn button's own glow: its node is the renderer's, so no component can give it one. */
async function glow(button: HTMLElement, ms: number): Promise<void> {
  button.scrollIntoView({ block: "nearest" });
  button.classList.add("spot");
  await sleep(ms);
  button.classList.remove("spot");
}
async function glowAndPress(mine: number, button: HTMLElement): Promise<void> {
  await glow(button, tempo.pressMs);
  if (!isRunning(mine)) throw new Stopped();
  button.click();
  await until(mine, () => get().teams.busy === null);
}
/** The newest message that has such a button, in a conversation that fits. */
function messageWith({
  press,
  place,
  on = /^/,
}: Sought): { conversation: string; activity: string } | undefined {
  const state = here();
  const fits =
    state?.conversations.filter(
      (c) => !place || place.test(c.kind === "personal" ? "dm" : c.name),
    ) ?? [];
  return fits
    .flatMap((c) =>
      (state?.activities[c.id] ?? []).map((a) => ({
        conversation: c.id,
        activity: a.id,
        at: a.at,
        card: a.card,
      })),
    )
    .filter(
      ({ card }) => titlesOn(card).some((title) => press.test(title)) && on.test(wordsOn(card)),
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}
const drawnMessage = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-testid=teams-message][data-id="${CSS.escape(id)}"]`);

async function pressOne(mine: number, act: Pressing): Promise<void> {
  const button = await until(mine, () => {
    const dialog = act.place ? null : drawnDialog();
    const inDialog = dialog && buttonIn(dialog, act.press);
    if (inDialog) return inDialog;
    const found = messageWith(soughtBy(act, get().caseRef));
    if (!found) return undefined;
    if (get().teams.place !== found.conversation) openConversation(found.conversation);
    const message = drawnMessage(found.activity);
    return message && buttonIn(message, act.press);
  });
  await glowAndPress(mine, button);
}
async function look(mine: number, what: RegExp): Promise<void> {
  const button = await until(mine, () => {
    const dialog = drawnDialog();
    return dialog && buttonIn(dialog, what);
  });
  await glow(button, tempo.lookMs);
}
async function fillCard(
  mine: number,
  act: Extract<TeamsAct, { fill: unknown }>,
  moment: Moment,
): Promise<void> {
  const card = await within(mine, FORM_MS, drawnDialog);
  if (!card) return;
  await sleep(tempo.formMs);
  for (const field of fieldsIn(card)) {
    if (!isRunning(mine)) throw new Stopped();
    const wish = wishFor(act.fill, field.label, moment);
    if (!wish && isFilled(field)) continue;
    fillIn(field, wish, soon(moment.now, moment.off));
    await sleep(tempo.fieldMs);
  }
}
/** The card's last coloured button is the one that sends it. */
async function submitDialog(mine: number): Promise<void> {
  const button = await within(mine, FORM_MS, () => {
    const all = drawnDialog()?.querySelectorAll<HTMLElement>(".ac-pushButton.style-positive");
    return all?.item(all.length - 1);
  });
  if (button) await glowAndPress(mine, button);
}

/** One act of a step, in the Teams window. */
export async function performInTeams(mine: number, act: TeamsAct, moment: Moment): Promise<void> {
  if ("as" in act) return beSomebody(mine, act.as);
  if ("go" in act) return goTo(mine, act.go);
  if ("type" in act) return typeText(mine, typed(act, get().lang));
  if ("press" in act) return pressOne(mine, act);
  if ("look" in act) return look(mine, act.look);
  if ("fill" in act) return fillCard(mine, act, moment);
  if ("submit" in act) return submitDialog(mine);
  if ("read" in act) return sleep(act.read);
  if (here()?.dialog) await closeDialog();
}
