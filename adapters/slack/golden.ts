// The golden payloads: what Stafett draws in the stories of test/golden/, without their texts. One example of each kind of block, and each combination of kinds that a payload is made of.
import { readFileSync } from "node:fs";
import { withTexts } from "../rehearsal.ts";
import type { Json } from "./render.ts";

/** As `blocks.validate` takes it. */
export type Payload = { readonly message: Json } | { readonly view: Json };

/** Block ids may stand once in a payload; links and days have a form. The rest is any text. */
const specialTexts = (): ((key: string, text: string) => string) => {
  let ids = 0;
  return (key, text) => {
    if (key === "block_id") return `b:${ids++}`;
    if (key === "url") return `https://${text.slice("https://".length).padEnd(4, "x")}`;
    return key === "initial_date" ? "2026-12-01" : text;
  };
};
const label = { type: "plain_text", text: "x" };
const around: Readonly<Record<string, (blocks: unknown) => Payload>> = {
  message: (blocks) => ({ message: { blocks } as Json }),
  modal: (blocks) => ({
    view: {
      type: "modal",
      callback_id: "x",
      title: label,
      close: label,
      submit: label,
      blocks,
    } as Json,
  }),
  home: (blocks) => ({ view: { type: "home", blocks } as Json }),
};

/** All of them, in the order of the file: a line for each kind of block, an empty one, and a line such as `modal 0 3 3` for each payload. */
export const goldenPayloads = (): readonly Payload[] => {
  const [kinds = "", payloads = ""] = readFileSync(new URL("./golden.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n\n");
  const blocks = kinds.split("\n").map((line): unknown => JSON.parse(line));
  return payloads.split("\n").flatMap((line) => {
    const [where = "", ...numbers] = line.split(" ");
    const special = specialTexts();
    const drawn = around[where]?.(numbers.map((each) => withTexts(blocks[Number(each)], special)));
    return drawn === undefined ? [] : [drawn];
  });
};
