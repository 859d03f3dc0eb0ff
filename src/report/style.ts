/** Style of the report: light and dark, Chinese fonts first, one language shown at a time, fit for print. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fbfbf9;--fg:#1c1f21;--soft:#5c666c;--line:#dcdfdd;--card:#fff;--accent:#00688b}
@media (prefers-color-scheme:dark){:root{--bg:#14181a;--fg:#e6e9e8;--soft:#9aa6ab;--line:#2d3438;--card:#1b2124;--accent:#63b7d6}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--bg);color:var(--fg);font:15px/1.65 -apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",Arial,sans-serif}
h1{margin:.4rem 0 0;font-size:1.9rem;line-height:1.3}h1 small{font-weight:400;color:var(--soft);font-size:.6em}
h2{margin:2.4rem 0 .6rem;font-size:1.25rem;border-bottom:2px solid var(--accent);padding-bottom:.25rem}h3{margin:1.4rem 0 .4rem;font-size:1rem}
.lead{color:var(--soft);margin:.2rem 0 1rem}
input[name=lang]{position:absolute;opacity:0}
label{display:inline-block;padding:.15rem .8rem;border:1px solid var(--line);border-radius:1rem;margin-right:.4rem;cursor:pointer;color:var(--soft)}
input:checked+label{background:var(--accent);border-color:var(--accent);color:var(--card)}input:focus-visible+label{outline:2px solid var(--fg);outline-offset:2px}
#zh:checked~main [lang=en],#en:checked~main [lang=zh-CN]{display:none}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;margin:1rem 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1rem;color:var(--soft)}.tile b{display:block;font-size:1.7rem;color:var(--fg);font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;padding:.4rem .7rem;border-bottom:1px solid var(--line);vertical-align:top}td{overflow-wrap:anywhere}.lb{display:none}tr:last-child td{border-bottom:0}
th{color:var(--soft);font-weight:600;white-space:nowrap}td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
code{font:.85em/1.5 ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",monospace}code.d{word-break:break-all;color:var(--soft)}
figure{margin:.6rem 0;overflow-x:auto}figure svg{width:100%;min-width:36rem;height:auto}
.k,.s{display:inline-block;padding:0 .5rem;border-radius:.8rem;font-size:.82rem;white-space:nowrap;color:#111;background:#cfd4d2}
.k.keep,.s.met{background:#8fd8bd}.k.reject,.s.not-met{background:#f2b08a}.k.hold,.s.not-measured{background:#f6d48d}.k.fail{background:#e9bfd4}
.nw{white-space:nowrap}.legend .k{margin-left:.4rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}
@media (max-width:44rem){body{padding:.9rem}.tiles{grid-template-columns:1fr 1fr}dl{grid-template-columns:1fr}dd{margin:0 0 .4rem}
.small th,.small td{padding:.3rem .4rem}.rows thead{display:none}.rows,.rows tbody,.rows tr,.rows td{display:block}.rows tr{padding:.35rem .7rem;border-bottom:1px solid var(--line)}.rows tr:last-child{border-bottom:0}
.rows td,.rows td.n{display:grid;grid-template-columns:6.5rem 1fr;gap:.6rem;padding:.1rem 0;border:0;text-align:left;white-space:normal}.rows .lb{display:block;color:var(--soft)}}
@media print{:root{color-scheme:light;--bg:#fff;--fg:#111;--soft:#444;--line:#bbb;--card:#fff;--accent:#00506b}html,body{font-size:11px}body{max-width:none;padding:0}label{display:none}h2,h3{break-after:avoid}tr,figure,.tile{break-inside:avoid}thead{display:table-header-group}.scroll,figure{overflow:visible}figure svg{min-width:0}.k,.s{border:1px solid #555;print-color-adjust:exact}}
`.trim();
