// The bot's token from a token service that is no Entra: with the client's credentials, kept until shortly before it runs out.
import { z } from "zod";
import { type TeamsLimits, until, usualLimits } from "./limits.ts";

const answerShape = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});
const earlyMs = 60_000;

/** Throws when the service refuses or cannot be reached. `now`: epoch ms. */
export const botToken = (
  url: string,
  clientId: string,
  clientSecret: string,
  now: () => number,
  limits: TeamsLimits = usualLimits,
): (() => Promise<string>) => {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return async () => {
    if (kept && kept.until > now()) return kept.token;
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: "https://api.botframework.com/.default",
    });
    const response = await fetch(url, {
      method: "POST",
      body,
      redirect: "error",
      signal: until(limits.tokenMs),
    });
    if (!response.ok) throw new Error(`the token service answered ${response.status}`);
    const answer = answerShape.parse(await response.json());
    kept = { token: answer.access_token, until: now() + answer.expires_in * 1_000 - earlyMs };
    return kept.token;
  };
};
