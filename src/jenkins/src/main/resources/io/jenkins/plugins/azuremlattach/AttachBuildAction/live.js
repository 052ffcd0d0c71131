/* Shows the targets anew while the build runs; what somebody has opened stays open. */
(function () {
  "use strict";

  function refresh(panel) {
    fetch(panel.dataset.url, { cache: "no-store" })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then((text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-still-running]");
        if (fresh === null) {
          return;
        }
        const targets = document.importNode(fresh, true);
        panel.querySelectorAll("details[data-key]").forEach((old) => {
          const same = targets.querySelector(`details[data-key="${CSS.escape(old.dataset.key)}"]`);
          if (same !== null && old.dataset.touched === "true") {
            same.open = old.open;
            same.dataset.touched = "true";
          }
        });
        panel.replaceChildren(targets);
        Behaviour.applySubtree(panel, true);
        if (targets.dataset.stillRunning === "true") {
          later(panel);
        }
      })
      .catch(() => later(panel));
  }

  function later(panel) {
    window.setTimeout(() => refresh(panel), 3000);
  }

  document.querySelectorAll(".azureml-attach").forEach((panel) => {
    panel.addEventListener("click", (event) => {
      const summary = event.target.closest("summary");
      if (summary !== null) {
        summary.parentElement.dataset.touched = "true";
      }
      const link = event.target.closest("a[href^='#azureml-attach-']");
      if (link !== null) {
        const details = document.getElementById(link.hash.substring(1)).closest("details");
        details.open = true;
        details.dataset.touched = "true";
      }
    });
    if (panel.dataset.running === "true") {
      later(panel);
    }
  });
})();
