// The body of a request or an answer, read no further than it may be long.

/** undefined: it has more than `mostBytes`, and the rest was not read. Without a body: empty. Rejects when the stream does. */
export const readUpTo = async (
  body: ReadableStream<Uint8Array> | null,
  mostBytes: number,
): Promise<Buffer<ArrayBuffer> | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
};
