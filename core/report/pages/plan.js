// Draws the graph of a plan, lights up where a column comes from and goes, and filters by text.
// What people wrote is set as text only.
"use strict";
(() => {
  const graph = JSON.parse(document.getElementById("plan-graph").textContent);
  const place = document.getElementById("graph");
  const svg = place.querySelector("svg");
  const width = 260, row = 20, gap = 90, margin = 16, mostLetters = 32;

  const make = (tag, attributes, text) => {
    const element = document.createElementNS(svg.namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const shortened = (text) =>
    Array.from(text).length > mostLetters ? "…" + Array.from(text).slice(1 - mostLetters).join("") : text;

  // A node stands right of all that lead to it. What is in a circle stands where it was reached.
  const layersOf = () => {
    const layers = graph.nodes.map(() => 0);
    const waiting = graph.nodes.map(() => 0);
    const next = graph.nodes.map(() => []);
    for (const edge of graph.edges) {
      next[edge.from].push(edge.to);
      ++waiting[edge.to];
    }
    const ready = [...waiting.keys()].filter((at) => waiting[at] === 0);
    while (ready.length > 0) {
      const at = ready.shift();
      for (const to of next[at]) {
        layers[to] = Math.max(layers[to], layers[at] + 1);
        if (--waiting[to] === 0) ready.push(to);
      }
    }
    return layers;
  };

  const places = [];
  const arrange = () => {
    const heights = [];
    layersOf().forEach((layer, at) => {
      const height = row * (graph.nodes[at].columns.length + 2);
      const top = heights[layer] ?? margin;
      places[at] = {x: margin + layer * (width + gap), y: top, height};
      heights[layer] = top + height + margin;
    });
    return {width: margin + heights.length * (width + gap),
            height: Math.max(margin, ...heights.map((height) => height ?? 0))};
  };

  const points = new Map();  // "node/column" to its element; "node/" stands for the node's rows
  const keyOf = (node, column) => node + "/" + column;
  const edges = [];

  const clear = () => {
    for (const element of place.querySelectorAll(".lit, .dim")) element.classList.remove("lit", "dim");
    for (const element of points.values()) element.setAttribute("aria-pressed", "false");
  };
  const follow = (start, from, to, reached) => {
    const open = [start];
    while (open.length > 0) {
      const key = open.pop();
      for (const edge of edges) {
        if (edge[from] !== key || reached.edges.has(edge)) continue;
        reached.edges.add(edge);
        reached.keys.add(edge[to]);
        open.push(edge[to]);
      }
    }
  };
  const lightUp = (key) => {
    const wasOn = points.get(key).getAttribute("aria-pressed") === "true";
    clear();
    if (wasOn) return;
    const reached = {keys: new Set([key]), edges: new Set()};
    follow(key, "from", "to", reached);
    follow(key, "to", "from", reached);
    points.forEach((element, each) => element.classList.add(reached.keys.has(each) ? "lit" : "dim"));
    for (const edge of edges) edge.element.classList.add(reached.edges.has(edge) ? "lit" : "dim");
    points.get(key).setAttribute("aria-pressed", "true");
  };

  const addPoint = (parent, key, text, x, y, says) => {
    const point = make("g", {class: "point", tabindex: "0", role: "button", "aria-pressed": "false",
                             "aria-label": says});
    point.append(make("title", {}, says), make("rect", {x, y, width, height: row}),
                 make("text", {x: x + 8, y: y + 14}, shortened(text)));
    point.addEventListener("click", () => lightUp(key));
    point.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      lightUp(key);
    });
    points.set(key, point);
    parent.append(point);
  };
  const drawNode = (node, at) => {
    const {x, y, height} = places[at];
    const isSafe = node.class === "identical" || node.class === "additive";
    const care = isSafe ? "" : node.class === "breaking" ? " breaking" : " careful";
    const group = make("g", {class: "node " + node.kind + care});
    group.append(make("rect", {class: "frame", x, y, width, height, rx: node.kind === "step" ? 10 : 2}));
    const says = node.kind + " " + node.name + (node.pipeline ? " in " + node.pipeline : "") + ", " + node.class;
    addPoint(group, keyOf(at, ""), node.name, x, y, says);
    group.append(make("text", {x: x + 8, y: y + row + 14, opacity: 0.7}, shortened(node.pipeline || node.kind)));
    node.columns.forEach((column, i) =>
      addPoint(group, keyOf(at, column), column, x, y + row * (i + 2), "column " + column + " of " + node.name));
    svg.append(group);
  };
  const drawEdge = (edge) => {
    const yOf = (at, column) =>
      places[at].y + row * (column === "" ? 0.5 : graph.nodes[at].columns.indexOf(column) + 2.5);
    const [x1, y1] = [places[edge.from].x + width, yOf(edge.from, edge.fromColumn)];
    const [x2, y2] = [places[edge.to].x, yOf(edge.to, edge.toColumn)];
    const element = make("path", {class: edge.fromColumn === "" ? "edge" : "edge column",
                                  d: `M${x1} ${y1} C${x1 + gap / 2} ${y1} ${x2 - gap / 2} ${y2} ${x2} ${y2}`});
    edges.push({from: keyOf(edge.from, edge.fromColumn), to: keyOf(edge.to, edge.toColumn), element});
    svg.append(element);
  };

  const draw = () => {
    const size = arrange();
    svg.setAttribute("width", size.width);
    svg.setAttribute("height", size.height);
    graph.edges.forEach(drawEdge);
    graph.nodes.forEach(drawNode);
  };

  const items = [...document.querySelectorAll("[data-item]")].map(
    (element) => ({element, text: element.textContent.toLowerCase()}));
  const filter = (wanted) => {
    let shown = 0;
    for (const {element, text} of items) {
      element.hidden = !text.includes(wanted);
      shown += element.hidden ? 0 : 1;
    }
    place.querySelectorAll(".node").forEach((element) =>
      element.classList.toggle("dim", wanted !== "" && !element.textContent.toLowerCase().includes(wanted)));
    document.getElementById("shown").textContent = wanted === "" ? "" : `${shown} of ${items.length} shown`;
  };

  if (graph.nodes.length > 0) {
    draw();
    document.getElementById("graph-part").hidden = false;
  }
  const input = document.getElementById("filter");
  const start = () => {
    clear();
    filter(input.value.trim().toLowerCase());
  };
  input.addEventListener("input", start);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") start();
  });
  document.getElementById("filter-part").hidden = false;
})();
