// What the police told of an investigation, for their own record: that something was told, to whom and when. Never what it was.
import { type CaseRef, seal } from "../../../src/rules/ui.ts";
import type { Recorded } from "../../disclosure/signals.ts";
import type { Case } from "../model.ts";
import type { Kept } from "../passing/model.ts";
import type { Investigation, Told } from "./model.ts";

/** Its receipts, the newest last. */
export const receiptsOf = ({ earlier = [], record, over }: Investigation): readonly CaseRef[] => [
  ...earlier,
  record.receipt,
  ...(over?.record ? [over.record.receipt] : []),
];
type Line = { readonly kept: Kept; readonly said: Omit<Recorded, "receipt"> };
/** One line for each telling, of the police that told. */
export const investigationRecords = ({ investigations = [] }: Case): readonly Line[] =>
  investigations.flatMap(({ agency, at, by, to: toAll, record: kept, over }) => {
    const told = (told: Told) => ({ told: seal(told) });
    return [
      { kept, said: { agency, toAll, ...told("begun"), at, by } },
      ...(over?.record
        ? [
            {
              kept: over.record,
              said: { agency, toAll: over.to, ...told("ended"), at: over.at, by: over.by },
            },
          ]
        : []),
    ];
  });
