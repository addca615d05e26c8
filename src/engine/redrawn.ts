// A form that was sent, drawn again with what stood in it: because something in it is wrong, or because it is to stay.
import type { GuardTerms } from "../guard/index.ts";
import type { Phrase } from "../rules/ui.ts";
import type { Locale, Reader } from "../words/locale.ts";
import type { Errors } from "./deadline.ts";
import { drawForm, type FieldErrors, type FormContext, mayReturn } from "./forms.ts";

type Wording = { readonly terms: GuardTerms; readonly locale: Locale; readonly reader: Reader };
/** With what is wrong at each field. `ask`: the guard asks, and a box can be ticked. */
export const withErrors = (
  context: FormContext,
  idempotencyKey: string,
  errors: FieldErrors,
  ask: boolean,
  o: Wording,
): Errors => {
  const { locale, reader } = o;
  const form = drawForm(
    { ...context, typed: mayReturn(context, errors, o.terms) },
    idempotencyKey,
    locale,
    reader,
    errors,
    ask,
  );
  return {
    kind: "errors",
    form,
    fields: Object.fromEntries(
      Object.entries(errors).map(([name, phrase]) => [name, locale.phrase(phrase, reader)]),
    ),
  };
};
/** With `why` at its first field, and nothing taken out of it; undefined: it has no field. */
export const keptForm = (
  context: FormContext,
  idempotencyKey: string,
  why: Phrase,
  { terms, locale, reader }: Wording,
): Errors | undefined => {
  const typed = mayReturn(context, {}, terms);
  const drawn = (errors: FieldErrors) =>
    drawForm({ ...context, typed }, idempotencyKey, locale, reader, errors);
  const [first] = drawn({}).fields;
  return (
    first && {
      kind: "errors",
      form: drawn({ [first.name]: why }),
      fields: { [first.name]: locale.phrase(why, reader) },
    }
  );
};
