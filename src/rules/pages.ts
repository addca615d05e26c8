// Lists that go on: a panel shows some rows, and its buttons lead to the next and to those before. Nothing that somebody has is past the end of a list.
import { body, show, t, text } from "./say.ts";
import { type Action, type Block, count, type Open, type PlainKey, type Span } from "./ui.ts";
import { namedFrom, type Viewer } from "./workflow.ts";

/** How many rows to ask for, so that it is known whether there are others after those that are shown. */
export const askedRows = ({ from = 0 }: Viewer, most: number): number => from + most + 1;

/**
 * The first `most` rows of a list that must see all to order them or to choose among them, and whether there are others: it asks for `most` + 1. Of what is
 * not read the list says that it is there, and how it is reached.
 */
export const upTo = <T>(
  rows: readonly T[],
  most: number,
): { readonly rows: readonly T[]; readonly cut: boolean } => ({
  rows: rows.slice(0, most),
  cut: rows.length > most,
});
/** Said under a list that was `cut`. */
export const cutAt = (most: number): Block<Span, never> =>
  text(t("core.list.cut", { most: most as Open<number> }), "warning");

type Part = {
  readonly most: number;
  readonly viewer: Viewer;
  /** The panel that shows it, of the workflow that it stands in. */
  readonly panel: string;
};
type Pages<T, B> = {
  readonly one: (thing: T) => B | readonly B[];
  readonly none: B;
  readonly overview?: (all: readonly T[]) => B;
};
type Goes = readonly [PlainKey, number];
/**
 * Those of `things` whose turn it is, each as `one` says it, which of them they are where there are others, and the ways to those; `none` where there is nothing.
 * Of a list that goes on, `overview` shows every one at once, below: on one page the rows say it themselves.
 */
export const pageOf = <T, B extends object>(
  things: readonly T[],
  { most, viewer, panel }: Part,
  { one, none, overview }: Pages<T, B>,
): readonly (B | Block<Span, never>)[] => {
  if (things.length === 0) return [none];
  // What has gone in the meantime must not leave an empty screen.
  const from = viewer.from !== undefined && viewer.from < things.length ? viewer.from : 0;
  const until = Math.min(from + most, things.length);
  const ways: readonly Goes[] = [
    ...(from > 0 ? [["core.list.before", Math.max(0, from - most)] as const] : []),
    ...(until < things.length ? [["core.list.more", until] as const] : []),
  ];
  const buttons = ways.map(([label, row]): Action<never> => show(namedFrom(panel, row), label));
  return body<B | Block<Span, never>>(
    things.slice(from, until).flatMap((thing) => one(thing)),
    ways.length > 0 && [
      text(
        until - from === 1
          ? t("core.list.shownOne", { which: count(things.slice(0, until)), all: count(things) })
          : t("core.list.shown", {
              from: count(things.slice(0, from + 1)),
              until: count(things.slice(0, until)),
            }),
        "quiet",
      ),
      { kind: "actions", actions: buttons },
    ],
    ways.length > 0 && overview?.(things),
  );
};
