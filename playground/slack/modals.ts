// A person's stack of modals and their home tab.
import { withIds } from "./blocks.ts";
import { refuse } from "./refusal.ts";
import { type Core, changed, draw, drawId, type StoredView } from "./state.ts";
import { keptValues } from "./values.ts";
import type { View } from "./views.ts";

export const stackOf = (core: Core, userId: string): StoredView[] =>
  core.state.modals[userId] ?? [];
export const topOf = (core: Core, userId: string): StoredView | undefined =>
  stackOf(core, userId).at(-1);

const allViews = (core: Core): StoredView[] => [
  ...Object.values(core.state.modals).flat(),
  ...Object.values(core.state.homes),
];
export const findView = (core: Core, id: string): StoredView | undefined =>
  allViews(core).find((view) => view.id === id);
export const findByExternalId = (core: Core, id: string): StoredView | undefined =>
  allViews(core).find((view) => view.external_id === id);

const newHash = (core: Core): string => `${Math.trunc(core.options.now() / 1000)}.${draw(core, 8)}`;

function content(
  core: Core,
  view: View,
): Omit<StoredView, "id" | "user" | "root_view_id" | "previous_view_id" | "values"> {
  const { blocks, private_metadata, callback_id, external_id, ...rest } = view;
  return {
    ...(rest as Pick<StoredView, "type">),
    blocks: withIds(blocks, () => draw(core, 5)),
    private_metadata: private_metadata ?? "",
    callback_id: callback_id ?? "",
    external_id: external_id ?? "",
    hash: newHash(core),
  };
}

function uniqueExternalId(core: Core, view: View, itself?: StoredView): void {
  const other = view.external_id ? findByExternalId(core, view.external_id) : undefined;
  if (other && other !== itself) refuse("duplicate_external_id");
}

function create(core: Core, userId: string, view: View, below: StoredView | undefined): StoredView {
  uniqueExternalId(core, view);
  const id = drawId(core, "V");
  const made = {
    ...content(core, view),
    id,
    user: userId,
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
    values: {},
  };
  return { ...made, values: keptValues(made.blocks, {}) };
}

/** Slack shows one stack at a time: opening takes the place of what was open. */
export function openModal(core: Core, userId: string, view: View): StoredView {
  const made = create(core, userId, view, undefined);
  core.state.modals[userId] = [made];
  changed(core);
  return made;
}
export function pushModal(core: Core, userId: string, view: View): StoredView {
  const stack = stackOf(core, userId);
  const made = create(core, userId, view, stack.at(-1));
  core.state.modals[userId] = [...stack, made];
  changed(core);
  return made;
}

/** What a person has filled in stays where the block and the action keep their ids. */
export function replaceView(core: Core, old: StoredView, view: View): StoredView {
  uniqueExternalId(core, view, old);
  const { id, user, root_view_id, previous_view_id, values } = old;
  const fresh = content(core, view);
  for (const key of Object.keys(old)) delete (old as Record<string, unknown>)[key];
  Object.assign(old, fresh, {
    id,
    user,
    root_view_id,
    previous_view_id,
    values: keptValues(fresh.blocks, values),
  });
  changed(core);
  return old;
}

export function publishHome(core: Core, userId: string, view: View): StoredView {
  const old = core.state.homes[userId];
  if (old) return replaceView(core, old, view);
  const made = create(core, userId, view, undefined);
  core.state.homes[userId] = made;
  changed(core);
  return made;
}

export function popModal(core: Core, userId: string): void {
  core.state.modals[userId] = stackOf(core, userId).slice(0, -1);
  changed(core);
}
export function clearModals(core: Core, userId: string): void {
  core.state.modals[userId] = [];
  changed(core);
}

/** A view in the form in which Slack's methods and payloads carry it. */
export function viewOutput(core: Core, view: StoredView): Record<string, unknown> {
  return {
    id: view.id,
    team_id: core.options.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    state: { values: view.values },
    hash: view.hash,
    title: view.title ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: view.previous_view_id,
    root_view_id: view.root_view_id,
    app_id: core.bot.appId,
    external_id: view.external_id,
    app_installed_team_id: core.options.team.id,
    bot_id: core.bot.botId,
  };
}
