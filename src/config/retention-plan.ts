// An agency's plan of what is kept how long (informationshanteringsplan): its shape, and as the rules read it.
import { z } from "zod";
import {
  daysOfYears,
  documentKindNames,
  documentKinds,
  keptInRecord,
  type RetentionPlan,
} from "../retention.ts";

const about =
  "How long Stafett keeps a document of this kind after its end, by a decision of the agency. What is not here is kept as docs/dpo/gallring.md says. It never says how long the agency's own record is kept: the long retention of a child's file concerns that record, and not Stafett.";
const line = <S extends z.core.$ZodLooseShape>(
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
  decided: z.ZodObject<S, z.core.$strict>,
) =>
  decided.extend({
    days: z.int().min(shortest).max(longest).optional(),
    years: z
      .int()
      .min(Math.max(1, Math.ceil(shortest / 366)))
      .max(Math.floor(longest / 365))
      .optional(),
    /** What the agency's own record keeps of it. */
    keeps: z.enum(keptInRecord),
  });
/** `decided`: day and function of a decision. Days or years, one of them. */
export const retentionPlan = <S extends z.core.$ZodLooseShape>(
  decided: z.ZodObject<S, z.core.$strict>,
) =>
  z
    .strictObject({
      case: line(documentKinds.case, decided).optional(),
      disclosure: line(documentKinds.disclosure, decided).optional(),
      rights: line(documentKinds.rights, decided).optional(),
      incident: line(documentKinds.incident, decided).optional(),
      call: line(documentKinds.call, decided).optional(),
      meeting: line(documentKinds.meeting, decided).optional(),
      application: line(documentKinds.application, decided).optional(),
      training: line(documentKinds.training, decided).optional(),
    })
    .describe(about);

type Written = {
  readonly [K in keyof RetentionPlan]?:
    | (Pick<NonNullable<RetentionPlan[K]>, "keeps"> & {
        readonly days?: number | undefined;
        readonly years?: number | undefined;
        readonly date: string;
        readonly function: string;
      })
    | undefined;
};
/** As the rules read it: in days. */
export const planOf = (written: Written): RetentionPlan =>
  Object.fromEntries(
    documentKindNames.flatMap((kind) => {
      const one = written[kind];
      if (!one) return [];
      const { days, years = 0, keeps, date: on, function: by } = one;
      return [[kind, { days: days ?? daysOfYears(years), keeps, decided: { on, by } }]];
    }),
  );
