// Renders logs and Markdown as GitHub does, and takes pictures of them: render.mjs FILE-OR-FOLDER TARGET
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { marked } from 'marked';
import puppeteer from 'puppeteer-core';
import sharp from 'sharp';
import { log, css } from './log.mjs';

const require = createRequire(import.meta.url);
const style = (theme) => fs.readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8');
const mermaid = path.join(path.dirname(require.resolve('mermaid')), 'mermaid.min.js');

function body(file) {
  const text = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.log')) return log(text);
  return marked
    .parse(text, { gfm: true })
    .replaceAll(/<pre><code class="language-mermaid">(.*?)<\/code><\/pre>/gs, '<pre class="mermaid">$1</pre>');
}

function page(file, theme) {
  const background = theme === 'dark' ? '#0d1117' : '#ffffff';
  return `<!doctype html><meta charset="utf-8"><base href="file://${path.dirname(file)}/">
<style>${style(theme)} ${css} body { margin: 0; background: ${background} }
.markdown-body { box-sizing: border-box; width: 1000px; padding: 16px 20px; border: 1px solid ${theme === 'dark' ? '#3d444d' : '#d1d9e0'}; border-radius: 6px; font-family: "Noto Sans", "DejaVu Sans", sans-serif }
.markdown-body pre.mermaid { background: none; padding: 0 }</style>
<body class="${theme}"><article class="markdown-body ${theme}">${body(file)}</article>`;
}

async function take(browser, file, theme, target) {
  const html = path.join(path.dirname(file), `.${path.basename(file)}-${theme}.html`);
  fs.writeFileSync(html, page(file, theme));
  try {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1000, height: 600 });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await tab.goto(`file://${html}`);
    if (await tab.$('.mermaid')) {
      await tab.addScriptTag({ path: mermaid });
      await tab.evaluate((t) => {
        mermaid.initialize({ startOnLoad: false, theme: t === 'dark' ? 'dark' : 'default', gantt: { useWidth: 900 } });
        return mermaid.run();
      }, theme);
    }
    const picture = await (await tab.$('article')).screenshot();
    await sharp(picture).png({ palette: true, colours: 64 }).toFile(target);
    await tab.close();
    console.log(path.relative('.', target));
  } finally {
    fs.rmSync(html);
  }
}

const [from, to] = process.argv.slice(2).map((one) => path.resolve(one));
const files = fs.statSync(from).isDirectory()
  ? fs.readdirSync(from).filter((name) => /\.(log|md)$/.test(name)).map((name) => path.join(from, name))
  : [from];
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
});
for (const file of files) {
  const { name, ext } = path.parse(file);
  const kind = ext === '.log' ? '-log' : files.length > 1 ? '-summary' : '';
  for (const theme of ['light', 'dark']) {
    await take(browser, file, theme, path.join(to, `${files.length > 1 ? 'action-' : ''}${name}${kind}-${theme}.png`));
  }
}
await browser.close();
