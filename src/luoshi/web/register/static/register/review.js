// The review desk by keyboard, and selecting what was missed. Without scripts the same forms and links do all of it.

const all = (query, from = document) => [...from.querySelectorAll(query)];
const desk = () => document.getElementById("desk");
const list = () => all("#rows .row");
const points = (text) => [...text].length;
const said = document.getElementById("said");

// Which row is the current one -------------------------------------------------------------------------------------

const current = () => document.querySelector("#rows .row.opened") ?? document.querySelector("#rows .row[aria-current]") ?? list()[0];
const handle = (row) => row?.querySelector("[data-focus]") ?? row?.querySelector("a.to-open");

function mark(row, smooth = true) {
  all(".source [aria-current]").forEach((piece) => piece.removeAttribute("aria-current"));
  const pieces = row ? all(`.source [data-e="${row.dataset.number}"]`) : [];
  pieces.forEach((piece) => piece.setAttribute("aria-current", "true"));
  const pane = document.querySelector(".source");
  if (!pieces.length || !pane || getComputedStyle(pane).position !== "sticky") return;
  const at = pieces[0].getBoundingClientRect(), box = pane.getBoundingClientRect();
  if (at.top < box.top + 40 || at.bottom > box.bottom - 80) {
    const still = !smooth || matchMedia("(prefers-reduced-motion: reduce)").matches;
    pane.scrollTo({ top: pane.scrollTop + at.top - box.top - box.height / 3, behavior: still ? "instant" : "smooth" });
  }
}

function choose(row, focus = true) {
  if (!row) return;
  list().forEach((each) => each.removeAttribute("aria-current"));
  row.setAttribute("aria-current", "true");
  if (focus) {
    handle(row)?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
  mark(row);
}

function step(by) {
  const rows = list();
  const at = rows.indexOf(current());
  const on = rows.some((row) => row.contains(document.activeElement));
  choose(rows[Math.min(rows.length - 1, Math.max(0, on ? at + by : at))]);
}

// What a key does --------------------------------------------------------------------------------------------------

const press = (query, from = document) => {
  const found = from?.querySelector(query);
  found?.click();
  return Boolean(found);
};
let wanted = "";

function open(then = "") {
  const row = current();
  if (!row) return;
  if (row.classList.contains("opened")) return turnTo(then, row);
  wanted = then;
  row.querySelector("a.to-open")?.click();
}

function turnTo(then, row) {
  const found =
    then === "reject" ? row.querySelector("#reason") :
    then === "split" ? row.querySelector("#split-at") :
    then === "merge" ? row.querySelector("[data-key=merge]") :
    then === "edit" ? row.querySelector(".content .fields input:not([type=hidden]), .content .fields textarea") : null;
  (found ?? handle(row))?.focus();
  if (found?.id === "split-at") found.setSelectionRange(0, 0);
}

function split() {
  const row = current(), field = row?.querySelector("#split-at");
  if (!field || document.activeElement !== field) return open("split");
  const form = field.form, offset = form.querySelector("input[name=offset]");
  offset.disabled = false;
  offset.value = Number(form.dataset.start) + points(field.value.slice(0, field.selectionStart));
  form.requestSubmit();
}

const keys = {
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  Enter: () => open("edit"),
  e: () => open("edit"),
  c: () => press("[data-key=confirm]", current()),
  p: () => press("[data-key=propose]", current()),
  r: () => open("reject"),
  s: split,
  m: () => (all("#list input[name=seen]:checked").length > 1 ? press("#several [data-key=merge]") : open("merge")),
  x: () => press("input[name=seen]", current()),
  a: () => (place() ? add(desk().querySelector("input[name=kind]").value) : press("[data-key=add]")),
  u: () => press("[data-key=undo]"),
  "?": () => {
    const table = document.getElementById("keys");
    table.open = !table.open;
    table.querySelector("summary").focus();
  },
  Escape: () => press("[data-key=close]"),
};

const on = () => localStorage.getItem("luoshi-keys") !== "off";

document.addEventListener("keydown", (event) => {
  if (!desk() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  const at = event.target;
  if (event.key === "Escape" && at.matches?.("#rows input, #rows textarea, #rows select")) {
    handle(current())?.focus();
    return event.preventDefault();
  }
  const writing = at.matches?.("input:not([type=checkbox]), select, textarea:not(#split-at)");
  if (writing || !(event.key in keys) || (at.id === "split-at" && event.key !== "s")) return;
  if (event.key.length === 1 && event.key !== "?" && !on()) return;
  // Where Enter and the arrows have a meaning of their own they keep it.
  if (event.key === "Enter" && at !== document.body && !at.matches("a.to-open, #opened")) return;
  if (event.key.startsWith("Arrow") && (at.matches("textarea, .source, summary") || !at.closest("#rows, body > *") )) return;
  event.preventDefault();
  keys[event.key]();
});

// After an answer from the server ----------------------------------------------------------------------------------

let before = null;
let quick = false;

// Who confirms row by row goes on with the row behind it.
document.addEventListener("click", (event) => (quick = Boolean(event.target.closest?.(".quick"))), true);

document.body.addEventListener("htmx:beforeRequest", () => {
  const rows = list(), row = current(), pane = document.querySelector(".source");
  before = { at: rows.indexOf(row), number: row?.dataset.number, scroll: pane?.scrollTop, quick };
  quick = false;
});

// An answer that a decision was not taken is a page to be shown as well.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (![409, 422].includes(event.detail.xhr.status)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  if (!["desk", "rows"].includes(event.detail.target?.id) && !desk()) return;
  ready();
  const pane = document.querySelector(".source");
  if (pane && before) pane.scrollTop = before.scroll ?? 0;
  const told = document.querySelector("[data-said]");
  if (told) said.textContent = told.textContent.trim();
  const rows = list();
  const opened = document.querySelector("#rows .row.opened");
  if (document.activeElement?.closest(".desk-filters")) return mark(current());
  if (opened) {
    choose(opened, false);
    const wrong = opened.querySelector(".wrong input, .wrong textarea, .wrong select");
    const first = wrong ?? (opened.querySelector(".filled") && opened.querySelector(".content [name=lead]"));
    first ? first.focus() : turnTo(wanted, opened);
    opened.scrollIntoView({ block: "nearest" });
  } else {
    const same = rows.findIndex((row) => row.dataset.number === before?.number);
    const at = before?.quick ? (same < 0 ? before.at : same + 1) : -1;
    choose(rows[Math.min(at, rows.length - 1)] ?? document.querySelector("#rows .row[aria-current]") ?? rows[0]);
  }
  wanted = "";
});

