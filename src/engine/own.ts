/** Of names that came from outside, those that are there: no object's inherited ones. */
export const ownOf = <T>(of: Readonly<Record<string, T>> | undefined, name: string) =>
  of && Object.hasOwn(of, name) ? of[name] : undefined;
