// Where the engine runs: in a worker, or on the page itself where a browser refuses workers and fetching, as from a folder.

const INDEX = "../search/index.js";
// Said in the script itself, because what is published has no comments; it also keeps the licence among what is used.
globalThis.guideSearchNotice = "MiniSearch 7.2.0, Copyright 2022 Luca Ongaro, MIT: search/minisearch-licence.txt";

if (typeof document === "undefined") work();
else begin(document.currentScript.src);

function work() {
  importScripts(new URL(INDEX, location.href));
  const search = new Search(self.guideIndex);
  addEventListener("message", ({ data }) => postMessage(search.run(data)));
}

function begin(source) {
  const ask = location.protocol === "file:" ? here(source) : elsewhere(source);
  new Box(document.querySelector("[data-md-component=search]"), ask, new URL("..", source).href).start();
}

// Asks the worker, one query at a time: of those typed meanwhile only the last is asked.
function elsewhere(source) {
  const worker = new Worker(source);
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

// Asks on the page; the index comes as a script, because a page from a folder cannot fetch it.
function here(source) {
  let search = null;
  let waiting = null;
  const script = make("script", { src: new URL(INDEX, source).href });
  script.addEventListener("load", () => {
    search = new Search(self.guideIndex);
    if (waiting) waiting.then(search.run(waiting.query));
  });
  document.head.append(script);
  return (query, then) => {
    waiting = { query, then };
    if (search) then(search.run(query));
  };
}
