// Looks things up in what the renderer has drawn, by the words a person would look for.
import { WARNED } from "./look.ts";

const CONTROL = "input, select, textarea";
const controls = (root: HTMLElement): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(CONTROL),
];

/** The field at which the first warning stands: the bot writes it right after the field. What stands before every field is about the whole. */
export function firstWrong(root: HTMLElement): HTMLElement | undefined {
  for (const words of root.querySelectorAll<HTMLElement>("[style]")) {
    if (words.style.backgroundColor !== WARNED) continue;
    const before = controls(root).filter(
      (one) => one.compareDocumentPosition(words) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    if (before.length > 0) return before.at(-1);
  }
  return undefined;
}

/** A button, by its label. */
export const buttonIn = (root: HTMLElement, label: RegExp): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>(".ac-pushButton")].find((node) =>
    label.test((node.getAttribute("aria-label") ?? node.textContent ?? "").trim()),
  );

export interface DrawnField {
  label: string;
  controls: HTMLElement[];
}
/** Every input that the card shows, by its label. */
export function fieldsIn(root: HTMLElement): DrawnField[] {
  return [...root.querySelectorAll<HTMLElement>(".ac-input-container")].flatMap((box) => {
    const found = [...box.querySelectorAll<HTMLElement>(CONTROL)];
    const label =
      box.parentElement?.querySelector("label")?.textContent ??
      found[0]?.getAttribute("aria-label") ??
      "";
    return found.length > 0 ? [{ label, controls: found }] : [];
  });
}

const tell = (node: HTMLElement) => {
  for (const name of ["input", "change"]) node.dispatchEvent(new Event(name, { bubbles: true }));
};
const titleOf = (node: HTMLElement) =>
  node.getAttribute("aria-label") ??
  document.querySelector(`label[for="${CSS.escape(node.id)}"]`)?.textContent ??
  "";

/** Whether anything stands in it. */
export const isFilled = ({ controls: all }: DrawnField): boolean =>
  all.some((node) =>
    node instanceof HTMLInputElement && /radio|checkbox/.test(node.type)
      ? node.checked
      : "value" in node && node.value !== "",
  );

/** A believable value, as a person would choose it: what is asked for, else the first of a choice of one; a date becomes `day`. */
export function fillIn(
  { controls: all }: DrawnField,
  wish: RegExp | string | undefined,
  day: string,
): void {
  const [first] = all;
  if (first instanceof HTMLSelectElement) {
    const options = [...first.options].filter((option) => option.value !== "");
    const choice =
      options.find((option) => wish instanceof RegExp && wish.test(option.text)) ?? options[0];
    if (choice) first.value = choice.value;
    tell(first);
  } else if (first instanceof HTMLInputElement && /radio|checkbox/.test(first.type)) {
    const hits = all.filter((node) => wish instanceof RegExp && wish.test(titleOf(node)));
    for (const node of hits.length > 0 || first.type === "checkbox" ? hits : [first])
      if (!(node as HTMLInputElement).checked) node.click();
  } else if (first instanceof HTMLInputElement && first.list) {
    const options = [...first.list.options];
    first.value =
      (options.find((option) => wish instanceof RegExp && wish.test(option.value)) ?? options[0])
        ?.value ?? "";
    tell(first);
  } else if (first instanceof HTMLInputElement || first instanceof HTMLTextAreaElement) {
    first.value = typeof wish === "string" ? wish : first.type === "date" ? day : first.value;
    tell(first);
  }
}
