// Slack's Socket Mode as the stand-in plays it, seen by a bare WebSocket.
import { expect, onTestFinished, test, vi } from "vitest";
import { openSocketMode } from "../../playground/slack/socket-mode.ts";
import { slackHome } from "../support/home.ts";

const slack = async () => {
  const cloud = slackHome((request) => socket.send(request));
  const socket = await openSocketMode(cloud.core, "xapp-test");
  onTestFinished(() => socket.close());
  const asks = async (token: string): Promise<{ url?: string; error?: string }> => {
    const init = { method: "POST", headers: { authorization: `Bearer ${token}` } };
    return (await cloud.fetch("http://slack.test/api/apps.connections.open", init)).json();
  };
  return { cloud, socket, asks };
};
type Said = {
  readonly type: string;
  readonly envelope_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
};
const connect = (url = "") => {
  const ws = new WebSocket(url);
  const said: Said[] = [];
  const closed = new Promise<void>((resolve) => ws.addEventListener("close", () => resolve()));
  ws.addEventListener("message", ({ data }) => said.push(JSON.parse(data)));
  onTestFinished(() => ws.close());
  return { ws, said, closed };
};
const greeted = ({ said }: ReturnType<typeof connect>) =>
  vi.waitFor(() => expect(said[0]).toMatchObject({ type: "hello" }));

test("only the app's token opens a socket, and its ticket opens one", async () => {
  const { socket, asks } = await slack();
  expect(await asks("xoxb-test")).toMatchObject({ error: "not_allowed_token_type" });
  expect(await asks("xapp-other")).toMatchObject({ error: "invalid_auth" });
  const { url } = await asks("xapp-test");
  await greeted(connect(url));
  const second = connect(url);
  await second.closed;
  expect([second.said, socket.open(), socket.opened()]).toEqual([[], 1, 1]);
  socket.revokes(true);
  expect(await asks("xapp-test")).toMatchObject({ error: "token_revoked" });
});
test("what a person does comes as an envelope; its acknowledgement is the answer, and without one Slack gives up", async () => {
  const { cloud, asks } = await slack();
  cloud.core.options.ackMs = 200;
  expect((await cloud.as("U0ADA").slash("/stafett", "vem")).error).toBe("dispatch_failed");
  const line = connect((await asks("xapp-test")).url);
  await greeted(line);
  const first = cloud.as("U0ADA").slash("/stafett", "vem");
  await vi.waitFor(() => expect(line.said).toHaveLength(2));
  const { envelope_id, ...rest } = line.said[1] as Said;
  expect(rest).toMatchObject({
    type: "slash_commands",
    accepts_response_payload: true,
    payload: { command: "/stafett", text: "vem" },
  });
  line.ws.send(JSON.stringify({ envelope_id, payload: { text: "Hej" } }));
  expect((await first).ephemerals.at(-1)?.text).toBe("Hej");
  expect((await cloud.as("U0ADA").slash("/stafett", "vem")).error).toBe("operation_timeout");
  const happened = cloud.happens({ type: "channel_archive", channel: "C0A" });
  await vi.waitFor(() => expect(line.said).toHaveLength(4));
  expect(line.said[3]).toMatchObject({
    type: "events_api",
    retry_attempt: 0,
    payload: { event: { type: "channel_archive" } },
  });
  line.ws.send(JSON.stringify({ envelope_id: line.said[3]?.envelope_id, payload: {} }));
  expect(await happened).toMatchObject({ status: 200, body: "" });
});
test("over every socket when it doubles, over the newest that was greeted when it does not", async () => {
  const { cloud, socket, asks } = await slack();
  const [one, other] = [
    connect((await asks("xapp-test")).url),
    connect((await asks("xapp-test")).url),
  ];
  await greeted(one);
  await greeted(other);
  socket.greets(false);
  const silent = connect((await asks("xapp-test")).url);
  await vi.waitFor(() => expect(socket.open()).toBe(3));
  cloud.core.options.ackMs = 50;
  await cloud.as("U0ADA").slash("/stafett", "ett");
  socket.doubles(true);
  await cloud.as("U0ADA").slash("/stafett", "två");
  const words = [one, other, silent].map(({ said }) =>
    said.slice(1).map(({ payload }) => payload.text),
  );
  expect(words.map((all) => all.filter((text) => text === "två").length)).toEqual([1, 1, 0]);
  expect(words.flat().filter((text) => text === "ett")).toHaveLength(1);
});
