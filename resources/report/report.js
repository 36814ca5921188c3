"use strict";
(function () {
  const panesRow = document.querySelector(".panes");
  if (!panesRow) return;
  document.body.classList.add("live");
  const status = document.getElementById("status");
  const say = (words) => { status.textContent = words; };
  const told = (key, count) => status.dataset[key].replace("{count}", count);
  const panes = [...document.querySelectorAll(".pane")];
  const passages = new Map();
  const answers = new Map();
  for (const node of document.querySelectorAll(".passage")) {
    passages.set(node.id, node);
    answers.set(node.id, [...node.querySelectorAll(".answers a")].map((row) => row.hash.slice(1)));
  }
  const active = [...passages.values()].filter((node) => node.dataset.topics || answers.get(node.id).length);
  let chosen = null;

  const reveal = (node) => {
    const pane = node.closest(".pane");
    const top = node.offsetTop, height = pane.clientHeight;
    if (top < pane.scrollTop + 60 || top > pane.scrollTop + height * 0.75) pane.scrollTop = top - height * 0.35;
  };
  const light = (id) => {
    for (const node of document.querySelectorAll(".passage.lit")) node.classList.remove("lit");
    if (!id) return;
    passages.get(id).classList.add("lit");
    for (const other of answers.get(id)) passages.get(other)?.classList.add("lit");
  };
  const choose = (id) => {
    if (chosen) passages.get(chosen).classList.remove("chosen");
    chosen = chosen === id ? null : id;
    light(chosen);
    if (!chosen) { say(status.dataset.help); return; }
    passages.get(chosen).classList.add("chosen");
    const seen = new Set();
    for (const other of answers.get(chosen)) {
      const node = passages.get(other), pane = node?.closest(".pane");
      if (pane && !seen.has(pane)) { seen.add(pane); reveal(node); }
    }
    const count = answers.get(chosen).length;
    say(count ? told("some", count) : status.dataset.none);
  };
  const go = (node) => {
    if (!node) return;
    setFolded(node.closest(".pane"), false);
    for (const other of node.closest(".pane").querySelectorAll(".passage")) if (other.tabIndex === 0) other.tabIndex = -1;
    node.tabIndex = 0;
    reveal(node);
    node.focus({ preventScroll: true });
  };
  const beside = (node, step) => {
    const inPane = active.filter((other) => other.closest(".pane") === node.closest(".pane") && !other.hidden);
    return inPane[inPane.indexOf(node) + step];
  };
  const across = (node, step) => {
    const at = panes.indexOf(node.closest(".pane"));
    const rows = answers.get(node.id).map((id) => passages.get(id)).filter(Boolean);
    for (let to = at + step; to >= 0 && to < panes.length; to += step) {
      const found = rows.find((other) => other.closest(".pane") === panes[to]);
      if (found) return found;
    }
    return null;
  };
  const keys = {
    Enter: (node) => choose(node.id), " ": (node) => choose(node.id),
    Escape: () => { if (chosen) choose(chosen); },
    ArrowDown: (node) => go(beside(node, 1)), j: (node) => go(beside(node, 1)),
    ArrowUp: (node) => go(beside(node, -1)), k: (node) => go(beside(node, -1)),
    ArrowRight: (node) => go(across(node, 1)), ArrowLeft: (node) => go(across(node, -1)),
  };
  const first = new Set();
  for (const node of active) {
    const pane = node.closest(".pane");
    node.tabIndex = first.has(pane) ? -1 : 0;
    first.add(pane);
    node.setAttribute("role", "group");
    node.addEventListener("mouseenter", () => light(node.id));
    node.addEventListener("mouseleave", () => light(chosen));
    node.addEventListener("focus", () => light(node.id));
    node.addEventListener("click", (event) => { if (!event.target.closest("a")) choose(node.id); });
    node.addEventListener("keydown", (event) => {
      if (event.target !== node || event.ctrlKey || event.altKey || event.metaKey) return;
      const act = keys[event.key];
      if (act) { event.preventDefault(); act(node); }
    });
  }
  function setFolded(pane, folded) {
    pane.classList.toggle("folded", folded);
    const button = pane.querySelector(".fold");
    button.textContent = folded ? "+" : "–";
    button.setAttribute("aria-label", (folded ? status.dataset.unfold : status.dataset.fold) + ": " + pane.getAttribute("aria-label"));
    button.setAttribute("aria-expanded", String(!folded));
  }
  panes.forEach((pane, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fold";
    button.lang = document.documentElement.lang;
    pane.querySelector("header").append(button);
    button.addEventListener("click", () => setFolded(pane, !pane.classList.contains("folded")));
    setFolded(pane, place > 3);
  });
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    link.addEventListener("click", (event) => {
      const node = passages.get(decodeURIComponent(link.hash.slice(1)));
      if (!node) return;
      event.preventDefault();
      panesRow.scrollIntoView();
      go(node);
      if (chosen !== node.id && active.includes(node)) choose(node.id);
    });
  }
  const buttons = [...document.querySelectorAll(".filters button")];
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const was = button.getAttribute("aria-pressed") === "true";
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button && !was));
      let shown = 0;
      for (const node of passages.values()) {
        const has = was || (node.dataset.topics || "").split(" ").includes(button.dataset.topic);
        node.hidden = !has;
        shown += has;
      }
      say(told("shown", shown));
    });
  }
  say(status.dataset.help);
})();
