{#- The search: fetched when somebody goes to the box, and started once more as a worker where the browser allows it.
    MiniSearch 7.2.0 is taken in whole, as npm has it; its licence stands in js/search/minisearch-licence.txt. -#}
"use strict";
{
{% include "js/search/minisearch.js" %}
{% include "js/search/language.js" %}
{% include "js/search/analysis.js" %}
{% include "js/search/vocabulary.js" %}
{% include "js/search/query.js" %}
{% include "js/search/phrases.js" %}
{% include "js/search/documents.js" %}
{% include "js/search/intent.js" %}
{% include "js/search/engine.js" %}
{% include "js/search/excerpt.js" %}
{% include "js/search/answers.js" %}
{% include "js/search/results.js" %}
{% include "js/search/box.js" %}
{% include "js/search/start.js" %}
}
