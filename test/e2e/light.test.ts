// The page is light: what it is made of comes compressed and once, and so does what a person sees.
import { expect, it } from "vitest";
import { inBrowser, launch, visit } from "./play.ts";

const SETTLED_MS = 600;

inBrowser("the page", () => {
  it("asks for each of its files and each state once, and for no file a second time", async () => {
    const { program } = await visit("desk");
    const context = await (await launch()).newContext({ locale: "sv-SE" });
    const open = async (): Promise<{ asked: string[]; bytes: number }> => {
      const page = await context.newPage();
      const wire = await context.newCDPSession(page);
      await wire.send("Network.enable");
      const paths = new Map<string, string>();
      let bytes = 0;
      wire.on("Network.requestWillBeSent", ({ requestId, request }) =>
        paths.set(requestId, new URL(request.url).pathname),
      );
      wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
        bytes += encodedDataLength;
        if (encodedDataLength === 0) paths.delete(requestId);
      });
      await page.goto(program.url);
      await page.getByTestId("guide").waitFor();
      await page.waitForTimeout(SETTLED_MS);
      await page.close();
      return {
        asked: [...paths.values()].map((path) => path.replace(/\.[0-9a-f]{12}/, "")).toSorted(),
        bytes,
      };
    };
    const states = ["/play/cases", "/play/deliveries", "/play/events", "/play/mail"];
    const first = await open();
    expect(first.asked).toEqual(
      [
        "/",
        ...states,
        "/play/icon.svg",
        "/play/language",
        "/play/page.css",
        "/play/page.js",
        "/play/state",
        "/play/teams/state",
      ].toSorted(),
    );
    expect(first.bytes).toBeLessThan(120_000);
    const again = await open();
    expect(again.asked.filter((path) => /\.(?:js|css|svg)$/.test(path))).toEqual([]);
    expect(again.bytes).toBeLessThan(20_000);
    await context.close();
  });

  it("does not ask for what the answer to a command has brought", async () => {
    const play = await visit("desk");
    await play.page.waitForTimeout(SETTLED_MS);
    const asked: string[] = [];
    play.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await play.command("/stafett vem");
    await play.modal.waitFor();
    await play.page.waitForTimeout(SETTLED_MS);
    for (const path of ["/play/state", "/play/teams/state", "/play/cases", "/play/deliveries"])
      expect(asked.filter((each) => each === path).length, path).toBeLessThanOrEqual(1);
    play.calm();
  });
});
