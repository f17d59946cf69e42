(function () {
  "use strict";
  var label = document.getElementById("search");
  if (!label) return;
  var input = label.querySelector("input");
  var told = label.querySelector("output");
  var verdicts = Array.from(document.querySelectorAll(".verdict"));
  var groups = Array.from(document.querySelectorAll(".market, .offer"));
  var texts = null;

  function shown(one) {
    return one.getClientRects().length > 0;
  }

  /* What is found is counted only where the filters show it; markets and offers without such a verdict are hidden. */
  function update() {
    var wanted = input.value.trim().toLowerCase();
    texts = texts || verdicts.map(function (one) {
      return (one.closest(".offer").querySelector("h3").textContent + " " + one.textContent).toLowerCase();
    });
    groups.forEach(function (one) { one.classList.remove("unfound"); });
    verdicts.forEach(function (one, i) { one.classList.toggle("unfound", texts[i].indexOf(wanted) < 0); });
    var left = new Set(verdicts.filter(shown));
    var empty = groups.filter(function (one) {
      return !Array.from(one.querySelectorAll(".verdict")).some(function (verdict) { return left.has(verdict); });
    });
    empty.forEach(function (one) { one.classList.add("unfound"); });
    told.textContent = wanted ? left.size + " found" : "";
  }

  label.hidden = false;
  input.addEventListener("input", update);
  document.querySelector(".filter").addEventListener("change", update);
})();
