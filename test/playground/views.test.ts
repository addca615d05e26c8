// views.open, push, update and publish.
import { describe, expect, test } from "vitest";
import { ADA, actions, BO, button, input, modal, opened, plain, section, world } from "./world.ts";

describe("views", () => {
  const trigger = async (there: ReturnType<typeof world>): Promise<string> => {
    await there.cloud.as(ADA).slash("/stafett", "");
    return new URLSearchParams(there.requests.at(-1)?.body).get("trigger_id") ?? "";
  };
  test("views.open answers with the view in Slack's shape", async () => {
    const there = world();
    const { body } = await there.api("views.open", {
      trigger_id: await trigger(there),
      view: modal([input({ type: "plain_text_input" })], { private_metadata: "m" }),
    });
    expect(body).toMatchObject({
      ok: true,
      view: {
        type: "modal",
        callback_id: "form",
        private_metadata: "m",
        team_id: "T0HOME",
        app_id: "A0STAFETT",
        bot_id: "B0STAFETT",
        previous_view_id: null,
        state: { values: { field: { a: { type: "plain_text_input", value: null } } } },
      },
    });
    const view = body.view as { id: string; root_view_id: string; hash: string };
    expect(view.root_view_id).toBe(view.id);
    expect(view.hash).toMatch(/^\d+\.[0-9a-f]+$/);
  });
  test("a trigger is good once, for three seconds", async () => {
    const there = world();
    const open = async (trigger_id?: string): Promise<unknown> =>
      (await there.api("views.open", { trigger_id, view: modal() })).body.error;
    const first = await trigger(there);
    there.clock.ms += 3000;
    expect(await open(first)).toBeUndefined();
    expect(await open(first)).toBe("exchanged_trigger_id");
    const second = await trigger(there);
    there.clock.ms += 3001;
    expect(await open(second)).toBe("expired_trigger_id");
    expect(await open("nonsense")).toBe("invalid_trigger_id");
    expect(await open("1.2.abcdef")).toBe("invalid_trigger_id");
    expect(await open()).toBe("invalid_arguments");
  });
  test("a refused view does not spend the trigger", async () => {
    const there = world();
    const id = await trigger(there);
    const refused = await there.api("views.open", {
      trigger_id: id,
      view: modal([], { title: plain("x".repeat(25)) }),
    });
    expect(refused.body).toEqual({
      ok: false,
      error: "invalid_arguments",
      response_metadata: {
        messages: ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"],
      },
    });
    expect(
      (await there.api("views.open", { trigger_id: id, view: { type: "home", blocks: [] } })).body
        .error,
    ).toBe("invalid_arguments");
    expect(
      (
        await there.api("views.open", {
          trigger_id: id,
          view: modal(Array(99).fill(section("x".repeat(2900)))),
        })
      ).body.error,
    ).toBe("view_too_large");
    expect((await there.api("views.open", { trigger_id: id })).body.error).toBe(
      "invalid_arguments",
    );
    expect((await there.api("views.open", { trigger_id: id, view: "{" })).body.error).toBe(
      "invalid_arguments",
    );
    expect((await there.api("views.open", { trigger_id: id, view: modal() })).body.ok).toBe(true);
  });
  test("views.push goes three deep, from a modal's trigger only", async () => {
    const there = world();
    const view = modal([actions(button("more"))]);
    let id = await opened(there, view);
    const ada = there.cloud.as(ADA);
    const push = async (): Promise<string | undefined> => {
      let error: string | undefined;
      there.door.open = async (request) => {
        const payload = JSON.parse(
          new URLSearchParams(await request.text()).get("payload") ?? "{}",
        ) as { trigger_id: string };
        error = (await there.api("views.push", { trigger_id: payload.trigger_id, view })).body
          .error;
        return new Response(null);
      };
      id = (await ada.clickInView(id, "row", "more")).modal?.id ?? "";
      return error;
    };
    expect([await push(), await push(), await push()]).toEqual([
      undefined,
      undefined,
      "push_limit_reached",
    ]);
    expect(ada.see()).toMatchObject({ stackDepth: 3 });
    expect(
      (await there.api("views.push", { trigger_id: await trigger(there), view })).body.error,
    ).toBe("not_found");
  });
  test("views.push from the home tab", async () => {
    const there = world();
    await there.api("views.publish", {
      user_id: ADA,
      view: { type: "home", blocks: [actions(button("more"))] },
    });
    const home = there.cloud.as(ADA).see().home?.id ?? "";
    await there.cloud.as(ADA).clickInView(home, "row", "more");
    const payload = JSON.parse(
      new URLSearchParams(there.requests.at(-1)?.body).get("payload") ?? "{}",
    ) as { trigger_id: string };
    expect(
      (await there.api("views.push", { trigger_id: payload.trigger_id, view: modal() })).body,
    ).toMatchObject({
      error: "invalid_arguments",
      response_metadata: {
        messages: [
          "[ERROR] must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]",
        ],
      },
    });
    expect(
      (await there.api("views.open", { trigger_id: payload.trigger_id, view: modal() })).body.ok,
    ).toBe(true);
  });
  test("views.update keeps what was filled in, and refuses an old hash", async () => {
    const there = world(() => new Response(null));
    const field = input({ type: "plain_text_input" });
    const id = await opened(there, modal([field, actions(button("more"))], { external_id: "e1" }));
    const { hash } = there.cloud.as(ADA).see().modal ?? {};
    await there.cloud.as(ADA).clickInView(id, "row", "more", { values: { field: "skrivet" } });
    const next = await there.api("views.update", {
      view_id: id,
      hash,
      view: modal([section("Ny"), field]),
    });
    expect(next.body).toMatchObject({
      ok: true,
      view: { id, state: { values: { field: { a: { value: "skrivet" } } } } },
    });
    expect((await there.api("views.update", { view_id: id, hash, view: modal() })).body.error).toBe(
      "hash_conflict",
    );
    expect((await there.api("views.update", { external_id: "e1", view: modal() })).body.error).toBe(
      "not_found",
    );
    expect((await there.api("views.update", { view_id: "V0NONE", view: modal() })).body.error).toBe(
      "not_found",
    );
    expect((await there.api("views.update", { view: modal() })).body.error).toBe(
      "invalid_arguments",
    );
    expect(
      (await there.api("views.update", { view_id: id, view: { type: "home", blocks: [] } })).body
        .error,
    ).toBe("invalid_arguments");
  });
  test("an external_id names one view", async () => {
    const there = world();
    await opened(there, modal(undefined, { external_id: "e1" }), BO);
    expect(
      (
        await there.api("views.open", {
          trigger_id: await trigger(there),
          view: modal(undefined, { external_id: "e1" }),
        })
      ).body.error,
    ).toBe("duplicate_external_id");
    const id = there.cloud.as(BO).see().modal?.id;
    expect(
      (
        await there.api("views.update", {
          external_id: "e1",
          view: modal(undefined, { external_id: "e1" }),
        })
      ).body,
    ).toMatchObject({
      ok: true,
      view: { id },
    });
  });
  test("views.publish sets one home per person", async () => {
    const { api, cloud } = world();
    const publish = async (args: object): Promise<Record<string, unknown>> =>
      (
        await api("views.publish", {
          user_id: ADA,
          view: { type: "home", blocks: [section("Hem")] },
          ...args,
        })
      ).body;
    const first = (await publish({})).view as { id: string; hash: string };
    expect(cloud.as(ADA).see().home?.blocks).toHaveLength(1);
    expect(cloud.as(BO).see().home).toBeUndefined();
    expect(await publish({ hash: first.hash })).toMatchObject({ ok: true, view: { id: first.id } });
    expect((await publish({ hash: first.hash })).error).toBe("hash_conflict");
    expect((await publish({ user_id: "U0NONE" })).error).toBe("user_not_found");
    expect((await publish({ view: modal() })).error).toBe("invalid_arguments");
  });
});
