import { launch } from "./serve.mjs"; import { readFileSync } from "node:fs";
const [out, ...items] = process.argv.slice(2);
const b = await launch(); const p = await (await b.newContext({ viewport: { width: 100, height: 100 } })).newPage();
const h = items.map((i) => { const [f, y = 0, hh = 1150, w = 400] = i.split(":"); return `<div style="width:${w}px;height:${hh}px;overflow:hidden;flex:none"><img style="margin-top:-${y}px;display:block" src="data:image/png;base64,${readFileSync(`screenshots/panel/${f}.png`).toString("base64")}"></div>`; }).join("");
await p.setContent(`<body style="margin:0;display:inline-flex;gap:8px;background:#f0f">${h}`); const el = p.locator("body"); const box = await el.boundingBox(); await p.setViewportSize({ width: Math.ceil(box.width), height: Math.ceil(box.height) });
await p.screenshot({ path: out }); await b.close();
