// What a reply does on the screen of the one who asked: in a conversation, on a card, in a dialog.
import type { Refused } from "../kept.ts";
import { type Ask, type Drawn, drawn, type Handle, type PanelTarget, shownBy } from "../port.ts";
import type { Cloud } from "./connector.ts";
import { cardActivity, type MessageActivity } from "./deliver.ts";
import {
  type Activity,
  cardActionData,
  conversationTenant,
  extensionCommand,
  incoming,
  isExtension,
  isPersonal,
  type Pressed,
  pressedIn,
  type Question,
  questionIn,
  searchIn,
  slash,
  taskData,
  wordsOf,
} from "./parse.ts";
import {
  type Budget,
  type Dialog,
  type Json,
  renderHome,
  renderOpener,
  renderPanel,
  renderQuestion,
} from "./render.ts";
import { type Room, renderForm } from "./render-form.ts";
import { type Searches, searchAnswer } from "./searches.ts";
import type { Sizes } from "./sizes.ts";

/** No command is longer; a card is short. */
const againMost = 400;

type Answer = { readonly answer: unknown; readonly known: boolean };
const known = (answer: unknown): Answer => ({ answer, known: true });
const nobody: Answer = { answer: undefined, known: false };
type Denied = Extract<Drawn, { kind: "refused" }>;
/** Whoever is not in the register is told, and leaves no trace. */
const refusal = ({ said, stranger }: Denied, word: (said: string) => Json): Answer => ({
  answer: word(said),
  known: stranger !== true,
});

const statusOf = (error: unknown): number =>
  (error as { response?: { status?: number } }).response?.status ?? 0;
const dialogAnswer = (value: Dialog): Json => ({ task: { type: "continue", value } });
const sentenceAnswer = (value: string): Json => ({ task: { type: "message", value } });
const cardSentence = (value: string): Json => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value,
});
const cardAnswer = (value: unknown): Json => ({
  statusCode: 200,
  type: "application/vnd.microsoft.card.adaptive",
  value,
});

