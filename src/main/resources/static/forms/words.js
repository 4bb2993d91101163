/* Numbers, days and classes in words. */

const DAY_MILLIS = 24 * 3600 * 1000;

export const CLASSES = [
  ['XUAT_SAC', 'Xuất sắc (đề nghị tỉnh)'],
  ['VUNG_MANH', 'Trong sạch, vững mạnh'],
  ['KHA', 'Khá'],
  ['TRUNG_BINH', 'Trung bình'],
  ['YEU_KEM', 'Yếu kém'],
];

export const LEVELS = { COMMUNE: 'Xã', DISTRICT: 'Huyện', PROVINCE: 'Tỉnh' };
const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

export function number(value) {
  return String(value).replace('.', ',');
}

/** Two decimals, for points that the server has computed. */
export function points(value) {
  return value === null || value === undefined ? '' : Number(value).toFixed(2).replace('.', ',');
}

/** 2026-02-27 as 27/02/2026. */
export function day(date) {
  return date ? date.slice(0, 10).split('-').reverse().join('/') : '';
}

export function dayInWords(date) {
  return date ? `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]}, ${day(date)}` : '';
}

/** How many days this day lies behind that one; negative before. */
export function daysBetween(day, later) {
  return (Date.parse(later) - Date.parse(day)) / DAY_MILLIS;
}

export function yesNo(answer) {
  return answer ? 'Có' : 'Không';
}

/** Of «% kế hoạch» only the sign: the rest stands in the indicator's name. */
export function unit(indicator) {
  return indicator.unit.startsWith('%') ? '%' : indicator.unit;
}

export function className(code) {
  const known = CLASSES.find(([name]) => name === code);
  return known ? known[1] : code;
}
