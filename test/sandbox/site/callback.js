// The second form: what a page with its own JavaScript does. The id makes clicking twice, or trying again, harmless.
const form = document.querySelector('#callback');
const output = document.querySelector('#answer');

async function send(body, id) {
  const started = performance.now();
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  return { status: response.status, milliseconds: Math.round(performance.now() - started), answer };
}

function show(title, detail) {
  const heading = document.createElement('strong');
  heading.textContent = title;
  const pre = document.createElement('pre');
  pre.textContent = detail;
  output.replaceChildren(heading, pre);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { clicks, ...fields } = Object.fromEntries(new FormData(form, event.submitter));
  const body = { ...fields, page: location.href };
  const id = crypto.randomUUID();
  output.textContent = 'Sending …';
  try {
    const results = await Promise.all(Array.from({ length: Number(clicks ?? 1) }, () => send(body, id)));
    const [first] = results.toSorted((a, b) => a.milliseconds - b.milliseconds);
    const which = results.length > 1 ? `, the first of ${results.length} answers with one and the same id` : '';
    show(`${first.status} in ${first.milliseconds} ms${which}`, JSON.stringify(first.answer, null, 2));
  } catch (error) {
    show('No answer', String(error));
  }
});
