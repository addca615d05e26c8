// A file for each walk, so that they, the longest of the browser tests, are taken side by side.
import { it } from "vitest";
import { WALK_MS, walk, walkTheme } from "./guide-walk.ts";
import { inBrowser } from "./play.ts";

inBrowser("the guided example", () => {
  it("ticks every step when it is shown, on a phone", () => walk("phone"), WALK_MS);
  it(
    "plays a theme that nobody has led up to, on a phone",
    () => walkTheme("phone", "statistics"),
    WALK_MS,
  );
});