type With = {
  readonly cloud: Cloud;
  readonly handle: Handle;
  readonly fact: (fact: Readonly<Record<string, string | number>>) => void;
  readonly sizes: Sizes;
  readonly searches: Searches;
  readonly refused: Refused;
};
export class Answers {
  readonly #cloud: Cloud;
  readonly #handle: Handle;
  readonly #fact: With["fact"];
  readonly #sizes: Sizes;
  readonly #searches: Searches;
  readonly #refused: Refused;
  constructor({ cloud, handle, fact, sizes, searches, refused }: With) {
    this.#cloud = cloud;
    this.#handle = handle;
    this.#fact = fact;
    this.#sizes = sizes;
    this.#searches = searches;
    this.#refused = refused;
  }
  /** `identity`: the person's own (organisation, object id). Rights hang on this pair, never on the conversation. */
  to(activity: Activity, identity: string): Promise<Answer> {
    if (activity.type === "message") return this.#message(activity, identity);
    switch (activity.name) {
      case "adaptiveCard/action":
        return this.#card(activity, identity);
      case "task/fetch":
        return this.#dialog(activity, identity, taskData(activity.value), true);
      case "task/submit":
        return this.#dialog(activity, identity, taskData(activity.value), false);
      case "composeExtension/fetchTask": {
        const words = extensionCommand(activity.value)?.words;
        return words === undefined
          ? Promise.resolve(nobody)
          : this.#dialog(activity, identity, { q: words }, true);
      }
      case "composeExtension/submitAction":
        return this.#dialog(activity, identity, extensionCommand(activity.value)?.data, false);
      case "application/search":
        return this.#search(activity, identity);
      default:
        return Promise.resolve(nobody);
    }
  }
  /** After the app was installed for a person: what Slack shows on the app's home page. */
  async greet(activity: Activity, identity: string): Promise<void> {
    const reply = await this.#ask(activity, identity, { kind: "home" });
    if (reply.kind === "home")
      await this.#say(
        activity,
        cardActivity(
          renderHome(reply.panel, activity.from.id, this.#budget(activity)),
          reply.panel.title,
        ),
      );
  }
  #budget(activity: Activity): Budget {
    return this.#sizes.of(conversationTenant(activity));
  }
  /** In the dialog of a message extension clients have been seen to ask for nothing. */
  #room(activity: Activity): Room {
    return {
      budget: this.#budget(activity),
      searches: !isExtension(activity) && this.#searches.mayIn(conversationTenant(activity)),
    };
  }
  /** A message's id is the millisecond when it was written: two conversations can have the same. */
  async #ask(
    activity: Activity,
    identity: string,
    ask: Ask,
    idempotencyKey = `teams:${activity.conversation.id}:${activity.id}`,
  ): Promise<Drawn> {
    return drawn(await this.#handle(incoming(idempotencyKey, identity, ask)));
  }

  async #message(activity: Activity, identity: string): Promise<Answer> {
    const text = wordsOf(activity);
    const reply = await this.#ask(
      activity,
      identity,
      text === "" && isPersonal(activity) ? { kind: "home" } : { kind: "words", slash, text },
    );
    if (reply.kind === "refused" && reply.stranger) return nobody;
    const said = this.#spoken(activity, reply, text);
    if (said) await this.#say(activity, said, reply.kind === "home");
    return known(undefined);
  }
  /** In a conversation nothing that belongs to one person is shown: a button opens it for whoever may see it. */
  #spoken(activity: Activity, reply: Drawn, text: string): MessageActivity | undefined {
    if (reply.kind === "home" && isPersonal(activity))
      return cardActivity(
        renderHome(reply.panel, activity.from.id, this.#budget(activity)),
        reply.panel.title,
      );
    const shown = shownBy(reply);
    if (shown)
      return cardActivity(
        renderOpener(shown.title, shown.open, { q: text.slice(0, againMost) }),
        shown.title,
      );
    return "said" in reply && reply.said !== undefined
      ? { type: "message", text: reply.said, textFormat: "plain" }
      : undefined;
  }
  /**
   * In a channel to the one who asked; where Teams does not take that, nothing is said aloud instead. In a chat of two nobody else hears it: what was asked so
   * that it goes after a day is answered so, where the organisation takes that. `stays`: it is there to be looked at again.
   */
  async #say(activity: Activity, message: MessageActivity, stays = false): Promise<void> {
    const { serviceUrl, conversation, from, recipient } = activity;
    const targeted = `${conversationTenant(activity)}|targeted`;
    const whispers = recipient.isTargeted === true && !stays && !this.#refused.has(targeted);
    try {
      if (!isPersonal(activity))
        await this.#cloud.whisper(serviceUrl, conversation.id, from, message);
      else if (!whispers || !(await this.#whispered(activity, message))) {
        await this.#cloud.post(serviceUrl, conversation.id, message);
        if (whispers) this.#refused.add(targeted);
      }
    } catch (error) {
      this.#fact({ event: "teams.say", status: statusOf(error) });
    }
  }
  /** False: Teams says that it cannot be so. Throws for every other reason. */
  async #whispered(
    { serviceUrl, conversation, from }: Activity,
    message: MessageActivity,
  ): Promise<boolean> {
    try {
      await this.#cloud.whisper(serviceUrl, conversation.id, from, message);
      return true;
    } catch (error) {
      if (statusOf(error) === 400) return false;
      throw error;
    }
  }

  /** Action.Execute on a card: done at once, or the home card drawing itself anew. */
  async #card(activity: Activity, identity: string): Promise<Answer> {
    const pressed = pressedIn(cardActionData(activity.value));
    if (!pressed) return nobody;
    const reply = await this.#ask(activity, identity, pressed.ask, pressed.idempotencyKey);
    switch (reply.kind) {
      case "home":
        return known(cardAnswer(renderHome(reply.panel, activity.from.id, this.#budget(activity))));
      case "refused":
        return refusal(reply, cardSentence);
      case "done":
        return known(cardSentence(reply.said ?? ""));
      // The card is older than the rules: what it asks for opens something today, and this kind of button cannot.
      case "panel":
        return known(cardSentence(reply.panel.expired));
      case "form":
        return known(cardSentence(reply.form.expired));
      case "errors":
        return known(cardSentence(Object.values(reply.fields).join(" ")));
    }
  }

  /** `opening`: there is no dialog yet, so that a sentence is said in one; otherwise the dialog closes when all is done. */
  async #dialog(
    activity: Activity,
    identity: string,
    data: unknown,
    opening: boolean,
  ): Promise<Answer> {
    const question = questionIn(data);
    if (question) return this.#question(activity, identity, question);
    const pressed = pressedIn(data);
    if (!pressed) return nobody;
    if (pressed.missed) this.#searches.missedIn(conversationTenant(activity));
    const reply =
      (await this.#moreToAsk(activity, identity, pressed)) ??
      (await this.#ask(activity, identity, pressed.ask, pressed.idempotencyKey));
    switch (reply.kind) {
      case "form":
      case "errors":
        return known(dialogAnswer(renderForm(reply.form, pressed.shown, this.#room(activity))));
      case "panel":
      case "home":
        return known(dialogAnswer(renderPanel(reply.panel, this.#budget(activity))));
      case "refused":
        return refusal(reply, sentenceAnswer);
      case "done": {
        if (reply.panel)
          return known(dialogAnswer(renderPanel(reply.panel, this.#budget(activity))));
        const again = pressed.shown && (await this.#again(activity, identity, pressed.shown));
        if (again) return known(dialogAnswer(again));
        return known(
          (opening || reply.title) && reply.said !== undefined
            ? sentenceAnswer(reply.said)
            : undefined,
        );
      }
    }
  }
  /** The form that the list stands in is drawn again for the one who types: they get what they may see, and no more. Drawing a form changes nothing. */
  async #search(activity: Activity, identity: string): Promise<Answer> {
    const asked = searchIn(activity.value);
    if (!asked) return nobody;
    const { ask, idempotencyKey, field, page, key } = asked;
    const options = await this.#searches.list(
      conversationTenant(activity),
      `${identity}|${key}`,
      async () => {
        const reply = await this.#ask(activity, identity, ask, idempotencyKey);
        const found =
          "form" in reply ? reply.form.fields.find(({ name }) => name === field) : undefined;
        return found && "options" in found.input ? found.input.options : undefined;
      },
    );
    return { answer: searchAnswer(options ?? [], page), known: options !== undefined };
  }
  /** What it says comes from the card, and so from whoever pressed: only somebody who may do what stands behind it is asked. Drawing a form changes nothing. */
  async #question(activity: Activity, identity: string, { ask, data }: Question): Promise<Answer> {
    const press = pressedIn(data)?.ask;
    if (press?.kind !== "press") return nobody;
    const { values, kind: _, ...target } = press;
    const reply = await this.#ask(activity, identity, {
      ...target,
      kind: "redraw",
      values: {},
      hidden: values,
      more: false,
    });
    if (reply.kind === "refused") return refusal(reply, sentenceAnswer);
    return known(dialogAnswer(renderQuestion(ask, data)));
  }
  /** After a button inside a panel: the panel as it is now, if it may still be shown. */
  async #again(
    activity: Activity,
    identity: string,
    shown: PanelTarget,
  ): Promise<Dialog | undefined> {
    const reply = await this.#ask(activity, identity, { kind: "panel", ...shown });
    return reply.kind === "panel" ? renderPanel(reply.panel, this.#budget(activity)) : undefined;
  }
  /** Teams does not tell when a field changes: an answer that shows other fields is found when it is sent, and they are asked before anything is saved. */
  async #moreToAsk(
    activity: Activity,
    identity: string,
    { ask, idempotencyKey, onScreen }: Pressed,
  ): Promise<Drawn | undefined> {
    if (ask.kind !== "submit" || !onScreen?.redraws) return undefined;
    const { sure: _, kind: __, ...rest } = ask;
    const drawn = await this.#ask(activity, identity, { ...rest, kind: "redraw" }, idempotencyKey);
    const isNew =
      drawn.kind === "form" &&
      drawn.form.fields.some((field) => !onScreen.names.includes(field.name));
    return isNew ? drawn : undefined;
  }
}
