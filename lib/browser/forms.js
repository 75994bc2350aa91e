/**
 * What runs in a visitor's browser: takes the forms of a page over that post to this API. It is served by its own text
 * (serve-script.ts), so nothing outside of it may be used in it; and whatever fails in it, the form still posts by itself.
 *
 * @param {readonly string[]} words what to say, by fate: first in English, then each language's code with its three
 */
export function forms(words) {
  /**
   * A submission on its way; what the browser keeps of it.
   * @typedef {{ id: string, url: string, at: number, entries: [string, FormDataEntryValue][] }} Item
   * A form taken over: the id of what is filled in now, since when, where it tells the visitor how it went.
   * @typedef {{ id: string, start: number, status: Element, busy?: boolean }} Own
   * How a visitor came to the site: the page with its campaign, the page before it, when.
   * @typedef {{ url: string, from: string, at: number }} Touch
   * @typedef {0 | 1 | 2} Fate
   */
  const SENT = 0;
  const FAILED = 1;
  const KEPT = 2;
  const NAME = 'bitrix24-lead';
  const DAY = 864e5;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { api, consent } = script.dataset;
  const base = new URL('forms', api || script.src).href;
  const native = HTMLFormElement.prototype;
  /** @type {WeakMap<EventTarget, Own>} */
  const known = new WeakMap();
  /** Forms that wait on this page for what the outbox still holds. @type {Map<string, HTMLFormElement>} */
  const waiting = new Map();

  const newId = () => crypto.getRandomValues(new Uint32Array(4)).join('-');
  /** @param {number} ms */
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  // ── Where the visitor came from ──────────────────────────────────────────────────────────────────────────────────

  const CAMPAIGN =
    /^utm_|cl(k|ick_?)?id$|_cid$|braid$|^gad_|^(li_fat_id|epik|sccid|vk_ad_id|mc_eid|roistat|_?openstat)$/;
  const campaign = new URLSearchParams(
    [...new URLSearchParams(location.search)].filter(([name]) => CAMPAIGN.test(name)),
  ).toString();
  const { referrer } = document;
  const from = referrer.startsWith(`${location.origin}/`) ? '' : referrer;
  /** @type {Touch} */
  const here = { url: location.origin + location.pathname + (campaign && `?${campaign}`), from, at: Date.now() };
  let first = here;
  let last = here;

  /** Keeps the first and the last way here for 30 days; forgets both when that is not allowed. @param {boolean} allowed */
  function remember(allowed) {
    first = last = here;
    try {
      if (!allowed) return localStorage.removeItem(NAME);
      /** @type {Touch[]} */
      const kept = JSON.parse(localStorage.getItem(NAME) || '[]');
      const [one, two] = kept.map((touch) => (touch.at > Date.now() - 30 * DAY ? touch : here));
      first = one || here;
      last = campaign || from ? here : two || here;
      localStorage.setItem(NAME, JSON.stringify([first, last]));
    } catch {
      // storage is shut: this page alone tells where the visitor came from
    }
  }
  // data-consent: only once it is given, by an event or a text in the cookies
  if (consent === undefined || (consent && document.cookie.includes(consent))) remember(true);
  document.addEventListener(`${NAME}:consent`, (event) =>
    remember(/** @type {CustomEvent} */ (event).detail !== false),
  );

  function trace() {
    try {
      return /** @type {any} */ (window).b24Tracker.guest.getTrace();
    } catch {
      return '';
    }
  }

  // whatever reads the form gets these, its own submit() and a post without fetch too
  document.addEventListener('formdata', ({ target, formData }) => {
    const own = known.get(/** @type {EventTarget} */ (target));
    if (!own) return;
    for (const [name, value] of [
      ['submission_id', own.id],
      ['_start', own.start],
      ['page', location.href],
      ...new URL(last.url).searchParams,
      ['referrer', last.from],
      // of a first visit the campaign stands in the fields already
      [
        'first_touch',
        `${new Date(first.at).toISOString().slice(0, 10)} ${first.url === last.url ? first.url.split('?')[0] : first.url} ${first.from}`,
      ],
      ['trace', trace()],
    ])
      if (value && !formData.has(name)) formData.append(name, value);
  });

  // ── The outbox ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** @template {IDBRequest | IDBTransaction} T @param {T} work @returns {Promise<T>} */
  const settled = (work) =>
    new Promise((done, fail) => {
      const success = () => done(work);
      Object.assign(work, { onsuccess: success, oncomplete: success, onerror: fail, onabort: fail });
    });

  /** @template T @param {(store: IDBObjectStore) => IDBRequest<T>} act */
  async function outbox(act) {
    const open = indexedDB.open(NAME, 1);
    open.onupgradeneeded = () => open.result.createObjectStore(NAME, { keyPath: 'id' });
    const { result: database } = await settled(open);
    try {
      const transaction = database.transaction(NAME, 'readwrite');
      const asked = act(transaction.objectStore(NAME));
      await settled(transaction);
      return asked.result;
    } finally {
      database.close();
    }
  }

  /** Left in the outbox by mistake it is sent once more, under its id; so this may fail. @param {string} id */
  const forget = (id) => outbox((store) => store.delete(id)).catch(() => {});

  /** One tab at a time; nothing when another one is at it. @template T @param {string} id @param {() => Promise<T>} act */
  const alone = async (id, act) =>
    navigator.locks ? navigator.locks.request(NAME + id, { ifAvailable: true }, (lock) => lock && act()) : act();

  /** @param {Item} item @returns {Promise<[Fate, object]>} */
  async function post({ url, entries }) {
    const files = entries.some(([, value]) => typeof value !== 'string');
    const body = files ? new FormData() : new URLSearchParams();
    for (const [name, value] of entries) body.append(name, /** @type {string} */ (value));
    const keepalive = !files && `${body}`.length < 6e4;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body,
        keepalive,
        signal: AbortSignal.timeout?.(files ? 3e5 : 3e4) ?? null,
      });
      const later = /^5|429|408/.test(`${answer.status}`);
      return [answer.ok ? SENT : later ? KEPT : FAILED, await answer.json().catch(() => ({}))];
    } catch {
      return [KEPT, {}];
    }
  }

  let delay = 15e3;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function again() {
    clearTimeout(timer);
    timer = setTimeout(flush, delay);
    delay = Math.min(delay * 2, 6e5);
  }

  /**
   * Sends what is kept. A visitor has been told that it will be, hence it is tried for seven days, whatever the answer;
   * what was refused, only at the next visit.
   */
  async function flush() {
    try {
      for (const { id, at } of /** @type {Item[]} */ (await outbox((store) => store.getAll()))) {
        await alone(id, async () => {
          // another tab may have sent it meanwhile
          const item = /** @type {Item | undefined} */ (await outbox((store) => store.get(id)));
          if (!item) return;
          if (at < Date.now() - 7 * DAY) return forget(id);
          const [fate, answer] = await post(item);
          if (fate === KEPT) again();
          if (fate !== SENT) return;
          await forget(id);
          const form = waiting.get(id);
          waiting.delete(id);
          if (tell(form || document, fate, id, answer) && form) say(form, fate);
        });
      }
    } catch {
      // storage is shut: there is nothing in it
    }
  }

  // ── What the visitor sees ────────────────────────────────────────────────────────────────────────────────────────

  /** False when the page says that it does the rest itself. @param {EventTarget} at @param {Fate} fate @param {string} submission @param {object} answer */
  const tell = (at, fate, submission, answer) =>
    at.dispatchEvent(
      new CustomEvent(`${NAME}:${['sent', 'failed', 'kept'][fate]}`, {
        bubbles: true,
        cancelable: true,
        detail: { submission, ...answer },
      }),
    );

  /** @param {HTMLFormElement} form @param {Fate} fate */
  function say(form, fate) {
    const { lang = navigator.language } = /** @type {HTMLElement} */ (form.closest('[lang]')) || {};
    const status = known.get(form)?.status;
    if (!status) return;
    // a framework may have drawn the form anew
    if (!form.contains(status)) form.append(status);
    // `pt-BR` is `pt`, both kinds of Norwegian are one, and a language that we don't have is at -1: English
    const [language = ''] = lang
      .toLowerCase()
      .replace(/^n[bn]/, 'no')
      .split(/[-_]/);
    status.textContent = /** @type {string} */ (words[words.indexOf(language) + 1 + fate]);
  }

  /** @param {HTMLFormElement} form @param {Own} own @param {Item} item */
  async function send(form, own, item) {
    // a captcha's token is good for one try, soon: the visitor has to get another one and click again
    const once = item.entries.some(([name, value]) => value && /captcha|turnstile|smart-token/.test(name));
    // beside the sending, which must not wait for a storage that may be shut or stuck
    const stored = (once ? Promise.reject() : outbox((store) => store.put(item))).then(
      () => true,
      () => false,
    );
    /** @type {[Fate, object]} */
    let [fate, answer] = [KEPT, {}];
    for (const wait of [0, 1e3, 3e3]) {
      await pause(wait);
      if (blocked || (once && wait)) break;
      [fate, answer] = await post(item);
      if (fate !== KEPT || !navigator.onLine) break;
    }
    const kept = await Promise.race([stored, pause(2e3)]);
    if (kept && (fate !== KEPT || blocked)) await forget(item.id);
    if (blocked && fate === KEPT) return native.submit.call(form);
    if (fate === KEPT && !kept) fate = FAILED;
    if (fate === KEPT) {
      waiting.set(item.id, form);
      again();
    }
    for (const widget of ['turnstile', 'hcaptcha', 'grecaptcha']) {
      try {
        /** @type {any} */ (window)[widget].reset();
      } catch {
        // not on this page
      }
    }
    if (fate !== FAILED) own.id = newId();
    if (!tell(form, fate, item.id, answer)) return;
    if (fate !== FAILED) native.reset.call(form);
    say(form, fate);
    const next = /** @type {HTMLInputElement | null} */ (form.querySelector('[name=_next],[name=_redirect]'));
    const target = form.dataset.redirect ?? next?.value;
    if (target && fate === SENT) location.assign(target);
  }

  // the page's own policy forbids fetch here: then the form goes as it would have without us
  let blocked = false;
  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
    if (effectiveDirective === 'connect-src' && blockedURI.startsWith(new URL(base).origin)) blocked = true;
  });

  // ── The forms ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** @param {Element} element @param {string} attribute */
  function target(element, attribute) {
    try {
      const { href } = new URL(element.getAttribute(attribute) ?? '', document.baseURI);
      return `${href.split(/[?#]/)[0]}/`.startsWith(`${base}/`) ? href : '';
    } catch {
      return '';
    }
  }

  /** @param {HTMLFormElement} form */
  function take(form) {
    const name = form.getAttribute(`data-${NAME}`);
    if (name !== null) {
      form.setAttribute('action', base + (name && `/${encodeURIComponent(name)}`));
      form.setAttribute('method', 'post');
    }
    if (known.has(form) || !target(form, 'action')) return;
    const status = form.querySelector(`[data-${NAME}-status]`) ?? form.appendChild(document.createElement('p'));
    status.setAttribute('role', 'status');
    status.setAttribute('dir', 'auto');
    const trap = form.appendChild(document.createElement('input'));
    Object.assign(trap, {
      name: '_gotcha',
      tabIndex: -1,
      autocomplete: 'off',
      ariaHidden: 'true',
      style: 'position:absolute;width:1px;clip-path:inset(50%)',
    });
    known.set(form, { id: newId(), start: Date.now(), status });
  }

  // on the window, so that the page's own handlers come first; what they prevent is theirs
  addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { submitter } = event;
    if (event.defaultPrevented) return;
    take(form);
    const own = known.get(form);
    const url = submitter?.hasAttribute('formaction') ? target(submitter, 'formaction') : target(form, 'action');
    if (!own || !url) return;
    if (own.busy) return event.preventDefault();
    const entries = [...new FormData(form, submitter)].filter(([, value]) => typeof value === 'string' || value.size);
    event.preventDefault();
    const by = submitter ?? form.querySelector('[type=submit],button:not([type])');
    own.busy = true;
    own.status.textContent = '';
    by?.setAttribute('aria-busy', 'true');
    const { id } = own;
    alone(id, () => send(form, own, { id, url, at: Date.now(), entries }))
      .catch(() => native.submit.call(form))
      .then(() => {
        by?.removeAttribute('aria-busy');
        // a second click that comes just after the answer is none
        setTimeout(() => (own.busy = false), 500);
      });
  });

  function look() {
    for (const form of document.forms) take(form);
  }
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  const resume = () => {
    delay = 15e3;
    flush();
  };
  addEventListener('online', resume);
  resume();
}
