/** Works it out once for each object, as long as that lives: what is asked for hundreds of thousands of times about things that do not change. */
export const perObject = <K extends object, V>(work: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.value;
    const value = work(key);
    known.set(key, { value });
    return value;
  };
};
