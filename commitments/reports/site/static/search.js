(() => {
  "use strict";
  const PAGE = 50;
  const AT_ONCE = 6;
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const root = new URL("../", document.currentScript.src).href;
  const form = document.getElementById("search");
  const count = document.getElementById("count");
  const list = document.getElementById("results");
  const pages = document.getElementById("pages");
  const heading = document.getElementById("results-title");
  const words = form.elements.q;
  const picks = [...form.querySelectorAll("select")].filter((pick) => pick.name !== "sort");
  // A part of a name, where there are too many names to choose among.
  const parts = [...form.querySelectorAll("input[list]")];
  const fields = [words, ...picks, ...parts, form.elements.sort];

  // --- the index: scripts that call commitmentsIndex, which can be read without a server too ---

  const shards = new Map();
  let statuses = {};
  let rows = [];
  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—‐‑−]/g, "-")
      .toLowerCase();
  const taken = {
    rows: (shard, entries) => {
      let title = "";
      let id = "";
      for (const entry of entries) {
        if (entry.length === 2) {
          [id, title] = entry;
          continue;
        }
        const [address, name, summary, status, due, actor, tag, updated, amount] = entry;
        shard.rows.push({
          address, id: name || address.replace(/\/$/, ""), title: summary, status, word: statuses[status]?.[0] ?? status,
          due, actor, tag, updated, amount, document: id, documentTitle: title, quote: "", text: "",
        });
      }
    },
    text: (shard, quotes) => {
      shard.rows.forEach((row, place) => {
        row.quote = quotes[place];
        row.text = fold([row.title, row.quote, row.id, row.documentTitle, ...row.actor, ...row.tag].join("\n"));
      });
    },
  };
  window.commitmentsIndex = (kind, name, entries) => {
    if (typeof kind === "string") {
      taken[kind](shards.get(name), entries);
      return;
    }
    statuses = kind.statuses;
    for (const shard of Object.keys(kind.shards)) shards.set(shard, { rows: [] });
  };
  const loaded = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = root + "search/" + name + ".js";
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => reject(new Error(name));
    document.head.append(script);
  });
  const all = async (kind) => {
    const names = [...shards.keys()];
    const read = async () => {
      for (let name = names.pop(); name; name = names.pop()) await loaded(kind + "-" + name);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, read));
  };
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const listed = loaded("index").then(() => all("rows")).then(() => {
    rows = [...shards.values()].flatMap((shard) => shard.rows);
    rows.forEach((row, place) => Object.assign(row, { place, sorted: fold(row.title), of: fold(row.documentTitle) }));
    rows.sort((a, b) => compare(a.of, b.of) || compare(a.document, b.document) || a.place - b.place);
    rows.forEach((row, place) => { row.place = place; });
  });
  let quoted = null;
  const quotes = () => (quoted ??= listed.then(() => all("text")));

  // All ways of writing a name have one page, and one choice.
  const spellings = new Map();
  const spelt = (name) => {
    if (!spellings.has(name)) spellings.set(name, fold(name));
    return spellings.get(name);
  };

  // --- what is asked for, which the address says ---

  const asked = () => {
    const found = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) found.set(field.name, field.value.trim());
    return found;
  };
  let page = 1;
  const address = (number) => {
    const found = asked();
    if (number > 1) found.set("page", String(number));
    return "#" + found;
  };
  const shown = () => location.hash || "#";
  const restore = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    for (const field of fields) {
      const value = said.get(field.name) ?? "";
      field.value = value;
      if (field.selectedIndex !== -1) continue;
      field.value = [...field.options].find((option) => spelt(option.value) === spelt(value))?.value ?? "";
    }
    page = Math.max(1, Number.parseInt(said.get("page") ?? "1", 10) || 1);
  };
  // One step back takes back what was typed in one go, not a letter.
  let typing = false;
  const record = (isTyped) => {
    const next = address(page);
    if (next !== shown()) history[typing && isTyped ? "replaceState" : "pushState"](null, "", next);
    typing = isTyped;
  };

  // --- what fits ---

  const needles = (text) => [...fold(text).matchAll(/"([^"]+)"|[^\s"]+/g)].map(([word, phrase]) => phrase ?? word);
  const names = (row, name) => (name === "document" ? [row.documentTitle, row.document] : row[name]);
  const has = (said, value) => (Array.isArray(said) ? said.some((one) => spelt(one) === spelt(value)) : said === value);
  const fits = (row, chosen, part, wanted) =>
    chosen.every(([name, value]) => has(row[name], value)) &&
    part.every(([name, value, isWhole]) =>
      names(row, name).some((one) => (isWhole ? spelt(one) === value : spelt(one).includes(value)))) &&
    wanted.every((word) => row.text.includes(word));
  const NAMED = 20;
  const proposed = (field) => new Set(rows.flatMap((row) => (field.name === "document" ? [row.documentTitle] : row[field.name])));
  // Names that have the part that is typed; those that begin with it come first.
  const propose = async (field) => {
    await listed;
    const value = fold(field.value.trim());
    const at = (name) => spelt(name).indexOf(value);
    const fitting = [...proposed(field)].filter((name) => at(name) >= 0)
      .sort((a, b) => at(a) - at(b) || compare(spelt(a), spelt(b)));
    field.list.replaceChildren(...fitting.slice(0, NAMED).map((name) => new Option(name, name)));
  };
  // Whoever has chosen a whole name does not mean longer ones that hold it.
  const asPart = (field) => {
    const value = fold(field.value.trim());
    return [field.name, value, rows.some((row) => names(row, field.name).some((one) => spelt(one) === value))];
  };
  const status = form.elements.status;
  const rank = new Map(status ? [...status.options].map((option, place) => [option.value, place]) : []);
  const orders = {
    updated: (a, b) => compare(b.updated, a.updated),
    due: (a, b) => compare(a.due || "~", b.due || "~"),
    status: (a, b) => (rank.get(a.status) ?? 99) - (rank.get(b.status) ?? 99),
    title: (a, b) => compare(a.sorted, b.sorted),
  };
  const found = (wanted) => {
    const chosen = picks.filter((pick) => pick.value).map((pick) => [pick.name, pick.value]);
    const part = parts.filter((one) => one.value.trim()).map(asPart);
    const fitting = rows.filter((row) => fits(row, chosen, part, wanted));
    const order = orders[form.elements.sort.value];
    return order ? fitting.sort((a, b) => order(a, b) || a.place - b.place) : fitting;
  };

  // --- how it is shown ---

  const made = (tag, name, ...inside) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  };
  const day = (text) => {
    const [year, month, date] = text.split("-");
    return [date && Number(date), month && MONTHS[month - 1], year].filter(Boolean).join(" ");
  };
  const sign = (row) => {
    const drawn = made("span", "sign b-" + row.status, statuses[row.status]?.[1] ?? "");
    drawn.setAttribute("aria-hidden", "true");
    return made("strong", "", drawn, row.word);
  };
  // Folding may make a letter longer or shorter, so what is found is told by where each letter of the folded text is from.
  const marked = (text, wanted) => {
    const letters = [...text];
    const from = [];
    let folded = "";
    letters.forEach((letter, place) => {
      const piece = fold(letter);
      folded += piece;
      for (let n = 0; n < piece.length; n += 1) from.push(place);
    });
    const is = new Set();
    let first = letters.length;
    for (const word of wanted) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        for (let n = at; n < at + word.length; n += 1) is.add(from[n]);
        first = Math.min(first, from[at]);
      }
    }
    let start = first === letters.length || first < 80 ? 0 : first - 60;
    while (start && letters[start - 1].trim()) start -= 1;
    const end = Math.min(letters.length, start + 300);
    const said = made("p", "snippet", start ? "… " : "");
    said.dir = "auto";
    for (let n = start; n < end;) {
      let next = n + 1;
      while (next < end && is.has(next) === is.has(n)) next += 1;
      const piece = letters.slice(n, next).join("");
      said.append(is.has(n) ? made("mark", "", piece) : piece);
      n = next;
    }
    if (end < letters.length) said.append(" …");
    return said;
  };
  const item = (row, wanted) => {
    const link = made("a", "", row.title || row.id);
    // In a folder without a server, nobody looks for the index.html of a folder.
    link.href = new URL(row.address.replace(/\/$/, "/index.html"), root).href;
    link.dir = "auto";
    const about = [row.documentTitle, row.actor.join("; "), row.amount, row.updated && "updated " + day(row.updated)];
    const facts = made("p", "hint", about.filter(Boolean).join(" · "));
    facts.dir = "auto";
    const due = row.due ? [made("span", "", "due " + day(row.due))] : [];
    const verdict = made("p", "verdict", sign(row), ...due);
    return made("li", "", verdict, made("h3", "", link), ...(row.quote && wanted.length ? [marked(row.quote, wanted)] : []), facts);
  };
  const turning = (last) => {
    const link = (number, text, name) => {
      const one = made("a", "", text);
      one.href = address(number);
      one.rel = name;
      return one;
    };
    const inside = [made("span", "", "Page " + page.toLocaleString("en") + " of " + last.toLocaleString("en"))];
    if (page > 1) inside.unshift(link(page - 1, "Previous", "prev"));
    if (page < last) inside.push(link(page + 1, "Next", "next"));
    pages.replaceChildren(...inside);
    pages.hidden = last < 2;
  };
  const number = (value) => value.toLocaleString("en");
  let turn = 0;
  const show = async () => {
    const mine = (turn += 1);
    const wanted = needles(words.value);
    const slow = setTimeout(() => {
      if (mine === turn) count.textContent = "Reading the index …";
    }, 300);
    try {
      await (wanted.length ? quotes() : listed);
    } catch {
      count.textContent = "The index could not be read. Load the page again, or read the lists of the documents.";
      return;
    } finally {
      clearTimeout(slow);
    }
    if (mine !== turn) return;
    const fitting = found(wanted);
    const last = Math.max(1, Math.ceil(fitting.length / PAGE));
    page = Math.min(page, last);
    list.start = (page - 1) * PAGE + 1;
    list.replaceChildren(...fitting.slice((page - 1) * PAGE, page * PAGE).map((row) => item(row, wanted)));
    turning(last);
    const many = rows.length === 1 ? " promise" : " promises";
    count.textContent = fitting.length === rows.length
      ? number(rows.length) + many
      : fitting.length ? number(fitting.length) + " of " + number(rows.length) + many + " found"
        : "None of " + number(rows.length) + many + " fits. Remove a word or a choice.";
    form.dataset.shown = address(page);
  };

  // --- what a reader does ---

  const changed = (isTyped) => {
    page = 1;
    record(isTyped);
    return show();
  };
  let waiting = 0;
  const isTypedIn = (field) => field === words || parts.includes(field);
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (isTypedIn(event.target)) waiting = setTimeout(() => changed(true), 150);
    if (parts.includes(event.target)) propose(event.target).catch(() => {});
  });
  for (const part of parts) part.addEventListener("focus", () => propose(part).catch(() => {}));
  form.addEventListener("change", (event) => {
    if (!isTypedIn(event.target)) changed(false);
  });
  for (const field of [words, ...parts]) field.addEventListener("blur", () => { typing = false; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    changed(false);
  });
  form.addEventListener("reset", () => setTimeout(() => changed(false), 0));
  const follow = () => {
    if (form.dataset.shown === shown()) return;
    const before = page;
    restore();
    typing = false;
    show().then(() => {
      if (page !== before) heading.focus();
    });
  };
  // The skip link would take the view out of the address.
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    words.focus();
  });
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);

  const slash = document.getElementById("slash");
  const kept = "commitments: no slash";
  // A browser may keep nothing for a page that comes from a folder.
  const memory = () => {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  };
  slash.checked = !memory()?.getItem(kept);
  slash.addEventListener("change", () => {
    if (slash.checked) memory()?.removeItem(kept);
    else memory()?.setItem(kept, "1");
  });
  const links = () => [...list.querySelectorAll("h3 a")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const inField = event.target.closest("input, select, textarea");
    if (event.key === "/" && slash.checked && !inField) {
      event.preventDefault();
      words.focus();
      words.select();
    } else if (event.key === "Escape" && form.contains(event.target)) {
      event.preventDefault();
      clearTimeout(waiting);
      if (words.value) {
        words.value = "";
        changed(false);
      } else form.reset();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !parts.includes(event.target)) {
      const places = [words, ...links()];
      const at = places.indexOf(event.target);
      const next = places[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (at < 0 || !next) return;
      event.preventDefault();
      next.focus();
    }
  });
  restore();
  show();
})();
