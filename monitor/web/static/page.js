// The page works without this; it adds search as you type, a card for each figure, and the key "/".
"use strict";

const DELAY = 250;

function addressOf(form) {
  const wanted = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "" && !(name === "order" && value === "new")) wanted.append(name, value);
  }
  const query = wanted.toString();
  return form.getAttribute("action") + (query ? "?" + query : "");
}

function makeLive(form) {
  const target = document.querySelector(form.dataset.live);
  let timer = 0;
  let latest = 0;
  let shown = addressOf(form);

  async function load() {
    const address = addressOf(form);
    if (address === shown) return;
    const mine = ++latest;
    target.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address + (address.includes("?") ? "&" : "?") + "fragment=1");
      const text = await answer.text();
      if (mine !== latest) return;
      if (answer.ok) {
        target.innerHTML = text; // made and escaped by the server, the policy forbids scripts in it
        shown = address;
        history.replaceState(null, "", address);
      } else {
        const notice = new DOMParser().parseFromString(text, "text/html").querySelector(".error .muted, .error h1");
        const line = document.createElement("p");
        line.className = "quiet";
        line.textContent = notice ? notice.textContent : String(answer.status);
        target.replaceChildren(line);
        shown = "";
      }
    } catch {
      form.submit();
    } finally {
      if (mine === latest) target.removeAttribute("aria-busy");
    }
  }

  function soon(event) {
    clearTimeout(timer);
    timer = setTimeout(load, event.type === "input" && event.target.type === "search" ? DELAY : 0);
  }

  form.addEventListener("input", (event) => { if (!event.isComposing) soon(event); });
  form.addEventListener("compositionend", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); load(); });
}

function factsOf(row) {
  const heads = [...row.closest("table").tHead.rows[0].cells].map((cell) => cell.textContent);
  const why = row.querySelector(".why dl");
  if (why) return [...why.cloneNode(true).children];
  return [...row.cells].flatMap((cell, n) => {
    if (heads[n] === "" || heads[n] === "#" || cell.textContent.trim() === "") return [];
    const name = document.createElement("dt");
    const value = document.createElement("dd");
    name.textContent = heads[n];
    value.textContent = cell.textContent.trim();
    return [name, value];
  });
}

function makeCards(marks) {
  const card = document.createElement("dl");
  card.className = "card";
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);

  function show(mark) {
    const row = document.getElementById(mark.dataset.row);
    if (!row) return;
    card.replaceChildren(...factsOf(row));
    card.hidden = false;
    mark.setAttribute("aria-describedby", card.id);
    const place = mark.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const below = place.bottom + 6 + card.offsetHeight < window.innerHeight || place.top < card.offsetHeight + 6;
    card.style.left = Math.max(8, Math.min(place.left, width - card.offsetWidth - 8)) + window.scrollX + "px";
    card.style.top = (below ? place.bottom + 6 : place.top - card.offsetHeight - 6) + window.scrollY + "px";
  }

  function hide() {
    card.hidden = true;
  }

  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("mouseleave", hide);
    mark.addEventListener("blur", hide);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

async function loadPart(part) {
  const answer = await fetch(part.dataset.load);
  if (answer.ok) part.innerHTML = await answer.text(); // made and escaped by the server
}

document.querySelectorAll("[data-load]").forEach((part) => { loadPart(part).catch(() => {}); });
document.querySelectorAll("form[data-live]").forEach(makeLive);
const marks = document.querySelectorAll("a[data-row]");
if (marks.length) makeCards(marks);

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  (document.querySelector(".query input") || document.getElementById("find")).focus();
});
