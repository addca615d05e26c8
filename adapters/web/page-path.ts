// Where a page is: the id of what it shows is sealed for the one who opens it.
import type { PageAsked } from "../platform.ts";
import { Seals } from "./seals.ts";

type To = PageAsked["to"];
/** `/panel/case/show/x7…`. `seal`: of the instance's id. */
export const pathOf = (
  { kind, workflow, name, instance }: To,
  seal: (instance: string) => string,
): string =>
  `/${kind}/${workflow}/${encodeURIComponent(name)}${instance === undefined ? "" : `/${seal(instance)}`}`;
const never = (): never => {
  throw new Error("nothing is opened here");
};
/** The path of a page, before its reader is there. Its id opens for that reader alone. */
export const pagePath = ({ encrypt, identity, to }: PageAsked): string => {
  const seals = new Seals({ encrypt, decrypt: never });
  return pathOf(to, (instance) => seals.seal("id", identity, instance));
};
