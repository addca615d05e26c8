// Filing: which document of the closed case is in the agency's own records. Without one nothing is filed, since filing is what lets a case be erased.
import type { Decided } from "../../../src/rules/command.ts";
import { fetchedName } from "../../../src/rules/shown.ts";
import type { Instant } from "../../../src/rules/ui.ts";
import {
  type FetchedName,
  type Member,
  type Refusal,
  refuse,
} from "../../../src/rules/workflow.ts";
import type { Case, Event, FetchedBy } from "../state.ts";

export const nameOfFetched = (each: FetchedBy): FetchedName => fetchedName(each.at, each);
/** What people of its agency have fetched since it was closed, the newest first. */
export const filable = ({ fetched = [] }: Case): readonly FetchedBy[] => fetched.toReversed();
export const unfiled = (state: Case): Refusal | undefined => {
  if (state.step !== "closed") return undefined;
  if (state.filedOn) return refuse("case.file.already");
  return filable(state).length === 0 ? refuse("case.file.fetchFirst") : undefined;
};
export const filed = (
  state: Case,
  chosen: FetchedName,
  at: Instant,
  { id: by }: Member,
): Decided<Event> => {
  const no = unfiled(state);
  if (no) return no;
  const found = filable(state).find((each) => nameOfFetched(each) === chosen);
  if (!found) return refuse("case.file.fetchFirst", "document");
  return [
    { type: "filed", at, by, document: { file: found.file, sha256: found.sha256, at: found.at } },
  ];
};
