/* Shows the targets anew while the build runs. */
(function () {
  "use strict";

  function refresh(panel) {
    fetch(panel.dataset.url, { cache: "no-store" })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then((text) => {
        const fresh = new DOMParser().parseFromString(text, "text/html");
        const targets = fresh.querySelector("[data-still-running]");
        if (targets === null) {
          return;
        }
        panel.textContent = "";
        panel.appendChild(document.importNode(targets, true));
        if (targets.dataset.stillRunning === "true") {
          later(panel);
        }
      })
      .catch(() => later(panel));
  }

  function later(panel) {
    window.setTimeout(() => refresh(panel), 3000);
  }

  document.querySelectorAll(".azureml-attach[data-running='true']").forEach((panel) => later(panel));
})();
