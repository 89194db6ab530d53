// Draws the figure that lies in this page as JSON. Text takes the colour of the page's theme.
(function () {
  "use strict";
  const box = document.getElementById("chart");
  const figure = JSON.parse(document.getElementById("figure").textContent);
  const ink = getComputedStyle(document.body).color;
  const grid = { gridcolor: "rgba(128,128,128,.3)", zerolinecolor: "rgba(128,128,128,.5)" };
  figure.layout.font = { ...figure.layout.font, color: ink };
  figure.layout.template = { layout: { xaxis: grid, yaxis: grid } };
  box.textContent = "";
  Plotly.newPlot(box, figure.data, figure.layout, { responsive: true, displayModeBar: false });
})();
