// Reads what a browser sends as what a person wants: `Ask`. Everything that names an instance, a value or an idempotency key is sealed.
import { z } from "zod";
import type { Ask, PanelTarget, Raw } from "../port.ts";
import type { SealedKind, Seals } from "./seals.ts";

type Press = Extract<Ask, { kind: "press" }>;
type Submit = Extract<Ask, { kind: "submit" }>;
type Redraw = Extract<Ask, { kind: "redraw" }>;
/** A field's name in a form is `f.<name>`: `f.risk`. */
const fieldPrefix = "f.";
const name = z.string().regex(/^[\w-]{1,60}$/);
const raw = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
/** What somebody typed and chose, within what the other platforms take: the guard reads each text. */
const typed = z.record(
  z.string().max(64),
  z.union([z.string().max(4_000), z.array(z.string().max(200)).max(100)]),
);
const instance = z.string().min(1).max(200).optional();
const press = z.strictObject({ workflow: name, instance, command: name, values: raw });
/** A panel's name has the row at which it begins: `overview~40`. */
const shown = z.strictObject({ workflow: name, instance, panel: z.string().min(1).max(200) });

const read = <T>(shape: z.ZodType<T>, text: string | undefined): T | undefined => {
  if (text === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** What one person's page brings back. */
export class Asks {
  readonly #seals: Seals;
  readonly #identity: string;
  constructor(seals: Seals, identity: string) {
    this.#seals = seals;
    this.#identity = identity;
  }
  seal(kind: SealedKind, text: string): string {
    return this.#seals.seal(kind, this.#identity, text);
  }
  open(kind: SealedKind, sealed: unknown): string | undefined {
    return typeof sealed === "string" ? this.#seals.open(kind, this.#identity, sealed) : undefined;
  }
  /** Keys for the buttons of one page: one is sealed, and each button has its number after it (`x7…_Q.12`), because a page has hundreds. */
  keys(fresh: string): () => string {
    const sealed = this.seal("key", fresh);
    let drawn = 0;
    return () => `${sealed}.${drawn++}`;
  }
  /** The idempotency key of a button or a form. undefined: it is not ours, or somebody else's. */
  key(form: URLSearchParams): string | undefined {
    const [, sealed, number] = /^([\w-]+)(?:\.(\d{1,6}))?$/.exec(form.get("k") ?? "") ?? [];
    const key = this.open("key", sealed);
    return key !== undefined && number !== undefined ? `${key}:${number}` : key;
  }
  press(form: URLSearchParams): Press | undefined {
    const found = read(press, this.open("page", form.get("press")));
    return found && ({ kind: "press", ...found } as Press);
  }
  /** The panel on which the button stood. undefined: none, or it is not ours. */
  shown(form: URLSearchParams): PanelTarget | undefined {
    return read(shown, this.open("page", form.get("shown"))) as PanelTarget | undefined;
  }
  /** What a button gave to the form that it opened. Empty: nothing. undefined: forged. */
  values(sealed: string | null): Raw | undefined {
    return sealed === null ? {} : read(raw, this.open("values", sealed));
  }
  /** A filled form; `do` says which of its buttons was pressed. undefined: it is not one of ours. */
  filled(
    form: URLSearchParams,
    about: Pick<Submit, "workflow" | "instance" | "command">,
  ): Submit | Redraw | undefined {
    const hidden = read(raw, this.open("page", form.get("hidden")));
    const pressed = form.get("do") ?? "submit";
    const values = typed.safeParse(valuesIn(form)).data;
    if (!hidden || !values || !["submit", "more", "redraw"].includes(pressed)) return undefined;
    const filled = { ...about, values, hidden, more: form.has("more") || pressed === "more" };
    return pressed === "submit"
      ? { kind: "submit", ...filled, sure: form.has("sure") }
      : { kind: "redraw", ...filled };
  }
}
/** More than any page of ours sends. */
const mostFields = 2_000;
/** The fields of a form. undefined: they are more than any page of ours has, and are not taken apart. */
export const fieldsIn = (body: string): URLSearchParams | undefined =>
  body.split("&", mostFields + 1).length > mostFields ? undefined : new URLSearchParams(body);
/** One text for each field, a list where the page says that several may be chosen (`f.groups[]`). What is empty was not answered. */
const valuesIn = (form: URLSearchParams): Raw => {
  const values = new Map<string, string | readonly string[]>();
  for (const [key, sent] of form) {
    const isList = key.endsWith("[]");
    const field = key.slice(fieldPrefix.length, isList ? -2 : undefined);
    if (!key.startsWith(fieldPrefix) || field in Object.prototype) continue;
    // A browser sends line breaks as two signs.
    const text = sent.replaceAll("\r\n", "\n");
    const before = values.get(field);
    if (isList)
      values.set(field, [...(Array.isArray(before) ? before : []), ...(text === "" ? [] : [text])]);
    else if (before === undefined && text !== "") values.set(field, text);
  }
  return Object.fromEntries(values);
};
