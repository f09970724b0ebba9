/** Plain values as YAML that Amends reads back: only to show and copy; the server writes the files. */

const PLAIN = /^[A-Za-zÀ-ɏ][\wÀ-ɏ .,/()'’–-]*[\wÀ-ɏ.)]$/;
const RESERVED = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** @param {any} value @param {string} [indent] @returns {string} */
export function toYaml(value, indent = '') {
  if (!filled(value)) return `${indent}${scalar(value)}\n`;
  if (Array.isArray(value)) return value.map((item) => listed(item, indent)).join('');
  return Object.entries(value)
    .map(([key, item]) => `${indent}${scalar(key)}:${filled(item) ? `\n${toYaml(item, `${indent}  `)}` : ` ${scalar(item)}\n`}`)
    .join('');
}

function listed(item, indent) {
  if (!filled(item)) return `${indent}- ${scalar(item)}\n`;
  return `${indent}- ${toYaml(item, `${indent}  `).slice(indent.length + 2)}`;
}

const filled = (value) => typeof value === 'object' && value !== null && Object.keys(value).length > 0;

function scalar(value) {
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
}
