{#- The one script: its parts, each one idea. It stands in the head and runs before the page is painted. -#}
"use strict";
{
const whenRead = (task) => document.addEventListener("DOMContentLoaded", task);
document.documentElement.classList.remove("no-js");
{% include "js/scheme.js" %}
{% include "js/disclosure.js" %}
{% include "js/search-loader.js" %}
{% include "js/tables.js" %}
{% include "js/exit.js" %}
}
