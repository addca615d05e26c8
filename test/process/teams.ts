// Teams on a port of its own, and what the program must be told to speak with it.
import { onTestFinished } from "vitest";
import { teamsWorld } from "../../playground/server/worlds.ts";
import * as payloads from "../../playground/teams/payloads.ts";
import { createTeamsStandIn, type TeamsStandIn } from "../../playground/teams/stand-in.ts";
import type { TeamsStandInOptions } from "../../playground/teams/state.ts";
import { listen } from "../../src/app/http.ts";
import { clientId } from "../support/teams.ts";
import { sampleConfig } from "../support/world.ts";

export const real = {
  CLIENT_ID: clientId,
  CLIENT_SECRET: "hemligt-7Kq3",
  TENANT_ID: "0f0e0d0c-1111-4222-8333-444455556666",
};
export const cloudOf = async (other: Partial<TeamsStandInOptions> = {}): Promise<TeamsStandIn> => {
  const cloud = createTeamsStandIn({
    now: () => Date.now(),
    clientId,
    clientSecret: real.CLIENT_SECRET,
    ...teamsWorld(sampleConfig()),
    send: async () => new Response(),
    ...other,
  });
  const api = await listen(cloud.web, "127.0.0.1", 0);
  onTestFinished(() => api.close());
  cloud.listensAt(`http://127.0.0.1:${api.port}`);
  return cloud;
};
export const elsewhere = (cloud: TeamsStandIn): Readonly<Record<string, string>> => {
  const { openIdMetadataUrl, serviceUrl } = cloud.urls();
  return {
    TEAMS_OPENID_URL: openIdMetadataUrl,
    SERVICE_URL: serviceUrl,
    TEAMS_SERVICE_HOSTS: new URL(serviceUrl).origin,
  };
};
export const asked = (cloud: TeamsStandIn, data: unknown): object => {
  const [person] = cloud.users().filter(({ id }) => id === "c0de0011-5af3-4b71-a9d2-6e18f0b70011");
  const conversation = cloud
    .conversations()
    .find(({ members, kind }) => kind === "personal" && members[0] === person);
  if (!person || !conversation) throw new Error("nobody is there");
  return payloads.taskFetch(cloud.core, person, { conversation }, "1", data);
};
export const posts = async (
  port: number,
  activity: object,
  token: string,
): Promise<{ status: number; text: string }> => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: "POST",
    headers,
    body: JSON.stringify(activity),
  });
  return { status: answer.status, text: await answer.text() };
};
