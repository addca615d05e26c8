// Of what can be read without a key: the ids of standing instances, which docs/threat-model.md lists.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { onFile } from "../support/on-file.ts";
import { root } from "../support/source.ts";
import { createWorld } from "../support/world.ts";

const drawn = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const page = readFileSync(join(root, "docs/threat-model.md"), "utf8");
/** `day-`, `people`: what stands in the row of the table. */
const listed = [
  ...(/^\| ids of standing instances[^|]*\| .*$/m.exec(page)?.[0] ?? "").matchAll(/`([a-z-]+)`/g),
].map(([, kind = ""]) => kind);

test("the threat model lists every kind of id that is no drawn one, and no other; and what such an id gives away", async () => {
  const w = await createWorld();
  onTestFinished(() => w.close());
  const form = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
  await w.cloud.as("U0NOOMI01").submit(form.modal?.id ?? "", {});
  await w.idle();
  const rows = onFile(w.stafett)
    .raw.prepare("select instance, workflow, holder from instances")
    .all();
  const ids = rows.map(({ instance }) => String(instance)).filter((id) => !drawn.test(id));
  const kinds = new Set(
    ids.map((id) => (id.includes("-") ? id.slice(0, id.indexOf("-") + 1) : id)),
  );
  expect([...kinds].sort()).toEqual([...new Set(listed)].sort());
  // The pseudonym of a holder has a name: it stands beside the id of that member's list of the day.
  const holderOf = (what: (row: (typeof rows)[number]) => boolean) => rows.find(what)?.holder;
  expect(holderOf(({ instance }) => instance === "day-noomi-kontakt")).toBe(
    holderOf(({ workflow }) => workflow === "case"),
  );
});
