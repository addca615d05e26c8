// What the terminal says when the program starts, or cannot. For the person who runs it.
import type { KeyFileFailure } from "../engine/encryption.ts";
import type { OpenFailure } from "../store/cannot-open.ts";
import { anyPlatform, everyPlatform, norPlatform } from "./platforms/names.ts";

/** How the command is written where this is read: by its name, but for a checkout. */
export const called = ["start", "dev", "stafett"].includes(process.env.npm_lifecycle_event ?? "")
  ? "npm run -s stafett --"
  : "stafett";
export type StartTexts = {
  noConfig(path: string): string;
  badConfig(count: number): string;
  notReread(path: string, count: number): string;
  readonly notSavedAnew: string;
  reread(revision: number): string;
  readonly badEnvironment: string;
  database(why: OpenFailure): string;
  keyFile(why: KeyFileFailure): string;
  readonly portTaken: string;
  readonly diskFull: string;
  readonly notWritable: string;
  noFolder(path: string): string;
  unexpected(name: string, place: string): string;
  /** `hint`: what to look at, a sentence of the platform's own. */
  unheard(label: string, why: string, hint: string): string;
  playground(host: string, port: number): string;
  readonly loopbackOnly: string;
  readonly noPlayground: string;
  readonly notConnected: string;
  /** A newer program has changed the database so that this one stops. */
  readonly overtaken: string;
};

export const startTexts: StartTexts = {
  noConfig: (path) =>
    `There is no configuration file ${path}. ${called} init makes one, or name yours with STAFETT_CONFIG. Nothing has been started.`,
  badConfig: (count) =>
    `Stafett does not start: ${count === 1 ? "one mistake" : `${count} mistakes`} in the configuration. Nothing has changed.`,
  notReread: (path, count) =>
    `${path} ${count === 0 ? "is not there" : count === 1 ? "has one mistake" : `has ${count} mistakes`}. The configuration that was in use still is. Nothing has changed.`,
  overtaken:
    "A newer version of Stafett has rebuilt the database, and this version stops. Everything that was saved is still there. Start the newer version here, too.",
  notSavedAnew: "The new configuration could not be saved. The one that was in use still is.",
  reread: (revision) =>
    `The configuration has been read again (${revision}). What stands in the environment, as ports, files and the settings of ${everyPlatform}, changes only when Stafett is started again.`,
  badEnvironment: "Stafett does not start: the environment is not right. Nothing has changed.",
  database: (why) =>
    ({
      newer:
        "The database was written by a newer version of Stafett. Nothing has changed. Start the newer version, or restore a backup.",
      format:
        "The database is in a format from before 0.2.0, or belongs to another program, and this version cannot read it. Nothing has changed. Move the database and its keys aside to begin anew, or start the version that wrote them.",
      locked: "Another Stafett is already using the database. Nothing has changed. Stop it first.",
      unreadable:
        "The database cannot be read. Nothing has changed. Check the file and its permissions, or restore a backup.",
      damaged: `The database is damaged. Nothing has changed. Run ${called} verify to see what is wrong, or restore a backup.`,
      older: `The database is older than it was when Stafett stopped: something has been lost. Nothing has changed. Put the right one back, or restore a backup with ${called} restore.`,
      noKeys:
        "The keys of the cases are missing, but the database is there. Without the keys nothing can be read. Nothing has changed. Put them back: the file stafett.keys.db, or what STAFETT_KEYS_URL names.",
      noData:
        "The database is missing, but the file with the keys of the cases is there. Nothing has changed. Put stafett.db back, or move the keys aside to begin anew.",
      otherKeys:
        "The keys of the cases belong to another database. Nothing has changed. Put the right ones back: the file stafett.keys.db, or what STAFETT_KEYS_URL names.",
      notWritable:
        "Stafett may not write in its folder. Check the permissions. Nothing has changed.",
      unreachable:
        "The database server does not answer. Nothing has changed. Check that it runs, and that the addresses in DATABASE_URL and STAFETT_KEYS_URL are right.",
      doubtful:
        "Stafett cannot be sure that this is the right database server, and does not connect. Nothing has changed. Check that the server has TLS and a certificate that is valid, that the name in DATABASE_URL and STAFETT_KEYS_URL stands in it, and that sslrootcert names the right issuer.",
      noEntry:
        "The database server does not let Stafett in. Nothing has changed. Check user, password, database, rights and what stands after the question mark in DATABASE_URL and STAFETT_KEYS_URL.",
    })[why],
  keyFile: (why) =>
    ({
      missing:
        "The key file is missing, but the database is there. Without the key nothing can be read. Put the file back, or name it with STAFETT_KEY_FILE. Nothing has changed.",
      unreadable: "The key file cannot be read. Check its permissions. Nothing has changed.",
      malformed:
        "The key file is not a key (32 bytes in base64). Nothing has changed. Put the right one back.",
      other:
        "The key file belongs to another database. Nothing has changed. Put the right one back, or name it with STAFETT_KEY_FILE.",
      open: "The key file can be read by others. Make it private: chmod 600. Nothing has changed.",
    })[why],
  portTaken: "The port is taken. Choose another with PORT. Nothing has changed.",
  diskFull: "The disk is full. Nothing has been saved. Free some space and start again.",
  notWritable: "Stafett may not write in its folder. Check the permissions. Nothing has changed.",
  noFolder: (path) =>
    `The folder ${path} is not there and cannot be made. Check the path, or what names it: DATABASE_URL or STAFETT_KEY_FILE. No data has changed.`,
  unexpected: (name, place) =>
    `Stafett could not start (${name}${place ? `, ${place}` : ""}). What was saved is still there.`,
  unheard: (label, why, hint) =>
    `Stafett does not hear ${label} yet (${why}). ${hint} All the rest is running, and Stafett tries again by itself.`,
  playground: (host, port) => `Stafett is running. The playground: http://${host}:${port}`,
  loopbackOnly:
    "The playground is shown on this computer only. Set HOST to 127.0.0.1, or give SLACK_BOT_TOKEN to run for real.",
  noPlayground: `Stafett is connected to neither ${norPlatform}, and the playground is not installed here. Give the settings of ${anyPlatform}, or run npm ci, which brings the playground. Nothing has changed.`,
  notConnected: `Stafett is connected to neither ${norPlatform}. Give the settings of ${anyPlatform}; ${called} check says what is missing. Nothing has changed.`,
};
