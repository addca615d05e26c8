// Plays the guide's acts for the Teams window without drawing it: what a person would press, as requests.
import { type Moment, personOf, type Sought, soughtBy, wishFor } from "../find.ts";
import type { Door } from "../guide-door.ts";
import { type Fill, type TeamsAct, typed, type Who } from "../guide-kit.ts";
import type { TeamsAction, TeamsActivity, TeamsState } from "../teams-contract.ts";
import { soon } from "../time.ts";
import { buttonsOn, type CardInput, inputsOn, titlesOn, wordsOn } from "./cards.ts";

const IN_SIGHT = 8;
type Until = <T>(look: () => T | undefined | false | null, what: string) => Promise<T>;

const wordsOf = ({ card, text = "" }: TeamsActivity): string => (card ? wordsOn(card) : text);
/** What can be read in the window: in the dialog that is open, else in the conversation that is. */
export function pictureOfTeams(state: TeamsState | null, place: string | null): string {
  const dialog = state?.dialog;
  if (dialog)
    return "message" in dialog ? dialog.message : `${dialog.title}\n${wordsOn(dialog.card)}`;
  return (state?.activities[place ?? ""] ?? []).slice(-IN_SIGHT).map(wordsOf).join("\n");
}
/** What a person would choose or write in it; undefined: it stays as it is. */
function valueIn(
  input: CardInput,
  wish: RegExp | string | undefined,
  day: string,
): string | undefined {
  if (!wish && input.value !== "") return undefined;
  const hits = input.choices.filter(({ title }) => wish instanceof RegExp && wish.test(title));
  switch (input.kind) {
    case "Input.ChoiceSet":
      if (input.many) return hits.map(({ value }) => value).join(",");
      return (hits[0] ?? input.choices[0])?.value;
    case "Input.Toggle":
      return "true";
    case "Input.Date":
      return typeof wish === "string" ? wish : day;
    default:
      return typeof wish === "string" ? wish : undefined;
  }
}

export class QuietTeams {
  readonly #door: Door;
  readonly #until: Until;
  #state: TeamsState | null = null;
  #place: string | null = null;
  #values: Record<string, string> = {};
  constructor(door: Door, until: Until) {
    this.#door = door;
    this.#until = until;
  }
  async look(): Promise<void> {
    this.#state = await this.#door.teams(this.#state?.user ?? "");
  }
  picture(): string {
    return pictureOfTeams(this.#state, this.#place);
  }
  async perform(act: TeamsAct, moment: Moment): Promise<void> {
    if (!this.#state) await this.look();
    const { user = "" } = this.#state ?? {};
    if ("as" in act) return this.#become(act.as);
    if ("go" in act) return this.#go(act.go);
    if ("type" in act) {
      const text = typed(act, moment.lang)
        .replace("{ref}", moment.ref ?? "")
        .trim();
      this.#state = await this.#door.postTeams("say", {
        user,
        conversation: this.#place ?? "",
        text,
      });
      return;
    }
    if ("press" in act) return this.#press(user, soughtBy(act, moment.ref));
    if ("look" in act)
      return void (await this.#until(
        () => this.#inDialog().find((title) => act.look.test(title)),
        `something that says ${act.look}`,
      ));
    if ("fill" in act) return this.#fill(act.fill, moment);
    if ("submit" in act) return this.#submit(user);
    if ("close" in act && this.#state?.dialog)
      this.#state = await this.#door.postTeams("close", { user });
  }
  #inDialog(): string[] {
    const dialog = this.#state?.dialog;
    return dialog && "card" in dialog ? titlesOn(dialog.card) : [];
  }
  async #become(who: Who): Promise<void> {
    const user = personOf(this.#state?.users ?? [], who);
    if (!user) throw new Error(`nobody in Teams is ${who.name} of ${who.agency}`);
    this.#state = await this.#door.teams(user.id);
  }
  async #go(place: "dm" | RegExp): Promise<void> {
    const found = await this.#until(
      () =>
        this.#state?.conversations.find((c) =>
          place === "dm" ? c.kind === "personal" : c.kind === "channel" && place.test(c.name),
        ),
      `the conversation ${place}`,
    );
    this.#place = found.id;
  }
  /** The newest message that has such a button, in a conversation that fits. */
  #newest({
    press: label,
    place,
    on = /^/,
  }: Sought): { conversation: string; activity: string; action: TeamsAction } | undefined {
    const fits = (this.#state?.conversations ?? []).filter(
      (c) => !place || place.test(c.kind === "personal" ? "dm" : c.name),
    );
    return fits
      .flatMap((c) =>
        (this.#state?.activities[c.id] ?? []).flatMap(({ id, at, card }) =>
          (on.test(wordsOn(card)) ? buttonsOn(card) : []).flatMap(({ title, action }) =>
            label.test(title) ? [{ conversation: c.id, activity: id, at, action }] : [],
          ),
        ),
      )
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  }
  async #press(user: string, sought: Sought): Promise<void> {
    const found = await this.#until(() => {
      const dialog = sought.place ? null : this.#state?.dialog;
      const button =
        dialog && "card" in dialog
          ? buttonsOn(dialog.card).find(({ title }) => sought.press.test(title))
          : undefined;
      return button ?? this.#newest(sought);
    }, `something to press in Teams that says ${sought.press}`);
    if ("activity" in found) {
      const { conversation, activity, action } = found;
      this.#place = conversation;
      this.#state = await this.#door.postTeams("press", { user, conversation, activity, action });
    } else
      this.#state = await this.#door.postTeams("submit", {
        user,
        action: found.action,
        values: this.#values,
      });
    this.#values = {};
  }
  async #fill(wishes: Fill[], moment: Moment): Promise<void> {
    const card = await this.#card();
    for (const input of inputsOn(card)) {
      const value = valueIn(
        input,
        wishFor(wishes, input.label, moment),
        soon(moment.now, moment.off),
      );
      if (value !== undefined) this.#values[input.id] = value;
    }
  }
  #card(): Promise<unknown> {
    return this.#until(() => {
      const dialog = this.#state?.dialog;
      return dialog &&
        "card" in dialog &&
        buttonsOn(dialog.card).some(({ style }) => style === "positive")
        ? dialog.card
        : null;
    }, "a form in Teams");
  }
  /** The card's last coloured button is the one that sends it. */
  async #submit(user: string): Promise<void> {
    const button = buttonsOn(await this.#card()).findLast(({ style }) => style === "positive");
    if (button)
      this.#state = await this.#door.postTeams("submit", {
        user,
        action: button.action,
        values: this.#values,
      });
    this.#values = {};
  }
}
