// The pages work without this. With it nothing is loaded as a whole: what is sent and what changes is fetched and put into the page as it stands.
// `Idiomorph` stands before it. The server's events: `change`, `alive` (its time in seconds), `ended`; their data holds nothing of a case.
(() => {
  const [lostAfterMs, warnBeforeMs, pingAfterMs, settleMs] = [60_000, 120_000, 60_000, 500];
  const root = document.documentElement;
  const { body } = document;
  const byId = (id, of = document) => of.getElementById(id);
  const policy = window.trustedTypes?.createPolicy("stafett", { createHTML: (text) => text });
  const parse = (text) =>
    new DOMParser().parseFromString(policy?.createHTML(text) ?? text, "text/html");
  const isIn = (of = document) => "in" in of.body.dataset;
  const shellOf = (of) => `${isIn(of)} ${of.querySelector("script[src]")?.getAttribute("src")}`;
  const channel = isIn() ? new BroadcastChannel("stafett") : undefined;
  let [edits, draft, busy, stale, covered, queue] = [0, false, 0, false, "", Promise.resolve()];
  let [shown, movedAt, heardAt, pingedAt, skewMs] = [0, 0, Date.now(), Date.now(), 0];
  let endsAt = Number(root.dataset.ends) * 1000;
  root.classList.add("js");
  // A link with which somebody answers leaves the address, and with it the history.
  if (location.pathname.startsWith("/answer/")) history.replaceState(null, "", "/answer");

  // A row is known again by what it is about, or a live change could put another one under the finger.
  const keyed = (of) => {
    const seen = {};
    for (const each of of.querySelectorAll("[data-key]")) {
      const { key } = each.dataset;
      seen[key] = (seen[key] ?? 0) + 1;
      each.id = `row-${key}-${seen[key]}`;
    }
  };
  /** Asked for no other: the library would leave out all that stands in what has the focus, such as the whole content after a link. */
  const isTyped = (node) => node.matches("input, select, textarea");
  const placeOf = (node) => node.closest("li[id^=row-], [id^=post-]")?.id;
  /** Focus stays on what it was on. Where that is gone or means something else, it goes to the row, to the post or to what was said. */
  const refocus = (before, live) => {
    const now = document.activeElement;
    if (
      live &&
      (before.place === undefined ||
        (now.textContent === before.text && placeOf(now) === before.place))
    )
      return;
    const target = byId(before.place ?? "said") ?? byId("said");
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };
  const callbacks = (live) => ({
    beforeAttributeUpdated: (name, node) => !(name === "open" && node.localName === "details"),
    beforeNodeMorphed: (node) => !(live && node.id === "said"),
  });
  /** Puts a page into this one; false where it is another kind of page, which the browser must open itself. */
  const show = (text, { live = false, url } = {}) => {
    const next = parse(text);
    if (!byId("main", next) || shellOf(next) !== shellOf(document)) return false;
    const isOther =
      next.body.className !== body.className || (url !== undefined && url !== location.href);
    const active = document.activeElement;
    for (const of of [document, next]) keyed(of);
    const before = { text: active.textContent, place: placeOf(active) };
    const read = byId("main").textContent;
    shown++;
    if (!live) {
      draft = false;
      byId("said").replaceChildren();
      for (const each of document.querySelectorAll("details.ask")) each.open = false;
    }
    for (const id of ["nav", "main"]) {
      const [old, fresh] = [byId(id), byId(id, next)];
      if (isOther) old?.replaceWith(fresh);
      else if (old)
        Idiomorph.morph(old, fresh, {
          ignoreActiveValue: isTyped(active),
          callbacks: callbacks(live),
        });
    }
    body.className = next.body.className;
    body.toggleAttribute("data-live", "live" in next.body.dataset);
    document.title = next.title;
    endsAt = Number(next.documentElement.dataset.ends) * 1000;
    // What one did oneself is heard of, too: where nothing reads otherwise, nothing has moved.
    if (live && byId("main").textContent !== read) movedAt = Date.now();
    if (live) refocus(before, live);
    if (live) return true;
    channel?.postMessage(["ends", endsAt]);
    if (url !== undefined && url !== location.href) history.pushState(null, "", url);
    if (isOther) scrollTo(0, 0);
    const errors = byId("errors");
    if (errors) errors.focus();
    else if (isOther) byId("main").focus();
    else if (!next.querySelector("form.form")) refocus(before, live);
    return true;
  };
  const isPage = (answer) => answer.headers.get("content-type")?.startsWith("text/html");

  /** As without a script. Its key makes it harmless to send it twice. The form itself may be another's by now. */
  const sendPlainly = (action, data) => {
    const form = Object.assign(document.createElement("form"), {
      action,
      method: "post",
      hidden: true,
    });
    // An input would drop line breaks.
    for (const [name, value] of data)
      form.append(Object.assign(document.createElement("textarea"), { name, value }));
    body.append(form);
    form.submit();
  };
  /** Nothing came back, and nothing else does: a browser that goes there now loses the page, with what was typed into it. */
  const isLost = async () => isIn() && !(await tellServer("/active").catch(() => undefined));
  const post = (action, data) => fetch(action, { method: "POST", body: new URLSearchParams(data) });
  const deliver = async (form, action, data) => {
    try {
      const answer = await post(action, data);
      const url = answer.redirected ? answer.url : undefined;
      if (!isPage(answer) || !show(await answer.text(), { url })) sendPlainly(action, data);
    } catch {
      if (await isLost()) cover("lost");
      else sendPlainly(action, data);
    }
    busy--;
    form.ariaBusy = null;
  };
  /** One after the other, each as it was when it was pressed. */
  const send = (form, button) => {
    if (form.ariaBusy) return;
    form.ariaBusy = "true";
    busy++;
    const { action } = form;
    const data = new FormData(form, button);
    queue = queue.then(() => deliver(form, action, data));
  };
  /** Asks for the questions that depend on an answer. What was changed meanwhile is asked with, not overwritten. */
  const redraw = async (form) => {
    const asked = edits;
    try {
      const answer = await post(form.action, new FormData(form, form.querySelector(".redraw")));
      const text = await answer.text();
      if (asked !== edits) return redraw(form);
      if (!isPage(answer) || !show(text)) throw new Error(String(answer.status));
      draft = true;
    } catch {
      root.classList.remove("js");
    }
  };
  const go = async (url) => {
    try {
      const answer = await fetch(url);
      if (!isPage(answer) || !show(await answer.text(), { url: answer.url })) location.assign(url);
    } catch {
      if (await isLost()) cover("lost");
      else location.assign(url);
    }
  };

  const update = async () => {
    if (!("live" in body.dataset) || covered) return;
    stale = document.hidden;
    if (stale) return;
    if (draft || busy || document.querySelector("details.ask[open]"))
      return void setTimeout(update, 3000);
    const before = shown;
    const answer = await fetch(location.href, { headers: { "stafett-live": "1" } }).catch(
      () => undefined,
    );
    if (!answer?.ok || !isPage(answer)) return;
    const text = await answer.text();
    // What was done meanwhile is newer.
    if (before !== shown || draft || busy) return update();
    if (!show(text, { live: true })) location.reload();
  };

  const notice = (name) => {
    byId("notices").replaceChildren(...(name ? [byId(`on-${name}`).content.cloneNode(true)] : []));
    byId("notices").dataset.shows = name;
    movedAt = Date.now();
  };
  const cover = (why) => {
    if (covered === why || covered === "ended") return;
    covered = why;
    root.classList.toggle("covered", why !== "");
    notice(why);
    if (why) document.title = "Stafett";
    if (why) byId("notices").querySelector("h1").focus();
  };
  const csrf = () => document.querySelector("[name=csrf]")?.value ?? "";
  const tellServer = (path) =>
    fetch(path, { method: "POST", keepalive: true, body: new URLSearchParams({ csrf: csrf() }) });
  const hide = () => {
    cover("cover");
    if (isIn()) tellServer("/cover").catch(() => undefined);
  };
  const again = () => {
    if (covered === "lost") return ping();
    const form = draft && covered === "ended" && document.querySelector("form.form");
    // The server keeps what was typed until somebody has signed in again.
    if (form) sendPlainly(form.action, [...new FormData(form), ["do", "redraw"]]);
    else location.reload();
  };

  const heard = (kind, data) => {
    if (kind === "cover") return cover("cover");
    if (kind === "ended") return cover("ended");
    if (kind === "ends") endsAt = Math.max(endsAt, data) || endsAt;
    heardAt = Date.now();
    if (kind === "alive" && data) skewMs = Number(data) * 1000 - Date.now();
    const wasLost = covered === "lost";
    if (wasLost) cover("");
    if (wasLost || kind === "change") update();
  };
  const tell = (kind, data) => {
    heard(kind, data);
    channel?.postMessage([kind, data]);
  };
  /** Somebody typed or clicked: only that keeps a session alive. */
  const ping = async () => {
    pingedAt = Date.now();
    const answer = await tellServer("/active").catch(() => undefined);
    if (answer?.ok) tell("ends", Number(answer.headers.get("stafett-ends")) * 1000 || endsAt);
    else if (answer?.status === 401) tell("ended");
  };
  const acted = () => {
    if (isIn() && !covered && Date.now() - pingedAt > pingAfterMs) ping();
  };
  const listen = () => {
    const events = new EventSource(`/events?seen=${encodeURIComponent(root.dataset.seen ?? "")}`);
    for (const kind of ["change", "alive", "ended"])
      events.addEventListener(kind, ({ data }) => tell(kind, data));
    events.onopen = () => tell("alive");
    events.onerror = () => events.readyState === EventSource.CLOSED && setTimeout(listen, 5000);
  };
  const tick = () => {
    if (Date.now() - heardAt > lostAfterMs) cover("lost");
    const leftMs = endsAt - Date.now() - skewMs;
    if (leftMs <= 0) cover("ended");
    if (covered) return;
    const warns = leftMs < warnBeforeMs;
    if (warns !== (byId("notices").dataset.shows === "soon")) notice(warns ? "soon" : "");
  };
  if (channel) {
    channel.onmessage = ({ data }) => heard(...data);
    channel.postMessage(["ends", endsAt]);
    // One tab of all holds the stream; the next takes over when it is closed.
    if (navigator.locks) navigator.locks.request("stafett-events", () => new Promise(listen));
    else listen();
    setInterval(tick, 5000);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "plain" in form.dataset) return;
    event.preventDefault();
    // What has just moved under the finger was not meant.
    if (Date.now() - movedAt > settleMs) send(form, event.submitter);
  });
  document.addEventListener("click", (event) => {
    acted();
    const does = event.target.closest("[data-does]")?.dataset.does;
    if (does) event.preventDefault();
    if (does === "stay") ping();
    if (does === "again") again();
    if (event.target.closest("#hide")) hide();
    const link = event.target.closest("a[href]");
    const within = link?.getAttribute("href").startsWith("#") && byId(link.hash.slice(1));
    if (within) {
      event.preventDefault();
      within.focus();
    }
    const isOwn = link?.origin === location.origin && !link.rel;
    if (
      !isOwn ||
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    go(link.href);
  });
  document.addEventListener("input", ({ target }) => {
    acted();
    edits++;
    if (target.closest("form.form")) draft = true;
  });
  document.addEventListener(
    "change",
    ({ target }) => "redraws" in target.dataset && redraw(target.form),
  );
  let shifts = [];
  document.addEventListener("keydown", ({ key, repeat, target, timeStamp }) => {
    acted();
    if (key === "Shift" && !repeat) shifts = [...shifts, timeStamp].slice(-3);
    else if (key !== "Shift") shifts = [];
    if (shifts.length === 3 && timeStamp - shifts[0] < 1500) hide();
    const open = key === "Escape" && target.closest?.("details.ask[open]");
    if (open) open.open = false;
    if (open) open.querySelector("summary").focus();
  });
  // `toggle` does not bubble.
  document.addEventListener(
    "toggle",
    ({ target }) =>
      target.matches("details.ask[open]") && target.querySelector(".question").focus(),
    true,
  );
  document.addEventListener("visibilitychange", () => stale && update());
  addEventListener("popstate", () => location.reload());
  byId("hide").hidden = false;
})();
