// Which views are to be made again, because people or code changed.

export interface Reviews {
  /** Instances whose view was made by another revision of code, at most `limit`. */
  outdated(codeRevision: string, limit: number): Promise<readonly string[]>;
  /** Instances that have one of these readers (MACs; undefined: all there are) and were viewed under an older revision of people, what is due first in front. */
  named(
    readers: readonly string[] | undefined,
    peopleRevision: number,
  ): Promise<readonly { readonly instance: string; readonly workflow: string }[]>;
  /** Up to which revision of people every view has been made; undefined: nobody has said. */
  reviewed(): Promise<number | undefined>;
  setReviewed(peopleRevision: number): Promise<void>;
}
