// Reads the page again when the worker says that something changed, and puts the new parts in place. Without it the page works too.
(() => {
  "use strict";
  let isReading = false;

  async function read() {
    if (isReading || document.hidden) return;
    isReading = true;
    try {
      const answer = await fetch("/", { headers: { accept: "text/html" } });
      if (answer.redirected || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of document.querySelectorAll("[data-live]")) {
        const fresh = page.getElementById(part.id);
        const isUsed = part.contains(document.activeElement) && document.activeElement !== document.body;
        if (fresh && !isUsed && fresh.innerHTML !== part.innerHTML) {
          const open = [...part.querySelectorAll("details")].map((details) => details.open);
          part.replaceChildren(...fresh.childNodes);
          part.querySelectorAll("details").forEach((details, index) => (details.open = open[index] ?? false));
        }
      }
    } catch {
      // The worker was stopped or is on its way: the event source asks again by itself.
    } finally {
      isReading = false;
    }
  }

  new EventSource("/live").addEventListener("changed", read);
  document.addEventListener("visibilitychange", read);
})();
