// What the Containerfile says, read and carried out without any builder of images: in an empty root folder, with the machine's own libraries under it.
import { spawnSync } from "node:child_process";
import {
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Locked, production } from "../../ops/production.ts";
import { root } from "../support/source.ts";

type Step = { readonly does: string; readonly says: string };
export type Stage = {
  readonly from: string;
  readonly name: string | undefined;
  readonly steps: readonly Step[];
};
const known = [
  "WORKDIR",
  "COPY",
  "RUN",
  "ENV",
  "USER",
  "EXPOSE",
  "HEALTHCHECK",
  "STOPSIGNAL",
  "CMD",
];
/** Throws at an instruction that is not carried out here: nobody would know what it does. `ARG` stands before the first stage alone, with a value. */
export const readStages = (text: string): readonly Stage[] => {
  const args = new Map(
    [...text.matchAll(/^ARG (\w+)=(\S+)$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
  const lines = text
    .split("\n")
    .filter((line) => !/^(?:#|ARG )/.test(line))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const stages: { from: string; name: string | undefined; steps: Step[] }[] = [];
  for (const line of lines) {
    const [, does = "", says = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    const [, named = "", name] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(says) ?? [];
    const from = named.replace(/^\$\{(\w+)\}$/, (whole, arg: string) => args.get(arg) ?? whole);
    if (does === "FROM") stages.push({ from, name, steps: [] });
    else if (!known.includes(does)) throw new Error(`${does} is not carried out here`);
    else stages.at(-1)?.steps.push({ does, says });
  }
  return stages;
};
/** What of the project goes into the context: the names that .containerignore takes back from "nothing". */
export const inContext = (): readonly string[] =>
  readFileSync(join(root, ".containerignore"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));

/** The packages of production as the lockfile has them, from those that lie here: a registry is not asked. By links, because they are the same bytes. */
const installFromHere = (into: string): void => {
  const { packages } = JSON.parse(readFileSync(join(into, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  const linkAll = (from: string, to: string): void => {
    mkdirSync(to, { recursive: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      if (entry.name === "node_modules") continue;
      const [here, there] = [join(from, entry.name), join(to, entry.name)];
      if (entry.isDirectory()) linkAll(here, there);
      else
        try {
          linkSync(here, there);
        } catch {
          cpSync(here, there);
        }
    }
  };
  for (const path of production(packages)) linkAll(join(root, path), join(into, path));
};
/** `install -d` in the folder that becomes /, and not on this machine. Only root gives a folder away. */
const makeFolder = (command: string, folder: string): boolean => {
  const [, owner, group, mode = "", path = ""] =
    /^install -d -o (\d+) -g (\d+) -m (\d+) (\/\S+)$/.exec(command) ?? [];
  if (path === "") return false;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  mkdirSync(join(folder, path), { mode: Number.parseInt(mode, 8) });
  if (process.getuid?.() === 0) chownSync(join(folder, path), Number(owner), Number(group));
  return true;
};
const run = (command: string, { folder, cwd: at }: Pick<Image, "folder" | "cwd">): void => {
  const cwd = join(folder, at);
  if (makeFolder(command, folder)) return;
  // Whoever builds for real asks the registry, as the Containerfile says: STAFETT_REGISTRY=yes npm run test:process -- container
  if (command.startsWith("npm ci ") && process.env.STAFETT_REGISTRY !== "yes") {
    installFromHere(cwd);
    return;
  }
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const { status, stderr } = spawnSync("sh", ["-c", command], { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`RUN ${command}: ${stderr}`);
};

export type Image = {
  /** The folder that becomes /. */
  readonly folder: string;
  /** It has libraries and Node of its own, and nothing of this machine goes under it. */
  readonly isWhole: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly user: string;
  readonly command: readonly string[];
  readonly health: readonly string[];
};
type Building = { -readonly [K in keyof Image]: Image[K] };
const listOf = (says: string): readonly string[] =>
  JSON.parse(says.slice(says.indexOf("["))) as string[];
const copy = (says: string, image: Building, built: ReadonlyMap<string, Building>): void => {
  const words = says.split(/\s+/);
  const stage = words.find((word) => word.startsWith("--from="))?.slice("--from=".length);
  const paths = words.filter((word) => !word.startsWith("--"));
  const from = stage === undefined ? root : built.get(stage)?.folder;
  if (from === undefined) throw new Error(`COPY from ${stage}, which there is not`);
  const to = paths.pop() ?? "";
  for (const named of paths)
    if (stage === undefined && !inContext().includes(named))
      throw new Error(`${named} is not in the context`);
  const found = paths.flatMap((named) =>
    named.startsWith("*")
      ? readdirSync(from).filter((one) => one.endsWith(named.slice(1)))
      : [named],
  );
  for (const path of found) {
    const target = join(
      image.folder,
      image.cwd,
      to,
      to.endsWith("/") ? relative(dirname(path), path) : "",
    );
    cpSync(join(from, path), target, {
      recursive: true,
      filter: (one) => stage !== undefined || !one.includes("node_modules"),
    });
  }
};
const carryOut = (
  { does, says }: Step,
  image: Building,
  built: ReadonlyMap<string, Building>,
): void => {
  if (does === "WORKDIR") {
    image.cwd = says;
    mkdirSync(join(image.folder, says), { recursive: true });
  } else if (does === "COPY") copy(says, image, built);
  else if (does === "RUN") run(says, image);
  else if (does === "ENV")
    image.env = {
      ...image.env,
      ...Object.fromEntries(says.split(/\s+/).map((each) => each.split("=") as [string, string])),
    };
  else if (does === "USER") image.user = says;
  else if (does === "CMD") image.command = listOf(says);
  else if (does === "HEALTHCHECK") image.health = listOf(says);
};
/** Builds every stage in folders below `into`, and gives the last. */
export const build = (stages: readonly Stage[], into: string): Image => {
  const built = new Map<string, Building>();
  let last: Building | undefined;
  for (const [n, { name, steps }] of stages.entries()) {
    const folder = join(into, `stage-${n}`);
    mkdirSync(folder);
    last = { folder, isWhole: false, env: {}, cwd: "/", user: "0:0", command: [], health: [] };
    if (name !== undefined) built.set(name, last);
    for (const step of steps) carryOut(step, last, built);
  }
  if (!last) throw new Error("there is no stage");
  return last;
};

/** Whether this machine lets us make a root of our own. */
export const canEnter = (): boolean =>
  process.getuid?.() === 0 &&
  spawnSync("unshare", ["--mount", "--pid", "--fork", "true"]).status === 0;
type Mounts = Readonly<Record<string, { readonly from: string; readonly writable?: boolean }>>;
const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
const bind = (from: string, to: string, writable = false): readonly string[] => [
  `mount --bind ${quote(from)} ${quote(to)}`,
  ...(writable ? [] : [`mount -o remount,bind,ro ${quote(to)}`]),
];
const base = ["/usr", "/lib", "/lib64", "/bin", "/etc"].filter((path) => existsSync(path));
/** What a base image would have: the machine's libraries and Node, and an /etc with names alone. */
const underneath = (at: (path: string) => string): readonly string[] => {
  for (const folder of base) mkdirSync(at(folder), { recursive: true });
  const node = realpathSync(join(root, "node_modules/.bin/node"));
  return [
    ...base.filter((path) => path !== "/etc").flatMap((path) => bind(path, at(path))),
    `mount -t tmpfs tmpfs ${quote(at("/etc"))}`,
    `cp /etc/hosts /etc/resolv.conf /etc/nsswitch.conf ${quote(at("/etc/"))} 2>/dev/null || true`,
    `mount -t tmpfs tmpfs ${quote(at("/usr/local/bin"))} && touch ${quote(at("/usr/local/bin/node"))}`,
    ...bind(node, at("/usr/local/bin/node")),
  ];
};
/**
 * The command and arguments that run `command` in the image: its folder as a root that cannot be written, where it is not whole the machine's libraries and Node under
 * it, its user without any privilege, as the first process of its own. `env`: on top of the image's.
 */
export const entering = (
  image: Image,
  command: readonly string[],
  mounts: Mounts,
  env: Readonly<Record<string, string>>,
): readonly string[] => {
  const at = (path: string): string => join(image.folder, path);
  for (const folder of ["/proc", "/dev", "/tmp"]) mkdirSync(at(folder), { recursive: true });
  const pointOf = ([path, { from }]: [string, Mounts[string]]): string =>
    statSync(from).isDirectory()
      ? `mkdir -p ${quote(at(path))}`
      : `mkdir -p ${quote(at(dirname(path)))} && touch ${quote(at(path))}`;
  const [uid, gid] = image.user.split(":");
  const given = Object.entries({ PATH: "/usr/local/bin:/usr/bin:/bin", ...image.env, ...env }).map(
    ([name, value]) => quote(`${name}=${value}`),
  );
  const script = [
    "set -e",
    "mount --make-rprivate /",
    ...bind(image.folder, image.folder, true),
    ...(image.isWhole ? [] : underneath(at)),
    `mount -t proc proc ${quote(at("/proc"))}`,
    ...bind("/dev", at("/dev"), true),
    `mount -t tmpfs tmpfs ${quote(at("/tmp"))}`,
    // Where a runtime mounts, it makes the place.
    ...Object.entries(mounts).flatMap((mount) => [
      pointOf(mount),
      ...bind(mount[1].from, at(mount[0]), mount[1].writable),
    ]),
    `mount -o remount,bind,ro ${quote(image.folder)}`,
    `cd ${quote(image.folder)}`,
    `exec chroot . setpriv --reuid=${uid} --regid=${gid} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all env -i --chdir=${quote(image.cwd)} ${given.join(" ")} ${command.map(quote).join(" ")}`,
  ].join("\n");
  return ["unshare", "--mount", "--pid", "--fork", "--kill-child", "bash", "-c", script];
};
