/* What the server is asked. */

export const POINTS_DELAY = 250;
export const YEAR_DELAY = 400;
const UNDERSTOOD = [400, 403, 404, 409, 413, 422];

/** @param body a file is sent as it is, anything else as JSON; without one nothing is sent */
export async function ask(url, body) {
  const file = body instanceof Blob;
  const type = file ? 'application/octet-stream' : 'application/json';
  let response;
  try {
    response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      credentials: 'same-origin',
      headers: Object.assign({ Accept: 'application/json' }, body && { 'Content-Type': type }),
      body: body && (file ? body : JSON.stringify(body)),
    });
  } catch (offline) {
    throw new Error('Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.');
  }
  if (response.status === 401) {
    throw new Error('Phiên làm việc đã hết. Hãy đăng nhập lại.');
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) {
    return answer;
  }
  throw new Error(
    (UNDERSTOOD.includes(response.status) && answer && answer.detail) ||
      `Máy chủ báo lỗi (mã ${response.status}). Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị viên.`
  );
}

/** Of a commune's sheet, what applies to its type of unit. */
function addressOf({ id, version, unitType }, what = '') {
  return `/api/criteria-sets/${encodeURIComponent(id)}/${version}${what}${unitType ? `?unitType=${unitType}` : ''}`;
}

export function criteriaSet(name) {
  return ask(addressOf(name));
}

export function askPoints(name, entries) {
  return ask(addressOf(name, '/points'), { entries });
}

/** Calls after the last of several quick changes. */
export function debounce(call, delay) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, delay);
  };
}
