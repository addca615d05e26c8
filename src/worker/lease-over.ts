/** The process stood still between its claim and the sending: another may have looked for the post and sent it meanwhile, and to send it now would double it. */
export class LeaseOver extends Error {
  override readonly name = "LeaseOver";
}
