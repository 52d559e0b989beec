/** The page inside a webview: VS Code puts it into a frame within a frame. */
export async function webviewFrame(page) {
	const outer = page.frameLocator("iframe.webview.ready").first();
	const body = await outer.frameLocator("iframe#active-frame").locator("body").elementHandle();
	const frame = await body.ownerFrame();
	if (!frame) throw new Error("The webview has no page.");
	return frame;
}
