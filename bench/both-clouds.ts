// Slack's Web API and the connector of Teams, in a process of their own: they say yes to everything, and take no time from the one that is measured.
import { yesSayer } from "./program.ts";

await yesSayer(Number(process.env.PORT));
process.once("SIGTERM", () => process.exit(0));
