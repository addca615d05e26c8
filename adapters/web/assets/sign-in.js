// Asks the browser for a passkey and sends its answer. It writes text, never markup, and has no words of its own.
(() => {
  const post = async (address, body) => {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      body: JSON.stringify(body),
    });
    return { isOk: response.ok, said: await response.json() };
  };
  const ask = async (form, options) =>
    form.dataset.passkey === "create"
      ? navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
        })
      : navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
        });
  const isSupported = (form) => {
    const name =
      form.dataset.passkey === "create"
        ? "parseCreationOptionsFromJSON"
        : "parseRequestOptionsFromJSON";
    return (
      typeof window.PublicKeyCredential === "function" &&
      typeof PublicKeyCredential[name] === "function"
    );
  };
  // What is said to the person; undefined: the browser goes on to the next page.
  const run = async (form) => {
    if (!isSupported(form)) return form.dataset.unsupported;
    const { next, csrf } = form.dataset;
    const code = form.elements.code ? { code: form.elements.code.value } : {};
    const options = await post(form.dataset.options, { ...code, csrf });
    if (!options.isOk) return options.said.said;
    // An account of the person's organisation is asked for instead of a key.
    if (options.said.to) {
      location.replace("/enrol/organisation");
      return undefined;
    }
    let credential;
    try {
      credential = await ask(form, options.said);
    } catch {
      return form.dataset.cancelled;
    }
    const answer = await post(form.dataset.answer, { credential: credential.toJSON(), next, csrf });
    if (!answer.isOk) return answer.said.said;
    // A path of this host, and nothing that a browser reads as another's address.
    location.replace(/^\/(?![/\\])/.test(answer.said.to) ? answer.said.to : "/");
    return undefined;
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const [button, said] = [form.querySelector("button"), form.querySelector("[data-said]")];
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      said.textContent = "";
      const text = await run(form).catch(() => form.dataset.offline);
      button.disabled = false;
      if (text !== undefined) said.textContent = text;
    });
  }
})();
