import { chromium } from 'playwright-core';
const base='http://127.0.0.1:4308';
const browser = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu'] });
const c=await browser.newContext({baseURL:base,viewport:{width:688,height:1031}}); const p=await c.newPage(); await p.goto('/workspace/sign-in'); await p.fill('#name','decision'); await p.fill('#password','wenji-demo-2021'); await p.press('#password','Enter'); await p.waitForURL(/workspace(?!\/sign)/);
await p.goto('/workspace/briefs'); const href=await p.locator('tbody th a').first().getAttribute('href'); await p.goto((process.argv[2]??'')+href);
const pdf=await p.pdf({preferCSSPageSize:true}); console.log('pages',pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length);
await p.emulateMedia({media:'print'}); await p.screenshot({path:'/tmp/briefs-print.png',fullPage:true});
console.log(await p.evaluate(()=>document.querySelector('.brief').getBoundingClientRect().height));
await browser.close();
