// Draws what the threads of one request did, as the handbook's pictures do.
//
//   drawTimeline(element, {
//     lanes: [{thread, spans: [{name, start_us, end_us, kind: "run" | "wait"}]}],
//     marks: [{name, at_us}],
//   })
//
// A wait inside a run is drawn as the hatched part of its bar. The order of events
// is exact; gaps are compressed, for what matters lasts microseconds or seconds.
// Colours come from timeline.css.
"use strict";

const drawTimeline = (() => {
  const WIDTH = 640, TOP = 26, ROW = 24, STEP = 28, PADDING = 9, LETTER = 7.2;
  let drawn = 0;

  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const fixed = (number) => String(Math.round(number * 10) / 10);
  const label = (kind, x, y, text) =>
    `<text class="${kind}" x="${fixed(x)}" y="${fixed(y)}">${escape(text)}</text>`;
  const box = (attributes, x, y, width, height, radius) =>
    `<rect ${attributes} x="${fixed(x)}" y="${fixed(y)}" width="${fixed(Math.max(width, 3))}"` +
    ` height="${height}" rx="${radius}"/>`;
  const line = (kind, x, y1, y2) =>
    `<line class="${kind}" x1="${fixed(x)}" y1="${y1}" x2="${fixed(x)}" y2="${y2}"/>`;
  const told = (us) => (us < 1000 ? `${Math.round(us)} µs`
    : us < 999500 ? `${Number((us / 1000).toPrecision(2))} ms` : `${(us / 1e6).toFixed(1)} s`);

  // Where each moment lies: gaps by their logarithm, more where a label needs it.
  const scale = (moments, needs, left, width) => {
    const times = [...new Set(moments)].sort((a, b) => a - b);
    const base = times.slice(1).map((time, at) => 3 + 4.5 * Math.log10(1 + (time - times[at]) / 20));
    const sum = (list, from = 0, to = list.length) => list.slice(from, to).reduce((a, b) => a + b, 0);
    const gaps = [...base];
    let room = width - sum(base);
    for (const { from, to, wide } of needs) {
      const [first, last] = [times.indexOf(from), times.indexOf(to)];
      const lacking = wide - sum(gaps, first, last);
      if (lacking <= 0 || lacking > room || first >= last) continue;
      room -= lacking;
      const part = lacking / sum(base, first, last);
      for (let at = first; at < last; at++) gaps[at] += base[at] * part;
    }
    const share = room / (sum(base) || 1);
    const factor = room < 0 ? width / sum(base) : 1;
    const places = new Map([[times[0], left]]);
    times.slice(1).forEach((time, at) => {
      const gap = room < 0 ? base[at] * factor : gaps[at] + base[at] * share;
      places.set(time, places.get(times[at]) + gap);
    });
    return (time) => places.get(time);
  };

  // A bar is a run with the waits in it; one that starts in another is nested.
  const bars = (spans) => {
    const found = [];
    const inOrder = [...spans].sort((a, b) => a.start_us - b.start_us || b.end_us - a.end_us);
    for (const span of inOrder) {
      const around = found.filter((bar) => bar.start_us <= span.start_us && bar.end_us >= span.end_us);
      if (span.kind === "wait" && around.length) around.at(-1).waits.push(span);
      else found.push({ ...span, row: around.length, waits: span.kind === "wait" ? [span] : [] });
    }
    return found;
  };

  const drawBar = (bar, place, top, hatch) => {
    const [x, y] = [place(bar.start_us), top + bar.row * STEP];
    const width = place(bar.end_us) - x;
    const fits = (text, room) => text.length * LETTER + 8 <= room;
    const whole = `${bar.name}, ${told(bar.end_us - bar.start_us)}`;
    let svg = `<g><title>${escape(whole)}</title>` + box('class="tl-bar"', x, y, width, ROW, 5);
    for (const wait of bar.waits) {
      const from = Math.max(place(wait.start_us), x + 3);
      const room = Math.min(place(wait.end_us), x + width - 3) - from;
      if (room < 3) continue;
      svg += box('class="tl-wait"', from, y + 3, room, 18, 3) + box(`fill="url(#${hatch})"`, from, y + 3, room, 18, 3);
      if (fits(wait.name, room)) svg += label("tl-code", from + 6, y + 16, wait.name);
    }
    const solid = (bar.waits.length ? place(bar.waits[0].start_us) : x + width) - x;
    if (fits(bar.name, solid)) svg += label("tl-name", x + 6, y + 16, bar.name);
    else if (!bar.waits.some((wait) => wait.name === bar.name) && fits(bar.name, WIDTH - x - width))
      svg += label("tl-beside", x + width + 5, y + 16, bar.name);
    return svg + "</g>";
  };

  const describe = (lanes, marks) => {
    const each = lanes.map(({ thread, all }) => `${thread}: ${all.map((bar) => bar.name).join(", ")}`);
    const said = marks.map((mark) => `${mark.name} after ${told(mark.at_us)}`);
    return [...each, ...said].join(". ") + ". Order is exact, widths are compressed.";
  };

  return (element, data) => {
    const lanes = data.lanes.filter((lane) => lane.spans.length)
      .map((lane) => ({ thread: lane.thread, all: bars(lane.spans) }));
    const marks = data.marks ?? [];
    const every = lanes.flatMap((lane) => lane.all.flatMap((bar) => [bar, ...bar.waits]));
    const ends = every.flatMap((span) => [span.start_us, span.end_us]);
    const moments = [...ends, ...marks.map((mark) => mark.at_us)];
    if (!moments.length) { element.replaceChildren(); return; }

    const longest = Math.max(...lanes.map((lane) => lane.thread.length));
    const gutter = Math.min(Math.max(longest * 7.4 + 30, 76), 170);
    const needs = lanes.flatMap((lane) => lane.all.flatMap((bar) => [
      { from: bar.start_us, to: bar.waits[0]?.start_us ?? bar.end_us, wide: bar.name.length * LETTER + 14 },
      ...bar.waits.map((wait) => ({ from: wait.start_us, to: wait.end_us, wide: wait.name.length * LETTER + 14 })),
    ]));
    const place = scale(moments, needs, gutter, WIDTH - gutter - 18);
    const ident = `timeline-live-${++drawn}`;

    let [y, rows] = [TOP, ""];
    lanes.forEach((lane, at) => {
      const deepest = Math.max(...lane.all.map((bar) => bar.row));
      const [start, end] = [lane.all[0].start_us, Math.max(...lane.all.map((bar) => bar.end_us))];
      const [x, middle] = [place(start), y + PADDING + ROW / 2];
      rows += `<g class="tl-lane tl-lane--${at % 6}">` + box('class="tl-bar"', 0, middle - 4, 8, 8, 4)
        + label("tl-thread", 14, middle + 4, lane.thread)
        + `<line class="tl-life" x1="${fixed(x)}" y1="${middle}" x2="${fixed(place(end))}" y2="${middle}"/>`
        + lane.all.map((bar) => drawBar(bar, place, y + PADDING, `${ident}-hatch`)).join("") + "</g>";
      y += 2 * PADDING + ROW + STEP * deepest;
    });
    const [first, last] = [Math.min(...moments), Math.max(...moments)];
    const ticks = [first, last].map((us) =>
      line("tl-guide", place(us), TOP, y) + label("tl-tick", Math.min(place(us), WIDTH - 24), y + 16, us ? told(us) : "0")).join("");
    const named = marks.map((mark) => {
      const x = place(mark.at_us);
      const half = mark.name.length * 3.3;
      return line("tl-mark", x, TOP - 6, y)
        + label("tl-tick tl-mark-name", Math.min(Math.max(x, half), WIDTH - half), TOP - 12, mark.name);
    }).join("");
    const note = label("tl-note tl-last", WIDTH, y + 38, "Order is exact, widths are compressed.");

    element.innerHTML = `<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 ${WIDTH} ${y + 46}" role="img"`
      + ` aria-labelledby="${ident}-title ${ident}-desc"><title id="${ident}-title">Threads of this request</title>`
      + `<desc id="${ident}-desc">${escape(describe(lanes, marks))}</desc>`
      + `<defs><pattern id="${ident}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">`
      + `<path class="tl-hatch" d="M0 6L6 0M-1.5 1.5L1.5-1.5M4.5 7.5L7.5 4.5"/></pattern></defs>`
      + ticks + rows + named + note + "</svg>";
  };
})();
