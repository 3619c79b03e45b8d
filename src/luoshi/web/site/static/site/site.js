// What works without scripts works better with these few lines.
"use strict";

(() => {
  const panel = document.querySelector(".panel");
  const content = document.getElementById("panel");
  const close = document.querySelector(".panel .close");

  // The address may have changed since the page was made: come back to where the reader is.
  document.querySelector("form.language")?.addEventListener("submit", (event) => {
    event.target.elements.next.value = location.pathname + location.search + location.hash;
  });

  // The menus of the header close as menus do.
  const menus = document.querySelectorAll("header.site details");
  document.addEventListener("click", (event) => {
    menus.forEach((menu) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  });
  menus.forEach((menu) =>
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    }),
  );
  // On a narrow screen the room one is in may lie beyond the edge.
  document.querySelector(".rooms [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  if (!panel || !content || !close) return;

  const marked = () => document.querySelector(".sheet [aria-current]");
  let opener = null;

  const open = () => {
    panel.classList.add("open");
    close.hidden = false;
  };

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const link = event.detail.elt;
    if (event.detail.target !== content || !link.closest(".sheet")) return;
    marked()?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    opener = link;
    if (link.id) history.replaceState(history.state, "", "#" + link.id);
  });

  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== content) return;
    open();
    panel.scrollTop = 0;
    document.getElementById("spot-title")?.focus({ preventScroll: true });
  });

  const shut = () => {
    panel.classList.remove("open");
    close.hidden = true;
    (opener ?? marked())?.focus({ preventScroll: true });
  };
  close.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !close.hidden) shut();
  });
  if (document.querySelector("#panel .spot")) open();

  // On a narrow screen the contents would push the text out of sight.
  if (matchMedia("(max-width: 63.99rem)").matches) {
    document.querySelectorAll(".contents details").forEach((part) => part.removeAttribute("open"));
  }
})();
