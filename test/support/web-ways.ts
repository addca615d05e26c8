// How others lead to the web of a test's world.
import { keyCode } from "../../adapters/web/key-code.ts";
import { pagePath } from "../../adapters/web/page-path.ts";

export const webOrigin = "https://stafett.example.se";
const origin = (): string => webOrigin;
const on = { platform: "web" } as const;
export const webWays = {
  answersAt: origin,
  keyedAt: { ...on, origin: webOrigin, keyCode },
  pagesAt: { ...on, origin, pagePath },
};
