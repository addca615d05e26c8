// A copy that is put back brings nobody back into a session, and no code; keys stay.
import { join } from "node:path";
import { expect, test } from "vitest";
import { openBoth } from "../../src/app/storage/opening.ts";
import { recordsIn } from "../../src/app/storage/records.ts";
import { markUnconfirmed } from "../../src/app/storage/restored.ts";
import { temporary } from "../support/small-core.ts";

const now = Date.parse("2026-11-25T09:00:00.000Z");
const hour = 3_600_000;
test("sessions, challenges, codes, tries and tickets end; a key is still there", async () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const opened = await openBoth(join(temporary(), "stafett.db"), silent);
  const records = recordsIn(opened.data, new Uint8Array(32).fill(3), "web", () => now);
  const kinds = ["session", "challenge", "code", "tries", "ticket", "passkey"];
  for (const kind of kinds) await records.add(kind, "a", "noomi/a", "body", now + hour);
  await opened.data.transaction((run) => markUnconfirmed(run, now - hour, now));
  const left = await Promise.all(kinds.map(async (kind) => ((await records.get(kind, "a")) === undefined ? [] : [kind])));
  expect(left.flat()).toEqual(["passkey"]);
  opened.end();
  await opened.data.close();
  await opened.keys.close();
});
