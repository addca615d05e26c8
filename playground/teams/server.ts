// The Teams window's HTTP side: the JSON that the page and this file agree on (page/teams-contract.ts). Whoever mounts it keeps strangers out.
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { TeamsAction, TeamsRequests, TeamsSearch } from "../page/teams-contract.ts";
import { personById } from "./conversations.ts";
import { markRead, personOr, teamsState } from "./play-state.ts";
import type { TeamsStandIn } from "./stand-in.ts";
import { weighActivity } from "./weight.ts";

const id = z.string().min(1).max(255);
const words = z.string().trim().min(1).max(4000);
const values = z.record(z.string().max(255), z.string().max(4000));
const action = z.object({
  type: z.enum(["Action.Execute", "Action.Submit"]),
  verb: z.string().max(255).optional(),
  data: z.unknown(),
});
const place = { user: id, conversation: id };
const shapes = {
  say: z.object({ ...place, text: words }),
  slash: z.object({ ...place, text: words }),
  press: z.object({ ...place, activity: id, action, values: values.optional() }),
  submit: z.object({ user: id, action, values }),
  close: z.object({ user: id }),
  extension: z.object({ ...place, command: id }),
  messageAction: z.object({ ...place, activity: id, command: id }),
  refresh: z.object({ ...place, activity: id }),
  read: z.object(place),
} satisfies { [K in keyof TeamsRequests]: z.ZodType };
const searched = z.object({
  user: id,
  input: id,
  text: z.string().max(200),
  values,
}) satisfies z.ZodType<TeamsSearch>;

/** JSON has no `undefined`: a verb that is left out and one that is undefined are the same. */
const exact = ({ type, verb, data }: z.infer<typeof action>): TeamsAction => ({
  type,
  data,
  ...(verb === undefined ? {} : { verb }),
});

/** The language of the page that asks; undefined: it does not say. */
type Wished = (c: Context) => "sv" | "en" | undefined;
/** One thing that a person does; the answer is what they see afterwards. */
function deed<T extends { user: string }>(
  cloud: TeamsStandIn,
  wished: Wished,
  shape: z.ZodType<T>,
  act: (body: T) => Promise<unknown>,
) {
  return async (c: Context): Promise<Response> => {
    const parsed = shape.safeParse(await c.req.json().catch(() => undefined));
    const person = parsed.success ? personById(cloud.core, parsed.data.user) : undefined;
    if (!parsed.success || !person) return c.json({ error: "bad_request" }, 400);
    try {
      await act(parsed.data);
    } catch (error) {
      // What was pressed is no longer there: the fresh state says so better than a message could.
      if (!(error instanceof RangeError)) throw error;
      return c.json({ ...teamsState(cloud, person, wished(c)), stale: true });
    }
    return c.json(teamsState(cloud, person, wished(c)));
  };
}

/** Typing changes nothing that is seen: the answer is what is offered and no state. */
const search =
  (cloud: TeamsStandIn) =>
  async (c: Context): Promise<Response> => {
    const { data } = searched.safeParse(await c.req.json().catch(() => undefined));
    if (!data || !personById(cloud.core, data.user)) return c.json({ error: "bad_request" }, 400);
    try {
      const found = await cloud.as(data.user).search(data.input, data.text, data.values);
      return c.json(found ? { found } : {});
    } catch (error) {
      // The dialog has been closed or drawn anew meanwhile.
      if (!(error instanceof RangeError)) throw error;
      return c.json({});
    }
  };

/** `/play/teams/…`: what a person sees, and what they do. */
export function teamsRoutes(cloud: TeamsStandIn, wished: Wished = () => undefined): Hono {
  const { core } = cloud;
  const app = new Hono();
  const post = <T extends { user: string }>(
    name: keyof TeamsRequests,
    shape: z.ZodType<T>,
    act: (body: T) => Promise<unknown>,
  ): void => void app.post(`/play/teams/${name}`, deed(cloud, wished, shape, act));
  app.get("/play/teams/state", (c) => {
    const person = personOr(core, c.req.query("user"));
    return person
      ? c.json(teamsState(cloud, person, wished(c)))
      : c.json({ error: "nobody_here" }, 404);
  });
  app.get("/play/teams/payload", (c) => {
    const person = personById(core, c.req.query("user") ?? "");
    const weighed =
      person &&
      weighActivity(core, person, c.req.query("conversation") ?? "", c.req.query("activity") ?? "");
    return weighed ? c.json(weighed) : c.json({ error: "not_there" }, 404);
  });
  post("say", shapes.say, async ({ user, conversation, text }) => {
    markRead(core, user, conversation);
    return cloud.as(user).say(conversation, text);
  });
  post("slash", shapes.slash, async ({ user, conversation, text }) => {
    markRead(core, user, conversation);
    return cloud.as(user).slash(conversation, text);
  });
  post("press", shapes.press, async (body) => {
    markRead(core, body.user, body.conversation);
    return cloud
      .as(body.user)
      .press(body.conversation, body.activity, exact(body.action), body.values);
  });
  post("submit", shapes.submit, async (body) =>
    cloud.as(body.user).submit(exact(body.action), body.values),
  );
  app.post("/play/teams/search", search(cloud));
  post("close", shapes.close, async ({ user }) => cloud.as(user).close());
  post("extension", shapes.extension, async ({ user, conversation, command }) =>
    cloud.as(user).extension(command, conversation),
  );
  post("messageAction", shapes.messageAction, async ({ user, conversation, activity, command }) =>
    cloud.as(user).messageAction(command, conversation, activity),
  );
  post("refresh", shapes.refresh, async ({ user, conversation, activity }) =>
    cloud.as(user).refresh(conversation, activity),
  );
  post("read", shapes.read, async ({ user, conversation }) => markRead(core, user, conversation));
  return app;
}
