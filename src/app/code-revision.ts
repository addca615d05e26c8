import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** Changes when the rules or their texts do: views made under another revision are made again. */
export const codeRevision = (): string => {
  const hash = createHash("sha256");
  const root = new URL("../../workflows/", import.meta.url);
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" }).sort())
    if (/\.(?:[jt]s|json)$/.test(file)) hash.update(readFileSync(new URL(file, root)));
  return hash.digest("base64url").slice(0, 16);
};
