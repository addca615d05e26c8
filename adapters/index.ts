// The list of chat platforms. What it holds, and how one is added: docs/architecture.md §3.
import { slack } from "./slack/platform.ts";
import { teams } from "./teams/platform.ts";

/** In the order in which a platform is chosen where nobody prefers one. */
export const platforms = { slack, teams };
