// What the client does with a bot's answer to an invoke.
import { z } from "zod";
import type { TeamsCard, TeamsDialog } from "../page/teams-contract.ts";
import { CARD_TYPE } from "./activities.ts";
import { cardProblems } from "./cards.ts";
import type { Answered } from "./inbound.ts";
import { SEARCH_RESULTS } from "./limits.ts";
import { type Core, changed, type OpenDialog } from "./state.ts";

/** Teams' own sentences. */
export const UNREACHABLE = "Unable to reach app. Please try again.";
const TROUBLE = "Something went wrong. Please try again.";

const size = z.union([z.number(), z.enum(["small", "medium", "large"])]);
const card = z.record(z.string(), z.unknown());
const taskShape = z.strictObject({
  task: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("message"), value: z.string() }),
    z.strictObject({
      type: z.literal("continue"),
      value: z.strictObject({
        title: z.string().optional(),
        height: size.optional(),
        width: size.optional(),
        card: z.looseObject({ contentType: z.literal(CARD_TYPE), content: card }),
      }),
    }),
  ]),
  cacheInfo: z.unknown().optional(),
});
const actionShape = z.discriminatedUnion("type", [
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal("application/vnd.microsoft.activity.message"),
    value: z.string(),
  }),
  z.strictObject({ statusCode: z.literal(200), type: z.literal(CARD_TYPE), value: card }),
  z.strictObject({
    statusCode: z.number().min(400),
    type: z.literal("application/vnd.microsoft.error"),
    value: z.looseObject({ code: z.string().optional(), message: z.string() }),
  }),
]);

const searchShape = z.strictObject({
  statusCode: z.literal(200).optional(),
  type: z.literal("application/vnd.microsoft.search.searchResponse"),
  value: z.strictObject({
    results: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })),
  }),
});
/** application/search: what is offered below the input. Undefined: the client can make nothing of it, and offers nothing. */
export function afterSearch(answer: Answered): { title: string; value: string }[] | undefined {
  return answer.error
    ? undefined
    : searchShape.safeParse(answer.body).data?.value.results.slice(0, SEARCH_RESULTS);
}

/** What became of an answer. `problems`: why the client could make nothing of it. */
export type Outcome = { said?: string; problems?: string[] };
const trouble = (...problems: string[]): Outcome => ({ said: TROUBLE, problems });
const unclear = (error: z.ZodError): Outcome =>
  trouble(...error.issues.map(({ path, message }) => `${path.join("/")}: ${message}`));
const isEmpty = (body: unknown): boolean =>
  body === undefined ||
  body === null ||
  body === "" ||
  (typeof body === "object" && Object.keys(body).length === 0);

const failure = ({ error }: Answered): Outcome => ({
  said: error === "timeout" ? UNREACHABLE : TROUBLE,
});

/** adaptiveCard/action: a sentence, or another card in the place of this one, for this person. */
export function afterAction(core: Core, user: string, activity: string, answer: Answered): Outcome {
  if (answer.error) return failure(answer);
  if (isEmpty(answer.body)) return {};
  const parsed = actionShape.safeParse(answer.body);
  if (!parsed.success) return unclear(parsed.error);
  const { type, value } = parsed.data;
  switch (type) {
    case "application/vnd.microsoft.activity.message":
      return { said: value };
    case "application/vnd.microsoft.error":
      return { said: value.message };
    case CARD_TYPE: {
      const problems = cardProblems(value, "message");
      if (problems.length > 0) return trouble(...problems);
      core.state.replaced[user] = { ...core.state.replaced[user], [activity]: value as TeamsCard };
      changed(core);
      return {};
    }
  }
}

/** task/fetch, task/submit and a message extension: a dialog, a sentence in it, or the end of it. */
export function afterTask(
  core: Core,
  user: string,
  origin: Omit<OpenDialog, "shown">,
  answer: Answered,
): Outcome {
  if (answer.error) return failure(answer);
  if (isEmpty(answer.body)) {
    delete core.state.dialogs[user];
    changed(core);
    return {};
  }
  const parsed = taskShape.safeParse(answer.body);
  if (!parsed.success) return unclear(parsed.error);
  const { task } = parsed.data;
  let shown: TeamsDialog;
  if (task.type === "message") shown = { message: task.value };
  else {
    const { title, height, width } = task.value;
    const { content } = task.value.card;
    const problems = cardProblems(content, "dialog");
    if (problems.length > 0) return trouble(...problems);
    shown = {
      title: title ?? core.bot.name,
      card: content,
      ...(height === undefined ? {} : { height }),
      ...(width === undefined ? {} : { width }),
    };
  }
  core.state.dialogs[user] = { ...origin, shown };
  changed(core);
  return {};
}
