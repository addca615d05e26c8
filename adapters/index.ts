// The list of chat platforms. What it holds, and how one is added: docs/architecture.md#to-add-a-platform.
import type { Platform } from "../src/rules/platform.ts";
import { slack } from "./slack/platform.ts";
import { teams } from "./teams/platform.ts";
import { web } from "./web/platform.ts";

/** In the order in which a platform is chosen where nobody prefers one. Exactly those that name themselves (`declare module`): one more or fewer does not compile. */
export const platforms = { slack, teams, web } satisfies Readonly<Record<Platform, unknown>>;
