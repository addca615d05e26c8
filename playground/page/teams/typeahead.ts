// A list of a card that is searched at the bot while one types: an editable combobox with a list below it (WAI-ARIA Authoring Practices, "Combobox").
import { type AdaptiveCard, Choice, ChoiceSetInput } from "adaptivecards";
import { get } from "../store.ts";
import type { TeamsChoice } from "../teams-contract.ts";
import { texts } from "../texts.ts";

/** Several letters in a row are one question. [design] */
const RESTS_MS = 200;
let lists = 0;
let isPressed = false;
for (const [name, pressed] of [
  ["pointerdown", true],
  ["pointerup", false],
  ["pointercancel", false],
] as const)
  document.addEventListener(name, () => (isPressed = pressed), true);

export type Search = (input: string, text: string) => Promise<readonly TeamsChoice[]>;

/** Inputs with a text in them: lists that are too long to be unfolded. */
const filtered = (card: AdaptiveCard): { input: ChoiceSetInput; field: HTMLInputElement }[] =>
  card.getAllInputs().flatMap((input) => {
    const field =
      input instanceof ChoiceSetInput &&
      input.renderedElement?.querySelector<HTMLInputElement>("input[type=text]");
    return field ? [{ input: input as ChoiceSetInput, field }] : [];
  });
/** What is sent of such an input: one of its choices or nothing. */
export const chosen = (input: ChoiceSetInput): string =>
  input.choices.some(({ value }) => value === input.value) ? String(input.value) : "";
const plain = (words = ""): string => words.trim().toLowerCase();

/** The renderer names the box and not the field in it, and shows the value of what stands there and not its title. */
function mend({ input, field }: { input: ChoiceSetInput; field: HTMLInputElement }): void {
  const box = field.parentElement;
  if (!box) return;
  const label = box.getAttribute("aria-labelledby");
  if (label) field.setAttribute("aria-labelledby", label);
  box.removeAttribute("aria-labelledby");
  box.classList.add("t-long");
  const stands = input.choices.find(({ value }) => value === input.defaultValue);
  if (stands?.title) field.value = stands.title;
}
/** When the field is left it holds one of its choices or nothing: the renderer sends no form with a text that is none of them, and does not say why. */
function settle(input: ChoiceSetInput, field: HTMLInputElement): void {
  const same = input.choices.find(({ title }) => plain(title) === plain(field.value));
  field.value = same?.title ?? "";
}

class Typeahead {
  readonly #input: ChoiceSetInput;
  readonly #field: HTMLInputElement;
  readonly #search: Search;
  readonly #list = document.createElement("div");
  readonly #told = document.createElement("p");
  #found: readonly TeamsChoice[] = [];
  #active = -1;
  /** The number of the last question: an answer to an older one comes too late. */
  #asked = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  constructor(input: ChoiceSetInput, field: HTMLInputElement, search: Search) {
    this.#input = input;
    this.#field = field;
    this.#search = search;
    this.#draw();
    field.addEventListener("input", () => this.#ask(RESTS_MS));
    field.addEventListener("keydown", (event) => this.#key(event));
    field.addEventListener("blur", () => this.#leave());
    // A press in the list leaves the keyboard in the field.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => {
      const row = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
      if (row) this.#pick(Number(row.dataset.at));
    });
  }
  #draw(): void {
    const field = this.#field;
    field.removeAttribute("list");
    field.parentElement?.querySelector("datalist")?.remove();
    this.#list.id = `t-found-${++lists}`;
    this.#list.className = "t-found";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", texts[get().lang].teams.found);
    this.#list.hidden = true;
    this.#told.className = "t-none";
    this.#told.setAttribute("role", "status");
    for (const [name, value] of Object.entries({
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.#list.id,
    }))
      field.setAttribute(name, value);
    field.after(this.#list, this.#told);
  }
  #ask(afterMs: number): void {
    clearTimeout(this.#rest);
    const mine = ++this.#asked;
    this.#rest = setTimeout(async () => {
      const found = await this.#search(String(this.#input.id), this.#field.value).catch(
        () => undefined,
      );
      if (mine === this.#asked && document.activeElement === this.#field) this.#show(found);
    }, afterMs);
  }
  /** `undefined`: nobody could be asked, so nothing is said of what there is. */
  #show(found: readonly TeamsChoice[] | undefined): void {
    this.#found = found ?? [];
    // A title that is written out is a choice too.
    for (const { title, value } of this.#found)
      if (!this.#input.choices.some((known) => known.value === value))
        this.#input.choices.push(new Choice(value, title));
    this.#list.replaceChildren(
      ...this.#found.map(({ title }, at) => {
        const row = document.createElement("div");
        row.id = `${this.#list.id}-${at}`;
        row.dataset.at = String(at);
        row.setAttribute("role", "option");
        row.textContent = title;
        return row;
      }),
    );
    this.#told.textContent = found ? texts[get().lang].teams.foundSome(found.length) : "";
    this.#told.classList.toggle("unseen", this.#found.length > 0);
    this.#list.hidden = this.#found.length === 0;
    this.#field.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#mark(-1);
  }
  #close(): void {
    clearTimeout(this.#rest);
    this.#asked++;
    this.#show(undefined);
  }
  /** What is being pressed must not move away before the press has become a click. */
  #leave(): void {
    if (isPressed)
      document.addEventListener("pointerup", () => setTimeout(() => this.#close()), { once: true });
    else this.#close();
  }
  #mark(at: number): void {
    this.#active = at;
    for (const [n, row] of [...this.#list.children].entries())
      row.setAttribute("aria-selected", String(n === at));
    const row = this.#list.children[at];
    if (row) this.#field.setAttribute("aria-activedescendant", row.id);
    else this.#field.removeAttribute("aria-activedescendant");
    row?.scrollIntoView({ block: "nearest" });
  }
  #pick(at: number): void {
    const { title, value } = this.#found[at]!;
    this.#field.value = title;
    // Before any other of the same title: it is this one that was meant.
    this.#input.choices.unshift(new Choice(value, title));
    this.#close();
  }
  #key(event: KeyboardEvent): void {
    const isOpen = !this.#list.hidden;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!isOpen) {
        this.#ask(0);
        return;
      }
      // Before the first and after the last is the text itself.
      const places = this.#found.length + 1;
      this.#mark(((this.#active + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      event.stopPropagation();
      this.#pick(this.#active);
    } else if (event.key === "Escape" && isOpen) {
      // The dialog stays: only the list goes.
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  }
}

/** Every long list of a drawn card gets its name; those that are searched at the bot ask while somebody types. */
export function attachTypeahead(card: AdaptiveCard, search: Search): void {
  for (const found of filtered(card)) {
    mend(found);
    found.field.addEventListener("blur", () => settle(found.input, found.field));
    if (found.input.choicesData?.dataset) new Typeahead(found.input, found.field, search);
  }
}
