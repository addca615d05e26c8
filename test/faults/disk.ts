// File systems of our own, in memory or in a file, and what this machine allows of them. Linux, as root.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { temporary } from "./stage.ts";

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
const allowed = (tried: () => void): boolean => {
  try {
    tried();
    return true;
  } catch {
    return false;
  }
};
export type Mounted = {
  readonly path: string;
  /** `now`: throws when somebody has a file open there; else it is gone when nobody has. */
  end(now?: boolean): void;
};
const at = (path: string): string => {
  mkdirSync(path, { recursive: true });
  return path;
};

/** A file system in memory. Throws what `mount` says. */
export const memoryDisk = (megabytes: number): Mounted => {
  const path = temporary();
  run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path);
  return {
    path,
    end: () => {
      run("umount", "-l", path);
      rmSync(path, { recursive: true, force: true });
    },
  };
};
type Direct = "on" | "off";
const attach = (image: string, direct: Direct): string =>
  run("losetup", "--find", "--show", `--direct-io=${direct}`, image);
const mountLoop = (image: string, path: string, direct: Direct): Mounted => {
  const device = attach(image, direct);
  try {
    run("mount", "-o", "noatime", device, at(path));
  } catch (error) {
    run("losetup", "-d", device);
    throw error;
  }
  return {
    path,
    end: (now = false) => {
      run("umount", ...(now ? [] : ["-l"]), path);
      run("losetup", "-d", device);
    },
  };
};
/** An image with ext4 on it, each block written once: what is written later is written in its place. */
const image = (path: string, megabytes: number): string => {
  run("dd", "if=/dev/zero", `of=${path}`, "bs=1M", `count=${megabytes}`, "status=none");
  run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", path);
  return path;
};

/** ext4 in a file of its own. `breaks`: from now on it takes no write, as after a fault of the disk; until it has been mounted anew (`mends`). */
export const fileDisk = (megabytes: number): Mounted & { breaks(): void; mends(): void } => {
  const folder = temporary();
  const file = image(join(folder, "disk.img"), megabytes);
  const path = join(folder, "disk");
  let mounted = mountLoop(file, path, "on");
  return {
    path,
    breaks: () => void run("mount", "-o", "remount,abort", path),
    mends: () => {
      mounted.end(true);
      // 1: something was put right.
      allowed(() => run("e2fsck", "-p", file));
      mounted = mountLoop(file, path, "on");
    },
    end: () => {
      mounted.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type PowerDisk = Mounted & {
  /** What lies there so far has lain there for long. */
  sync(): void;
  /** What a power cut at this moment leaves: a disk of its own, mounted, its journals played back. */
  cut(): Mounted;
};
/**
 * ext4 on a disk whose volatile cache is lost as well: its image lies, through the page cache, on a second ext4, and of that the blocks that have reached
 * the third are taken, which stands still meanwhile. What the inner one flushed is there; of the rest some, in any order.
 */
export const powerDisk = (megabytes: number): PowerDisk => {
  const folder = temporary();
  const base = mountLoop(
    image(join(folder, "base.img"), 2 * megabytes + 64),
    join(folder, "base"),
    "on",
  );
  const outer = mountLoop(
    image(join(folder, "base/outer.img"), megabytes + 32),
    join(folder, "outer"),
    "on",
  );
  const inner = mountLoop(
    image(join(folder, "outer/inner.img"), megabytes),
    join(folder, "inner"),
    "off",
  );
  const sync = (): void => {
    for (const { path } of [inner, outer]) run("sync", "-f", path);
  };
  let cuts = 0;
  const cut = (): Mounted => {
    const copy = join(folder, `cut-${++cuts}.img`);
    run("fsfreeze", "-f", base.path);
    try {
      run("cp", "--sparse=always", join(base.path, "outer.img"), copy);
    } finally {
      run("fsfreeze", "-u", base.path);
    }
    const around = mountLoop(copy, join(folder, `around-${cuts}`), "on");
    const within = mountLoop(join(around.path, "inner.img"), join(folder, `within-${cuts}`), "off");
    return {
      path: within.path,
      end: () => {
        within.end();
        around.end();
        rmSync(copy);
      },
    };
  };
  return {
    path: inner.path,
    sync,
    cut,
    end: () => {
      for (const one of [inner, outer, base]) one.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Throws nothing. Undefined: it is there. */
export const lacksMounts = (): string | undefined =>
  allowed(() => memoryDisk(1).end()) ? undefined : "root, or the right to mount";
export const lacksLoops = (): string | undefined =>
  allowed(() => fileDisk(8).end()) ? undefined : "root, loop devices and mkfs.ext4";
/** What `work` does with it; afterwards it is taken away, whatever came. */
export const during = async <D extends { end(): void }, T>(
  made: D,
  work: (made: D) => Promise<T>,
): Promise<T> => {
  try {
    return await work(made);
  } finally {
    made.end();
  }
};
