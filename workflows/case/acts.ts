// The commands on a case of which its table of situations says who may give them.

type Missing = "setWish" | "goMissing" | "rang" | "found" | "askMissing";
type Police = "tellInvestigation" | "endInvestigation";
type Joining = "same" | "answerSame" | "undoSame";
type Closing = "close" | "confirmClose" | "keepOpen" | "closeAgain";
type Calls = "approveCall" | "objectCall" | "callUnsaid" | "callUnreviewed";
type Answers =
  | "undo"
  | "alarm"
  | "calm"
  | "noContact"
  | "checkIn"
  | "called"
  | "snooze"
  | "weekend"
  | "cannotCover";
type Known =
  | "setSafeContact"
  | "setRisk"
  | "setChild"
  | "setDeadline"
  | "deadlineMet"
  | "changeDeadline";
type Sharing =
  | "assign"
  | "invite"
  | "uninvite"
  | "endPart"
  | "cover"
  | "uncover"
  | "consent"
  | "revoke";
type Invited = "look" | "accept" | "decline" | "leave";
type Registrar = "openForRegistrar" | "closeForRegistrar";
type Counting = "sayForStatistics";
type Whole = "rename" | "file" | "reopen" | "erase" | "miss" | "askAgain" | "consentDue";
/** All of them. */
export type Acts =
  | Answers
  | Police
  | Calls
  | Known
  | Sharing
  | Invited
  | Closing
  | Joining
  | Missing
  | Registrar
  | Counting
  | Whole;
