/** What the bot may do in a workspace. The manifest says why, and asks for the same. */
export const botScopes = [
  "commands",
  "chat:write",
  "im:write",
  "channels:history",
  "groups:history",
  "im:history",
  "channels:read",
  "groups:read",
] as const;
