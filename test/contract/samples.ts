// One of everything that the port can hold: a new kind is a compile error here, and then a test.
import type {
  Delivery,
  Reply,
  WordedAction,
  WordedBlock,
  WordedField,
  WordedForm,
  WordedMessage,
  WordedPanel,
} from "../../adapters/port.ts";

export const press = (label: string, more: Partial<WordedAction> = {}): WordedAction => ({
  label,
  does: {
    press: { workflow: "case", instance: "I1", command: "calm", values: { round: "3" } },
    opens: false,
  },
  ...more,
});
/** One that asks or shows something. */
export const opening = (label: string): WordedAction => ({
  label,
  does: {
    press: { workflow: "case", instance: "I1", command: "checkIn", values: {} },
    opens: true,
  },
});
export const show = (label: string): WordedAction => ({
  label,
  does: { panel: { workflow: "case", instance: "I1", panel: "show" } },
});
export const phone = (number: string): WordedAction => ({ label: number, does: { phone: number } });

type Kind = WordedBlock["kind"];
/** Every kind of block, with a text by which it is known again. */
export const blocks: Readonly<
  Record<Kind, { readonly block: WordedBlock; readonly shows: readonly string[] }>
> = {
  text: { block: { kind: "text", text: "En rad & en till <b>", tone: "plain" }, shows: ["En rad"] },
  heading: { block: { kind: "heading", text: "En rubrik" }, shows: ["En rubrik"] },
  facts: {
    block: {
      kind: "facts",
      facts: [
        ["Vem", "Passet"],
        ["När", ""],
      ],
    },
    shows: ["Vem", "Passet", "När"],
  },
  steps: {
    block: {
      kind: "steps",
      steps: [
        { text: "Öppnat", state: "done" },
        { text: "Hos Noomi", state: "now" },
        { text: "Avslutas", state: "later" },
      ],
    },
    shows: ["Öppnat", "Hos Noomi", "Avslutas"],
  },
  row: {
    block: {
      kind: "row",
      text: "SYD-1",
      detail: "blå sten",
      tone: "warning",
      actions: [press("Lugnt"), press("Ändrat")],
    },
    shows: ["SYD-1", "blå sten", "[Lugnt]", "[Ändrat]"],
  },
  bars: {
    block: {
      kind: "bars",
      caption: "Staplar",
      of: "Ärenden",
      bars: [
        { label: "Noomi", count: 12, shown: "12" },
        { label: "Malmö", count: "few", shown: "färre än 5" },
      ],
    },
    shows: ["Staplar", "Noomi", "12", "färre än 5"],
  },
  table: {
    block: {
      kind: "table",
      caption: "En tabell",
      head: ["Vad", "Antal"],
      rows: [
        [{ text: "Rad & en <b>" }, { text: "12", by: 12 }],
        [{ text: "Hållet" }, { text: "visas inte" }],
      ],
      instead: [{ kind: "text", text: "I stället" }],
    },
    shows: ["En tabell", "Vad", "Antal", "Rad", "12", "Hållet", "visas inte"],
  },
  actions: {
    block: { kind: "actions", actions: [press("Gör det"), show("Visa"), phone("112")] },
    shows: ["[Gör det]", "[Visa]", "112"],
  },
  files: {
    block: {
      kind: "files",
      files: [
        { label: "Protokoll", url: "https://stafett.example.org/files/abc" },
        { label: "Inbjudan", url: "https://stafett.example.org/files/def" },
      ],
    },
    shows: ["[Protokoll]", "[Inbjudan]"],
  },
  picture: {
    block: {
      kind: "picture",
      src: "https://stafett.example.org/files/ghi",
      said: "Kön: Kvinna: 12",
      files: [{ label: "Som bild", url: "https://stafett.example.org/files/ghi" }],
      instead: [{ kind: "facts", facts: [["Kvinna", "12"]] }],
    },
    shows: ["Kvinna", "12", "[Som bild]"],
  },
  divider: { block: { kind: "divider" }, shows: [] },
};
export const tones = ["plain", "quiet", "warning", "danger", "good"] as const;

export const message = (
  body: readonly WordedBlock[],
  actions: readonly WordedAction[] = [],
): WordedMessage => ({
  title: "En titel",
  notice: "Öppna Stafett.",
  body,
  actions,
});
export const panel = (
  body: readonly WordedBlock[],
  actions: readonly WordedAction[] = [],
): WordedPanel => ({
  title: "En ruta",
  body,
  actions,
  close: "Stäng",
  expired: "Det tog för lång tid.",
  open: "Öppna",
});

type Input = WordedField["input"]["kind"];
const field = (
  name: string,
  label: string,
  input: WordedField["input"],
  more: Partial<WordedField> = {},
): WordedField => ({
  name,
  label,
  optional: false,
  redraws: false,
  input,
  ...more,
});
const options = ["ja", "nej"].map((value) => ({ value, label: `Svar ${value}` }));
export const fields: Readonly<Record<Input, WordedField>> = {
  choice: field(
    "choice",
    "Ett val",
    { kind: "choice", options },
    { value: "nej", hint: "Välj ett." },
  ),
  choices: field("choices", "Flera val", { kind: "choices", options }, { value: ["ja"] }),
  date: field("date", "En dag", { kind: "date" }, { value: "2026-11-27" }),
  line: field("line", "En rad", { kind: "line", maxChars: 80 }, { value: "hej" }),
};
export const form = (more: Partial<WordedForm> = {}): WordedForm => ({
  workflow: "case",
  instance: "I1",
  command: "checkIn",
  idempotencyKey: "f:abc:DEF",
  hidden: { round: "3" },
  expired: "Det tog för lång tid.",
  open: "Öppna",
  title: "Ett formulär",
  submit: "Spara",
  cancel: "Avbryt",
  intro: [blocks.text.block],
  fields: Object.values(fields),
  showsMore: false,
  ...more,
});
/** Every kind of reply, with what the person must see of it. */
export const replies: Readonly<
  Record<Reply["kind"], { readonly reply: Reply; readonly shows: readonly string[] }>
> = {
  done: { reply: { kind: "done", said: "Det är redan gjort." }, shows: ["Det är redan gjort."] },
  form: {
    reply: { kind: "form", form: form() },
    shows: ["Ett formulär", "Ett val", "En dag", "En rad"],
  },
  panel: {
    reply: { kind: "panel", panel: panel([blocks.facts.block], [press("Gör det")]) },
    shows: ["En ruta", "Passet", "[Gör det]"],
  },
  home: { reply: { kind: "home", panel: panel([blocks.heading.block]) }, shows: ["En rubrik"] },
  errors: {
    reply: {
      kind: "errors",
      fields: { line: "Det här liknar ett namn." },
      form: form({ fields: [{ ...fields.line, error: "Det här liknar ett namn." }] }),
    },
    shows: ["Det här liknar ett namn."],
  },
  unknown: {
    reply: {
      kind: "unknown",
      said: "Det är inte klart än.",
      title: "Inte klart än",
      close: "Stäng",
    },
    shows: ["Det är inte klart än."],
  },
  refused: {
    reply: {
      kind: "refused",
      said: "Det finns inget sådant ärende.",
      title: "Det gick inte",
      close: "Stäng",
    },
    shows: ["Det finns inget sådant ärende."],
  },
};
export const delivery = (to: Delivery["to"], more: Partial<Delivery> = {}): Delivery => ({
  outbox: "OUTBOX1",
  to,
  message: message([blocks.facts.block], [press("Lugnt")]),
  gone: false,
  ...more,
});
