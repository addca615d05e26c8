// The image as a real builder makes it, without a registry of images: buildah carries out the Containerfile, on a base of Debian by mmdebstrap with the Node of this project and the npm of this machine.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../support/source.ts";
import { canEnter, type Image } from "./containerfile.ts";

const does = (words: readonly string[]): boolean =>
  spawnSync(words[0] ?? "", words.slice(1)).status === 0;
/** Whether this machine has what it takes: Debian's buildah, netavark and mmdebstrap, and the right to make a root of its own. */
export const canBuild = (): boolean =>
  canEnter() && does(["buildah", "--version"]) && does(["mmdebstrap", "--version"]);

const run = (words: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(words[0] ?? "", words.slice(1), {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${words.join(" ")}: ${stderr}${stdout}`);
  return stdout.trim();
};
/** What this process may have: buildah asks for more, and not every machine lets it. */
const ulimits = (): readonly string[] => {
  const limits = readFileSync("/proc/self/limits", "utf8");
  const hard = (name: string): string =>
    new RegExp(`^${name}\\s+\\S+\\s+(\\S+)`, "m").exec(limits)?.[1]?.replace("unlimited", "-1") ??
    "-1";
  return ["nofile=Max open files", "nproc=Max processes"].flatMap((each) => {
    const [name = "", row = ""] = each.split("=");
    return ["--ulimit", `${name}=${hard(row)}:${hard(row)}`];
  });
};
const authorities = "/etc/ssl/certs/ca-certificates.crt";
/** Node and npm where the official image has them, and what npm needs to ask as this machine does. */
const layOver = (folder: string): void => {
  const local = join(folder, "usr/local");
  for (const part of ["bin", "etc", "lib/node_modules"])
    mkdirSync(join(local, part), { recursive: true });
  cpSync(realpathSync(join(root, "node_modules/.bin/node")), join(local, "bin/node"), {
    dereference: true,
  });
  const npm = dirname(dirname(realpathSync(run(["which", "npm"]))));
  cpSync(npm, join(local, "lib/node_modules/npm"), { recursive: true });
  symlinkSync("../lib/node_modules/npm/bin/npm-cli.js", join(local, "bin/npm"));
  writeFileSync(join(local, "etc/npmrc"), `cache=/npm-cache\ncafile=${authorities}\n`);
  if (!existsSync(authorities)) return;
  mkdirSync(dirname(join(folder, authorities)), { recursive: true });
  cpSync(authorities, join(folder, authorities), { dereference: true });
};

type Config = {
  readonly Env: readonly string[];
  readonly Cmd: readonly string[];
  readonly User: string;
  readonly WorkingDir: string;
  readonly Healthcheck: { readonly Test: readonly string[] };
};
/** What it builds goes with `close`. */
export const openBuilder = () => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-image-"));
  const place = [
    "buildah",
    "--root",
    join(folder, "images"),
    "--runroot",
    join(folder, "run"),
    "--storage-driver",
  ];
  const driver = does([...place, "overlay", "info"]) ? "overlay" : "vfs";
  const buildah = (...words: readonly string[]): string => run([...place, driver, ...words]);
  const base = (): void => {
    const [tar, over] = [join(folder, "base.tar"), join(folder, "over")];
    run([
      "mmdebstrap",
      "--quiet",
      "--variant=minbase",
      "--include=ca-certificates,libstdc++6",
      "trixie",
      tar,
    ]);
    layOver(over);
    const work = buildah("from", "scratch");
    buildah("add", work, tar, "/");
    buildah("copy", work, over, "/");
    buildah("commit", "--rm", work, "localhost/base");
  };
  return {
    /** The Containerfile as it stands. Packages come from npm's cache on this machine, and from the registry what is not there. */
    build: (name: string): void => {
      base();
      const cache = run(["npm", "config", "get", "cache"]);
      mkdirSync(cache, { recursive: true });
      // The format of OCI has no health check.
      const how = [
        "--isolation",
        "chroot",
        "--format",
        "docker",
        "--pull=never",
        "--ignorefile",
        ".containerignore",
        ...ulimits(),
      ];
      buildah(
        "build",
        ...how,
        "--build-arg",
        "BASE=localhost/base",
        "--volume",
        `${cache}:/npm-cache:rw`,
        "--file",
        "Containerfile",
        "--tag",
        name,
        ".",
      );
    },
    /** Another image that differs in one file. */
    derive: (from: string, name: string, path: string, content: string): void => {
      const [work, file] = [buildah("from", "--pull=never", from), join(folder, "changed")];
      writeFileSync(file, content);
      buildah("copy", work, file, path);
      buildah("commit", "--format", "docker", "--rm", work, name);
    },
    mounted: (name: string): Image => {
      const { config } = JSON.parse(buildah("inspect", "--type", "image", name)).Docker as {
        config: Config;
      };
      return {
        folder: buildah("mount", buildah("from", "--pull=never", name)),
        isWhole: true,
        env: Object.fromEntries(
          config.Env.map((each) => [
            each.slice(0, each.indexOf("=")),
            each.slice(each.indexOf("=") + 1),
          ]),
        ),
        cwd: config.WorkingDir,
        user: config.User,
        command: config.Cmd,
        health: config.Healthcheck.Test.slice(1),
      };
    },
    close: (): void => {
      buildah("umount", "--all");
      buildah("rm", "--all");
      buildah("rmi", "--all", "--force");
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
