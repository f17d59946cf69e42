(function () {
  "use strict";
  var label = document.getElementById("search");
  if (!label) return;
  var input = label.querySelector("input");
  var told = label.querySelector("output");
  var verdicts = Array.from(document.querySelectorAll(".verdict"));
  var texts = null;
  label.hidden = false;
  input.addEventListener("input", function () {
    var wanted = input.value.trim().toLowerCase();
    var found = 0;
    texts = texts || verdicts.map(function (one) {
      return (one.closest(".offer").querySelector("h3").textContent + " " + one.textContent).toLowerCase();
    });
    verdicts.forEach(function (one, i) {
      var hit = texts[i].indexOf(wanted) >= 0;
      found += hit ? 1 : 0;
      one.classList.toggle("unfound", !hit);
    });
    document.querySelectorAll(".market, .offer").forEach(function (one) {
      one.classList.toggle("unfound", !one.querySelector(".verdict:not(.unfound)"));
    });
    told.textContent = wanted ? found + " found" : "";
  });
})();
