// A program in an image, as compose runs it: a root that it cannot write, a volume, a folder for copies, and a stand-in for Slack outside.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { secret } from "../support/signed.ts";
import { temporary } from "../support/small-core.ts";
import { entering, type Image } from "./containerfile.ts";
import { following, freePort, type Program, withSample } from "./program.ts";
import { slack } from "./started.ts";

const dataPath = "/var/lib/stafett";
export const copiesPath = "/var/backups/stafett";
/** Below /tmp, where others than root may look. */
const readable = (): string => {
  const folder = temporary();
  chmodSync(folder, 0o755);
  return folder;
};
/** A new volume with a name, as Docker and Podman make it: with owner and mode of the folder of the image that it is mounted on, and root's where there is none. */
export const namedVolume = (image: Image): string => {
  const [folder, point] = [join(readable(), "volume"), join(image.folder, dataPath)];
  mkdirSync(folder);
  const { uid, gid, mode } = existsSync(point) ? statSync(point) : { uid: 0, gid: 0, mode: 0o755 };
  chownSync(folder, uid, gid);
  chmodSync(folder, mode & 0o7777);
  return folder;
};
/** A folder of the machine that user 1000 may write. */
const copiesFolder = (): string => {
  const folder = join(readable(), "backup");
  mkdirSync(folder);
  chownSync(folder, 1_000, 1_000);
  return folder;
};
export type Contained = Program & {
  /** Node itself: the only process in there. */
  first(): number;
};
/** `more`: variables on top of those that connect it to the stand-in. The same volume and the same Slack for each image that is run. */
export const contained = async (image: Image, more: Readonly<Record<string, string>> = {}) => {
  const [port, { cloud, url }] = [await freePort(), await slack()];
  const [config, data, copies] = [withSample(readable()), namedVolume(image), copiesFolder()];
  chmodSync(join(config, "stafett.yaml"), 0o644);
  const mounts = {
    "/etc/stafett/stafett.yaml": { from: join(config, "stafett.yaml") },
    [dataPath]: { from: data, writable: true },
    [copiesPath]: { from: copies, writable: true },
  };
  const tokens = {
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `${url}/api/`,
    STAFETT_OTHER_CLOUD: "yes",
  };
  // On this machine's loopback only: a container has a network of its own.
  const env = {
    ...tokens,
    HOST: "127.0.0.1",
    PORT: String(port),
    METRICS_ADDR: "127.0.0.1:0",
    ...more,
  };
  const inside = (command: readonly string[], of = image) => {
    const [file = "", ...args] = entering(of, command, mounts, env);
    return spawnSync(file, args, { encoding: "utf8" });
  };
  const start = (of = image): Contained => {
    const [file = "", ...args] = entering(of, of.command, mounts, env);
    const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const first = (): number =>
      Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim());
    return { ...following(child, port), first };
  };
  /** Throws what it said when it ends before it is ready. */
  const running = async (of = image): Promise<Contained> => {
    const program = start(of);
    if (!(await program.ready())) throw new Error(program.said());
    return program;
  };
  return { inside, start, running, data, copies, cloud };
};
/** As a runtime stops it: what it ended with. */
export const stopped = (program: Contained): Promise<number | null> => {
  process.kill(program.first(), "SIGTERM");
  return program.ended;
};
