// For looking on: what becomes of what a form of this page has just sent. The forms themselves need nothing of it.
const { portal } = document.currentScript.dataset;

/** Form → what is told in the panel beside it; the document's own is the first panel of the page. */
const panels = new Map();
let state = null;
let events = null;

const panelOf = (target) => (target.closest?.('.ask') ?? document).querySelector('.way');

function step(panel, name, className, text, link) {
  const item = panel.querySelector(`[data-step=${name}]`);
  item.className = className;
  const told = item.querySelector('span');
  told.textContent = text;
  if (link) {
    const anchor = Object.assign(document.createElement('a'), {
      href: link,
      target: 'bitrix24-sandbox',
      textContent: 'See it',
    });
    told.append(' ', anchor);
  }
}

const WAITS = {
  off: 'The portal is off: it waits, and nothing is lost.',
  slow: 'The portal is slow: a few seconds …',
  'over its limit': 'The portal takes no more at the moment: it waits.',
  'late commit': 'The portal hung up: before it is sent again, it is looked for.',
  'access revoked': 'The portal lets nobody in: it waits, and the alarm rings.',
};

function draw() {
  for (const [panel, way] of panels) {
    if (!way.id) continue;
    const lead = state?.leads.find(({ fields }) => fields.ORIGIN_ID === way.id);
    if (lead) {
      step(panel, 'queued', 'done', 'It has been through.');
      step(panel, 'lead', 'done', `No. ${lead.id} in Bitrix24.`, `${portal}/#lead-${lead.id}`);
    } else if (state) {
      step(panel, 'queued', 'now', 'Safe from here on, whatever the CRM does.');
      step(panel, 'lead', '', WAITS[state.mode] ?? 'On its way …');
    }
  }
}

function listen() {
  events ??= new EventSource(`${portal}/events`);
  events.onmessage = ({ data }) => {
    state = JSON.parse(data);
    draw();
  };
}

let clicked = 0;
document.addEventListener('submit', ({ target }) => {
  clicked = performance.now();
  const panel = panelOf(target);
  if (!panel) return;
  panels.delete(panel);
  step(panel, 'accepted', 'now', 'On the way to the API …');
  step(panel, 'queued', '', '');
  step(panel, 'lead', '', '');
});
document.addEventListener('bitrix24-lead:sent', ({ target, detail }) => {
  const panel = panelOf(target);
  if (!panel) return;
  const waited =
    target !== document && clicked ? ` in ${Math.round(performance.now() - clicked)} ms` : ', from the outbox';
  step(panel, 'accepted', 'done', `Thanked${waited}.`);
  step(panel, 'queued', 'now', 'Safe from here on, whatever the CRM does.');
  step(panel, 'lead', '', 'On its way …');
  panels.set(panel, { id: detail.id });
  listen();
  draw();
});
document.addEventListener('bitrix24-lead:kept', ({ target }) => {
  const panel = panelOf(target);
  if (panel) step(panel, 'accepted', 'now', 'Kept in this browser until the connection is back.');
});
document.addEventListener('bitrix24-lead:failed', ({ target }) => {
  const panel = panelOf(target);
  if (panel) step(panel, 'accepted', '', 'Not taken.');
});
