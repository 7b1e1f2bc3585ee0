// Opens a share link: takes the token out of the address, asks this server for the summary, and shows it. The token goes
// into that request's Authorization field and nowhere else, and stays in this tab.
"use strict";
(() => {
  const key = "attune.share";
  const byID = (id) => document.getElementById(id);
  const status = byID("status"), summary = byID("summary"), controls = byID("controls");
  const from = byID("from"), to = byID("to"), again = byID("again");
  const buttons = controls.querySelectorAll("button");

  const messages = {
    none: "This page shows a summary that somebody shares with you. Open it by the whole link that you were given: "
      + "the part behind “#” is missing.",
    unauthorized: "This link does not work any more: it has expired or was revoked. Ask the person who gave it to you "
      + "for a new one.",
    forbidden: "This link does not open a summary.",
    notAcceptable: "This server cannot show the summary in that form.",
    failed: "The server could not make the summary. Try again later.",
    offline: "The server cannot be reached. Check your connection, and try again.",
    loading: "Loading the summary …",
  };

  // Without storage, as where a browser keeps nothing, the token lasts until the page is left.
  let kept = null;
  const remember = (token) => {
    kept = token;
    try {
      if (token) sessionStorage.setItem(key, token); else sessionStorage.removeItem(key);
    } catch { /* kept in memory */ }
  };
  const recall = () => {
    try { return sessionStorage.getItem(key) ?? kept; } catch { return kept; }
  };

  // The token of the address, which does not stay there: not on the screen, not in the history.
  const takeToken = () => {
    if (location.hash.length < 2) return false;
    const token = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    remember(/^ats_[A-Za-z0-9_-]+$/.test(token) ? token : null);
    return true;
  };

  const say = (text, canRetry = false) => {
    status.textContent = text;
    again.hidden = !canRetry;
  };

  const refusal = async (response) => {
    const seconds = Number(response.headers.get("Retry-After"));
    switch (response.status) {
      case 401: return messages.unauthorized;
      case 403: case 404: return messages.forbidden;
      case 406: return messages.notAcceptable;
      case 429: case 503:
        return `The server is busy. Try again ${seconds > 0 ? `in ${seconds} seconds` : "shortly"}.`;
    }
    if (response.status >= 500) return messages.failed;
    try {
      const problem = await response.json();
      return `The summary cannot be shown. ${problem.detail ?? problem.title ?? ""}`;
    } catch {
      return messages.failed;
    }
  };

  let asked = 0, asking = null;

  // Lets no answer that is still to come be used.
  const stop = () => {
    asked += 1;
    asking?.abort();
  };

  // What is read from the answer to the newest request; null where there is nothing to use, of which the reader has been
  // told. Until all of the answer is there, another link may have been opened, or this one left.
  const ask = async (mediaType, read) => {
    stop();
    const token = recall();
    const number = asked;
    if (!token) {
      say(messages.none);
      return null;
    }
    const query = new URLSearchParams();
    if (from.value) query.set("from", from.value);
    if (to.value) query.set("to", to.value);
    const path = `/v1/summary?${query}`.replace(/\?$/, "");
    asking = new AbortController();
    say(messages.loading);
    for (const button of buttons) button.disabled = true;
    try {
      const response = await fetch(path, {
        headers: { Authorization: `Bearer ${token}`, Accept: mediaType }, cache: "no-store", credentials: "omit",
        redirect: "error", signal: asking.signal,
      });
      const content = response.ok ? await read(response) : null;
      const text = response.ok ? "" : await refusal(response);
      if (number !== asked) return null;
      if (response.ok) return content;
      if (response.status === 401) {
        remember(null);
        clear();
      }
      say(text, response.status === 429 || response.status >= 500);
    } catch {
      if (number === asked) say(messages.offline, true);
    } finally {
      if (number === asked) for (const button of buttons) button.disabled = false;
    }
    return null;
  };

  const clear = () => {
    summary.replaceChildren();
    controls.hidden = true;
    document.title = "Shared summary";
  };

  const show = async () => {
    const text = await ask("text/html", (response) => response.text());
    if (text === null) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    const main = page.querySelector("main");
    if (!main) {
      say(messages.failed, true);
      return;
    }
    from.value = main.dataset.from ?? "";
    to.value = main.dataset.to ?? "";
    summary.replaceChildren(...document.adoptNode(main).childNodes);
    document.title = page.title;
    controls.hidden = false;
    say(`Showing ${from.value} to ${to.value}.`);
  };

  // A file made of the answer, saved by the browser; it does not leave this machine.
  const save = async (mediaType, name) => {
    const answer = await ask(mediaType, (response) => response.blob());
    if (!answer) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(answer);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(`Saved as ${name}.`);
  };

  const start = () => {
    from.value = to.value = "";
    clear();
    show();
  };

  byID("period").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  byID("print").addEventListener("click", () => print());
  byID("json").addEventListener("click", () => save("application/json", "summary.json"));
  byID("fhir").addEventListener("click", () => save("application/fhir+json", "summary.fhir.json"));
  again.addEventListener("click", show);
  addEventListener("hashchange", () => { if (takeToken()) start(); });
  // A browser that keeps the page to go back to keeps no summary with it: the link may not work any more by then.
  addEventListener("pagehide", () => {
    stop();
    clear();
    say("");
  });
  addEventListener("pageshow", (event) => { if (event.persisted) start(); });
  takeToken();
  start();
})();
