// A part of what some instances say, which is taken out of their past for good while they go on.
import type { InstanceId } from "./ui.ts";

/** Kinds of what is kept, and of whom. `by`: the instance that is erased for it. `rows`: what it is called where much lies together that says nothing of whose it is. */
export type TakenPart = {
  readonly of: readonly InstanceId[];
  readonly kinds: readonly string[];
  readonly by: InstanceId;
  readonly rows?: readonly InstanceId[];
};
/** What is left out. Without `of`, it is known that it is of one of these; `always`: under a new key, even where nothing of it was said. */
export type LeftOut = Omit<TakenPart, "of"> & {
  readonly of?: readonly InstanceId[];
  readonly always?: boolean;
};
/** What a workflow says about parts. */
export type Parted<S, E> = {
  /** Of an instance that is erased only to take a part of others along: which one, and of whom. */
  takesPart?(state: S): TakenPart | undefined;
  /** What is left of its events without this part; the same list, where they say nothing of it. They fold to what they did, without it. */
  redactPart?(events: readonly E[], part: LeftOut): readonly E[];
};
/** `value` without what has one of these names; the same, where it has none. */
export const without = <T extends object>(value: T, names: readonly string[]): T =>
  names.some((name) => Object.hasOwn(value, name))
    ? (Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as T)
    : value;
