"use strict";
(function () {
  const passages = new Map();
  for (const node of document.querySelectorAll(".passage")) passages.set(node.id, node);
  const answers = new Map();
  for (const row of document.querySelectorAll("#links [data-left]")) {
    for (const [from, to] of [[row.dataset.left, row.dataset.right], [row.dataset.right, row.dataset.left]]) {
      if (!answers.has(from)) answers.set(from, []);
      answers.get(from).push({ id: to, words: row.textContent.trim() });
    }
  }
  const status = document.getElementById("status");
  let chosen = null;
  const light = (id, pin) => {
    for (const node of passages.values()) node.classList.remove("lit");
    if (!id) { status.textContent = ""; return; }
    const rows = answers.get(id) || [];
    passages.get(id).classList.add("lit");
    for (const row of rows) {
      const node = passages.get(row.id);
      if (!node) continue;
      node.classList.add("lit");
    }
    if (pin) {
      const seen = new Set();
      for (const row of rows) {
        const node = passages.get(row.id);
        const pane = node && node.closest(".pane");
        if (!pane || seen.has(pane)) continue;
        seen.add(pane);
        pane.scrollTop = node.offsetTop - pane.clientHeight * 0.35;
      }
      status.textContent = rows.length ? rows.length + " counterparts" : "no counterpart";
    }
  };
  const choose = (id) => {
    if (chosen) passages.get(chosen).classList.remove("chosen");
    chosen = chosen === id ? null : id;
    if (chosen) passages.get(chosen).classList.add("chosen");
    light(chosen, true);
  };
  for (const [id, node] of passages) {
    if (!node.dataset.topics && !answers.has(id)) continue;
    node.tabIndex = 0;
    node.setAttribute("role", "button");
    node.addEventListener("mouseenter", () => light(id, false));
    node.addEventListener("mouseleave", () => light(chosen, false));
    node.addEventListener("focus", () => light(id, false));
    node.addEventListener("click", () => choose(id));
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(id); }
      if (event.key === "Escape") { chosen && choose(chosen); }
      if (event.key === "j" || event.key === "k") {
        const all = [...node.closest(".pane").querySelectorAll(".passage[tabindex]")];
        const next = all[all.indexOf(node) + (event.key === "j" ? 1 : -1)];
        if (next) { event.preventDefault(); next.focus(); }
      }
    });
  }
  for (const button of document.querySelectorAll(".filters button")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const was = button.getAttribute("aria-pressed") === "true";
      for (const other of document.querySelectorAll(".filters button")) other.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-pressed", String(!was));
      const topic = was ? "" : button.dataset.topic;
      let shown = 0;
      for (const node of passages.values()) {
        const has = !topic || (node.dataset.topics || "").split(" ").includes(topic);
        node.hidden = !has;
        if (has) shown += 1;
      }
      status.textContent = shown + " passages shown";
    });
  }
})();
