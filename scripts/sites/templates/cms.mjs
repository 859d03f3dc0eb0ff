import { compact, toHtml } from '../markup.mjs';

/** A company site: banner, one column, licence line, footer with filing numbers; what `page` leaves out is absent. */
export function cms(page, site) {
  const { licence = site.licence, icp = site.icp } = page;
  return compact(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${page.title} - ${site.name}</title>
${page.head ?? ''}
</head>
<body>
<div class="banner"><a href="/">${site.name}</a></div>
<div class="content">
<h1>${page.title}</h1>
${page.list === undefined ? toHtml(page.body) : listing(page, site)}
</div>
${licence === '' ? '' : `<div class="licence">${licence}</div>`}
<div class="footer"><p>${site.name}</p>
${icp === '' ? '' : `<p>${icp}</p>`}
</div>
</body>
</html>`);
}

function listing(page, site) {
  const items = page.list.map((path) => site.pages.find((other) => other.path === path));
  return `<ul class="list">\n${items.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`).join('\n')}\n</ul>`;
}

/** A licence line as such sites print it. */
export const licenceLine = (id, name) =>
  `本页文字采用 <a rel="license" href="https://creativecommons.org/licenses/${id}/4.0/">${name} 4.0</a> 许可协议。`;
