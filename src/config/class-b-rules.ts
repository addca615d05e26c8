// What one part of the configuration says about another, of where class B is shown.
import type { Found, Path } from "./problem.ts";
import { quietPlatforms } from "./told.ts";

type Item = { readonly path: Path; readonly id: string | undefined; readonly values: Readonly<Record<string, unknown>> };
type Lists = Readonly<Record<"agencies" | "members", readonly Item[]>>;
/** As the configuration says it of an agency: on pages alone, and not in chat. */
export const isOnPages = (classB: unknown): boolean => typeof Object(classB).where === "string" && Object(classB).where !== "chat";
/** Where class B stays on pages, everybody of the agency needs an address on them: chat would lead nowhere. */
export const checkClassB = ({ agencies, members }: Lists, found: Found): void => {
  const onPages = new Set(agencies.filter(({ values }) => isOnPages(values.classB)).map(({ id }) => id));
  for (const { path, values } of members)
    if (onPages.has(String(values.agency)) && quietPlatforms.every((platform) => values[platform] === undefined))
      found(path, "class-b-page");
};
