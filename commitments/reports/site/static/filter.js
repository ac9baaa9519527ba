(() => {
  "use strict";
  const form = document.getElementById("filter");
  const count = document.getElementById("count");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...document.querySelectorAll("article[data-status]")].map((element) => ({ element, text: null }));
  const boxes = [...document.querySelectorAll("[data-group]")].reverse();
  const picks = [...form.querySelectorAll("select")];
  const holds = (item, pick) =>
    !pick.value || JSON.parse(item.element.getAttribute("data-" + pick.name) || "[]").includes(pick.value);
  const filter = () => {
    const words = fold(form.elements.words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      if (words.length && item.text === null) item.text = fold(item.element.textContent);
      const fits = picks.every((pick) => holds(item, pick)) && words.every((word) => item.text.includes(word));
      item.element.hidden = !fits;
      if (fits) shown += 1;
    }
    const all = !words.length && picks.every((pick) => !pick.value);
    for (const box of boxes) box.hidden = !all && !box.querySelector("article:not([hidden])");
    count.textContent = shown.toLocaleString("en") + " of " + items.length.toLocaleString("en") + " commitments shown";
  };
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter, 0));
  // A link to a commitment that the filter hides must still lead to it.
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      form.reset();
      filter();
      target.scrollIntoView();
    }
  });
  // On paper nothing can be unfolded, and not every browser has a style that does it.
  const folded = [];
  window.addEventListener("beforeprint", () => {
    folded.push(...document.querySelectorAll("details:not([open])"));
    for (const one of folded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of folded.splice(0)) one.open = false;
  });
  form.hidden = false;
  filter();
})();
