// What a message is called, by the key that the program gives it.
import type { Texts } from "./texts.ts";

/** `key`: workflow and kind, such as "agenda.card". Two workflows may call different things the same; a kind without words is called what its workflow is about. */
export function postWords(key: string, { post, about, pane }: Texts): string {
  const [workflow = "", kind = ""] = [
    key.slice(0, key.indexOf(".")),
    key.slice(key.indexOf(".") + 1),
  ];
  for (const [words, name] of [
    [post, key],
    [post, kind],
    [about, workflow],
  ] as const)
    if (Object.hasOwn(words, name))
      return (words as Readonly<Record<string, string>>)[name] ?? pane.message;
  return pane.message;
}
