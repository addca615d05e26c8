// Beside the chat: the mailbox of somebody who has the web alone, and the way to what waits there.
import type { MailboxRow, MailRow } from "./contract.ts";
import { DownIcon } from "./icons.tsx";
import { useTexts, useUi } from "./store.ts";
import { clockTime, shortDay } from "./time.ts";

function Mail({ at, from, subject, text }: MailRow) {
  const t = useTexts().mail;
  const lang = useUi((u) => u.lang);
  const ms = Date.parse(at);
  return (
    <li>
      <details data-testid="mail">
        <summary>
          <time>
            {shortDay(lang, ms).split(" ")[0]} {clockTime(lang, ms)}
          </time>
          <b>{subject}</b>
          <DownIcon />
        </summary>
        <small>{t.from(from)}</small>
        <p class="mail-text">{text}</p>
        <small>{t.nothing}</small>
      </details>
    </li>
  );
}
function Mailbox({ user, name, mails }: MailboxRow) {
  const t = useTexts().mail;
  return (
    <section class="mailbox" aria-label={t.of(name)} data-testid="mailbox">
      <header>
        <span>
          <b>{name}</b>
          <small>{t.hint}</small>
        </span>
        <a
          class="quiet-btn"
          href={`/play/web?user=${encodeURIComponent(user)}`}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t.open}: ${name}`}
          data-testid="mail-web"
        >
          {t.open}
        </a>
      </header>
      {mails.length === 0 ? (
        <p>
          {t.none} <small>{t.noneHint}</small>
        </p>
      ) : (
        <ul>
          {mails.map((mail) => (
            <Mail key={mail.id} {...mail} />
          ))}
        </ul>
      )}
    </section>
  );
}
export function Mails() {
  const boxes = useUi((u) => u.mailboxes);
  return (
    <>
      {boxes.map((box) => (
        <Mailbox key={box.user} {...box} />
      ))}
    </>
  );
}
