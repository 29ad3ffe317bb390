// How many threads and processes: the formula of sitegen/pages/capacity.py, step by
// step, with the reader's numbers. Without this script the page shows an example.
(() => {
  const form = document.querySelector("form.calculator");
  const costs = JSON.parse(form.querySelector(".calculator__costs").textContent);
  const inputs = [...form.querySelectorAll("input")];
  const result = form.querySelector(".calculator__result");

  const up = (number) => Math.max(1, Math.ceil(number - 1e-9));

  // Never more processes than cores: `plan` sees to that.
  const throughput = (waitMs, cpuMs, processes, threads) =>
    Math.min(
      (processes * threads * 1000) / (waitMs + cpuMs),
      cpuMs ? (processes * 1000) / cpuMs : Infinity,
    );

  const plan = (load) => {
    const cpuMs = load.cpu_ms + costs.overhead_ms;
    const underWay = (load.rate * (load.wait_ms + cpuMs)) / 1000;
    const computing = (load.rate * cpuMs) / 1000;
    const processes = Math.min(up((computing * 100) / load.busy), load.cores);
    const threads = up((underWay * 100) / load.busy / processes);
    const slots = processes * threads;
    let most = throughput(load.wait_ms, cpuMs, processes, threads);
    if (load.calls && load.wait_ms) most = Math.min(most, (load.calls * 1000) / load.wait_ms);
    const served = Math.min(load.rate, most);
    const memory = processes * (costs.process_mb + threads * costs.thread_mb);
    return {
      under_way: underWay,
      computing,
      processes,
      threads,
      throughput: most,
      threads_used: (served * (load.wait_ms + cpuMs)) / slots / 10,
      cores_used: (served * cpuMs) / load.cores / 10,
      memory_mb: memory,
      warnings: warnings(load, computing, slots, memory),
    };
  };

  const warnings = (load, computing, slots, memory) => {
    const calls = (load.rate * load.wait_ms) / 1000;
    const limited = load.calls !== null;
    return {
      cores: (computing * 100) / load.busy > load.cores,
      calls: limited && calls > load.calls,
      bound: limited && calls <= load.calls && load.calls < slots,
      memory: load.memory_mb !== null && memory > load.memory_mb,
    };
  };

  const shown = (number) =>
    (Math.floor(number * 10 + 0.5) / 10).toLocaleString("en", { maximumFractionDigits: 1 });

  const read = (input) => input.value.trim();

  const problem = (input) => {
    const text = read(input);
    const { least, most } = input.dataset;
    if (!text) return input.required ? "Write a number here." : "";
    if (!/^\d*\.?\d+$|^\d+\.$/.test(text)) return "Write a number in digits, such as 20 or 0.5.";
    if ("whole" in input.dataset && !Number.isInteger(Number(text))) return "Write a whole number.";
    if (Number(text) < Number(least)) return `Write ${least} or more.`;
    if (Number(text) > Number(most)) return `Write ${most} or less.`;
    return "";
  };

  const check = (input) => {
    const says = problem(input);
    document.getElementById(`${input.id}-problem`).textContent = says;
    input.setAttribute("aria-invalid", String(Boolean(says)));
    return !says;
  };

  const show = (found) => {
    for (const each of result.querySelectorAll("[data-value]")) {
      each.textContent = shown(found[each.dataset.value]);
    }
    for (const each of result.querySelectorAll("[data-warning]")) {
      each.hidden = !found.warnings[each.dataset.warning];
    }
    result.querySelector("pre code").textContent =
      `gunicorn --workers ${found.processes} --threads ${found.threads} app:app`;
  };

  // What does not belong to the numbers above it is not shown.
  const compute = () => {
    const fine = inputs.map(check).every(Boolean);
    result.hidden = !fine;
    if (!fine) return;
    const number = (input) => [input.name, read(input) ? Number(read(input)) : null];
    show(plan(Object.fromEntries(inputs.map(number))));
  };

  form.addEventListener("input", compute);
  // A reloaded page may keep what was typed.
  compute();
})();
