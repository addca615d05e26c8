// What stands in a field to choose from, in words.
import type { WordedField, WordedOption } from "../../adapters/port.ts";
import type { Field, Instant } from "../rules/ui.ts";
import { never, type World } from "../rules/workflow.ts";
import type { Locale, Reader } from "../words/locale.ts";

const nameOf = (world: World, id: string, locale: Locale, reader: Reader): string => {
  const [kind, rest] = [id.slice(0, 2), id.slice(2)];
  if (kind === "m:") return locale.span({ member: rest as never }, reader);
  if (kind === "f:") return locale.span({ function: rest as never }, reader);
  if (world.people.agencies.has(id)) return locale.span({ agency: id as never }, reader);
  if (world.people.members.has(id)) return locale.span({ member: id as never }, reader);
  return id;
};
/** People of a shelter are all called by its code. Those of one list get a number each, in the order of the list, which is the same whenever it is drawn. */
const toldApart = (labels: readonly string[]): readonly string[] => {
  const places = Map.groupBy(labels.keys(), (at) => labels[at]);
  return labels.map((label, at) => {
    const alike = places.get(label) ?? [];
    return alike.length < 2 ? label : `${label} (${alike.indexOf(at) + 1})`;
  });
};
/** A `FetchedName` in words. */
const documentLabel = (name: string, locale: Locale, reader: Reader): string => {
  const [file = "", at = "", sum = ""] = name.split(" ");
  return `${file.toUpperCase()} · ${locale.span({ date: at as Instant }, reader)} · ${sum}`;
};
const optionsOf = (
  world: World,
  limited: readonly string[] | undefined,
  field: Field,
  locale: Locale,
  reader: Reader,
): readonly WordedOption[] => {
  if (field.kind === "choice" || field.kind === "choices") {
    return field.options
      .filter((value) => limited?.includes(value) ?? true)
      .map((value) => ({ value, label: locale.option(field.of, value, reader.language) }));
  }
  const choices = limited ?? [];
  if (field.kind === "instance") {
    const rows = new Map(world.rows("choices").map((row) => [row.instance as string, row.summary]));
    return choices.map((value) => {
      const row = rows.get(value);
      // Lines that look all the same are no choice: somebody would take the wrong case.
      if (row?.ref === undefined || row.words === undefined)
        throw new Error("an instance to choose from is in no row of choices");
      return { value, label: `${row.ref} · ${row.words}` };
    });
  }
  if (field.kind === "document")
    return choices.map((value) => ({ value, label: documentLabel(value, locale, reader) }));
  const { values = [] } = locale.hide({ values: choices }, reader.people);
  const labels = toldApart(choices.map((id) => nameOf(world, id, locale, reader)));
  return choices.map((id, at) => ({ value: values[at] ?? id, label: labels[at] ?? id }));
};
/** How a field is asked. `limited`: what may be chosen, where the rules say so. */
export const inputOf = (
  world: World,
  limited: readonly string[] | undefined,
  field: Field,
  locale: Locale,
  reader: Reader,
): WordedField["input"] => {
  switch (field.kind) {
    case "choice":
    case "agency":
    case "member":
    case "holder":
    case "instance":
    case "document":
      return { kind: "choice", options: optionsOf(world, limited, field, locale, reader) };
    case "choices":
    case "agencies":
      return { kind: "choices", options: optionsOf(world, limited, field, locale, reader) };
    case "date":
      return { kind: "date" };
    case "line":
      return { kind: "line", maxChars: field.maxChars };
    case "token":
      return { kind: "line", maxChars: 0 };
    default:
      return never(field, "inputs.inputOf");
  }
};
