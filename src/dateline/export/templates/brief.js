"use strict";
// Shows a passage in its report. Offsets count code points; JavaScript counts UTF-16 units, so each
// block's text is walked by code point. Text is only ever set as text.
(function () {
  const articles = new Map();
  for (const article of document.querySelectorAll("article[data-doc]")) {
    articles.set(article.dataset.doc, article);
  }
  function clear() {
    for (const marked of document.querySelectorAll("#reader mark")) {
      const parent = marked.parentNode;
      marked.replaceWith(document.createTextNode(marked.textContent));
      parent.normalize();
    }
    for (const shown of document.querySelectorAll("article.shown")) {
      shown.classList.remove("shown");
    }
  }
  function highlight(article, start, end) {
    let first = null;
    for (const block of article.querySelectorAll(".block")) {
      const from = Number(block.dataset.start);
      const points = Array.from(block.textContent);
      const a = Math.max(0, start - from);
      const b = Math.min(points.length, end - from);
      if (a < b) {
        const mark = document.createElement("mark");
        mark.textContent = points.slice(a, b).join("");
        block.replaceChildren(points.slice(0, a).join(""), mark, points.slice(b).join(""));
        first = first || mark;
      }
    }
    return first;
  }
  function show(doc, start, end) {
    const article = articles.get(doc);
    if (!article) { return; }
    clear();
    article.classList.add("shown");
    const mark = highlight(article, start, end);
    const target = mark || article;
    target.scrollIntoView({ block: "center" });
  }
  document.addEventListener("click", function (event) {
    const from = event.target.closest("[data-start][data-doc]");
    if (from && !from.closest("#reader")) {
      event.preventDefault();
      const address = from.dataset.doc + ":" + from.dataset.start + "-" + from.dataset.end;
      if (window.location.hash === "#" + address) { showAddress(); }
      else { window.location.hash = address; }
      return;
    }
    const link = event.target.closest("a[href^='#report-']");
    if (link) {
      event.preventDefault();
      const article = document.getElementById(link.getAttribute("href").slice(1));
      if (article) { clear(); article.classList.add("shown"); article.scrollIntoView(); }
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && event.target.matches("q.src")) { event.target.click(); }
  });
  for (const quote of document.querySelectorAll("q.src")) { quote.tabIndex = 0; }
  function showAddress() {
    // #DOCUMENT:START-END is the address of a passage, so that a line can be sent to someone.
    const parts = /^#(\w+):(\d+)-(\d+)$/.exec(window.location.hash);
    if (parts && articles.has(parts[1])) {
      show(parts[1], Number(parts[2]), Number(parts[3]));
      return true;
    }
    return false;
  }
  window.addEventListener("hashchange", showAddress);
  const opening = document.querySelector("article");
  if (!showAddress() && opening) { opening.classList.add("shown"); }
})();
