// What agencies have changed in chat, read from the files while the program runs, and laid into stafett.yaml.

import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { changesTo, keptIn } from "../../src/app/operate/katalog.ts";
import { loadConfig } from "../../src/config/index.ts";
import { writtenBack } from "../../src/config/write-back.ts";
import { directoryProjection } from "../../workflows/directory/projection.ts";
import { Office } from "../support/office.ts";
import { masterKey, only } from "../support/presets.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

let w: World;
beforeEach(async () => {
  w = await createWorld();
});
afterEach(() => w.close());
const sample = readFileSync(new URL("../../stafett.yaml", import.meta.url), "utf8");
const written = async (): Promise<string> =>
  writtenBack(sample, changesTo(sampleConfig(), await keptIn({ file: w.file }, only(masterKey))));

test("nothing has been changed: the file is as it was", async () => {
  const read = loadConfig(await written(), "stafett.yaml");
  expect(read).toEqual(loadConfig(sample, "stafett.yaml"));
});
test("what two have agreed on stands in it, and what one has written alone does not", async () => {
  const o = new Office(w);
  const services = (text: string): readonly string[] => {
    const read = loadConfig(text, "stafett.yaml");
    return read.ok ? read.config.services.map(({ id }) => id) : [];
  };
  const lines = await w.lines({ workflow: "directory", limit: 60 });
  const id = lines.find(
    (each) => each.summary.agency === "noomi" && directoryProjection.of(each).kind === "SocialCare",
  )?.instance;
  await o.does("noomi-kontakt", "directory", "end", {}, id);
  await w.idle();
  expect(services(await written())).toEqual(services(sample));
  await o.does("noomi-ersattare", "directory", "approve", { round: "1" }, id);
  await w.idle();
  expect(services(await written())).toEqual(
    services(sample).filter((each) => each !== "noomi-stod"),
  );
});
