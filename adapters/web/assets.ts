// Style and scripts as they are sent: read once, named by a hash of what they hold, so that a browser keeps them for a year.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

export type Asset = {
  readonly name: "style" | "script" | "signIn" | "icon";
  readonly path: string;
  readonly text: string;
  readonly type: "text/css" | "text/javascript" | "image/svg+xml";
};
const endings: Readonly<Record<Asset["type"], string>> = {
  "text/css": "css",
  "text/javascript": "js",
  "image/svg+xml": "svg",
};
const own = (file: string): string =>
  readFileSync(new URL(`assets/${file}`, import.meta.url), "utf8");
const named = (name: Asset["name"], text: string, type: Asset["type"]): Asset => {
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 16);
  return { name, path: `/assets/${hash}.${endings[type]}`, text, type };
};
/** A script without what only its readers need: comments on lines of their own, and the space that lines begin with. No text in it may go over more than one line. */
const script = (file: string): string =>
  own(file).replace(/^\s*(?:\/\/.*\n\s*|\/\*\*.*\*\/\n\s*)*/gm, "");
/** The library that changes a page into its newer self stands before our own script, as its global `Idiomorph`. */
const morph = (): string =>
  readFileSync(new URL(import.meta.resolve("idiomorph/dist/idiomorph.min.js")), "utf8");
export const readAssets = (): Readonly<Record<Asset["name"], Asset>> => ({
  style: named("style", own("style.css"), "text/css"),
  script: named("script", `${morph()}\n${script("page.js")}`, "text/javascript"),
  icon: named("icon", own("icon.svg"), "image/svg+xml"),
  signIn: named("signIn", script("sign-in.js"), "text/javascript"),
});
