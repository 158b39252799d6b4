import { build } from "esbuild";
import { chromium } from "playwright-core";
import { longThread, longThreadMessage } from "./e2e/pages";
const r = await build({ entryPoints: [`extension/content/main.ts`], bundle: true, format: "iife", write: false, target: "chrome140" });
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless=new","--no-sandbox","--disable-gpu"] });
const ctx = await b.newContext(); const page = await ctx.newPage();
const t = longThread(1000);
await ctx.route("**/*", (x) => x.fulfill({ contentType: "text/html; charset=utf-8", body: t.html }));
await page.goto(t.url);
await page.evaluate(() => { const sent: any[] = []; (globalThis as any).browser = { runtime: { id: "t", sendMessage: (m: any) => { sent.push(JSON.stringify(m).length); return Promise.resolve(); }, onMessage: { addListener() {}, removeListener() {} } } }; (globalThis as any).sent = sent; });
await page.evaluate(r.outputFiles[0]!.text + "\n//# sourceURL=content.js");
await page.waitForTimeout(3000);
const cdp = await ctx.newCDPSession(page);
await cdp.send("Profiler.enable"); await cdp.send("Profiler.setSamplingInterval", { interval: 100 }); await cdp.send("Profiler.start");
const N = 15;
for (let i = 0; i < N; i++) { await page.evaluate((h) => document.querySelector(".msg-s-message-list-content")!.insertAdjacentHTML("beforeend", h), longThreadMessage(1).replace("1:", i + ":")); await page.waitForTimeout(800); }
const { profile } = await cdp.send("Profiler.stop");
const self = new Map<string, number>(), dt = profile.timeDeltas!; const byId = new Map(profile.nodes.map((n) => [n.id, n]));
profile.samples!.forEach((s, i) => { const n = byId.get(s)!; const k = `${n.callFrame.functionName}:${n.callFrame.lineNumber + 1} ${n.callFrame.url.slice(-12)}`; self.set(k, (self.get(k) ?? 0) + dt[i]! / 1000); });
// line-level
const lines = new Map<string, number>();
for (const n of profile.nodes) if (n.callFrame.url.includes("content")) for (const p of n.positionTicks ?? []) lines.set(`${p.line}`, (lines.get(`${p.line}`) ?? 0) + p.ticks);
console.log([...self].filter(([k]) => !/idle|program/.test(k)).sort((a, b) => b[1] - a[1]).slice(0, 14).map(([k, v]) => `${(v / N).toFixed(2)} ${k}`).join("\n"));
const src = r.outputFiles[0]!.text.split("\n");
const tot=[...lines.values()].reduce((a,b)=>a+b,0);
console.log([...lines].sort((a, b) => b[1] - a[1]).slice(0, 20).map(([l, v]) => `${(100*v/tot).toFixed(1)}% ${l}: ${src[Number(l) - 1]?.trim().slice(0,140)}`).join("\n"));
console.log(await page.evaluate(() => (globalThis as any).sent.slice(-3)));
await b.close();
