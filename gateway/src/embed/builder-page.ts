import type { RequestHandler } from 'express';
import { BUILDER_WORDS } from './browser/builder-words.ts';
import { PALETTES } from './browser/contrast.ts';
import { escapeHtml } from './browser/snippets.ts';
import { BUILDER_STYLE } from './builder-style.ts';
import type { ScriptStore } from './script-store.ts';
import { sendPage } from './send-page.ts';
import { WIDGETS } from './widget-list.ts';

type Language = keyof typeof BUILDER_WORDS;

/** The colours that a person picks; the others follow from the theme. */
const PICKED = ['text', 'surface', 'accent'] as const;

/** The page where a person picks a widget and copies what to put on a site, at `/embed`; `?lang=en` for English. */
export function builderPage(scripts: ScriptStore): RequestHandler {
  return (request, response) => {
    const language = request.query['lang'] === 'en' ? 'en' : 'sv';
    const words = BUILDER_WORDS[language];
    response.set('Cache-Control', 'no-cache');
    sendPage(response, {
      language,
      title: words.title,
      head: `<script type="module" src="/widgets/frame.js"></script>
<script type="module" src="/embed/assets/builder.js"></script>`,
      style: BUILDER_STYLE,
      body: `<main>
<p class="other"><a href="/embed?lang=${language === 'en' ? 'sv' : 'en'}" lang="${language === 'en' ? 'sv' : 'en'}">${words.otherLanguage}</a></p>
<h1>${words.title}</h1>
<p>${words.lead}</p>
<noscript><p>${words.withoutScript}</p></noscript>
<div class="columns">
<form id="choices" aria-label="${words.choices}"${embedded(scripts, 'frame.js')}>
${choices(language, scripts)}
${colours(language)}
</form>
<section aria-labelledby="preview-heading">
<h2 id="preview-heading">${words.preview}</h2>
<div id="preview"></div>
</section>
</div>
<section aria-labelledby="snippets-heading">
<h2 id="snippets-heading">${words.snippets}</h2>
${Object.entries(words.forms)
  .map(([form, label]) => snippet(form, label, words.copy))
  .join('\n')}
<p id="copied" role="status"></p>
</section>
</main>`,
      allow: { 'frame-src': "'self'" },
    });
  };
}

/** The attributes that tell which script a snippet embeds, and the hash that the browser checks it by; empty where there is none. */
function embedded(scripts: ScriptStore, file: string): string {
  const script = scripts.current.get(file);
  return script ? ` data-src="/widgets/${script.version}/${file}" data-integrity="${script.integrity}"` : '';
}

function choices(language: Language, scripts: ScriptStore): string {
  const words = BUILDER_WORDS[language];
  const widgets = Object.entries(WIDGETS).flatMap(([name, titles]) => {
    const data = embedded(scripts, `${name}.js`);
    if (data === '') return [];
    return [`<option value="${name}"${data} data-sv="${titles.sv}" data-en="${titles.en}">${titles[language]}</option>`];
  });
  const themes = Object.entries(words.themes).map(([value, label]) => `<option value="${value}">${escapeHtml(label)}</option>`);
  return `<p><label for="widget">${words.widget}</label>
<select id="widget" name="widget">${widgets.join('')}</select></p>
<p><label for="municipality">${words.municipality}</label>
<input id="municipality" name="municipality" value="1492" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" required autocomplete="off" aria-describedby="municipality-help municipality-wrong">
<small id="municipality-help">${words.municipalityHelp}</small>
<strong id="municipality-wrong" role="alert"></strong></p>
<p><label for="language">${words.language}</label>
<select id="language" name="language">
<option value="sv" lang="sv"${language === 'sv' ? ' selected' : ''}>Svenska</option>
<option value="en" lang="en"${language === 'en' ? ' selected' : ''}>English</option>
</select></p>
<p><label for="theme">${words.theme}</label>
<select id="theme" name="theme">${themes.join('')}</select></p>
<p><label><input type="checkbox" name="focus" value="business"> ${words.focus}</label></p>`;
}

function colours(language: Language): string {
  const words = BUILDER_WORDS[language];
  const rows = PICKED.map(
    (name) => `<p><label><input type="checkbox" name="own" value="${name}"> ${words.own}: ${words.names[name]}</label>
<input type="color" name="${name}" value="${PALETTES.light[name]}" aria-label="${words.names[name]}" disabled></p>`,
  );
  return `<fieldset><legend>${words.colours}</legend>
${rows.join('\n')}
<h2 id="contrast-heading">${words.contrast}</h2>
<p><small>${words.contrastHelp}</small></p>
<p id="contrast-warning" class="low" role="status"></p>
<ul id="contrast" aria-labelledby="contrast-heading"></ul>
</fieldset>`;
}

function snippet(form: string, label: string, copy: string): string {
  return `<div class="snippet" id="snippet-${form}">
<label for="text-${form}">${label}</label>
<textarea id="text-${form}" readonly rows="${form === 'element' ? 5 : 2}" spellcheck="false"></textarea>
<button type="button" data-copy="${form}" aria-label="${copy}: ${escapeHtml(label)}">${copy}</button>
</div>`;
}
