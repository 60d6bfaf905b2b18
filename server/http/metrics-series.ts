const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Under which labels a request is counted. Everything that the public sends is one series: a route and a status of its
 * own would tell, to the second, when somebody answered. Languages are not told apart.
 */
export function seriesOf(method: string, route: string, status: number) {
  const path = route === '/*' || route === '*' ? 'none' : route.replace(/^\/en(?=\/|$)/, '') || '/';
  const kind = `${Math.floor(status / 100)}xx`;
  if (reading.has(method) || path.startsWith('/workspace'))
    return { method: methods.has(method) ? method : 'other', route: path, status: kind };
  return { method: 'POST', route: 'public', status: status < 400 ? '2xx' : kind };
}
