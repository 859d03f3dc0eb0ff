/** Style of the overlay: light and dark, Chinese fonts first, one language at a time; colour is never the only sign. */
export const EXPLANATION_STYLE = `
:root{color-scheme:light dark;--bg:#fbfbf9;--fg:#1c1f21;--soft:#5c666c;--line:#dcdfdd;--card:#fff;--accent:#00688b;--kept:#e3f4ec;--edge:#1d8a5f;--left:#f3f3f1}
@media (prefers-color-scheme:dark){:root{--bg:#14181a;--fg:#e6e9e8;--soft:#9aa6ab;--line:#2d3438;--card:#1b2124;--accent:#63b7d6;--kept:#173328;--edge:#56c596;--left:#1d2225}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.2rem;background:var(--bg);color:var(--fg);font:15px/1.7 -apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",Arial,sans-serif}
h1{margin:.6rem 0 0;font-size:1.6rem;line-height:1.35}h2{margin:2rem 0 .6rem;font-size:1.15rem}
.lead{color:var(--soft);margin:.2rem 0;overflow-wrap:anywhere}
input{position:absolute;opacity:0}
label{display:inline-block;padding:.1rem .8rem;border:1px solid var(--line);border-radius:1rem;margin-right:.4rem;cursor:pointer;color:var(--soft)}
input:checked+label{background:var(--accent);border-color:var(--accent);color:var(--card)}input:focus-visible+label{outline:2px solid var(--fg);outline-offset:2px}
#zh:checked~main [lang=en],#en:checked~main [lang=zh-CN],#zh:checked~label [lang=en],#en:checked~label [lang=zh-CN]{display:none}
#only:checked~main .left{display:none}
table{border-collapse:collapse;font-size:.9rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;margin:.8rem 0}
th,td{text-align:left;padding:.3rem .8rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}tr:last-child>*{border-bottom:0}
th{color:var(--soft);font-weight:600;white-space:nowrap}td.s,td.n{color:var(--soft);white-space:nowrap;font-variant-numeric:tabular-nums}
code{font:.85em/1.5 ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",monospace}
.g{display:grid;grid-template-columns:13rem 1fr;gap:0 1rem;padding:.15rem 0;border-left:4px solid transparent}
.chip{color:var(--soft);font-size:.8rem;text-align:right;padding:.25rem 0;overflow-wrap:anywhere}.chip code{display:block}
.t{padding:.1rem .9rem;border-radius:.3rem;min-width:0}
.kept{border-left-color:var(--edge)}.kept .t{background:var(--kept)}.kept .chip{color:var(--edge);font-weight:600}
.left .t{background:var(--left);color:var(--soft);font-size:.88rem;max-height:9.5rem;overflow:auto}
.t p{margin:.25rem 0;white-space:pre-line;overflow-wrap:anywhere}.t .h{font-weight:700;font-size:1.08em;margin-top:.6rem}
.t .li{padding-left:1.1em;text-indent:-1.1em}.t .li::before{content:"• "}.row,.row p{display:inline}.kept .row{display:block;margin:.1rem 0;padding-bottom:.1rem;border-bottom:1px dotted var(--line)}.kept .row p.p{display:block}.kept .row .cell{display:inline-block}.t .cell{display:inline-block;margin:.1rem .3rem .1rem 0;padding:0 .5rem;border:1px solid var(--line);border-radius:.2rem}
.left .t p{display:inline-block;margin:.1rem .8rem .1rem 0}
.t pre{margin:.4rem 0;padding:.4rem .6rem;overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.3rem;font:.85em/1.5 ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",monospace}
.k{display:inline-block;padding:0 .5rem;border-radius:.8rem;font-size:.85rem;color:#111;background:#8fd8bd}.k.reject{background:#f2b08a}.k.hold{background:#f6d48d}.k.fail{background:#e9bfd4}
@media (max-width:44rem){body{padding:.8rem}.g{grid-template-columns:1fr;padding-left:.5rem}.chip{text-align:left}.chip code{display:inline}th,td{padding:.3rem .5rem}th,td.s{white-space:normal}td.s{width:7rem}}
@media print{:root{color-scheme:light;--bg:#fff;--fg:#111;--soft:#444;--line:#bbb;--card:#fff;--kept:#e3f4ec;--edge:#0f6b45;--left:#f3f3f1}html,body{font-size:11px}body{max-width:none;padding:0}.t{print-color-adjust:exact}label{display:none}.left .t{max-height:none}}
`.trim();
