// The address bar holds what is looked at, so that every view can be sent as a link.

export const VIEWS = ['live', 'day', 'network', 'money', 'fairness', 'compare', 'robustness', 'learn', 'explain'] as const;
export type View = (typeof VIEWS)[number];
export type Details = Record<string, string>;

function read(): { view: View; details: Details } {
  const [name = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const view = (VIEWS as readonly string[]).includes(name) ? (name as View) : 'live';
  return { view, details: Object.fromEntries(new URLSearchParams(query)) };
}

/** Details that stay when the view changes. */
const KEPT = ['run', 'policy', 'session', 'member', 'date', 'minute'];

class Route {
  #now = $state.raw(read());

  constructor() {
    addEventListener('hashchange', () => (this.#now = read()));
  }

  get view(): View {
    return this.#now.view;
  }

  get details(): Details {
    return this.#now.details;
  }

  href(view: View, details: Record<string, string | number | null | undefined> = {}): string {
    const kept: Record<string, string> = {};
    for (const key of KEPT) if (this.#now.details[key]) kept[key] = this.#now.details[key];
    for (const [key, value] of Object.entries(details)) {
      if (value === null || value === undefined || value === '') delete kept[key];
      else kept[key] = String(value);
    }
    const query = new URLSearchParams(kept).toString();
    return `#/${view}${query ? '?' + query : ''}`;
  }

  go(view: View, details: Record<string, string | number | null | undefined> = {}): void {
    location.hash = this.href(view, details);
  }

  /** Changes details of the present view without a new entry in the browser's history. */
  set(details: Record<string, string | number | null | undefined>): void {
    const href = this.href(this.view, { ...this.#now.details, ...details });
    if (href === location.hash) return;
    history.replaceState(null, '', href);
    this.#now = read();
  }
}

export const route = new Route();
