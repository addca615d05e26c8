// A guarantee: a promise of the pages, and what shows that it is broken.

import type { Running } from "./moment.ts";
import type { Opened, Root } from "./opened.ts";
import type { Lying } from "./reading.ts";

/** Named by what it is about: its sentence stands in the catalogue (`sv.ts`, `en.ts`) under the same name. `page`: where it is promised, from the folder `docs/`. */
export type Guarantee = { readonly name: string; readonly page: string } & Shown;
/** Each counts what is broken; 0: it holds. */
type Shown =
  /** A statement: each of its rows is broken. The same on both engines, and without any key. */
  | { readonly sql: string }
  /** The same, of what may be late: only where a program runs. `before`: the value of its mark. */
  | { readonly sql: string; readonly before: (running: Running) => number }
  /** Over the data and the names of the keys, without opening any. `what`: for the page. */
  | { readonly look: (lying: Lying) => Promise<number>; readonly what: string }
  /** Of each instance that lives, opened with its key. */
  | { readonly opened: (one: Opened, root: Root) => number; readonly what: string }
  | {
      readonly opened: (one: Opened, root: Root) => number;
      readonly what: string;
      readonly late: true;
    }
  /** With what only the master key derives. */
  | { readonly derived: (lying: Lying, root: Root) => Promise<number>; readonly what: string };
