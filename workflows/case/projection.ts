// What others may read of a case: whether it waits, for whom, and for its own agency what it carries.

import { standInOf } from "../../src/rules/escalation.ts";
import { projection } from "../../src/rules/projection.ts";
import type { AgencyId, MemberId, Open } from "../../src/rules/ui.ts";
import type { Row, World } from "../../src/rules/workflow.ts";
import type { Carried } from "./passing/resting.ts";

type Mark = Open<"yes">;
type CaseFacts = {
  readonly late?: "yes";
  /** Somebody is in acute danger. */
  readonly acute?: Mark;
  /** May be raised at a meeting. */
  readonly raisable?: Mark;
  readonly quiet?: Mark;
  /** Closed, and in the agency's own records. */
  readonly filed?: "yes";
  /** Whom it is with instead of its holder. */
  readonly has?: MemberId;
};
/** Who has had information of it: those who take (`takes`) or took part, and those to whom it was referred. */
export type Recipients = {
  readonly recipients: readonly {
    readonly agency: AgencyId;
    readonly contact?: MemberId;
    readonly takes?: true;
  }[];
};
export const caseProjection = projection<CaseFacts, Carried & Recipients>("case");

/** In every list a case in acute danger is marked, and stands first. */
export const isAcuteRow = (row: Row): boolean => caseProjection.of(row).acute !== undefined;
export const acuteFirst = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => Number(isAcuteRow(b)) - Number(isAcuteRow(a)));
/** Who has the case of a row on a local day; undefined: the row does not say whose it is. */
export const personOf = (row: Row, day: string, world: World): MemberId | undefined =>
  caseProjection.of(row).has ?? standInOf(row, day, world);
