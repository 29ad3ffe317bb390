// Calls the API and shows what came back, then what happened after that.
"use strict";

const find = (id) => document.getElementById(id);
const say = (text, failed = false) => {
  find("said").textContent = text;
  find("said").classList.toggle("failed", failed);
};
const milliseconds = (value) => `${value.toFixed(0)} ms`;
const pause = (time) => new Promise((resume) => setTimeout(resume, time));

// An answer of the API, or an error that carries what the problem says.
const call = async (path, options) => {
  const response = await fetch(path, options);
  const body = await response.json();
  const id = response.headers.get("X-Request-ID");
  if (!response.ok) throw Object.assign(new Error(body.detail), { id });
  return { body, id };
};

const lastEnd = (timeline) =>
  Math.max(...timeline.lanes.flatMap((lane) => lane.spans.map((span) => span.end_us)),
    ...timeline.marks.map((mark) => mark.at_us)) / 1000;

// The comparison may still run when the answer is here: ask until it has ended.
const showThreads = async (id) => {
  for (let tries = 0; tries < 50; tries++) {
    const { body } = await call(`/api/requests/${id}/timeline`);
    if (body.finished && body.marks.length) {
      // The development server adds what a thread runs; the lane shows that.
      for (const lane of body.lanes) lane.thread = lane.thread.replace(/ \(.*\)$/, "");
      drawTimeline(find("timeline"), body);
      find("finished").textContent = milliseconds(lastEnd(body));
      return;
    }
    await pause(100);
  }
};

const showHistory = async (sku) => {
  const { body } = await call(`/api/stock/${encodeURIComponent(sku)}/history`);
  const rows = body.reverse().map((version) => {
    const row = document.createElement("tr");
    const at = new Date(version.observed_at).toLocaleString();
    for (const value of [version.version, version.quantity, at]) {
      row.append(Object.assign(document.createElement("td"), { textContent: value }));
    }
    return row;
  });
  find("history-sku").textContent = `of ${sku}`;
  find("history").tBodies[0].replaceChildren(...rows);
  find("history").hidden = !rows.length;
  find("no-history").hidden = Boolean(rows.length);
};

const ask = async (sku) => {
  say("Asking the supplier and the database…");
  find("finished").textContent = "…";
  const at = new Date();
  const start = performance.now();
  try {
    const { body, id } = await call(`/api/stock/${encodeURIComponent(sku)}`);
    const elapsed = performance.now() - start;
    find("start").textContent = at.toLocaleTimeString();
    find("quantity").textContent = body.quantity;
    find("elapsed").textContent = milliseconds(elapsed);
    find("facts").hidden = false;
    say(`${body.sku}: ${body.quantity}, answered after ${milliseconds(elapsed)}.`);
    await showThreads(id);
    await showHistory(sku);
  } catch (error) {
    find("facts").hidden = true;
    say(error.message, true);
    if (error.id) await showThreads(error.id).catch(() => {});
  }
  if (find("sell")) find("sell").disabled = find("facts").hidden;
};

const sell = async (sku) => {
  const quantity = Math.max(0, Number(find("quantity").textContent) - 1);
  const path = `/api/simulator/stock/${encodeURIComponent(sku)}`;
  const options = {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ quantity }),
  };
  try {
    await call(path, options);
    say(`The supplier sold one ${sku}. Ask again to see it.`);
  } catch (error) {
    say(error.message, true);
  }
};

find("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(find("sku").value);
});
find("sell")?.addEventListener("click", () => sell(find("sku").value));