// In the field for splitting the cursor moves, and nothing is written.
document.addEventListener("beforeinput", (event) => event.target.id === "split-at" && event.preventDefault());

// Selecting what was missed ----------------------------------------------------------------------------------------

function place() {
  const selection = getSelection(), pane = document.querySelector(".source");
  if (!pane?.dataset.add || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return null;
  const pieces = all("[data-at]", pane).filter((piece) => range.intersectsNode(piece));
  if (!pieces.length) return null;
  const first = pieces[0], last = pieces[pieces.length - 1];
  const inside = (piece, node, offset) => node.nodeType === Node.TEXT_NODE && piece.contains(node) ? points(node.data.slice(0, offset)) : null;
  const start = Number(first.dataset.at) + (inside(first, range.startContainer, range.startOffset) ?? 0);
  const end = Number(last.dataset.at) + (inside(last, range.endContainer, range.endOffset) ?? points(last.textContent));
  return end > start ? { start, end, box: range.getBoundingClientRect() } : null;
}

function add(kind) {
  const found = place();
  const address = document.querySelector(".source").dataset.add;
  if (found) location.assign(`${address}?what=${kind}&start=${found.start}&end=${found.end}`);
}

const adder = document.createElement("div");
adder.className = "adder";
adder.hidden = true;
all(".kinds a", desk() ?? document).forEach((tab) => {
  const button = document.createElement("button");
  const kind = new URL(tab.href).searchParams.get("kind");
  button.type = "button";
  button.textContent = `+ ${tab.firstChild.textContent.trim()}`;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => add(kind));
  adder.append(button);
});
document.body.append(adder);

document.addEventListener("selectionchange", () => {
  const found = place();
  adder.hidden = !found;
  all("[data-use-selection]").forEach((button) => (button.disabled = !found));
  if (!found) return;
  adder.style.left = `${Math.max(8, Math.min(found.box.left, innerWidth - 240))}px`;
  adder.style.top = `${Math.max(8, Math.min(found.box.bottom + 8, innerHeight - 60))}px`;
});

// Made ready, at first and after every answer ------------------------------------------------------------------------

function count() {
  const ticked = all("#list input[name=seen]:checked").length;
  all("#several output").forEach((out) => (out.textContent = ticked || ""));
}

function ready() {
  all(".script-only").forEach((part) => (part.hidden = false));
  all("[data-use-selection]").forEach((button) => {
    button.hidden = false;
    button.disabled = !place();
    button.onclick = () => {
      const found = place();
      if (!found) return;
      button.form.elements.start.value = found.start;
      button.form.elements.end.value = found.end;
    };
  });
  const box = document.getElementById("keys-on");
  if (box) {
    box.checked = on();
    box.onchange = () => localStorage.setItem("luoshi-keys", box.checked ? "on" : "off");
  }
  count();
}

document.addEventListener("change", count);
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("#rows .row");
  if (row && row.getAttribute("aria-current") !== "true") choose(row, false);
});

if (desk()) {
  ready();
  mark(current(), false);
  if (document.querySelector("#rows .row.opened")) turnTo("", current());
}
