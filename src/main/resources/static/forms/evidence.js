/* Files of evidence. */

import { html, show } from './html.js';
import { number } from './words.js';

const LARGEST_FILE = 25 * 1024 * 1024;
const FILE_KINDS = '.pdf,.png,.jpg,.jpeg,.jpe,.jfif,.docx,.xlsx,.pptx,.doc,.xls';

function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${number((bytes / 1024 / 1024).toFixed(1))} MB`;
}

function fileLink(file) {
  return html`<a href="/api/evidence/${file.id}" target="_blank" rel="noopener">${file.name}</a> <small>${size(file.size)}</small>`;
}

export function fileLinks(files, code) {
  const own = files.filter(({ indicator }) => indicator === code);
  return own.length > 0 && html`<ul class="cg-file-list">${own.map((file) => html`<li>${fileLink(file)}</li>`)}</ul>`;
}

/** Sends a file as it is; tells how far it is, from 0 to 1. */
function upload(url, file, progress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => progress(event.loaded / event.total));
    request.addEventListener('load', () =>
      request.status === 200
        ? done(request.response)
        : failed(new Error((request.response && request.response.detail) || `Máy chủ báo lỗi (mã ${request.status}).`))
    );
    request.addEventListener('error', () => failed(new Error('Không gửi được tệp. Hãy kiểm tra mạng rồi thử lại.')));
    request.send(file);
  });
}

/** The files of one indicator: to add, to look at, to take away. */
export function fileControls(dossier, indicator, files, changed) {
  const place = document.createElement('div');
  let state = '';
  const draw = () => {
    show(
      place,
      html`<ul class="cg-file-list">${files.map(
        (file) => html`<li>${fileLink(file)}
          <button type="button" class="btn btn-link btn-xs" data-remove="${file.id}" aria-label="Bỏ tệp ${file.name}">Bỏ</button></li>`
      )}</ul>
      <label class="btn btn-default btn-xs">Thêm tệp minh chứng
        <input type="file" class="cg-file" accept="${FILE_KINDS}" data-code="${indicator.code}"></label>
      <progress max="1" value="0" hidden></progress> <span class="cg-file-state" role="status">${state}</span>`
    );
  };
  const tell = (text) => {
    state = text;
    draw();
  };
  const add = async (file) => {
    if (file.size > LARGEST_FILE) {
      tell(`«${file.name}» lớn hơn 25 MB, không nhận được.`);
      return;
    }
    const bar = place.querySelector('progress');
    bar.hidden = false;
    try {
      const query = `indicator=${encodeURIComponent(indicator.code)}&name=${encodeURIComponent(file.name)}`;
      files.push(
        await upload(`/api/dossiers/${encodeURIComponent(dossier)}/evidence?${query}`, file, (share) => {
          bar.value = share;
        })
      );
      tell('Đã nhận tệp.');
      changed();
    } catch (error) {
      tell(error.message);
    }
  };
  const remove = async (id) => {
    const answer = await fetch(`/api/evidence/${id}`, { method: 'DELETE', credentials: 'same-origin' });
    if (answer.ok) {
      files.splice(
        files.findIndex((file) => file.id === id),
        1
      );
      tell('Đã bỏ tệp.');
      changed();
    } else {
      const problem = await answer.json().catch(() => ({}));
      tell(problem.detail || 'Không bỏ được tệp, hãy thử lại.');
    }
  };
  place.addEventListener('change', (event) => {
    event.stopPropagation();
    if (event.target.files && event.target.files[0]) {
      add(event.target.files[0]);
    }
  });
  place.addEventListener('input', (event) => event.stopPropagation());
  place.addEventListener('click', (event) => {
    const { remove: id } = event.target.dataset;
    if (id) {
      remove(id);
    }
  });
  draw();
  return place;
}
