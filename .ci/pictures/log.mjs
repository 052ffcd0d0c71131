// A log as GitHub shows it: groups folded, colours of the terminal, commands of the runner hidden or marked.

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const coloured = (line) =>
  escape(line)
    .replaceAll(/\x1b\[([1-9]\d*)m/g, '<span class="a$1">')
    .replaceAll('\x1b[0m', '</span>');

export function log(text) {
  const lines = [];
  let folded = false;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('::group::')) {
      lines.push(`<div>▸ ${coloured(line.slice('::group::'.length))}</div>`);
      folded = true;
    } else if (line === '::endgroup::') {
      folded = false;
    } else if (line.startsWith('::error')) {
      const message = line.replace(/^::error.*?::/, '').replaceAll('%0A', '\n').replaceAll('%25', '%');
      lines.push(`<div class="error">${escape('Error: ' + message)}</div>`);
    } else if (!folded && !line.startsWith('::')) {
      lines.push(`<div>${coloured(line) || '&nbsp;'}</div>`);
    }
  }
  return `<div class="log">${lines.join('')}</div>`;
}

// GitHub's colours of the log, in both themes.
export const css = `
.log { font: 12px/20px ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
.a1 { font-weight: 700 } .a2 { opacity: .65 }
.light .a31 { color: #cf222e } .light .a32 { color: #116329 } .light .a33 { color: #7d4e00 }
.dark .a31 { color: #ff7b72 } .dark .a32 { color: #3fb950 } .dark .a33 { color: #d29922 }
.light .error { background: #ffebe9; color: #1f2328 } .dark .error { background: #f851491a }
`;
