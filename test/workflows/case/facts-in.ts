// What the panel `numbers` says, as names and numbers, and numbers that are drawn the same each time.
type Fact = readonly [
  { readonly key: string },
  readonly { readonly with?: { readonly n?: number } }[],
];
/** Every fact in its order: what it is called, and its number. */
export const factsIn = (panel: unknown): readonly (readonly [string, number])[] =>
  (
    panel as {
      readonly body: readonly { readonly kind: string; readonly facts?: readonly Fact[] }[];
    }
  ).body
    .flatMap(({ facts = [] }) => facts)
    .flatMap(([{ key }, [value]]) =>
      value?.with?.n === undefined
        ? []
        : [[key.split(".").slice(2).join("."), value.with.n] as const],
    );

/** Always the same numbers, none of them round. */
export const drawn = (seed: number) => {
  let last = seed;
  return (most: number): number => {
    last = (last * 48_271) % 2_147_483_647;
    return last % most;
  };
};
