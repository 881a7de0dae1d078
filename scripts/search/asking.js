// One query at a time, of an engine that runs elsewhere or is not there yet: of those typed meanwhile only the last is asked.

// Asks a worker, one query at a time.
export function elsewhere(worker) {
  let running = null;
  let waiting = null;
  const next = () => {
    [running, waiting] = [waiting, null];
    if (running) worker.postMessage(running.query);
  };
  worker.addEventListener("message", ({ data }) => {
    running.then(data);
    next();
  });
  return (query, then) => {
    waiting = { query, then };
    if (!running) next();
  };
}

// Asks on the page: what was typed last while the search was loaded, and everything after.
export function here(load) {
  let search = null;
  let waiting = null;
  load((loaded) => {
    search = loaded;
    if (waiting) waiting.then(search.run(waiting.query));
  });
  return (query, then) => {
    waiting = { query, then };
    if (search) then(search.run(query));
  };
}
