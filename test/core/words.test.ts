// What is typed beside a command that is understood.
import { afterEach, expect, test } from "vitest";
import { createWorld, type World } from "../support/world.ts";

let w: World | undefined;
afterEach(() => w?.close());

test("a name beside a reference is not thrown away in silence: nothing is saved, and it is said", async () => {
  w = await createWorld();
  const me = w.cloud.as("U0NOOMI01");
  const channel = w.cloud.channels().find((c) => c.name === "noomi")?.id ?? "";
  const form = await me.slash("/arende", "", channel);
  const opened = await me.submit(form.modal?.id ?? "", {});
  const ref = /SYD-\w{4}-\w{2}/.exec(JSON.stringify(opened.modal?.blocks))?.[0] ?? "";
  const before = await w.stafett.store.list({ workflow: "case", ref, limit: 1 });
  for (const text of [`lugnt ${ref} Anna`, `lugnt Anna ${ref}`, `lugnt ${ref} Anna Andersson`]) {
    const seen = await me.slash("/stafett", text, channel);
    expect(seen.ephemerals.at(-1)?.text).toContain("Det här liknar ett namn. Stafett sparade inget");
  }
  expect(await w.stafett.store.list({ workflow: "case", ref, limit: 1 })).toEqual(before);
  expect((await me.slash("/stafett", `lugnt ${ref}`, channel)).ephemerals.at(-1)?.text).toBe("Klart.");
});
