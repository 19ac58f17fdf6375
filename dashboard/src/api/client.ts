/** What went wrong, in the words of the service (RFC 9457), or that it did not answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly maybe?: string,
    readonly field?: string,
  ) {
    super(detail || title);
  }

  /** The service is gone or too slow; what is shown may be old. */
  get unreachable(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

const TOKEN = 'commonwatt.token';

export const token = {
  get: (): string | null => sessionStorage.getItem(TOKEN),
  set: (value: string): void => sessionStorage.setItem(TOKEN, value),
};

/** The address of a route, wherever a proxy has put the service. */
export const address = (path: string): string => new URL('.' + path, document.baseURI).href;

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as { title?: string; detail?: string; maybe?: string; field?: string };
    return new Problem(response.status, body.title ?? response.statusText, body.detail ?? '', body.maybe, body.field);
  } catch {
    return new Problem(response.status, `The service answered ${response.status}.`, response.statusText);
  }
}

async function request(path: string, init: RequestInit, timeoutMs: number): Promise<Response> {
  const headers = new Headers(init.headers);
  const secret = token.get();
  if (secret) headers.set('Authorization', `Bearer ${secret}`);
  let response: Response;
  try {
    response = await fetch(address(path), { ...init, headers, signal: AbortSignal.timeout(timeoutMs) });
  } catch {
    throw new Problem(0, 'The service does not answer.', 'It may have been stopped, or the network is gone.');
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function get<T>(path: string): Promise<T> {
  return (await (await request(path, {}, 60_000)).json()) as T;
}

export async function send<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'Content-Type': 'application/json' };
  }
  const response = await request(path, init, 60_000);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Saves a file of the service under its own name; goes through `fetch` so that the token goes with it. */
export async function download(path: string, name: string): Promise<void> {
  const response = await request(path, {}, 300_000);
  save(await response.blob(), name);
}

export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The address of a WebSocket, and the protocols that carry the token. */
export function socket(path: string): WebSocket {
  const secret = token.get();
  const url = address(path).replace(/^http/, 'ws');
  return new WebSocket(url, secret ? ['commonwatt', `token.${secret}`] : ['commonwatt']);
}
