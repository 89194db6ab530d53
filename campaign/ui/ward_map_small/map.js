// The small map: 126 links drawn as SVG paths, reachable by Tab and Enter, named for screen readers.
// data, as the bytes of JSON: {paths: {code: d}, centres: {code: [x, y]}, height,
//        wards: [{code, fill, ink, look, label}], title, mark}.
// The paths never change, so they are drawn once per mount.
const NS = "http://www.w3.org/2000/svg";

function make(name, attributes) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function hatch(id, ink) {
  const pattern = make("pattern", {
    id, width: 12, height: 12, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
  });
  pattern.append(make("line", { y2: 12, stroke: ink, "stroke-width": 3.2 }));
  return pattern;
}

const hatchId = (ink) => `no-report-${ink.slice(1)}`;

function mark(item, centre) {
  if (item.look !== "late" && item.look !== "incomplete") return null;
  const fill = item.look === "late" ? item.ink : "none";
  return make("circle", { cx: centre[0], cy: centre[1], r: 7, fill, stroke: item.ink });
}

function ward(item, path, choose) {
  const group = make("g", { class: "ward", role: "link", tabindex: 0, "aria-label": item.label });
  const title = make("title", {});
  title.textContent = item.label;
  group.append(title, make("path", { d: path, fill: item.fill }));
  if (item.look === "missing") group.append(make("path", { d: path, class: "no-report", fill: `url(#${hatchId(item.ink)})` }));
  group.addEventListener("click", () => choose(item.code));
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(item.code);
  });
  return group;
}

export default function (component) {
  const { parentElement, setTriggerValue } = component;
  const data = JSON.parse(new TextDecoder().decode(component.data));
  const svg = make("svg", {
    viewBox: `0 0 1000 ${data.height}`, role: "group", "aria-label": data.title,
  });
  const defs = make("defs", {});
  for (const ink of new Set(data.wards.map((item) => item.ink))) defs.append(hatch(hatchId(ink), ink));
  svg.append(defs);
  const shown = new Set(data.wards.map((item) => item.code));
  for (const [code, path] of Object.entries(data.paths)) {
    if (!shown.has(code)) svg.append(make("path", { d: path, class: "elsewhere" }));
  }
  const marks = [];
  for (const item of data.wards) {
    svg.append(ward(item, data.paths[item.code], (code) => setTriggerValue("ward", code)));
    const sign = mark(item, data.centres[item.code]);
    if (sign) marks.push(sign);
  }
  svg.append(...marks);
  if (data.mark) {
    const words = make("text", { x: 8, y: data.height - 12, class: "mark" });
    words.textContent = data.mark;
    svg.append(words);
  }
  const root = parentElement.querySelector(".map");
  root.replaceChildren(svg);
}
