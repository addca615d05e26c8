// One statement past the program.
import { Client } from "pg";

/** On a connection of its own, with the driver's own types. */
export const askedOf = async (url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};
