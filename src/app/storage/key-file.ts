// The file of the master key: made once, read at every start.
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { KeyFileError, keyBytes } from "../../engine/encryption.ts";
import { type Masters, markOf } from "../../engine/master.ts";
import { writeDurably } from "../../store/durable.ts";

const make = (file: string): void => {
  try {
    writeDurably(file, `${randomBytes(keyBytes).toString("base64")}\n`, "new");
  } catch (error) {
    // Another program was faster: its key is the one.
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
};
/** Whether others than the owner may read or write the file. Throws what the disk throws. */
export const isForOthers = (file: string): boolean => (statSync(file).mode & 0o077) !== 0;
/**
 * Reads the master key (32 bytes, base64). With `create`, a missing file is made with mode 0600, and is durable before anything is encrypted with it.
 * Without it, a missing file is a failure: a new key beside an old database would lock everybody out of it. Throws `KeyFileError` for that, for a file that
 * others may read, and for one that holds no key; and whatever the disk throws while it is made.
 */
const readKeyFile = (file: string, create: boolean): Uint8Array => {
  if (!existsSync(file)) {
    if (!create) throw new KeyFileError("missing");
    make(file);
  }
  let text: string;
  try {
    if (isForOthers(file)) throw new KeyFileError("open");
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw error instanceof KeyFileError ? error : new KeyFileError("unreadable");
  }
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== keyBytes) throw new KeyFileError("malformed");
  return key;
};

/** Where a master key lies that has been replaced: beside the one that replaced it, called by its mark. */
export const olderKeyFile = (file: string, master: Uint8Array): string =>
  `${file}.old-${markOf(master)}`;
/** One that cannot be read, or is none, opens nothing. */
const readOlder = (path: string): readonly Uint8Array[] => {
  try {
    return [readKeyFile(path, false)];
  } catch (error) {
    if (error instanceof KeyFileError) return [];
    throw error;
  }
};
/** The master key in a file, and those before it beside it. Throws as `readKeyFile` does. */
export const mastersIn = (named: string, create: boolean): Masters => {
  readKeyFile(named, create);
  const file = realpathSync(named);
  return {
    current: () => readKeyFile(file, false),
    older: () =>
      readdirSync(dirname(file)).flatMap((name) =>
        name.startsWith(`${basename(file)}.old-`) ? readOlder(join(dirname(file), name)) : [],
      ),
  };
};
