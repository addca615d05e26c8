// What people do: they look at what stands, press something, fill in what they are asked, say a word; and not always once.
import type {
  Ask,
  Raw,
  Reply,
  WordedAction,
  WordedField,
  WordedForm,
} from "../../adapters/port.ts";
import type { Draws } from "./draws.ts";

/** Gives what comes back, or nothing where no answer came. */
export type Asking = (ask: Ask, idempotencyKey: string, own?: string) => Promise<Reply | undefined>;
type Filled = Extract<Ask, { readonly kind: "submit" }>;

const isAction = (value: object): value is WordedAction => "label" in value && "does" in value;
/** Everything that can be pressed on a screen. */
export const buttonsIn = (content: unknown): readonly WordedAction[] => {
  if (typeof content !== "object" || content === null) return [];
  const inner = Object.values(content).flatMap(buttonsIn);
  return isAction(content) ? [content, ...inner] : inner;
};
/** Also what may not be written down: the guard must see it. */
export const lines = [
  "Ring före klockan tio",
  "Nytt möte nästa vecka",
  "Väntar på besked hela veckan",
  "Anna Karlsson",
  "070-174 06 05",
];
const mostFurther = 4;
const mostTries = 3;

export class Person {
  readonly #draws: Draws;
  readonly #ask: Asking;
  /** A day, as ISO, so many days from today. */
  readonly #day: (days: number) => string;
  readonly #idempotencyKey: () => string;
  constructor(
    draws: Draws,
    ask: Asking,
    day: (days: number) => string,
    idempotencyKey: () => string,
  ) {
    this.#draws = draws;
    this.#ask = ask;
    this.#day = day;
    this.#idempotencyKey = idempotencyKey;
  }
  #value(field: WordedField): string | readonly string[] | undefined {
    const { input } = field;
    if (field.value !== undefined && this.#draws.chance(0.5)) return field.value;
    if (field.optional && this.#draws.chance(0.3)) return undefined;
    if (input.kind === "choice") return this.#draws.pick(input.options)?.value;
    if (input.kind === "choices") {
      const some = input.options.filter(() => this.#draws.chance(0.6)).map(({ value }) => value);
      return some.length > 0 ? some : input.options.slice(0, 1).map(({ value }) => value);
    }
    if (input.kind === "date") return this.#day(this.#draws.int(21));
    return this.#draws.pick(lines);
  }
  #filled(form: WordedForm, sure: boolean): Filled {
    const values: Record<string, string | readonly string[]> = {};
    for (const field of form.fields) {
      const value = this.#value(field);
      if (value !== undefined) values[field.name] = value;
    }
    const { workflow, instance, command, hidden, showsMore } = form;
    const of = {
      workflow,
      command,
      hidden,
      more: showsMore,
      ...(instance !== undefined && { instance }),
    };
    return { kind: "submit", ...of, values: values as Raw, sure };
  }
  /** Fills it in, up to three times where something is not taken. */
  async #fill(form: WordedForm): Promise<void> {
    let now = form;
    for (let tries = 0; tries < mostTries; tries++) {
      if (now.more !== undefined && !now.showsMore && this.#draws.chance(0.2)) {
        const redrawn = await this.#ask(
          { ...this.#filled(now, false), kind: "redraw", more: true } as Ask,
          now.idempotencyKey,
        );
        if (redrawn?.kind === "form") now = redrawn.form;
      }
      const reply = await this.#ask(
        this.#filled(now, now.sure !== undefined),
        now.idempotencyKey,
        now.instance,
      );
      if (reply?.kind === "form") now = reply.form;
      else if (reply?.kind === "errors") now = reply.form;
      else return this.further(reply, mostFurther - 1);
    }
  }
  async press({ does }: WordedAction, further = mostFurther): Promise<void> {
    if ("phone" in does) return;
    const ask: Ask =
      "press" in does ? { kind: "press", ...does.press } : { kind: "panel", ...does.panel };
    const on = "press" in does ? does.press.instance : undefined;
    await this.further(await this.#ask(ask, this.#idempotencyKey(), on), further);
  }
  /** Goes on from what came. */
  async further(reply: Reply | undefined, left: number): Promise<void> {
    if (!reply || left <= 0) return;
    if (reply.kind === "form") return this.#fill(reply.form);
    const panel = "panel" in reply ? reply.panel : undefined;
    const button = panel && this.#draws.pick(buttonsIn(panel));
    if (button) await this.press(button, left - 1);
  }
  async home(): Promise<void> {
    await this.further(await this.#ask({ kind: "home" }, this.#idempotencyKey()), mostFurther);
  }
  async says(text: string): Promise<void> {
    await this.further(
      await this.#ask({ kind: "words", slash: "/stafett", text }, this.#idempotencyKey()),
      mostFurther,
    );
  }
}
