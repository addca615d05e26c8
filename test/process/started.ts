// What a test has until it is over: Slack on a port of its own, and the program.
import { onTestFinished } from "vitest";
import type { SlackStandIn } from "../../playground/slack/stand-in.ts";
import type { SlackStandInOptions } from "../../playground/slack/state.ts";
import { environment, openSlack } from "./load.ts";
import { type Program, start } from "./program.ts";

export const slack = async (
  send?: (request: Request) => Promise<Response>,
  other?: Partial<SlackStandInOptions>,
): Promise<{ cloud: SlackStandIn; url: string }> => {
  const { cloud, url, close } = await openSlack({ ...(send && { send }), ...(other && { other }) });
  onTestFinished(close);
  return { cloud, url };
};
/** The program, ready. Throws what it said when it does not become so. */
export const running = async (cwd: string, url: string, port: number): Promise<Program> => {
  const program = await start({ cwd, env: environment(url), port });
  onTestFinished(() => void program.child.kill("SIGKILL"));
  if (!(await program.ready())) throw new Error(program.said());
  return program;
};
