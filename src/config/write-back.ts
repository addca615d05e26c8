import { isMap, isSeq, parseDocument } from "yaml";

/** One map of a list of `stafett.yaml`: what its keys are now. undefined: the key goes. */
export type Anew = Readonly<Record<string, unknown>> & { readonly id: string };
/** What is other than in the file, or not in it. */
export type Changes = {
  readonly agencies: readonly Anew[];
  readonly services: readonly Anew[];
  readonly ended: readonly string[];
};

/** A `stafett.yaml` that is right, with these changes in it; everything else stays as it is written, comments too. */
export function writtenBack(text: string, { agencies, services, ended }: Changes): string {
  const document = parseDocument(text, { version: "1.2", keepSourceTokens: true });
  const idOf = (item: unknown): unknown => (isMap(item) ? item.get("id") : undefined);
  const into = (list: "agencies" | "services", changes: readonly Anew[]) => {
    if (!isSeq(document.get(list))) document.set(list, document.createNode([]));
    const all = document.get(list);
    if (!isSeq(all)) return;
    for (const { id, ...keys } of changes) {
      if (!all.items.some((each) => idOf(each) === id)) all.add(document.createNode({ id }));
      const item = all.items.find((each) => idOf(each) === id);
      if (!isMap(item)) continue;
      for (const [key, value] of Object.entries(keys)) {
        if (value === undefined) item.delete(key);
        else if (JSON.stringify(document.createNode(item.get(key))) !== JSON.stringify(value))
          item.set(key, document.createNode(value));
      }
    }
  };
  into("agencies", agencies);
  into("services", services);
  const all = document.get("services");
  if (isSeq(all)) all.items = all.items.filter((item) => !ended.includes(String(idOf(item))));
  return document.toString({ lineWidth: 0 });
}
