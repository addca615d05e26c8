// From an event to a state.

/** What each event makes of a state: a table, so that an event without its row does not compile. */
type OfType<E, K> = E extends { readonly type: infer T } ? (K extends T ? E : never) : never;
export type Folds<S, E extends { readonly type: string }> = {
  readonly [K in E["type"]]: (state: S, event: OfType<E, K>) => S;
};
export const fold = <S, E extends { readonly type: string }>(
  folds: Folds<S, E>,
  state: S,
  event: E,
): S => folds[event.type as E["type"]](state, event as never);
